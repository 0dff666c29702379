"""A page as data to the HTML of the reading pane: one function a block, nothing read."""

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from urllib.parse import quote

from db.charts import CHARTS, Chart, Lineage
from db.figures import Roles
from db.records import (
    Fact,
    Facts,
    Highlights,
    Links,
    Notice,
    Page,
    Picture,
    Programme,
    Prose,
    SourceItem,
    Table,
)
from db.values import Value
from desktop.core.dating import date_text
from desktop.core.reader.columns import (
    Columns,
    columns_html,
    entries_html,
    for_paper,
    is_spread,
    spread,
)
from desktop.core.reader.lineage import lineage_html
from desktop.core.reader.look import Look, is_rtl, script_of, style_sheet
from desktop.core.reader.markup import (
    GAP,
    IMAGE_SCHEME,
    anchor,
    anchor_of,
    attribute,
    body_html,
    cell,
    figure_html,
    in_language,
    item,
    link_html,
    outside,
    paragraph,
    plate_html,
    row,
    table,
    text,
)
from desktop.core.reader.sources import link_marks, source_anchors, source_marks
from desktop.core.words import isolated, tr

LANGUAGE_NAMES: Final = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "ar": "Arabic",
    "ru": "Russian",
    "zh": "Chinese",
}
_MOST_BESIDE: Final = 3
_SEPARATOR: Final = "&nbsp;&nbsp;|&nbsp;&nbsp;"


class Composed(Value):
    """A page ready to be set.

    Attributes:
        html: With `<body>`; no resource in it is anything but a plate or a picture of the edition.
        sheet: Default style sheet of the document.
        toc: (level, anchor, title) of all headings, for the outline.
        rtl: Direction of the page's own language.
        is_spread: It is set over the whole width, not in the column that long text needs.
        lang: The page's own language.
    """

    html: str
    sheet: str
    toc: tuple[tuple[int, str, str], ...]
    rtl: bool
    is_spread: bool = False
    lang: str = ""


def compose(
    page: Page,
    look: Look,
    wanted: str = "en",
    edition: str = "",
    *,
    is_paper: bool = False,
    is_wide: bool = False,
) -> Composed:
    """Set a page.

    Args:
        page: What to show.
        look: Colours, sizes and faces.
        wanted: Language asked for; where the page has another, it says so.
        edition: Label of the edition, for the last line.
        is_paper: Whether nothing on it can move, so that no room is left for live figures.
        is_wide: Whether there is room for two columns.
    """
    rtl = is_rtl(page.lang)
    if is_paper:
        page = for_paper(page)
    is_set_wide = is_wide and is_spread(page)
    parts = _head(page, wanted, rtl=rtl)
    toc: list[tuple[int, str, str]] = []
    for block in spread(page) if is_set_wide else page.blocks:
        if isinstance(block, Programme):
            parts.append(_programme(block, look, rtl=rtl))
        else:
            parts.append(_BLOCKS[type(block)](block, rtl))
        toc += _toc_of(block)
    if page.sources:
        toc.append((2, "h-sources", tr("Sources")))
        parts.append(_sources(page.sources, rtl=rtl))
    parts.append(paragraph(_last_line(page, edition), "end"))
    return Composed(
        whole_html("".join(parts), page.lang),
        style_sheet(look),
        tuple(toc),
        rtl,
        is_set_wide,
        page.lang,
    )


def whole_html(blocks: str, lang: str) -> str:
    """Return a page of blocks, in the direction of its language and the face of its script."""
    side = "rtl" if is_rtl(lang) else "ltr"
    return f'<html><body dir="{side}" class="in-{script_of(lang)}">{blocks}</body></html>'


def _head(page: Page, wanted: str, *, rtl: bool) -> list[str]:
    plate = f"&nbsp;&nbsp;{plate_html(page.plate, is_large=True)}" if page.plate else ""
    parts = [paragraph(text(page.title) + plate, "h1", "top")]
    dates = []
    for label, edtf, place in page.dates:
        said = [date_text(edtf, lang=page.lang), place]
        when = ", ".join(part for part in said if part)
        dates.append(f"{text(label)} {text(isolated(when) if rtl else when)}")
    if page.lead:
        lines = page.lead.split("\n") if page.kind == "person" else [page.lead]
        parts.append(paragraph("<br>".join(map(text, lines)), "lead"))
    if dates:
        parts.append(paragraph(_SEPARATOR.join(dates), "dates"))
    if page.lang != wanted and wanted not in page.languages:
        shown, asked = (LANGUAGE_NAMES.get(lang, lang) for lang in (page.lang, wanted))
        note = tr("This entry is not available in {asked}; it is shown in {shown}.")
        parts.append(_notice_box(text(note.format(asked=asked, shown=shown)), rtl=False))
    return parts


