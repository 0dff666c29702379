"""The bundled edition grown to any size, made through `db`, the same bytes of content each time.

A grown story has some 450 words of a made-up vocabulary that is as unevenly frequent as a real one
(Zipf), in one of six languages, a heading, and links to sessions, people, topics, a country and a
document of the bundled content. It goes through the build's own tables, hashes, index and seal;
only Markdown is not rendered, which a build of real files measures.
"""

import json
import os
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path
from typing import Final

from db.content.assembly import Assembly
from db.content.build import _work_database, driver_connection
from db.content.contents import Contents
from db.content.folder import read_folder
from db.content.sealing import seal
from db.date_words import words_for
from db.dates import format_date, parse
from db.schema import SCHEMA_VERSION
from db.schema.editorial import WORKSPACE_VERSION
from db.search.index import SearchDoc
from db.search.normalise import words
from db.workspace.creating import create_workspace

FOLDER: Final = Path(__file__).parents[2] / "build" / "bench"
LARGE: Final = int(os.environ.get("PLACARD_BENCH_STORIES", "100000"))
"""Stories of the large edition; fewer take less time to make and show less."""

AT: Final = "2026-11-29T10:00:00Z"
SEED: Final = 20170608
WORDS: Final = 450
SHORT: Final = 24
VOCABULARY: Final = 40_000

_FIRST_DAY: Final = date(1990, 1, 1)
_DAYS: Final = 12_000
_PARAGRAPH: Final = 75
_LANGUAGES: Final = ("en",) * 10 + ("fr",) * 3 + ("es",) * 3 + ("ru", "ru", "ar", "ar", "zh", "zh")
_SYLLABLES: Final = {
    "en": ("bcdfghlmnprstvw", "aeiou", ("", "n", "r", "s", "t")),
    "fr": ("bcdfglmnprstv", ("a", "é", "è", "i", "o", "ou", "eau"), ("", "n", "s")),
    "es": ("bcdlmnprstñ", "aeiouáó", ("", "n", "s")),
    "ru": ("бвгджзклмнпрст", "аеёиоуя", ("", "н", "й", "т")),
    "ar": ("بتجحدرسشعفقكلمنهو", ("", "ا", "ي", "و"), ("", "ة", "ن")),
}
_LINKS: Final = (("sessions", "session", 1), ("people", "person", 2), ("topics", "topic", 2),
                 ("countries", "country", 1), ("documents", "document", 1))  # fmt: skip


