"""Which view shows which tab or place; each is imported when it is first shown."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.qt.context import AppContext
from desktop.views.base import View


def _stories(context: AppContext, parent: QWidget) -> View:
    from desktop.views.stories import StoriesView

    return StoriesView(context, parent)


def _calendar(context: AppContext, parent: QWidget) -> View:
    from desktop.views.calendar import CalendarView

    return CalendarView(context, parent)


def _people(context: AppContext, parent: QWidget) -> View:
    from desktop.views.people import PeopleView

    return PeopleView(context, parent)


def _documents(context: AppContext, parent: QWidget) -> View:
    from desktop.views.documents import DocumentsView

    return DocumentsView(context, parent)


def _desk(context: AppContext, parent: QWidget) -> View:
    from desktop.views.my_desk import MyDeskView

    return MyDeskView(context, parent)


def _search(context: AppContext, parent: QWidget) -> View:
    from desktop.views.results import ResultsView

    return ResultsView(context, parent)


def _help(context: AppContext, parent: QWidget) -> View:
    from desktop.views.help import HelpView

    return HelpView(context, parent)


def _edition(context: AppContext, parent: QWidget) -> View:
    from desktop.views.edition import EditionView

    return EditionView(context, parent)


def _welcome(context: AppContext, parent: QWidget) -> View:
    from desktop.dialogs.welcome import WelcomeView

    return WelcomeView(context, parent)


def _edit(context: AppContext, parent: QWidget) -> View:
    from desktop.views.edit.view import EditView

    return EditView(context, parent)


def _unknown(context: AppContext, parent: QWidget) -> View:
    from desktop.views.unknown import UnknownView

    return UnknownView(context, parent)


VIEWS: Final = {
    "stories": _stories,
    "calendar": _calendar,
    "people": _people,
    "documents": _documents,
    "desk": _desk,
    "search": _search,
    "help": _help,
    "edition": _edition,
    "welcome": _welcome,
    "edit": _edit,
    "unknown": _unknown,
}
