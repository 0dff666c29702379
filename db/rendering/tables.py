"""Tables for readers from the right: Qt lays cells out left to right whatever the direction."""

import re

_TAG = re.compile(r"</?t[rdh]\b[^>]*>")


def mirror_tables(html: str) -> str:
    """Return sanitised HTML with the cells of every table row in reverse order.

    Rows nest only in hostile pages; their inner tables are mirrored as well.
    """
    if "<tr" not in html:
        return html
    # One list of pieces per open row or cell; a closed one becomes a piece of what holds it.
    open_pieces: list[list[str]] = [[]]
    position = 0
    for match in _TAG.finditer(html):
        tag = match.group()
        open_pieces[-1].append(html[position : match.start()])
        position = match.end()
        if not tag.startswith("</"):
            open_pieces.append([tag])
            continue
        first, *rest = open_pieces.pop()
        if tag == "</tr>":
            rest.reverse()
        open_pieces[-1].append("".join([first, *rest, tag]))
    return "".join([*open_pieces[0], html[position:]])
