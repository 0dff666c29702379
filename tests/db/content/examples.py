"""A small sound content folder that each test breaks in its own way."""

from pathlib import Path

EDITION = """\
title: Test edition
number: 3
label: 2026.1
published: 2026-11-23T00:00:00Z
languages:
- en
- fr
base_language: en
content_licence: CC-BY-4.0
"""
STORY = """\
---
headline: Third session opens
published: 2017-06-08
sessions:
- third
people:
- jane-doe
---

## Monday

Delegates met.
"""
STORY_FR = """\
---
headline: La troisième session s’ouvre
---

Les délégués se sont réunis.
"""
SESSION = """\
---
title: Third session
kind: thematic-session
date: 2017-06-19/2017-06-20
zone: Europe/Zurich
segments:
- key: opening
  kind: opening
  day: 2017-06-19
  start: 09:30
  end: 10:00
  participations:
  - role: moderator
    person: jane-doe
    stage: replaced
    key: planned
    replaced_by: held
  - role: moderator
    country: tr
    key: held
- key: panel-1
  kind: panel
  theme:
    en: Cooperation
    fr: Coopération
---
"""
PERSON = """\
---
family: Doe
given: Jane
country: tr
appointments:
- key: adviser
  title: Adviser
  organisation: iom
  date: 2016-03/..
---

Jane Doe advises.
"""
COUNTRY = """\
- slug: tr
  name: Türkiye
  iso3: TUR
  m49: '792'
  group: weog
  translations:
    fr:
      name: Türkiye
"""
ORGANISATION = """\
- slug: iom
  name: International Organization for Migration
  kind: un-agency
- slug: un
  name: United Nations
  kind: intergovernmental
"""
FILES = {
    "edition.yaml": EDITION,
    "story/opening.md": STORY,
    "story/opening.fr.md": STORY_FR,
    "session/third.md": SESSION,
    "person/jane-doe.md": PERSON,
    "country.yaml": COUNTRY,
    "organisation.yaml": ORGANISATION,
}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files into a folder and return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
