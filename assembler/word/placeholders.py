"""Placeholders of a house style, prepared once: docxtpl mends those that Word has split, and each part is cut there.

A document is then made by joining pieces. No template language ever runs on an answer.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Final

from assembler.word.properties import PLACEHOLDERS
from assembler.word.xml import Element, parse, serialise, w, words_of

BODY: Final = "body"

_NAMED: Final = re.compile(r"\{\{([^{}]*)\}\}")
_CONTROL: Final = re.compile(r"\{[%#]|[%#]\}")
_TAG: Final = re.compile("<[^>]*>")
_WHOLE: Final = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


def mend(xml: str) -> str:
    """The part with every placeholder in one piece, however Word has split it over runs."""
    if len(_WHOLE.findall(xml)) == _TAG.sub("", xml).count("{") / 2:
        return xml  # none is split, as in the shipped house style: docxtpl need not even be imported
    from docxtpl import DocxTemplate  # noqa: PLC0415 - its imports take as long as all the rest of this package's

    mended: str = DocxTemplate(io.BytesIO()).patch_xml(xml)
    return mended


def placeholder_faults(xml: str, *, body: bool) -> Iterable[str]:
    """What is wrong with the placeholders of a mended part, in plain words."""
    if _CONTROL.search(_TAG.sub("", xml)):
        yield "holds a control tag ({% or {#); a house style has plain placeholders only"
    allowed = (*PLACEHOLDERS, BODY) if body else PLACEHOLDERS
    for found in sorted({name.strip() for name in _NAMED.findall(xml)} - set(allowed)):
        yield f"has the unknown placeholder {{{{ {_TAG.sub('', found)} }}}}; those allowed are {', '.join(allowed)}"
    if "{{" in _NAMED.sub("", _TAG.sub("", xml)):
        yield "has a placeholder that is opened and not closed"


def cut(xml: str) -> tuple[str, ...]:
    """The mended part cut at its placeholders; every second piece is a placeholder's name. Tags have double quotes, as values expect."""
    return tuple(_WHOLE.split(serialise(parse(xml.encode()))))


def cut_body(xml: str) -> tuple[str, ...]:
    """The main part cut likewise, with the whole paragraph of `{{ body }}` given up for what will stand there.

    Raises ValueError unless exactly one paragraph, directly in the body, holds that placeholder and nothing else.
    """
    root = parse(xml.encode())
    for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"))):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    places = [
        paragraph
        for paragraph in root.iterfind(f"{w('body')}/{w('p')}")
        if re.fullmatch(r"\{\{\s*body\s*\}\}", words_of(paragraph).strip())
    ]
    if len(places) != 1 or len(re.findall(r"\{\{\s*body\s*\}\}", xml)) != 1:
        raise ValueError("must hold {{ body }} once, in a paragraph of its own in the text")
    _replace(places[0], "{{ body }}")
    return tuple(_WHOLE.split(serialise(root)))


def _replace(paragraph: Element, text: str) -> None:
    body = paragraph.getparent()
    assert body is not None  # noqa: S101 - it was found as a child of the body
    before = paragraph.getprevious()
    if before is None:
        body.text = (body.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    body.remove(paragraph)
