"""What is to be exported, and what came of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from db.edition_record import EditionRecord
from db.engine import ReadSession
from db.errors import Corrupt
from db.queries.entries import list_kind
from db.queries.pages import get_page
from db.records import Page
from db.values import Value

SCHEME: Final = "placard://"

Addresses = tuple[tuple[str, str], ...]
"""Kind and slug of each of some entries."""

Look = Callable[[int], None]


class Selection(Value):
    """Entries of an edition, in the order they are to have.

    Attributes:
        addresses: Kind and slug of each.
        lang: Language wanted.
        as_of: ISO day of titles and names where no entry's own date holds.
        look: Told how many entries are done, before each; it may raise to end the work.
    """

    session: ReadSession
    edition: EditionRecord
    addresses: Addresses
    lang: str
    as_of: str
    look: Look | None = None

    def pages(self) -> Iterator[Page]:
        """Yield each entry as its page shows it.

        Raises:
            NotFound: The edition has no such entry.
        """
        for number, (kind, slug) in enumerate(self.addresses):
            if self.look is not None:
                self.look(number)
            yield get_page(self.session, kind, slug, self.lang, self.as_of)

    @property
    def published(self) -> datetime:
        """When the edition was published: the only time a file is stamped with.

        Raises:
            Corrupt: The edition says something else there.
        """
        try:
            return datetime.fromisoformat(self.edition.published_at).astimezone(UTC)
        except ValueError as error:
            raise Corrupt("The edition does not say when it was published.") from error

    @property
    def source(self) -> str:
        """The edition in words."""
        return f"{self.edition.title}, edition {self.edition.label}"


class Exported(Value):
    """A file in another program's format.

    Attributes:
        text: All of it, with the format's own line ends; files hold it as UTF-8.
        count: Entries it holds.
        left_out: Addresses of those that the format cannot hold, each with the reason.
    """

    text: str
    count: int
    left_out: tuple[tuple[str, str], ...] = ()


Writer = Callable[[Selection], Exported]


def list_addresses(session: ReadSession, kinds: Iterable[str], lang: str) -> Addresses:
    """Return the published entries of some kinds, kind by kind, each by title."""
    return tuple(
        (label.kind, label.slug) for kind in kinds for label in list_kind(session, kind, lang)
    )
