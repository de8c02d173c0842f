"""Clauses, paragraphs and libraries made in a test of nothing but what it is about."""

from __future__ import annotations

from typing import Any

from conditions.vocabulary import VOCABULARY

from assembler.conditions import parse_condition
from assembler.conditions.tree import Always, Each, Quantified
from assembler.errors import Place
from assembler.library.clauses import Clause, LibraryParagraph, LibraryRow, LibraryTable
from assembler.library.library import Law, Library
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.markup import Words
from assembler.questions import Questionnaire
from assembler.statute.powers import Powers

ALWAYS = Always(truth=True)
WHEN_PAID = parse_condition("pays", VOCABULARY)
QUANTIFIED = parse_condition("any(pays for party in parties)", VOCABULARY)
assert isinstance(QUANTIFIED, Quantified)
EACH_PARTY: Each = QUANTIFIED.each


def words(text: str, *, bold: bool = False) -> Words:
    return Words(text, bold)


def paragraph(identity: str, *wording: Any, **more: Any) -> LibraryParagraph:
    given: dict[str, Any] = {
        "level": 1,
        "role": "",
        "when": ALWAYS,
        "each": None,
        "join": "",
        "note": "",
        "children": (),
        "term": "",
        "place": Place("c.md", 0, identity),
    }
    pieces = tuple(words(piece) if isinstance(piece, str) else piece for piece in wording or ("Words.",))
    return LibraryParagraph(id=identity, wording=pieces, **given | more)


def table(identity: str, *cells: str) -> LibraryTable:
    row = LibraryRow("row", ALWAYS, tuple((words(cell),) for cell in cells))
    return LibraryTable(identity, ALWAYS, None, "", "", (), (), (row,), "rows", Place("c.md", 0, identity))  # type: ignore[arg-type]


def clause(identity: str, *blocks: Any, **more: Any) -> Clause:
    given: dict[str, Any] = {
        "kind": "clause",
        "heading": (words(identity.capitalize()),),
        "status": "core",
        "when": ALWAYS,
        "each": None,
        "law": (),
        "note": "",
        "place": Place(f"{identity}.md", 1),
    }
    return Clause(id=identity, blocks=blocks, **given | more)


def library(*clauses: Clause, sections: tuple[SectionPlan, ...] | None = None, **more: Any) -> Library:
    taken = tuple(SectionPlan(one.id, (Taken(one.id),)) for one in clauses) if sections is None else sections
    outline = Outline("standard", "Standard", "agreement", 0, False, (Part("body", "Body", taken),), Place("o.yaml"))
    given: dict[str, Any] = {
        "vocabulary": VOCABULARY,
        "questionnaire": Questionnaire(()),
        "kinds": {},
        "powers": Powers((), ()),
        "rules": (),
        "clauses": {one.id: one for one in clauses},
        "outlines": {"standard": outline},
        "terms": {},
        "subjects": (),
        "matters": (),
        "law": Law("", "", ()),
        "judged": frozenset(),
        "digest": "",
    }
    return Library(**given | more)
