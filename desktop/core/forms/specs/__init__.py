"""The forms of all kinds, a module by subject."""

from collections.abc import Mapping
from typing import Final

from desktop.core.forms.spec import FormSpec
from desktop.core.forms.specs.bodies import COUNTRY, ORGANISATION
from desktop.core.forms.specs.document import DOCUMENT
from desktop.core.forms.specs.person import PERSON
from desktop.core.forms.specs.session import SESSION
from desktop.core.forms.specs.story import STORY
from desktop.core.forms.specs.vocabulary import IMAGE, PHASE, PROCESS, SOURCE, TERM, TOPIC

__all__ = ["FORMS"]

FORMS: Final[Mapping[str, FormSpec]] = {
    form.kind: form
    for form in (
        STORY,
        SESSION,
        PERSON,
        DOCUMENT,
        ORGANISATION,
        COUNTRY,
        TOPIC,
        TERM,
        PROCESS,
        PHASE,
        IMAGE,
        SOURCE,
    )
}