def _heading(words: str) -> str:
    return paragraph(text(words), "h2", anchor_of(words)) if words else ""


def _opening(words: str) -> str:
    """Return the heading above a table, or room where it has none."""
    return _heading(words) or GAP


def _roles(block: Roles, _rtl: bool) -> str:
    from desktop.core.roles import ROLES_FIGURE, strip_of  # like all below: no story has one

    return figure_html(ROLES_FIGURE, strip_of(block).words)


def _chart(block: Chart, _rtl: bool) -> str:
    from desktop.core.charts import drawing_of

    heading = _heading(getattr(block, "heading", ""))
    return heading + figure_html(block.name, drawing_of(block).sentence)


def _lineage(block: Lineage, rtl: bool) -> str:
    return lineage_html(block, rtl=rtl)


def _columns(block: Columns, rtl: bool) -> str:
    left = "".join(
        entries_html(each, rtl=rtl) if isinstance(each, Links) else _BLOCKS[type(each)](each, rtl)
        for each in block.left
    )
    right = "".join(entries_html(each, rtl=rtl) for each in block.right)
    return columns_html(left, right, rtl=rtl)


def _prose(block: Prose, rtl: bool) -> str:
    return _heading(block.heading) + body_html(block.html, rtl=rtl)


def _highlights(block: Highlights, rtl: bool) -> str:
    items = "".join(map(item, block.items))
    inner = paragraph(tr("Highlights"), "boxhead") + f"<ul>{items}</ul>"
    cells = [cell("", "bar", "3"), cell(inner, "wash")]
    return GAP + table([row(cells, rtl=rtl)]) + GAP


def _picture(block: Picture, rtl: bool) -> str:
    parts = []
    if block.slug:
        source = f"{IMAGE_SCHEME}:{quote(block.slug, safe='')}"
        parts.append(f'<p><img src="{source}" alt="{attribute(block.alt)}"></p>')
    caption = text(block.caption)
    if not block.slug:
        unseen = tr("Photo not carried in this edition")
        caption = f"{caption} ({unseen})" if caption else unseen
    credit = f"{tr('Photo')}: {text(block.credit)}" if block.credit else ""
    said = _SEPARATOR.join(part for part in (caption, credit) if part)
    return "".join(parts) + paragraph(said, "caption")


def _facts(block: Facts, rtl: bool) -> str:
    parts = [_opening(block.heading)]
    for topic, run in groupby(block.rows, attrgetter("topic")):
        rows = tuple(run)
        if topic and len(rows) > 1:
            parts.append(_side_by_side(rows, rtl=rtl))
        else:
            parts.append(table([_fact(fact, rtl=rtl) for fact in rows]))
    return "".join((*parts, GAP))


def _fact(fact: Fact, *, rtl: bool) -> str:
    label = cell(paragraph(text(fact.label), "small"), "label", "26%")
    return row([label, cell(_fact_value(fact))], rtl=rtl)


def _side_by_side(rows: Sequence[Fact], *, rtl: bool) -> str:
    """Return what different sources say of the same, each under its own label."""
    width = f"{100 // min(len(rows), _MOST_BESIDE)}%"
    lines = []
    for start in range(0, len(rows), _MOST_BESIDE):
        cells = [
            cell(paragraph(text(fact.label), "small") + _fact_value(fact), "beside", width)
            for fact in rows[start : start + _MOST_BESIDE]
        ]
        lines.append(table([row(cells, rtl=rtl)]))
    return "".join(lines)


def _fact_value(fact: Fact) -> str:
    links = ", ".join(
        (plate_html(link.plate) + " " if link.plate else "") + link_html(link)
        for link in fact.links
    )
    value = outside(fact.value, fact.value)
    if fact.lang and value:
        value = in_language(value, fact.lang)
    said = ". ".join(part for part in (value, links) if part)
    said += source_marks(fact.sources, is_uncertain=fact.is_uncertain)
    parts = [paragraph(said, "ui")]
    if fact.is_uncertain or fact.note:
        parts.append(paragraph(doubt(fact.note, is_uncertain=fact.is_uncertain), "meta"))
    return "".join(parts)


