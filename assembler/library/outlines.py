"""Outlines: the documents that the library can make, each its parts and sections in order, and what it takes of every clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast, get_args

from msgspec import Struct

from assembler.conditions import Vocabulary
from assembler.errors import LibraryError, Place, Problem
from assembler.library.papers import PAPER_KEYS, Paper, read_paper
from assembler.source import Document, FieldPath, Schema, expect_names

Kind = Literal["agreement", "paper"]
"""An agreement meets the rules that say what an agreement must hold; a paper has laws of its own."""


class Taken(Struct, frozen=True):
    """A clause that an outline takes: whole, or only some of its paragraphs and tables, in this order."""

    clause: str
    blocks: tuple[str, ...] = ()


class SectionPlan(Struct, frozen=True):
    """A section: one clause, or what is gathered from several under a heading of the outline's own.

    With `as_clause` a schedule is numbered and referred to as a clause.
    """

    id: str
    takes: tuple[Taken, ...]
    heading: str = ""
    as_clause: bool = False


class Part(Struct, frozen=True):
    """A part of a document. `deal` is whether it says what these parties agreed, and not what every agreement needs."""

    id: str
    title: str
    sections: tuple[SectionPlan, ...]
    deal: bool = False

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that it takes, in order."""
        return tuple(taken.clause for section in self.sections for taken in section.takes)


class Outline(Struct, frozen=True):
    """A document that the library can make.

    It has a contents list where it has at least `contents_from` headings. Where it `runs_on`, a schedule or an execution block starts no
    page. `paper` is when it is made, of a paper; an agreement has none.
    """

    id: str
    title: str
    kind: Kind
    contents_from: int
    runs_on: bool
    parts: tuple[Part, ...]
    place: Place
    paper: Paper | None = None

    @property
    def sections(self) -> Iterator[SectionPlan]:
        """Its sections, in order."""
        return (section for part in self.parts for section in part.sections)


_OUTLINE = Schema(must=("outline", "title", "kind", "parts"), may=("contents from", "runs on", *PAPER_KEYS))
_PART = Schema(must=("id", "title", "sections"), may=("deal",))


def read_outline(document: Document, vocabulary: Vocabulary) -> Outline:
    """The outline in a file. Raises LibraryError with every fault."""
    place = Place(document.file, 1)
    value = expect_names(document.value, _OUTLINE, place)
    work = _Reading(document, [])
    kind = str(value["kind"])
    if kind not in get_args(Kind):
        work.problems.append(Problem(f"“{kind}” is not a kind of outline: agreement or paper.", place))
    name = document.file.rpartition("/")[2].removesuffix(".yaml")
    if value["outline"] != name:
        work.problems.append(
            Problem(f"The file of the outline “{value['outline']}” must be {value['outline']}.yaml.", place)
        )
    contents = str(value.get("contents from") or "0")
    if not contents.isdecimal():
        work.problems.append(Problem("“contents from” is a number of headings.", place))
    if value.get("runs on", "yes") != "yes":
        work.problems.append(Problem("“runs on” is yes, or is left out.", place))
    paper = read_paper(value, vocabulary, place, work.problems) if kind == "paper" else None
    if kind != "paper" and set(value) & set(PAPER_KEYS):
        work.problems.append(Problem(f"Only a paper says {', '.join(sorted(set(value) & set(PAPER_KEYS)))}.", place))
    parts = tuple(work.part(part, ("parts", at)) for at, part in enumerate(value["parts"] or ()))
    if work.problems:
        raise LibraryError(work.problems)
    return Outline(
        value["outline"], value["title"], cast("Kind", kind), int(contents), "runs on" in value, parts, place, paper
    )


class _Reading(Struct, frozen=True):
    document: Document
    problems: list[Problem]

    def part(self, given: object, at: FieldPath) -> Part:
        entry = expect_names(given, _PART, self.document.place(at))
        if entry.get("deal", "yes") != "yes":
            self.problems.append(Problem("“deal” is yes, or is left out.", self.document.place(at)))
        sections = tuple(self.section(one, (*at, "sections", n)) for n, one in enumerate(entry["sections"] or ()))
        return Part(entry["id"], entry["title"], sections, "deal" in entry)

    def section(self, entry: object, at: FieldPath) -> SectionPlan:
        """The id of a clause; an id and names of what is taken of it; or an id and `takes`, `only` or `as` (docs/library-format.md)."""
        place = self.document.place(at)
        if isinstance(entry, str):
            return SectionPlan(entry, (Taken(entry),))
        if not isinstance(entry, dict) or len(entry) != 1:
            raise LibraryError(Problem("A section is the id of a clause, or one id with what is taken.", place))
        ((identity, taken),) = entry.items()
        if isinstance(taken, list):
            return SectionPlan(identity, (Taken(identity, tuple(taken)),))
        if not isinstance(taken, dict) or set(taken) - {"heading", "takes", "only", "as"}:
            raise LibraryError(
                Problem("What a section takes is a list, or has the names heading, takes, only, as.", place)
            )
        if "takes" in taken:
            if not taken.get("heading") or "only" in taken or "as" in taken:
                self.problems.append(Problem("What is gathered has a heading and `takes`, and nothing else.", place))
            return SectionPlan(identity, tuple(_gathered(taken["takes"])), str(taken.get("heading", "")))
        if taken.get("as", "clause") != "clause" or "heading" in taken:
            self.problems.append(
                Problem("A section may be taken as a clause, and has the heading of its own clause.", place)
            )
        return SectionPlan(identity, (Taken(identity, tuple(taken.get("only") or ())),), as_clause="as" in taken)


def _gathered(names: Sequence[str]) -> Iterator[Taken]:
    """What is taken of each clause, paragraphs of one in a row together."""
    clause, blocks = "", list[str]()
    for name in names:
        identity, _, block = name.partition("#")
        if clause and (identity != clause or not block or not blocks):
            yield Taken(clause, tuple(blocks))
            blocks = []
        clause = identity
        blocks += [block] if block else []
    if clause:
        yield Taken(clause, tuple(blocks))
