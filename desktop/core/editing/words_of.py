"""Values of fields in words, for whoever compares two of them."""

from typing import Any

import msgspec

from desktop.core.words import tr


def value_words(value: Any) -> str:
    """Return a value as one reads it: lists by lines, parts by the values they have."""
    match value:
        case None:
            return ""
        case bool():
            return tr("yes") if value else tr("no")
        case list():
            return "\n".join(value_words(item) for item in value)
        case dict():
            return "\n".join(f"{key}: {value_words(item)}" for key, item in value.items())
        case msgspec.Struct():
            said = (
                value_words(getattr(value, name))
                for name in value.__struct_fields__
                if getattr(value, name) not in ("", [], {}, None)
            )
            return " · ".join(said)
    return str(value)
