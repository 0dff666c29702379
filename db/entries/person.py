"""A person and the titles held over time; several may hold at once."""

from db.entries.base import Entry, Fact, Part, Text, Texts


class OtherName(Part, kw_only=True):
    """A name in another script or spelling.

    Attributes:
        name: As written by the source.
        lang: Language tag of that writing (`ar`, `zh`, `ru-Latn`); empty when only a spelling.
        native: Whether this is how the person's own language writes it.
    """

    name: str
    lang: str = ""
    native: bool = False
    sources: list[str] = []


class Appointment(Fact, kw_only=True):
    """A title held for a time.

    Attributes:
        key: Name within the person, permanent.
        title: Per language.
        organisation: Slug of the body the title is in.
        represents: Slug of the State represented; empty for officials of organisations.
        date: EDTF interval; an unknown end stays unknown.
        order: Rank among titles held at the same time, the leading one 1.
    """

    key: str
    title: Texts
    organisation: str = ""
    represents: str = ""
    date: str = ""
    order: int = 1


class PersonText(Text, kw_only=True):
    """The biography (Markdown) and the name as this language writes it, if different."""

    name: str = ""
    biography: str = ""


class Person(Entry, kw_only=True):
    """A person.

    Attributes:
        family: Family name as used in documents.
        given: Given names.
        name: Full name in its own order, where "given family" would be wrong.
        honorific: As used in address ("Ms.", "H.E. Mr.").
        address_as: How to address in speech or writing, where a source says.
        sort_name: Key for lists; empty means "family, given".
        country: Slug of the country the person is a national of, where a source says.
    """

    text: dict[str, PersonText]
    family: str
    given: str = ""
    name: str = ""
    honorific: str = ""
    address_as: str = ""
    sort_name: str = ""
    country: str = ""
    other_names: list[OtherName] = []
    image: str = ""
    appointments: list[Appointment] = []
    sources: list[str] = []
