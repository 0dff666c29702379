"""The descent of a document as HTML: one row a text, the one shown marked."""

from db.charts import Lineage, Step
from desktop.core.dating import date_text
from desktop.core.reader.markup import GAP, anchor, anchor_of, cell, paragraph, row, table, text
from desktop.core.words import isolated, tr


def lineage_html(block: Lineage, *, rtl: bool) -> str:
    """Return the row of texts, the earliest first."""
    rows = [_row(step, rtl=rtl) for step in block.steps]
    return paragraph(text(block.heading), "h2", anchor_of(block.heading)) + table(rows) + GAP


def _row(step: Step, *, rtl: bool) -> str:
    style = "here" if step.is_here else ""
    title = f"<b>{text(step.title)}</b>" if step.is_here else anchor(step.address, step.title)
    about = [isolated(step.symbol) if step.symbol else "", tr("shown here") if step.is_here else ""]
    said = paragraph(title, "ui")
    if any(about):
        said += paragraph(text(" · ".join(part for part in about if part)), "meta")
    side = "left" if rtl else "right"
    cells = [
        cell(paragraph(text(step.stage), "small"), style or "label", "18%"),
        cell(said, style),
        cell(paragraph(text(date_text(step.date, "short")), "small"), style, "22%", side),
    ]
    return row(cells, rtl=rtl)
