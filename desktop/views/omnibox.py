"""Search as one types: the box asks, a job answers, the pop-up shows."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject

from db.search.finder import quick
from db.search.results import Count, HitGroup, QuickResult
from desktop.core.lines import EntryLine, hit_line, kind_name
from desktop.core.recent import Recent
from desktop.core.routes import Route, parse
from desktop.core.words import count_text, tr
from desktop.qt.context import AppContext
from desktop.qt.jobs import Token
from desktop.qt.pauses import Pauses
from desktop.views.stages import staged_hits
from desktop.widgets.results_popup import Group, Offer
from desktop.widgets.search_box import SearchBox
from desktop.widgets.search_keys import SearchKeys

_PER_KIND = 3
_IN_ONE_KIND = 12


class Omnibox(QObject):
    """Joins the search box to the edition; the latest text wins, older answers are dropped."""

    def __init__(self, context: AppContext, box: SearchBox, recent: Recent) -> None:
        super().__init__(box)
        self._context = context
        self._box = box
        self._recent = recent
        self._scope = ""
        self._scopes: tuple[tuple[str, str], ...] = ()
        self._keys = SearchKeys(box)
        self._is_wired = False
        self._pauses = Pauses(context.jobs, self)
        self._pauses.begin(self._prepare())
        box.text_edited.connect(self._on_text_edited)
        box.submitted.connect(self._on_submitted)
        box.opened.connect(self._on_opened)
        context.settings.on_change(self._on_setting_changed)

    def _on_text_edited(self, text: str) -> None:
        self._box.has_wish = False
        self._scope = ""
        self._ask(text)

    def _ask(self, text: str) -> None:
        context, library, scope = self._context, self._context.library, self._scope
        if library is None:
            return
        if not text.strip():
            self._box.is_waiting = False
            self._show(_recent_offer(self._recent))
            return
        lang = context.language
        per_kind = _IN_ONE_KIND if scope else _PER_KIND

        def run(token: Token) -> QuickResult:
            token.on_cancel(library.interrupt_of_thread())
            kinds = (scope,) if scope else None
            return library.read(quick, text, per_kind=per_kind, kinds=kinds, lang=lang)

        self._box.is_waiting = True
        context.jobs.submit(run, self._on_found, lane="search")

    def _on_found(self, result: QuickResult) -> None:
        self._box.is_waiting = False
        if self._box.field.hasFocus():
            if not self._scope:
                self._scopes = _scopes_of(result)
            self._show(_offer_of(result, self._scopes, self._lines_of))
        if self._box.has_wish:
            self._box.has_wish = False
            self._box.open_chosen(is_all=False)

    def _prepare(self) -> Iterator[None]:
        """Have the first key find the pop-up in place: it takes as long to make as a page."""
        yield self._wire()

    def _wire(self) -> None:
        """Make the pop-up, and listen to it."""
        popup = self._box.make_popup()
        if not self._is_wired:
            popup.hit_chosen.connect(self._on_hit_chosen)
            popup.scope_chosen.connect(self._on_scope_chosen)
            popup.all_wanted.connect(self._on_all_wanted)
            popup.note_chosen.connect(self._on_note_chosen)
            popup.help_wanted.connect(self._on_help_wanted)
            self._is_wired = True

    def _show(self, offer: Offer) -> None:
        self._wire()
        self._box.open_popup().show_offer(offer, self._scope)

    def _on_opened(self) -> None:
        self._ask(self._box.field.text())

    def _on_scope_chosen(self, scope: str) -> None:
        self._scope = scope
        self._ask(self._box.field.text())

    def _on_hit_chosen(self, address: str) -> None:
        self._box.close_popup()
        route = parse(address)
        if route.is_entry:
            popup = self._box.popup
            line = popup.chosen_line() if popup is not None else None
            self._recent.add_search(self._box.field.text())
            if line is not None:
                self._recent.add_entry(address, line.title)
        self._context.navigator.go(route)
        self._box.left.emit()

    def _on_all_wanted(self, scope: str) -> None:
        self._on_submitted(f"{self._box.field.text()} kind:{scope}")

    def _on_note_chosen(self, query: str) -> None:
        self._box.field.setText(query)
        self._on_text_edited(query)

    def _on_help_wanted(self) -> None:
        self._box.close_popup()
        self._context.navigator.go(Route("help", "search"))
        self._box.left.emit()

    def _on_submitted(self, text: str) -> None:
        self._box.close_popup()
        if text.strip():
            self._recent.add_search(text)
            self._context.navigator.go(Route("search", query=text.strip()))
            self._box.left.emit()

    def _lines_of(self, group: HitGroup) -> tuple[EntryLine, ...]:
        return staged_hits(self._context, [hit_line(hit) for hit in group.hits])

    def _on_setting_changed(self, key: str) -> None:
        if key == "keep_searches":
            self._recent.keep(is_kept=bool(self._context.settings[key]))


def _scopes_of(result: QuickResult) -> tuple[tuple[str, str], ...]:
    total = sum(group.count.number for group in result.groups)
    is_exact = all(group.count.is_exact for group in result.groups)
    chips = [("", f"{tr('All')}  {number_text(Count(total, is_exact))}")]
    chips += [
        (group.kind, f"{kind_name(group.kind)}  {number_text(group.count)}")
        for group in result.groups
    ]
    return tuple(chips) if result.groups else ()


def _offer_of(
    result: QuickResult,
    scopes: tuple[tuple[str, str], ...],
    lines_of: Callable[[HitGroup], tuple[EntryLine, ...]],
) -> Offer:
    groups = []
    for group in sorted(result.groups, key=_is_in_text_only):
        is_whole = group.count.is_exact and group.count.number <= len(group.hits)
        more = "" if is_whole else f"{tr('All')} {number_text(group.count)}"
        groups.append(Group(kind_name(group.kind), group.kind, more, lines_of(group)))
    note, query = " ".join(result.notes), ""
    if result.did_you_mean:
        query = result.did_you_mean
        note = tr("No entry matches. Did you mean “{query}”?").format(query=query)
    elif not groups and not note:
        note = tr("No entry matches.")
    total = sum(group.count.number for group in result.groups)
    return Offer(tuple(groups), scopes, note, query, count_text(total, tr("result"), tr("results")))


def _is_in_text_only(group: HitGroup) -> bool:
    """Whether no name of a group was found: Enter then leads to an entry that is called so."""
    return not any(hit.title_marks for hit in group.hits)


def _recent_offer(recent: Recent) -> Offer:
    searches = tuple(
        EntryLine("recent", text, "", text, str(Route("search", query=text)))
        for text in recent.searches
    )
    entries = tuple(
        EntryLine(parse(address).kind, title, "", title, address)
        for address, title in recent.entries
    )
    titled = ((tr("Recent searches"), searches), (tr("Recent entries"), entries))
    groups = tuple(Group(title, "", "", lines) for title, lines in titled if lines)
    note = (
        "" if groups else tr("Names, words, symbols (A/RES/71/1), targets (10.7): all in one box.")
    )
    return Offer(groups, (), note)


def number_text(count: Count) -> str:
    """Return a count as shown, with a plus sign where there are more."""
    return f"{count.number}{'' if count.is_exact else '+'}"
