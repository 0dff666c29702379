"""The few entries that rendering tests refer to."""

from db.rendering.document import Target

_LABELS = {
    "person/louise-arbour": "Louise Arbour",
    "session/gcm-thematic-3": "Third thematic session",
    "document/a-res-71-280": "A/RES/71/280",
    "document/s-res-1325": "S/RES/1325 (2000)",
    "document/fccc-cp-2015-10-add-1": "FCCC/CP/2015/10/Add.1",
    "topic/sdg-10-7": "SDG 10.7",
    "image/hall": "The hall of the session",
}
_ALIASES = {"person/l-arbour": "person/louise-arbour"}
_SYMBOLS = {
    "A/RES/71/280": "document/a-res-71-280",
    "S/RES/1325": "document/s-res-1325",
    "FCCC/CP/2015/10/Add.1": "document/fccc-cp-2015-10-add-1",
    "SDG 10.7": "topic/sdg-10-7",
}


class Entries:
    """A resolver over a handful of entries, one of them with an old slug."""

    def resolve(self, reference: str) -> Target | None:
        """Return the entry of a reference."""
        reference = _ALIASES.get(reference, reference)
        label = _LABELS.get(reference)
        return None if label is None else Target(*reference.split("/"), label)

    def find_symbol(self, text: str) -> str | None:
        """Return the reference of a symbol or target."""
        return _SYMBOLS.get(text)
