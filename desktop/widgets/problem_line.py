"""What keeps an entry from its next stage, in one line; each problem leads to its field."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.core.words import count_text, tr
from desktop.qt.announce import announce
from desktop.qt.direction import own_way
from desktop.qt.icons import Icons
from desktop.qt.theme import Theme
from desktop.qt.tips import plain_tip
from desktop.widgets.fields.edges import repolish
from desktop.widgets.glyph import Glyph
from desktop.widgets.labels import make_label

HEIGHT: Final = 36
_EDGE: Final = 24
_GAP: Final = 8
_ICON: Final = 16
_ICONS: Final = {"error": ("error", "err"), "warning": ("warning", "warn"), "ok": ("ok", "ok")}


class ProblemItem(NamedTuple):
    """A problem: its field's label, what is wrong, and whether it blocks."""

    label: str
    text: str
    is_error: bool = True


class ProblemLine(QFrame):
    """`problem_chosen` with the place of a problem in what is shown.

    It keeps its room without one: the form below must not move under the hands of who types.
    """

    problem_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("problems")
        self._theme = theme
        self._icons = icons
        self._problems: Sequence[ProblemItem] = ()
        self._shown: object = None
        self._glyph = Glyph()
        self._summary = make_label("", "problem")
        self._links: list[QPushButton] = []
        self._named: list[int] = []
        self._rest = _menu_link()
        self._warnings = _menu_link()
        self._warnings.setObjectName("warnings")
        self._row = QHBoxLayout(self)
        for widget in (self._glyph, self._summary):
            self._row.addWidget(widget)
        self._row.addWidget(self._rest)
        self._row.addStretch(1)
        self._row.addWidget(self._warnings)
        theme.changed.connect(self._on_theme_changed)
        icons.loaded.connect(self._on_theme_changed)
        self.show_problems((), is_checked=False)
        self._on_theme_changed()

    def show_problems(
        self, problems: Sequence[ProblemItem], step: str = "", *, is_checked: bool = True
    ) -> None:
        """Show problems.

        Args:
            problems: In the order of the form.
            step: What errors block ("review"); empty for saving.
            is_checked: Whether there is no other, as far as can be known.
        """
        if (tuple(problems), step, is_checked) == self._shown:
            return
        self._shown = (tuple(problems), step, is_checked)
        is_news = bool(problems or self._problems)
        self._problems = tuple(problems)
        errors = [place for place, problem in enumerate(problems) if problem.is_error]
        warnings = [place for place, problem in enumerate(problems) if not problem.is_error]
        said = self._summarise(len(errors), len(warnings), step)
        self._summary.setText(said if problems or is_checked else "")
        self._named = errors or warnings
        self._set_level("error" if errors else "warning" if warnings else "ok")
        self._glyph.setVisible(bool(self._summary.text()))
        self._make_links()
        count = count_text(len(warnings), tr("warning"), tr("warnings"))
        self._warnings.setText(own_way(count))
        self._warnings.setVisible(bool(errors and warnings))
        self._fill(self._warnings, warnings)
        self._fit()
        if is_news:
            announce(self, self._summary.text())

    def _summarise(self, errors: int, warnings: int, step: str) -> str:
        if not errors and not warnings:
            return tr("Nothing to mend.")
        if not errors:
            return count_text(warnings, tr("warning"), tr("warnings")) + "."
        count = count_text(errors, tr("problem"), tr("problems"))
        blocks = tr("blocks") if errors == 1 else tr("block")
        return f"{count} {blocks} {step or tr('saving')}."

    def _set_level(self, level: str) -> None:
        if level != self.property("level"):
            self.setProperty("level", level)
            for widget in (self, self._summary, self._rest, self._warnings):
                repolish(widget)
            self._show_icon()

    def _make_links(self) -> None:
        for link in self._links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for number, place in enumerate(self._named):
            problem = self._problems[place]
            link = QPushButton(own_way(problem.label.replace("&", "&&")))
            link.setProperty("role", "problem")
            link.setToolTip(plain_tip(problem.text))
            link.setAccessibleName(f"{problem.label}: {problem.text}")
            link.clicked.connect(partial(self.problem_chosen.emit, place))
            self._row.insertWidget(2 + number, link)
            self._links.append(link)
        self._put_in_tab_order()

    def _put_in_tab_order(self) -> None:
        """Let Tab walk the line as it is read: to Qt new links are the last of the window."""
        before = self._rest
        for stop in (*self._links, self._rest, self._warnings):
            if before is not stop:
                QWidget.setTabOrder(before, stop)
            before = stop

    def _fill(self, button: QPushButton, places: Sequence[int]) -> None:
        menu = button.menu()
        menu.clear()
        for place in places:
            problem = self._problems[place]
            action = menu.addAction(f"{problem.label}: {problem.text}".replace("&", "&&"))
            action.triggered.connect(partial(self.problem_chosen.emit, place))

    def _fit(self) -> None:
        """Show as many links as there is room for; the rest stands in a menu."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        free = self.width() - margins.left() - margins.right() - self._glyph.sizeHint().width()
        free -= self._summary.sizeHint().width() + 3 * gap
        free -= 0 if self._warnings.isHidden() else self._warnings.sizeHint().width() + gap
        widths = [link.sizeHint().width() + gap for link in self._links]
        shown = len(widths)
        while shown and sum(widths[:shown]) + self._rest_width(len(widths) - shown) > free:
            shown -= 1
        for number, link in enumerate(self._links):
            link.setVisible(number < shown)
        left = len(self._links) - shown
        self._rest.setText(own_way(self._rest_text(left)))
        self._rest.setVisible(left > 0)
        self._fill(self._rest, self._named[shown:])

    def _rest_text(self, count: int) -> str:
        if count == len(self._links):
            return tr("Show them") if count > 1 else tr("Show it")
        return tr("and {count} more").format(count=count)

    def _rest_width(self, count: int) -> int:
        if not count:
            return 0
        self._rest.setText(self._rest_text(count))
        return self._rest.sizeHint().width() + self._row.spacing()

    def _show_icon(self) -> None:
        self._glyph.set_side(self._theme.px(_ICON))
        self._glyph.setIcon(self._icons.icon(*_ICONS[self.property("level")]))

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
        self._row.setSpacing(px(_GAP))
        self._show_icon()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))


def _menu_link() -> QPushButton:
    link = QPushButton()
    link.setProperty("role", "problem")
    link.setMenu(QMenu(link))
    return link