class Vocabulary:
    """Words of a made-up language, the short ones the more frequent."""

    def __init__(self, lang: str, size: int = VOCABULARY) -> None:
        self.lang = lang
        self._chance = random.Random(f"{SEED} {lang}")
        self.all: Sequence[str] = list(dict.fromkeys(self._made(size)))
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.all))))

    def some(self, count: int, chance: random.Random) -> list[str]:
        """Return words as they follow each other in a text."""
        return chance.choices(self.all, cum_weights=self._weights, k=count)

    def joined(self, found: Sequence[str]) -> str:
        """Write words as the language does."""
        return "".join(found) if self.lang == "zh" else " ".join(found)

    def _made(self, size: int) -> Iterator[str]:
        if self.lang == "zh":  # words of one or two of some three thousand characters
            for number in range(size):
                length = 1 + (number > 300)
                yield "".join(chr(0x4E00 + self._chance.randrange(3000)) for _ in range(length))
            return
        syllables = ["".join(each) for each in product(*_SYLLABLES[self.lang])]
        for number in range(size):
            length = 1 + min(3, (number * self._chance.randrange(1, 5)).bit_length() // 5)
            yield "".join(self._chance.choices(syllables, k=length))


class Grown(Assembly):
    """An assembly that takes in made-up stories after the real content."""

    def grow(self, stories: int, length: int) -> None:
        """Add stories of so many words; short ones are there to be found, not to be read."""
        chance = random.Random(SEED)
        vocabularies = {lang: Vocabulary(lang) for lang in dict.fromkeys(_LANGUAGES)}
        self._ids_of = {kind: self._of_kind(kind) for _, kind, _ in _LINKS}
        first = max(self._contents.ids.values()) + 1
        for number in range(stories):
            vocabulary = vocabularies[_LANGUAGES[number % len(_LANGUAGES)]]
            self._add_story(first + number, vocabulary, chance, length)
        self._writer.flush()

    def _of_kind(self, kind: str) -> list[int]:
        return [number for (found, _), number in self._contents.ids.items() if found == kind]

    def _add_story(
        self, entry_id: int, vocabulary: Vocabulary, chance: random.Random, length: int
    ) -> None:
        day = (_FIRST_DAY + timedelta(days=chance.randrange(_DAYS))).isoformat()
        lang, joined = vocabulary.lang, vocabulary.joined
        headline = joined(vocabulary.some(8, chance)).capitalize()
        standfirst = joined(vocabulary.some(18, chance)).capitalize()
        text = vocabulary.some(length, chance)
        parts = [
            joined(text[at : at + _PARAGRAPH]).capitalize() + "."
            for at in range(0, length, _PARAGRAPH)
        ]
        key = {"entry_id": entry_id, "lang": lang}
        self._writer.add("entry", {
            "id": entry_id, "kind": "story", "slug": f"grown-{entry_id}", "status": "published",
            "version": 1, "created_at": day, "updated_at": "", "date": day, "date_from": day,
            "date_to": day, "withdrawn": "",
        })  # fmt: skip
        self._writer.add("entry_label", key | {
            "title": headline, "context": format_date(parse(day), words=words_for(lang)),
            "sort": " ".join(words(headline)),
        })  # fmt: skip
        if length > SHORT:
            self._add_page(key, day, (headline, standfirst), parts)
            self._add_links(entry_id, chance)
        body = "\n".join((standfirst, *parts))
        self._docs.append(SearchDoc(entry_id, "story", lang, headline, body=body, date=day))

    def _add_page(
        self, key: dict[str, object], day: str, head: tuple[str, str], parts: Sequence[str]
    ) -> None:
        headline, standfirst = head
        self._writer.add("story", {
            "entry_id": key["entry_id"], "dateline_place": "Geneva", "dateline": day,
            "dateline_from": day, "dateline_to": day, "author": "", "image_id": None,
        })  # fmt: skip
        self._writer.add("story_text", key | {
            "translation": "", "translated_from": 0, "headline": headline,
            "standfirst": standfirst, "highlights": "[]", "body": "\n\n".join(parts),
        })  # fmt: skip
        half = len(parts) // 2
        html = [f'<p id="p{number}">{part}</p>' for number, part in enumerate(parts, 1)]
        html.insert(half, '<h2 id="h-second">Second</h2>')
        self._writer.add("rendered", key | {
            "field": "body", "html": "\n".join(html), "plain": "\n".join(parts),
            "toc": json.dumps([[2, "h-second", "Second"]]),
        })  # fmt: skip

    def _add_links(self, entry_id: int, chance: random.Random) -> None:
        for relation, kind, count in _LINKS:
            for position, to_id in enumerate(chance.sample(self._ids_of[kind], count)):
                self._writer.add("link", {
                    "id": self._rows.next_id("link"), "from_id": entry_id, "to_id": to_id,
                    "relation": relation, "origin": "field", "part_id": 0, "position": position,
                })  # fmt: skip


def grown_edition(content: Path, stories: int, length: int = WORDS) -> Path:
    """Return the edition of so many stories more, making it where it is not there yet."""
    output = FOLDER / f"grown-{stories}x{length}-v{SCHEMA_VERSION}.placard"
    if output.is_file():
        return output
    FOLDER.mkdir(parents=True, exist_ok=True)
    contents = Contents(read_folder(content))
    contents.check()
    with _work_database() as connection:
        driver = driver_connection(connection)
        assembly = Grown(contents, connection, lambda *_: None)
        assembly.write_entries()
        assembly.grow(stories, length)
        assembly.write_index(driver)
        assembly.write_edition()
        connection.commit()
        seal(driver, SCHEMA_VERSION, output)
    return output


def grown_workspace(content: Path, stories: int) -> Path:
    """Return the workspace of the grown edition, to be worked in: every run leaves its saves."""
    output = FOLDER / f"grown-{stories}x{WORDS}-v{WORKSPACE_VERSION}.workspace"
    if not output.is_file():
        edition = grown_edition(content, stories)
        create_workspace(output, edition, author="A", at=AT, tell=lambda _: None)
    return output
