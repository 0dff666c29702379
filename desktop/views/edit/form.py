"""The form of an entry: its name in addresses, languages, and the sections of its kind."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.entries.base import Entry
from db.entries.findings import Path
from db.entries.parts import texts_of
from db.queries.words import language_name
from desktop.core.forms.spec import Field, FormSpec
from desktop.core.words import tr
from desktop.views.edit.group import FieldGroup, Problems
from desktop.views.edit.inputs import Tools
from desktop.views.edit.parts import PartsInput
from desktop.widgets.fields.language_tabs import LanguageMark, LanguageTabs
from desktop.widgets.labels import make_label

_PADDING = 24
_ADDRESS = Field(
    "slug",
    "Name in addresses",
    "a-z, 0-9 and hyphens; a new name keeps the old one as another way here",
)


class FormPane(QScrollArea):
    """All fields of one kind; built once, it shows one document after another.

    Its fields are built one by one ahead of time, or at once before it is first shown.
    `edited` with the path and the new value of what the person changed.
    """

    edited = Signal(object, object)
    stepped = Signal(float)  # share of a body that is above what is seen of it
    comment_asked = Signal(object)  # Path
    history_asked = Signal(object)  # Path
    language_chosen = Signal(str)
    language_added = Signal(str)
    language_removed = Signal(str)

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
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tools = tools
        names = [(tag, language_name(tag)) for tag in languages]
        self.tabs = LanguageTabs(tools.theme, tools.icons, names)
        self.tabs.language_chosen.connect(self.language_chosen)
        self.tabs.language_added.connect(self.language_added)
        self.tabs.language_removed.connect(self.language_removed)
        self._groups: list[FieldGroup] = []
        self._content = QWidget()
        self._content.setObjectName("form-content")
        self._column = QVBoxLayout(self._content)
        self.setWidget(self._content)
        self._column.addWidget(self.tabs)
        self._building = self._build(spec)
        self._preparing = self._prepare_rest()
        self.lay_out()
        tools.theme.changed.connect(self.lay_out)

    @property
    def last_stop(self) -> QWidget:
        """What Tab comes to last: the entry's name in addresses."""
        field: QWidget = self._groups[-1].frames[-1][1].field
        return field

    def prepare(self) -> Iterator[None]:
        """Build a field a step: first those that are missing, then those of chosen parts."""
        yield from self._building
        yield from self._preparing

    def finish(self) -> None:
        """Build at once whatever field is missing."""
        for _ in self._building:
            pass

    def show_document(self, document: Entry, lang: str) -> None:
        """Show a document, its texts in a language."""
        self._column.setEnabled(False)  # laid out once, when every field has what it shows
        self.tabs.show_languages(self._in_order(texts_of(document)) or [lang])
        self.tabs.show_value(lang)
        for group in self._groups:
            group.show_document(document, (), lang)
        self._column.setEnabled(True)
        self._column.invalidate()

    def forget_steps(self) -> None:
        """Forget what fields could take back by themselves: another entry is shown."""
        for group in self._groups:
            group.forget_steps()

    def show_state(self, changed: Collection[Path], problems: Problems) -> None:
        """Show which fields were changed, and what is wrong with which."""
        shown = [found for found in problems if found[1] in ("error", "warning")]
        for group in self._groups:
            group.show_state(changed, shown)
        levels: dict[str, LanguageMark] = {}
        for path, level, _ in sorted(shown, key=_is_error):
            if path[:1] == ("text",) and len(path) > 1:
                levels[str(path[1])] = LanguageMark(level)
        self.tabs.mark_languages(levels)

    def focus_path(self, path: Path) -> bool:
        """Bring the field at a path into view and put the cursor into it."""
        for group in self._groups:
            if group.focus_path(path):
                frame = group.frame_of(path)
                if frame is not None:
                    top = frame.mapTo(self._content, QPoint(0, 0)).y()
                    self.verticalScrollBar().setValue(max(0, top - self._tools.theme.px(16)))
                return True
        return False

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        self._groups[0].frames[0][1].take_focus()

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

    def _build(self, spec: FormSpec) -> Iterator[None]:
        for title, fields, has_more in (
            *((tr(section.title), section.fields, True) for section in spec.sections),
            (tr("Address"), (_ADDRESS,), False),
        ):
            self._column.addWidget(make_label(title, "section"))
            group = FieldGroup(fields, self._tools, PartsInput, has_more=has_more)
            self._add(group)
            yield from group.build()
        self._column.addStretch(1)

    def _prepare_rest(self) -> Iterator[None]:
        for group in self._groups:
            yield from group.prepare()
        self._column.activate()
        yield

    def _add(self, group: FieldGroup) -> None:
        group.edited.connect(self.edited)
        group.stepped.connect(self.stepped)
        group.comment_asked.connect(self.comment_asked)
        group.history_asked.connect(self.history_asked)
        self._groups.append(group)
        self._column.addWidget(group)


def _is_error(found: tuple[Path, str, str]) -> bool:
    return found[1] == "error"
