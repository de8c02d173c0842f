"""Placeholders of a house style, prepared once: docxtpl mends those that Word has split, and each part is cut there.

A document is then made by joining pieces. No template language ever runs on an answer.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from assembler.word.house_fields import local, spans
from assembler.word.house_package import shown
from assembler.word.properties import PLACEHOLDERS
from assembler.word.xml import Element, parse, prefixed, serialise, w, words_of

BODY: Final = "body"

_NAMED: Final = re.compile(r"\{\{([^{}]*)\}\}")
_CONTROL: Final = re.compile(r"\{[%#]|[%#]\}")
_WHOLE: Final = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_ALONE: Final = re.compile(r"\{\{\s*body\s*\}\}")
_DESCRIBING: Final = frozenset({"descr", "title", "alt", "tooltip"})
"""Attributes that a reader is read aloud; a placeholder may stand in these, and in no other."""
MOST: Final = 500
"""Placeholders in one part: docxtpl takes its time over each."""
_FIRST_NUMBER: Final = 1_000_000_000
"""The house style's own bookmarks are numbered from here, above all that an agreement has."""


def holds_one(root: Element) -> bool:
    """Whether something that looks like a placeholder stands anywhere in a part, in one piece or in several."""
    return "{{" in words_of(root) or any("{{" in str(text) for each in root.iter("*") for text in each.attrib.values())


def placeholder_faults(root: Element, *, body: bool) -> Iterable[str]:
    """What is wrong with the placeholders of a part, in plain words."""
    allowed = (*PLACEHOLDERS, BODY) if body else PLACEHOLDERS
    texts = [*_paragraphs(root), *(text for _, text in _attributes(root))]
    if any(_CONTROL.search(text) for text in _paragraphs(root)):
        yield "holds a control tag ({% or {#); a house style has plain placeholders only"
    unknown = {name.strip() for text in texts for name in _NAMED.findall(text)} - set(allowed)
    for name in sorted(unknown):
        yield f"has the unknown placeholder {{{{ {shown(name)} }}}}; those allowed are {', '.join(allowed)}"
    if any("{{" in _NAMED.sub("", text) for text in texts):
        yield "has a placeholder that is opened and not closed"
    if sum(text.count("{{") for text in texts) > MOST:
        yield f"has more than {MOST} placeholders"
    for element, text in _elsewhere(root):
        yield f"has a placeholder where none is filled in ({shown(local(element))}: {shown(text.strip())})"


def _paragraphs(root: Element) -> Iterator[str]:
    """The words of each paragraph, in one piece however Word has split them over runs."""
    pieces: dict[Element, list[str]] = {}
    for text in root.iter(w("t")):
        paragraph = next(text.iterancestors(w("p")), None)
        if paragraph is not None:
            pieces.setdefault(paragraph, []).append(text.text or "")
    return map("".join, pieces.values())


def _attributes(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter("*"):
        for name, text in element.attrib.items():
            if str(name).rpartition("}")[2] in _DESCRIBING and "{{" in str(text):
                yield element, str(text)


def _elsewhere(root: Element) -> Iterator[tuple[Element, str]]:
    """Placeholders in a field's code, a deleted word, another attribute: what an answer says must never get there."""
    for element in root.iter("*"):
        own = "" if element.tag == w("t") else str(element.text or "")
        others = (str(text) for name, text in element.attrib.items() if str(name).rpartition("}")[2] not in _DESCRIBING)
        yield from ((element, text) for text in (own, str(element.tail or ""), *others) if "{{" in text)


def cut(root: Element) -> tuple[str, ...]:
    """A sound part cut at its placeholders; every second piece is a placeholder's name. Tags have double quotes, as values expect.

    Raises ValueError where a placeholder is split in a way that cannot be mended.
    """
    return tuple(_WHOLE.split(serialise(_mended(prefixed(root)))))


def cut_body(root: Element) -> tuple[str, ...]:
    """The main part cut likewise, with the whole paragraph of `{{ body }}` given up for what will stand there.

    The house style's own bookmarks are kept; one at the text will be around the agreement. Raises ValueError unless exactly one
    paragraph, directly in the body and in no field, holds that placeholder and nothing else.
    """
    root = _mended(prefixed(root))
    _tidy_marks(root)
    paragraphs = root.iterfind(f"{w('body')}/{w('p')}")
    places = [paragraph for paragraph in paragraphs if _ALONE.fullmatch(words_of(paragraph).strip())]
    if len(places) != 1 or len(_ALONE.findall(serialise(root))) != 1 or spans(root, places[0]):
        raise ValueError("must hold {{ body }} once, in a paragraph of its own in the text")
    _replace(places[0], "{{ body }}")
    return tuple(_WHOLE.split(serialise(root)))


def _mended(root: Element) -> Element:
    """The part with every placeholder in one piece, however Word has split it over runs."""
    wanted = sum(len(_NAMED.findall(text)) for text in _paragraphs(root))
    if wanted == _in_one_piece(root):
        return root  # none is split, as in the shipped house style: docxtpl need not even be imported
    from docxtpl import DocxTemplate  # noqa: PLC0415 - its imports take as long as all the rest of this package's

    mended = parse(str(DocxTemplate(io.BytesIO()).patch_xml(serialise(root))).encode())
    if wanted != _in_one_piece(mended):
        raise ValueError("has a placeholder in pieces: type it again in one go, without formatting inside it")
    return mended


def _in_one_piece(root: Element) -> int:
    return sum(len(_WHOLE.findall(text.text or "")) for text in root.iter(w("t")))


def _tidy_marks(root: Element) -> None:
    """Take out the marks that Word leaves for itself, and give bookmarks numbers that no agreement has."""
    left = {mark.get(w("id")) for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) == "_GoBack"}
    numbers: dict[str | None, int] = {}
    for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"))):
        number, parent = mark.get(w("id")), mark.getparent()
        if (mark.tag == w("proofErr") or number in left) and parent is not None:
            parent.remove(mark)
        else:
            mark.set(w("id"), str(numbers.setdefault(number, _FIRST_NUMBER + len(numbers))))


def _replace(paragraph: Element, text: str) -> None:
    body = paragraph.getparent()
    assert body is not None  # noqa: S101 - it was found as a child of the body
    for mark in list(paragraph.iter(w("bookmarkStart"))):
        paragraph.addprevious(mark)
    for mark in list(paragraph.iter(w("bookmarkEnd"))):
        paragraph.addnext(mark)
    before = paragraph.getprevious()
    if before is None:
        body.text = (body.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    body.remove(paragraph)
