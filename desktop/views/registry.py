"""Which view shows which tab or place; each is imported when it is first shown."""

from typing import Final

from desktop.qt.context import AppContext
from desktop.views.base import View


def _stories(context: AppContext) -> View:
    from desktop.views.stories import StoriesView

    return StoriesView(context)


def _calendar(context: AppContext) -> View:
    from desktop.views.calendar import CalendarView

    return CalendarView(context)


def _people(context: AppContext) -> View:
    from desktop.views.people import PeopleView

    return PeopleView(context)


def _documents(context: AppContext) -> View:
    from desktop.views.documents import DocumentsView

    return DocumentsView(context)


def _desk(context: AppContext) -> View:
    from desktop.views.my_desk import MyDeskView

    return MyDeskView(context)


def _search(context: AppContext) -> View:
    from desktop.views.results import ResultsView

    return ResultsView(context)


def _help(context: AppContext) -> View:
    from desktop.views.help import HelpView

    return HelpView(context)


def _edition(context: AppContext) -> View:
    from desktop.views.edition import EditionView

    return EditionView(context)


def _welcome(context: AppContext) -> View:
    from desktop.dialogs.welcome import WelcomeView

    return WelcomeView(context)


def _edit(context: AppContext) -> View:
    from desktop.views.edit.view import EditView

    return EditView(context)


def _unknown(context: AppContext) -> View:
    from desktop.views.unknown import UnknownView

    return UnknownView(context)


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
