"""A paragraph in atoms: words, references and things, each with the manner it is printed in, and the marks that stand between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import groupby
from typing import Final

from lxml import etree
from msgspec import Struct

from assembler.difference.segments import split_words
from assembler.word.fields import depth_after
from assembler.word.words import normal_words
from assembler.word.xml import Element, text_within, w

_RUN, _TEXT, _MANNER, _CODE = w("r"), w("t"), w("rPr"), w("instrText")
_INSIDE: Final = frozenset(map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")))
_MARKS: Final = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))
_PASSED: Final = frozenset(map(w, ("proofErr", "lastRenderedPageBreak", "softHyphen", "annotationRef")))
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class Atom(Struct, frozen=True):
    """One word, reference or thing. `key` is what makes two the same; `runs` are those that print it, or `text` where it is mere words."""

    key: tuple[str, str]
    runs: tuple[Element, ...]
    text: str = ""

    @property
    def manner(self) -> str:
        """The manner of its words, as XML."""
        return self.key[1]


class Mark(Struct, frozen=True):
    """A mark that stands before an atom, or at the end: the start or end of a bookmark or comment, or a comment's own sign."""

    before: int
    element: Element


def atoms_of(paragraph: Element) -> tuple[list[Atom], list[Mark]]:
    """The atoms of a paragraph in order, and its marks."""
    atoms: list[Atom] = []
    marks: list[Mark] = []
    pending: list[Element] = []
    depth = 0
    for element in _inline(paragraph):
        if element.tag in _MARKS or element.find(w("commentReference")) is not None:
            marks.append(Mark(len(atoms), element))
            continue
        depth = depth_after(depth, element)
        if depth > 0 or pending:
            pending.append(element)
            if depth == 0:
                atoms.append(_field(pending))
                pending = []
            continue
        atoms += _words(element)
    return atoms + [_field([run]) for run in pending], marks


def _inline(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag == _RUN or child.tag in _MARKS:
            yield child
        elif child.tag in _INSIDE:
            yield from _inline(child)


def _field(runs: list[Element]) -> Atom:
    """A field, known by its code: what it shows follows from where it stands."""
    code = " ".join("".join(str(one.text or "") for run in runs for one in run.iter(_CODE)).split())
    return Atom((f"field {code or ''.join(map(text_within, runs))}", ""), tuple(map(deepcopy, runs)))


def _words(run: Element) -> Iterator[Atom]:
    properties = run.find(_MANNER)
    manner = "" if properties is None else etree.tostring(properties, method="c14n", exclusive=True).decode()
    for child in run:
        if child.tag == _TEXT:
            yield from (Atom((normal_words(word), manner), (), word) for word in split_words(child.text or ""))
        elif child.tag != _MANNER and child.tag not in _PASSED:
            yield Atom((etree.tostring(child, method="c14n", exclusive=True).decode(), manner), (_alone(run, child),))


def _alone(run: Element, child: Element) -> Element:
    """A run with one thing in it."""
    made = etree.Element(_RUN)
    properties = run.find(_MANNER)
    if properties is not None:
        made.append(deepcopy(properties))
    made.append(deepcopy(child))
    return made


def runs_of(atoms: Iterable[Atom]) -> Iterator[Element]:
    """The runs that print some atoms; neighbouring words of one manner share one."""
    for manner, together in groupby(atoms, lambda atom: atom.manner if atom.text else None):
        if manner is None:
            yield from (deepcopy(run) for atom in together for run in atom.runs)
        else:
            yield _run("".join(atom.text for atom in together), manner)


def _run(words: str, manner: str) -> Element:
    made = etree.Element(_RUN)
    if manner:
        made.append(etree.fromstring(manner))
    text = etree.SubElement(made, _TEXT)
    text.text = words
    text.set(_SPACE, "preserve")
    return made
