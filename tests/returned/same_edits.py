"""One edit made in two files: in the paragraph with this bookmark, at these words, so that the order of editing and merging can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree
from msgspec import Struct
from returned.editing import name_of, packed, paragraph, style_of, text_of, w

from assembler.word.package import unpack

_NEW = "Keys are held by the duty officer, who keeps a list."


class SameEdit(Struct, frozen=True, dict=True):
    """What is done in the paragraph named: at the words `at`, which stand once in one run of it, or to the whole of it."""

    kind: str
    name: str
    at: str = ""


class NotThereError(Exception):
    """The paragraph, or the words in it, are not in the file."""


def edits_in(docx: bytes, random: Random, number: int) -> list[SameEdit]:
    """Edits of some paragraphs of a file, none of them beside another."""
    body = [p for p in _root(docx).iter(w("p")) if name_of(p) and next(p.iterancestors(w("tc")), None) is None]
    places = random.sample(range(0, len(body) - 3, 3), number)
    kinds = ("word", "word", "word", "end", "delete", "insert", "split")
    found = [(random.choice(kinds), body[at]) for at in places]
    made = (_edit(kind, p, random) for kind, p in found)
    return [one for one in made if one is not None]


def _edit(kind: str, p: Any, random: Random) -> SameEdit | None:
    if kind in ("delete", "insert"):
        return SameEdit(kind, name_of(p))
    spots = list(_spots(p))
    return SameEdit(kind, name_of(p), random.choice(spots)) if spots else None


def _spots(p: Any) -> Iterator[str]:
    """Three words that stand once in one run of a paragraph."""
    for t in p.iter(w("t")):
        words = (t.text or "").split(" ")
        for at in range(1, len(words) - 3):
            three = " ".join(words[at : at + 3])
            if all(words[at : at + 3]) and text_of(p).count(f" {three} ") == 1:
                yield three


def done(docx: bytes, edits: Sequence[SameEdit]) -> tuple[bytes, set[str]]:
    """A file with the edits made, and the names of the paragraphs in which they could not be."""
    members = unpack(docx)
    root = etree.fromstring(members["word/document.xml"])
    named = {name_of(p): p for p in root.iter(w("p"))}
    failed = set()
    for edit in edits:
        try:
            _do(edit, named.get(edit.name))
        except NotThereError:
            failed.add(edit.name)
    for p in root.iter(w("p")):
        p.attrib.pop("new", None)
    return packed(
        {**members, "word/document.xml": etree.tostring(root, xml_declaration=True, encoding="UTF-8")}
    ), failed


def _do(edit: SameEdit, p: Any) -> None:
    if p is None:
        raise NotThereError
    if edit.kind == "delete":
        p.getparent().remove(p)
    elif edit.kind == "insert":
        p.addnext(paragraph(_NEW, style_of(p)))
    else:
        t = next((one for one in p.iter(w("t")) if f" {edit.at} " in f"{one.text} "), None)
        if t is None or text_of(p).count(f" {edit.at} ") != 1:
            raise NotThereError
        first, _, third = edit.at.split(" ")
        if edit.kind == "word":
            t.text = t.text.replace(edit.at, f"{first} nevertheless {third}")
        elif edit.kind == "end":
            t.text = t.text.replace(edit.at, f"{edit.at}, as they see fit,")
        else:
            _split(p, t, f"{first} ")


def _split(p: Any, t: Any, at: str) -> None:
    before, _, after = t.text.partition(f" {at}")
    run = t.getparent()
    new = etree.Element(w("p"))
    new.append(deepcopy(p.find(w("pPr"))))
    rest = deepcopy(run)
    t.text, rest.find(w("t")).text = f"{before} {at.strip()}", after
    new.append(rest)
    new.extend(list(run.itersiblings()))
    p.addnext(new)


def _root(docx: bytes) -> Any:
    return etree.fromstring(unpack(docx)["word/document.xml"])
