"""Placeholders of a house style, prepared once: docxtpl mends those that Word has split, and each part is cut there.

A document is then made by joining pieces. No template language ever runs on an answer.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Final, Literal, get_args

from msgspec import Struct

from assembler.word.house_fields import local, stands_in_field
from assembler.word.house_package import shown_name
from assembler.word.house_page import PageSize, page_with
from assembler.word.properties import PLACEHOLDERS
from assembler.word.words import words_within
from assembler.word.xml import Element, W, parse, prefixed, serialise, text_within, w

Zone = Literal["body", "schedules", "execution"]
"""A part of the text that a house style can give pages of its own."""
BODY: Final[Zone] = "body"
ZONES: Final[tuple[Zone, ...]] = get_args(Zone)

_NAMED: Final = re.compile(r"\{\{([^{}]*)\}\}")
_CONTROL: Final = re.compile(r"\{[%#]|[%#]\}")
_WHOLE: Final = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_ALONE: Final = re.compile(r"\{\{\s*(body|schedules|execution)\s*\}\}")
_DESCRIBING: Final = frozenset({"descr", "title", "alt", "tooltip"})
"""Attributes that a reader is read aloud; a placeholder may stand in these, and in no other."""
MOST: Final = 500
"""Placeholders in one part: docxtpl takes its time over each."""
_FIRST_NUMBER: Final = 1_000_000_000
"""The house style's own bookmarks are numbered from here, above all that an agreement has."""


def holds_one(root: Element) -> bool:
    """Whether something that looks like a placeholder stands anywhere in a part, in one piece or in several."""
    return "{{" in text_within(root) or any(
        "{{" in str(text) for each in root.iter("*") for text in each.attrib.values()
    )


def placeholder_faults(root: Element, *, body: bool) -> Iterable[str]:
    """What is wrong with the placeholders of a part, in plain words."""
    allowed = (*PLACEHOLDERS, *ZONES) if body else PLACEHOLDERS
    texts = [*_paragraphs(root), *(text for _, text in _attributes(root))]
    if any(_CONTROL.search(text) for text in _paragraphs(root)):
        yield "holds a control tag ({% or {#); a house style has plain placeholders only"
    unknown = {name.strip() for text in texts for name in _NAMED.findall(text)} - set(allowed)
    for name in sorted(unknown):
        yield f"has the unknown placeholder {{{{ {shown_name(name)} }}}}; those allowed are {', '.join(allowed)}"
    if any("{{" in _NAMED.sub("", text) for text in texts):
        yield "has a placeholder that is opened and not closed"
    if sum(text.count("{{") for text in texts) > MOST:
        yield f"has more than {MOST} placeholders"
    for element, text in _elsewhere(root):
        yield f"has a placeholder where none is filled in ({shown_name(local(element))}: {shown_name(text.strip())})"


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


class Turn(Struct, frozen=True):
    """What stands between two zones, the break of the section with it: its XML, and its words as files are compared by them."""

    xml: bytes
    words: bytes


class CutBody(Struct, frozen=True):
    """The main part cut at its placeholders, with the page of each zone, and what stands after it before the next."""

    pieces: tuple[str, ...]
    pages: dict[Zone, PageSize]
    turns: dict[Zone, Turn]


def cut_body(root: Element) -> CutBody:
    """The main part cut likewise, with the whole paragraph of `{{ body }}` given up for what will stand there.

    The house style's own bookmarks are kept; one at the text will be around the agreement. Raises ValueError unless exactly one
    paragraph, directly in the body and in no field, holds that placeholder and nothing else; and likewise for `{{ schedules }}` and
    `{{ execution }}`, which stand after it where schedules have pages of their own.
    """
    root = _mended(prefixed(root))
    _tidy_marks(root)
    places = _places(root)
    pages = {zone: page_with(root, paragraph) for zone, paragraph in places.items()}
    between = [_words_between(*pair) for pair in pairwise(places.values())]
    for zone, paragraph in places.items():
        _replace(paragraph, f"{{{{ {zone} }}}}")
    pieces = tuple(_WHOLE.split(serialise(root)))
    at = {zone: pieces.index(zone) for zone in places}
    if any(after - before > 2 for before, after in pairwise(at.values())):
        raise ValueError("has a placeholder between {{ body }} and {{ execution }}: put it into a header or a footer")
    following = [pieces[place - 1].encode() for zone, place in at.items() if zone != BODY]
    turns = {zone: Turn(*turn) for zone, *turn in zip(at, following, between, strict=False)}
    return CutBody((*pieces[: at[BODY] + 1], *pieces[max(at.values()) + 1 :]), pages, turns)


def _words_between(before: Element, after: Element) -> bytes:
    body = before.makeelement(w("body"))
    for one in before.itersiblings():
        if one is after:
            break
        body.append(deepcopy(one))
    return words_within(body).encode()


def _places(root: Element) -> dict[Zone, Element]:
    """The paragraph of each zone, in order."""
    paragraphs = ((text_within(each).strip(), each) for each in root.iterfind(f"{w('body')}/{w('p')}"))
    found = [(match[1], each) for words, each in paragraphs if (match := _ALONE.fullmatch(words))]
    named = [zone for zone, _ in found]
    if named.count(BODY) != 1 or sorted(_ALONE.findall(serialise(root))) != sorted(named):
        raise ValueError("must hold {{ body }} once, in a paragraph of its own in the text")
    if named not in ([BODY], [*ZONES]):
        raise ValueError(
            "must hold {{ schedules }} and {{ execution }} once, in paragraphs of their own after {{ body }}, or neither"
        )
    if any(stands_in_field(root, each) for _, each in found):
        raise ValueError("must hold {{ body }} once, in a paragraph of its own in the text")
    return dict(zip(ZONES, (each for _, each in found), strict=False))


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
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:
        paragraph.addnext(_break(section))
    before = paragraph.getprevious()
    if before is None:
        body.text = (body.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    body.remove(paragraph)


def _break(section: Element) -> Element:
    """A paragraph that ends a section and takes no room: the one that ended it is given up."""
    made = parse(
        f'<w:p xmlns:w="{W}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'.encode()
    )
    made[0].append(section)
    return made
