"""About the open edition: what it holds, whether it is whole, and which others there are."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.content.damage import Damage
from db.queries.stats import Doubt, Stats, get_stats, sourced_percent
from desktop.core.dating import date_text
from desktop.core.library import Candidate, find_editions
from desktop.core.lines import kind_name
from desktop.core.notices import CORRECTION_NOTICE, PLAIN_NOTICE
from desktop.core.reader.compose import LANGUAGE_NAMES
from desktop.core.routes import Route
from desktop.core.words import tr
from desktop.qt.context import AppContext
from desktop.qt.direction import own_way
from desktop.qt.jobs import Token
from desktop.qt.tips import plain_tip
from desktop.views.base import View
from desktop.widgets.fact_grid import FactGrid
from desktop.widgets.figures import Figures
from desktop.widgets.glyph import Glyph
from desktop.widgets.labels import make_label, unbroken

WIDTH: Final = 640
_TITLE_PX: Final = 27
_COLUMNS: Final = 6
_MOST_DAMAGE: Final = 12
_GROUP: Final = 8
_DOUBTED: Final = {
    "appointment": "title",
    "dated_name": "name",
    "participation": "who took part",
    "segment": "part of the programme",
    "vote": "vote",
    "date": "date",
}
_SHIELDS: Final = {"complete": "verified", "damaged": "damaged"}


class EditionView(View):
    """One page of facts; the check can be run again and another edition opened from here."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._stats: Stats | None = None
        self._sections: list[QLabel] = []
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        context.theme.changed.connect(self._lay_out)
        context.check.changed.connect(self._show_check)
        self._lay_out()

    def show_route(self, route: Route, state: dict[str, Any]) -> None:
        """Show the edition that is open; there is one page, whatever its name."""
        self._show_edition()
        self._area.verticalScrollBar().setValue(int(state.get("scroll", 0)))

    def state(self) -> dict[str, Any]:
        return {"scroll": self._area.verticalScrollBar().value()}

    def panes(self) -> Sequence[QWidget]:
        return [self.again if self.again.isEnabled() else self.other]

    def edition_changed(self) -> None:
        self._stats = None
        self._show_edition()

    def _build(self) -> None:
        theme = self._context.theme
        self._title = make_label(wraps=True)
        self._lead = make_label(role="lead", wraps=True)
        self._figures = Figures(theme, _COLUMNS)
        self._facts = FactGrid(theme)
        self._others = QVBoxLayout()
        self._folders = FactGrid(theme)
        self.other = _button(own_way(tr("Open another edition…")), self._on_other_clicked)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        for part in (self._title, self._lead, self._build_check(), self._figures, self._facts):
            self._column.addWidget(part)
        self._add_section(tr("Editions on this computer"))
        self._column.addLayout(self._others)
        self._column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeading)
        self._add_section(tr("Where Placard keeps things"))
        self._column.addWidget(self._folders)
        self._add_section(tr("Notice"))
        for notice in (PLAIN_NOTICE, CORRECTION_NOTICE):
            self._column.addWidget(make_label(tr(notice), wraps=True, is_selectable=True))
        self._doubts_section = self._add_section(tr("Marked as uncertain"))
        self._doubts = make_label(wraps=True, is_selectable=True)
        self._column.addWidget(self._doubts)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._outer = QHBoxLayout(holder)
        self._outer.addStretch(1)
        self._outer.addWidget(self._inner, 4)
        self._outer.addStretch(1)
        self._area = QScrollArea()
        self._area.setAccessibleName(tr("About this edition"))
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _add_section(self, title: str) -> QLabel:
        label = make_label(title, "section")
        self._sections.append(label)
        self._column.addWidget(label)
        return label

    def _build_check(self) -> QWidget:
        self._check_box = QWidget()
        self._check_box.setObjectName("check")
        self._check_box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shield = Glyph()
        self._verdict = make_label(role="title", wraps=True)
        self._damage = make_label(role="detail", wraps=True, is_selectable=True)
        self.again = _button(tr("Check again"), self._on_again_clicked)
        words = QVBoxLayout()
        words.addWidget(self._verdict)
        words.addWidget(self._damage)
        self._check_row = QHBoxLayout(self._check_box)
        self._check_row.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        self._check_row.addLayout(words, 1)
        self._check_row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        return self._check_box

    def _lay_out(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._outer.setContentsMargins(px(28), px(40), px(28), px(40))
        self._inner.setMaximumWidth(px(WIDTH))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._others.setSpacing(px(6))
        self._check_row.setContentsMargins(px(12), px(10), px(12), px(10))
        self._check_row.setSpacing(px(10))
        self._shield.set_side(px(20))
        self._title.setFont(theme.reading_font(_TITLE_PX))
        self._figures.setContentsMargins(0, px(8), 0, px(8))
        for label in self._sections:
            label.setContentsMargins(0, px(16), 0, 0)
        for grid in (self._figures, self._facts, self._folders):
            grid.lay_out()

    def _show_edition(self) -> None:
        library = self._context.library
        paths = self._context.paths
        self._folders.show_rows(
            [
                (tr("Your data"), str(paths.data)),
                (tr("Your editions"), str(paths.editions)),
                (tr("Log and crash reports"), str(paths.logs)),
            ]
        )
        for part in (self._check_box, self._figures, self._facts):
            part.setVisible(library is not None)
        self._show_others(find_editions(paths))
        if library is None:
            self._title.setText(tr("No edition is open"))
            self._lead.setText(tr("Open an edition file to read; its name ends in “.placard”."))
            return
        edition = library.edition
        self._title.setText(unbroken(edition.title))
        published = date_text(edition.published_at[:10])
        self._lead.setText(
            tr("Edition {label}, published {date}").format(label=edition.label, date=published)
        )
        self._figures.show_figures(
            [(n, kind_name(kind, is_plural=n != 1).lower()) for kind, n in edition.counts.items()]
        )
        self._show_facts()
        self._show_check()
        if self._stats is None:
            self._read_stats()

    def _show_facts(self) -> None:
        library = self._context.library
        if library is None:
            return
        edition, stats = library.edition, self._stats
        megabytes = library.path.stat().st_size / 1e6 if library.path.is_file() else 0
        self._facts.show_rows(
            [
                (tr("Number"), str(edition.number)),
                (
                    tr("Languages"),
                    ", ".join(LANGUAGE_NAMES.get(tag, tag) for tag in edition.languages),
                ),
                (tr("Licence"), edition.content_licence),
                (tr("Texts"), language_text(stats)),
                (tr("Facts with a source"), share_text(stats)),
                (tr("Uncertain facts"), str(len(stats.uncertain)) if stats else ""),
                (tr("Links to nowhere"), str(stats.dangling) if stats else ""),
                (tr("Content checksum"), _grouped(edition.content_hash)),
                (tr("File"), f"{library.path} ({megabytes:.1f} MB)"),
            ]
        )

        doubts = stats.uncertain if stats else ()
        self._doubts.setText(doubts_text(doubts))
        for part in (self._doubts_section, self._doubts):
            part.setVisible(bool(doubts))

    def _read_stats(self) -> None:
        library = self._context.library
        if library is None:
            return

        def read(token: Token) -> Stats:
            token.on_cancel(library.interrupt_of_thread())
            return library.read(get_stats)

        self._context.jobs.submit(read, self._on_stats_read, lane="idle.stats")

    def _on_stats_read(self, stats: Stats) -> None:
        self._stats = stats
        self._show_facts()

    def _show_check(self) -> None:
        check = self._context.check
        self._context.icons.attach(self._shield, _SHIELDS.get(check.state, "unverified"))
        self._check_box.setProperty("state", check.state)
        self._check_box.style().polish(self._check_box)
        is_damaged = check.state == "damaged"
        self._verdict.setText(tr("This file is damaged") if is_damaged else check.sentence)
        self._damage.setText(damage_text(check.damage) if is_damaged else "")
        self._damage.setVisible(is_damaged)
        self.again.setEnabled(check.state != "running")
        self.again.setText(tr("Check now") if check.state == "unchecked" else tr("Check again"))

    def _show_others(self, found: Sequence[Candidate]) -> None:
        while (item := self._others.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        library = self._context.library
        here = library.path.resolve() if library is not None else None
        for candidate in found:
            is_open = candidate.path.resolve() == here
            self._others.addWidget(self._edition_row(candidate, is_open=is_open))

    def _edition_row(self, candidate: Candidate, *, is_open: bool) -> QWidget:
        edition = candidate.edition
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = f"{edition.title}, {edition.label}"
        words = make_label(f"{name} ({tr('open now')})" if is_open else name, wraps=True)
        words.setToolTip(plain_tip(str(candidate.path)))
        line.addWidget(words, 1)
        if not is_open:
            button = _button(tr("Open"), self._on_open_clicked)
            button.setProperty("path", str(candidate.path))
            button.setAccessibleName(tr("Open {name}").format(name=name))
            line.addWidget(button)
        return row

    def _on_again_clicked(self) -> None:
        if self._context.library is not None:
            self._context.check.run(self._context.jobs, self._context.library.path)

    def _on_other_clicked(self) -> None:
        self._context.actions["open_edition"].trigger()

    def _on_open_clicked(self) -> None:
        if self._context.open_edition is not None:
            self._context.open_edition(Path(self.sender().property("path")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()  # Qt drops the font of a label that came into a scroll area unpolished
        if self._context.library is None:
            self._show_edition()


def share_text(stats: Stats | None) -> str:
    """Say how many facts name a source; empty while that is not known."""
    if stats is None or not stats.facts:
        return ""
    said = tr("{n} of {all} ({percent} %)")
    percent = sourced_percent(stats)
    return said.format(n=stats.facts_sourced, all=stats.facts, percent=percent)


def language_text(stats: Stats | None) -> str:
    """Say how many entries have texts in each language, the most written one first."""
    totals: Counter[str] = Counter()
    for by_language in stats.counts.values() if stats else ():
        totals.update(by_language)
    return ", ".join(
        f"{LANGUAGE_NAMES.get(tag, tag)} {count}" for tag, count in totals.most_common()
    )


def doubts_text(doubts: Sequence[Doubt]) -> str:
    """List what is in doubt by entry, a line each: which fact it is, and why."""
    groups = []
    for title, found in groupby(doubts, lambda doubt: doubt.title):
        lines = [line for line in map(_doubt_line, found) if line]
        groups.append("\n".join([title, *lines]))
    return "\n\n".join(groups)


def _doubt_line(doubt: Doubt) -> str:
    note = date_text(doubt.note) if doubt.part == "date" else doubt.note
    said = ": ".join(filter(None, (tr(_DOUBTED.get(doubt.part, "")), note)))
    return f"–\u2002{said}" if said else ""


def damage_text(damage: Sequence[Damage]) -> str:
    """List what was hit, a line each, and say what to do."""
    lines = [str(found) for found in damage[:_MOST_DAMAGE]]
    rest = len(damage) - len(lines)
    if rest > 0:
        lines.append(tr("and {n} more").format(n=rest))
    lines.append(tr("What is not named here can be read as before. Fetch the file again."))
    return "\n".join(lines)


def _grouped(checksum: str) -> str:
    """Part a checksum into groups, which can be compared by eye and broken at a line's end."""
    return " ".join(checksum[at : at + _GROUP] for at in range(0, len(checksum), _GROUP))


def _button(label: str, clicked: Callable[[], object]) -> QPushButton:
    button = QPushButton(label)
    button.clicked.connect(clicked)
    return button