def doubt(note: str, *, is_uncertain: bool) -> str:
    """Return a note on a fact, opened by the word where the fact is uncertain."""
    word = f'<span class="uncertain">{tr("Uncertain")}</span>' if is_uncertain else ""
    return ": ".join(part for part in (word, text(note)) if part)


def _programme(block: Programme, look: Look, *, rtl: bool) -> str:
    from desktop.core.reader.programme import programme_html

    return _opening(block.heading) + programme_html(
        block, look=look, rtl=rtl, marks=source_marks, doubt=doubt
    )


def _table(block: Table, rtl: bool) -> str:
    rows = [row([f"<th>{paragraph(text(name), 'ui')}</th>" for name in block.header], rtl=rtl)]
    for values in block.rows:
        cells = []
        for value in values:
            said = text(value) if isinstance(value, str) else link_html(value)
            cells.append(cell(paragraph(said, "ui")))
        rows.append(row(cells, rtl=rtl))
    return _opening(block.heading) + table(rows) + GAP


def _links(block: Links, rtl: bool) -> str:
    parts = [_heading(block.heading)]
    for link in block.links:
        plate = plate_html(link.plate) + " " if link.plate else ""
        parts.append(paragraph(plate + link_html(link), "ui"))
        about = text(link.reason or link.context) + link_marks(link)
        if about:
            parts.append(paragraph(about, "about"))
    return "".join(parts)


def _notice(block: Notice, rtl: bool) -> str:
    label = {
        "correction": tr("Editors’ correction"),
        "translation": tr("Translation"),
        "uncertain": tr("Uncertain"),
        "withdrawn": tr("Withdrawn"),
    }.get(block.kind, "")
    head = ", ".join(part for part in (label, date_text(block.date)) if part)
    said = f"<b>{text(head)}.</b> {text(block.text)}" if head else text(block.text)
    return _notice_box(said, rtl=rtl)


def _notice_box(html: str, *, rtl: bool) -> str:
    cells = [cell("", "rule", "3"), cell(paragraph(html, "box"), "note")]
    return GAP + table([row(cells, rtl=rtl)]) + GAP


def _sources(sources: tuple[SourceItem, ...], *, rtl: bool) -> str:
    rows = []
    for source in sources:
        about = [source.publisher, date_text(source.date), source.note]
        titles = paragraph(text(source.title), "ui") + paragraph(
            text(" · ".join(part for part in about if part)), "meta"
        )
        number = paragraph(f"{source_anchors(source.number)}{source.number}", "meta")
        way = ""
        if source.address:
            way = anchor(source.address, tr("Open"))
        elif source.url:
            way = outside(source.url, tr("Web"))
        rows.append(
            row(
                [cell(number, width="24"), cell(titles), cell(paragraph(way, "ui"), width="48")],
                rtl=rtl,
            )
        )
    return paragraph(tr("Sources"), "h2", "h-sources") + table(rows)


def _last_line(page: Page, edition: str) -> str:
    said = [f"{tr('Edition')} {edition}" if edition else "", page.address]
    if page.version:
        said.append(f"{tr('Revision')} {page.version}")
    if page.updated:
        said.append(f"{tr('Last changed')} {date_text(page.updated)}")
    return " · ".join(text(part) for part in said if part)


def _toc_of(block: Any) -> list[tuple[int, str, str]]:
    heading = getattr(block, "heading", "")
    toc = [(2, anchor_of(heading), heading)] if heading else []
    if isinstance(block, Columns):
        for each in (*block.left, *block.right):
            toc += _toc_of(each)
    if isinstance(block, Prose):
        toc += block.toc
    return toc


_BLOCKS: Final[dict[type, Callable[[Any, bool], str]]] = {
    Prose: _prose,
    Highlights: _highlights,
    Picture: _picture,
    Facts: _facts,
    Roles: _roles,
    **dict.fromkeys(CHARTS, _chart),
    Lineage: _lineage,
    Columns: _columns,
    Table: _table,
    Links: _links,
    Notice: _notice,
}
