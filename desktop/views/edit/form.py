"""The form of an entry: its name in addresses, languages, and the sections of its kind."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.entries.base import Entry
from db.entries.findings import Path
from db.entries.parts import texts_of
from db.errors import UserError
from db.queries.words import language_name
from desktop.core.forms.spec import Field, FormSpec
from desktop.core.words import tr
from desktop.views.edit.group import FieldGroup, Problems
from desktop.views.edit.inputs import Tools
from desktop.views.edit.parts import PartsInput
from desktop.widgets.fields.language_tabs import LanguageMark, LanguageTabs
from desktop.widgets.labels import make_label

_PADDING = 24
_AT_ONCE_S: Final = 0.006
"""Fields follow each other for so long, so that a key is not held up for a frame."""
_OPENING_S: Final = 0.015
"""So long fields are made before the first of them are shown, where none was made ahead."""
_UNSEEN_MS: Final = 200
"""What is below waits so long for what is above to be painted; a hidden form never is."""
_AGAIN_MS: Final = 10_000
_ADDRESS = Field(
    "slug",
    "Name in addresses",
    "a-z, 0-9 and hyphens; a new name keeps the old one as another way here",
)


class _Section(NamedTuple):
    title: QWidget
    group: FieldGroup

    def reveal(self) -> None:
        """Show it as far as it has come."""
        if self.group.is_begun:
            self.title.show()
            self.group.show()


class FormPane(QScrollArea):
    """All fields of one kind; built once, it shows one document after another.

    Another entry is shown as far as it is seen at first; what is below follows in the next turns
    of the loop, or as soon as anything asks for one of its fields. Fields may have been built ahead
    of time; where they were not, the first are shown while those below them are made.
    `edited` with the path and the new value of what the person changed.
    """

    edited = Signal(object, object)
    stepped = Signal(float)  # share of a body that is above what is seen of it
    comment_asked = Signal(object)  # Path
    history_asked = Signal(object)  # Path
    language_chosen = Signal(str)
    language_added = Signal(str)
    language_removed = Signal(str)
    failed = Signal(object)  # UserError: what fields name cannot be read now
    wanted_again = Signal()  # a while later: the document is to be shown anew
    completed = Signal()  # all of an entry is shown that was begun with its first sections

    def __init__(
        self, spec: FormSpec, tools: Tools, languages: Sequence[str], stack: QStackedWidget
    ) -> None:
        """Begin the form, empty, in its place: widgets that move later cost twice.

        Args:
            spec: Of the kind.
            tools: What inputs are made with.
            languages: Tags that texts may be added in.
            stack: Where it is to stand.
        """
        super().__init__()
        stack.addWidget(self)
        self.setObjectName("form")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its room is there from the first field on, so that none moves when the rest has come.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tools = tools
        names = [(tag, language_name(tag)) for tag in languages]
        self.tabs = LanguageTabs(tools.theme, tools.icons, names)
        self.tabs.language_chosen.connect(self.language_chosen)
        self.tabs.language_added.connect(self.language_added)
        self.tabs.language_removed.connect(self.language_removed)
        self._content = QWidget()
        self._content.setObjectName("form-content")
        self._column = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self._column.addWidget(self.tabs)
        self._sections = [
            *(self._add_section(tr(one.title), one.fields, has_more=True) for one in spec.sections),
            self._add_section(tr("Address"), (_ADDRESS,), has_more=False),
        ]
        self._column.addStretch(1)
        self._rest: Iterator[int] = iter(())
        self._has_failed = False  # what is missing could not be read: another program holds it
        self._has_been_complete = False  # if not, no field shows anything of another entry
        self._state: tuple[Collection[Path], Problems] = ((), ())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timeout)
        self.verticalScrollBar().valueChanged.connect(self.complete)
        self.lay_out()
        tools.theme.changed.connect(self.lay_out)

    @property
    def is_complete(self) -> bool:
        """Whether every field shows what it holds."""
        return not self._timer.isActive()

    @property
    def groups(self) -> Sequence[FieldGroup]:
        """The fields of each section, some of which may be missing until they are filled."""
        return [section.group for section in self._sections]

    @property
    def last_stop(self) -> QWidget:
        """What Tab comes to last, once the form is complete: the entry's name in addresses."""
        field: QWidget = self._sections[-1].group.frames[-1][1].field
        return field

    def begin(self, document: Entry, lang: str) -> None:
        """Show another document from its top, as far as that is seen; the rest follows."""
        self._start_filling(document, lang, is_other=True)
        self._state = ((), ())
        until = perf_counter() + _OPENING_S
        with self._laid_out_once():
            while height := self._fill_next():
                is_late = perf_counter() > until and not self._has_been_complete
                if is_late or height > self.viewport().height():
                    break
            for section in self._sections:
                section.reveal()
        self._content.installEventFilter(self)
        self._timer.start(_UNSEEN_MS)

    def complete(self) -> None:
        """Show at once what is left of the document."""
        if self.is_complete or self._has_failed:
            return
        with self._laid_out_once():
            while self._fill_next():
                pass
        self._end()

    def show_document(self, document: Entry, lang: str) -> None:
        """Show the document after a change: all of it, wherever one stands in it."""
        self.complete()  # of another entry, fields forget what they could take back
        self._start_filling(document, lang, is_other=False)
        self.complete()

    def show_state(self, changed: Collection[Path], problems: Problems) -> None:
        """Show which fields were changed, and what is wrong with which."""
        shown = [found for found in problems if found[1] in ("error", "warning")]
        self._state = (changed, shown)
        for section in self._sections:
            section.group.show_state(changed, shown)
        levels: dict[str, LanguageMark] = {}
        for path, level, _ in sorted(shown, key=_is_error):
            if path[:1] == ("text",) and len(path) > 1:
                levels[str(path[1])] = LanguageMark(level)
        self.tabs.mark_languages(levels)

    def focus_path(self, path: Path) -> bool:
        """Bring the field at a path into view and put the cursor into it."""
        self.complete()
        for _, group in self._sections:
            if group.focus_path(path):
                frame = group.frame_of(path)
                if frame is not None:
                    top = frame.mapTo(self._content, QPoint(0, 0)).y()
                    self.verticalScrollBar().setValue(max(0, top - self._tools.theme.px(16)))
                return True
        return False

    def scroll_to(self, place: int) -> None:
        """Show the form from where it was left."""
        if place:
            self.complete()
            self.verticalScrollBar().setValue(place)

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        self._sections[0].group.frames[0][1].take_focus()

    def lay_out(self) -> None:
        """Apply the theme's lengths."""
        padding = self._tools.theme.px(_PADDING)
        self._column.setContentsMargins(padding, padding // 2, padding, padding)
        self._column.setSpacing(self._tools.theme.px(14))

    def minimumSizeHint(self) -> QSize:
        """Be as wide as the widest field needs: forms scroll down only."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, self._tools.theme.px(120))

    def _in_order(self, tags: Iterable[str]) -> list[str]:
        """Return languages as the edition lists them, its own first; documents sort them by tag."""
        listed = self._tools.languages
        return sorted(
            tags, key=lambda tag: (listed.index(tag) if tag in listed else len(listed), tag)
        )

    def _fill(self, document: Entry, lang: str, *, is_other: bool) -> Iterator[int]:
        """Show a document a field a step; yield how high the form is down to there, at least."""
        self.tabs.show_languages(self._in_order(texts_of(document)) or [lang])
        self.tabs.show_value(lang)
        above = self._column.contentsMargins().top() + self.tabs.minimumSizeHint().height()
        for section in self._sections:
            above += section.title.minimumSizeHint().height() + 2 * self._column.spacing()
            for _ in section.group.fill(document, (), lang, is_other=is_other):
                yield above + section.group.minimumSizeHint().height()
            above += section.group.minimumSizeHint().height()
            section.group.show_state(*self._state)
            section.reveal()

    def _add_section(self, title: str, fields: Sequence[Field], *, has_more: bool) -> _Section:
        group = FieldGroup(fields, self._tools, PartsInput, has_more=has_more)
        group.edited.connect(self.edited)
        group.stepped.connect(self.stepped)
        group.comment_asked.connect(self.comment_asked)
        group.history_asked.connect(self.history_asked)
        section = _Section(make_label(title, "section"), group)
        for widget in section:
            widget.hide()  # until its fields are there
            self._column.addWidget(widget)
        return section

    def _on_timeout(self) -> None:
        if self._has_failed:
            self.wanted_again.emit()
            return
        self._timer.setInterval(0)
        until = perf_counter() + _AT_ONCE_S
        while perf_counter() < until:
            if not self._fill_next():
                self._end()
                return

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Lay out when every field has what it shows, and not for each of them."""
        self._column.setEnabled(False)
        try:
            yield
        finally:
            self._column.setEnabled(True)
            self._column.invalidate()

    def _start_filling(self, document: Entry, lang: str, *, is_other: bool) -> None:
        self._rest = self._fill(document, lang, is_other=is_other)
        self._has_failed = False
        self._timer.start(0)

    def _fill_next(self) -> int:
        """Fill a field; return how high the form is down to there, 0 when none could be filled."""
        try:
            return next(self._rest, 0)
        except UserError as error:
            self._has_failed = True
            self._timer.start(_AGAIN_MS)
            self.failed.emit(error)
            return 0

    def _end(self) -> None:
        if self._has_failed:
            return
        self._timer.stop()
        self._has_been_complete = True
        self.completed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on below once what is seen has been painted."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            if not (self.is_complete or self._has_failed):
                self._timer.start(0)
        return False

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Let Tab find every field, however soon it is pressed."""
        self.complete()
        return super().focusNextPrevChild(is_next)


def _is_error(found: tuple[Path, str, str]) -> bool:
    return found[1] == "error"
