"""What a build takes for a thousand entries more, through the real thing: files to edition."""

import random
import shutil
import time

import pytest

from db.content.build import build_edition
from tests.bench.figures import Figure
from tests.bench.grown import Vocabulary
from tests.bench.program import ROOT

MORE = 1000
FILE = """---
headline: {headline}
standfirst: {standfirst}
published: {day}
sessions:
- round-1-february-2018
organisations:
- iom
---

{body}
"""

pytestmark = [pytest.mark.bench, pytest.mark.scale, pytest.mark.timeout(1800)]


def test_build_of_a_thousand_more(tmp_path, figures):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "resources" / "content", content)
    before = build_milliseconds(content, tmp_path)
    vocabulary, chance = Vocabulary("en"), random.Random(1)
    for number in range(MORE):
        paragraphs = [" ".join(vocabulary.some(75, chance)).capitalize() for _ in range(6)]
        text = FILE.format(
            headline=" ".join(vocabulary.some(8, chance)).capitalize(),
            standfirst=" ".join(vocabulary.some(18, chance)).capitalize(),
            day=f"20{chance.randrange(10, 23)}-{chance.randrange(1, 13):02}-11",
            body=".\n\n".join(paragraphs) + ".",
        )
        (content / "story" / f"grown-{number}.md").write_text(text, encoding="utf-8")
    after = build_milliseconds(content, tmp_path)
    figures.add(Figure("build of the bundled edition", [before / 1000], unit="s"))
    figures.add(Figure("  of 1 000 stories more", [(after - before) / 1000], unit="s"))


def build_milliseconds(content, folder):
    began = time.perf_counter()
    build_edition(content, folder / "x.placard")
    return (time.perf_counter() - began) * 1000
