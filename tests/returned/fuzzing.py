"""Pairs for the fuzz: an edited file, saved by some program, and a new version to bring it up to date with; and what is wrong with either."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree
from returned.editing import Edited, edited, misses, w
from returned.programs import Way, saved
from returned.resolving import resolved, settled
from returned.returning import found_in
from returned.versions import NEW, Version, base, merged
from shipped import compiled_library

from assembler.returned import Background, Inspection, Issued, inspected, locks_of, printed_answers
from assembler.word.bookmarks import bookmark, moved_bookmark
from assembler.word.copy import read_copy
from assembler.word.package import unpack

US = "assembler"
_MOVED = re.compile("_v_[0-9a-f]{32}")


@dataclass
class Pair:
    """A file that came back, how, what is true of it, and the version that it is brought up to date with."""

    seed: int
    way: Way
    theirs: bytes
    truth: Edited
    ours: Version


@dataclass
class Figures:
    """What was found in some pairs: how many paragraphs were edited, and each thing that was wrong, by its kind."""

    pairs: int = 0
    edited: int = 0
    conflicts: int = 0
    taken: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)


def pairs(seeds: Sequence[int], way: Way, folder: Path) -> Iterator[Pair]:
    """The pairs of some seeds, the files saved by one program."""
    folder.mkdir(parents=True, exist_ok=True)
    truths: dict[int, Edited] = {}
    for seed in seeds:
        docx, truths[seed] = edited(base().docx, seed)
        (folder / f"{seed}.docx").write_bytes(docx)
    files = saved([folder / f"{seed}.docx" for seed in seeds], way, folder / "saved")
    for seed, path in zip(seeds, files, strict=True):
        yield Pair(seed, way, path.read_bytes(), truths[seed], NEW[seed % len(NEW)]())


def background(version: Version) -> Background:
    library = compiled_library().library
    return Background(printed_answers(version.result.answers, library), locks_of(library))


def inspect_it(docx: bytes, issued: Issued | None = None) -> Inspection:
    return inspected(issued or base().issued, read_copy(docx), background(base()))


def judged(pair: Pair, figures: Figures) -> None:
    """What is wrong with what is said of a pair, and with its update, counted and told."""
    faults = list(faults_of(pair, figures))
    figures.pairs += 1
    figures.edited += len(pair.truth.status) + len(pair.truth.moved) + pair.truth.inserted
    for kind, what in faults:
        figures.wrong[kind] += 1
        figures.told.append(f"{pair.way} {pair.seed}: {kind}: {what}")


def faults_of(pair: Pair, figures: Figures) -> Iterator[tuple[str, str]]:
    """Each fault, by its kind."""
    before = inspect_it(pair.theirs)
    found = found_in(before)
    yield from (("inspect", miss) for miss in misses(found, pair.truth))
    same = merged(pair.theirs, base())
    if same.docx != pair.theirs:
        yield "nothing new", "made a change"
    made = merged(pair.theirs, pair.ours)
    figures.conflicts += len(made.conflicts)
    figures.taken += made.taken
    if contents_list(settled(made.docx, accept=False, author=US)) != contents_list(pair.theirs):
        yield "reject", "the contents list is not theirs"
    if lines(made.docx, accept=False) != lines(pair.theirs, accept=False):
        yield "reject", "the words or styles are not theirs"
    if structure(made.docx) != structure(pair.theirs):
        yield "reject", "the anchors, links or changes are not theirs"
    if not made.conflicts:
        yield from (("accept", what) for what in _accepted(before, made.docx, pair.ours))


def _accepted(before: Inspection, docx: bytes, ours: Version) -> Iterator[str]:
    """How the accepted file differs from the new version otherwise than theirs did from the old. What both made the same is as new."""
    found = found_in(before)
    new_words = {passage.key: passage.words for passage in ours.issued.passages}
    both = [one for one in before.passages if one.after and one.after.words == new_words.get(one.key)]
    alike = {bookmark(one.key) for one in both if one.status in ("worded", "value")}
    made = inspect_it(settled(docx, accept=True, author=US), ours.issued)
    after = found_in(made)
    there = {bookmark(passage.key) for passage in ours.issued.passages if passage.words}
    new = there - {bookmark(passage.key) for passage in base().issued.passages if passage.words}
    then = {name: status for name, status in found["status"].items() if name in there - alike}
    for name in sorted(then.keys() | after["status"].keys()):
        if then.get(name, "unchanged") != after["status"].get(name, "unchanged"):
            yield f"{name}: {after['status'].get(name, 'unchanged')}, and {then.get(name, 'unchanged')} before" + (
                ", new" if name in new else ""
            )
    if found["inserted_paragraphs"] != after["inserted_paragraphs"]:
        yield f"{after['inserted_paragraphs']} inserted, and {found['inserted_paragraphs']} before"


def contents_list(docx: bytes) -> list[str]:
    """The words of each entry of the contents list, as they stand once every change is accepted."""
    return [" ".join(one.text.split()) for one in read_copy(docx).paragraphs if one.in_contents and one.text.strip()]


def lines(docx: bytes, *, accept: bool) -> list[tuple[str, str]]:
    """Style and words of each paragraph, with our changes accepted or rejected and those of others left; the contents list is left out."""
    found = resolved(docx, accept=accept, author=US)
    said = [(line.style, line.words.replace("\u00a0", " ")) for line in found if not line.style.startswith("TOC")]
    return [(style, _MOVED.sub(_own_name, words)) for style, words in said]


def _own_name(found: re.Match[str]) -> str:
    return next(bookmark(passage.key) for passage in base().issued.passages if moved_bookmark(passage.key) == found[0])


def structure(docx: bytes) -> list[tuple[object, ...]]:
    """Each paragraph that is not ours: its style, words, bookmarks, links, and the changes of others, struck out words included."""
    root = etree.fromstring(unpack(docx)["word/document.xml"])
    for row in [one for one in root.iter(w("tr")) if ours(one.find(f"{w('trPr')}/{w('ins')}"))]:
        row.getparent().remove(row)
    for p in [one for one in root.iter(w("p")) if ours(one.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}"))]:
        p.getparent().remove(p)
    for one in [one for one in root.iter(w("ins")) if ours(one) and one.getparent().tag not in (w("rPr"), w("trPr"))]:
        one.getparent().remove(one)
    return [_structure(p) for p in root.iter(w("p"))]


def ours(change: Any) -> bool:
    return change is not None and change.get(w("author")) == US


def _structure(p: Any) -> tuple[object, ...]:
    style = p.find(f"{w('pPr')}/{w('pStyle')}")
    changes = [one for one in p.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")) if not ours(one)]
    return (
        "" if style is None else style.get(w("val")),
        tuple(one.get(w("name")) for one in p.iter(w("bookmarkStart"))),
        tuple((one.tag, one.get(w("author")), one.get(w("date")), _held(one)) for one in changes),
        _held(p),
        sum(next(link.iter(w("r")), None) is not None for link in p.iter(w("hyperlink"))),
    )


def _held(one: Any) -> str:
    return "".join(text.text or "" for text in one.iter(w("t"), w("delText")))
