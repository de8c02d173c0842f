"""The order of assembly: print, keep the definitions used, number, refer, and list what is outstanding."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement, CopyKind, OpenPoint, Properties
from assembler.assembly.compiled import CompiledLibrary, CompiledOutline
from assembler.assembly.definitions import with_used_definitions
from assembler.assembly.draft_sections import DraftSection, gathered, print_sections
from assembler.assembly.not_used import with_not_used
from assembler.assembly.open_points import open_points
from assembler.assembly.references import Numbers
from assembler.assembly.special import with_special_conditions
from assembler.completion import Answers
from assembler.copies import COPIES, DEFAULT
from assembler.roles import NUMBERED_HEADINGS
from assembler.shapes import Shape


class Assembled(Struct, frozen=True):
    """The agreement, the ids of the clauses that are in it, and the rules that its paragraphs meet (those with action INCLUDE)."""

    agreement: Agreement
    clauses: frozenset[str]
    satisfied: frozenset[str]


def assemble(
    answers: Answers,
    compiled: CompiledLibrary,
    copy: CopyKind = DEFAULT,
    shape: Shape | None = None,
) -> Assembled:
    """The agreement that the answers make, in the form that they choose, with what its copy shows.

    It is whole, even where that copy withholds something.

    With the shape of the answers, the words that it leaves out are printed as slots, and what was decided on the same is not decided again.

    Raises AnswersError when an omitted clause is referred to by one that is in, or the number of one that is in is to be kept for none.
    """
    outline = compiled.chosen_by(answers)
    drafts = draft_sections(answers, outline, shape)
    points = open_points(answers, compiled.library, drafts, shape.slots if shape else frozenset())
    return _numbered(drafts, points, answers, outline, properties_of(answers, copy))


def assemble_paper(answers: Answers, outline: CompiledOutline, item: str) -> Assembled:
    """The paper that an outline makes of answers that were completed for papers: of one that each item has, the item's.

    Its open points are those whose blanks stand in it. Without any it is ready to sign; with one it is a draft.
    """
    found = draft_sections(answers, outline)
    drafts = [draft for draft in found if not item or not draft.source.source.each or _is_of(draft, item)]
    points = tuple(point for point in open_points(answers, outline.library, drafts, frozenset()) if point.places)
    properties = properties_of(answers, "clean" if points else "signature")
    title = outline.library.outlines[outline.library.outline].title
    executed = any(draft.source.source.kind == "execution" for draft in drafts)
    status = "" if points or executed else "Final"  # a letter is no signature copy of anything
    return _numbered(drafts, points, answers, outline, replace(properties, title=title, version="", status=status))


def _is_of(draft: DraftSection, item: str) -> bool:
    return draft.key == f"{draft.source.source.id}/{item}"


def _numbered(
    drafts: list[DraftSection],
    points: tuple[OpenPoint, ...],
    answers: Answers,
    outline: CompiledOutline,
    properties: Properties,
) -> Assembled:
    """The drafts as a document, numbered and cross-referred."""
    copy = properties.copy
    if not (COPIES[copy].outstanding and points):
        drafts = [draft for draft in drafts if draft.source.source.kind != "outstanding"]
    clauses = frozenset(draft.source.source.id for draft in drafts)
    satisfied = frozenset().union(*(draft.satisfied for draft in drafts))
    drafts = _with_contents(gathered(with_not_used(drafts, answers, outline), outline), outline)
    numbers = Numbers(drafts, answers.scope.omitted)
    sections = tuple(
        numbers.section(draft, points if draft.source.source.kind == "outstanding" else (), notes=COPIES[copy].notes)
        for draft in drafts
    )
    numbers.raise_problems()
    agreement = Agreement(properties, sections, points)
    return Assembled(agreement, clauses, satisfied)


def draft_sections(answers: Answers, compiled: CompiledOutline, shape: Shape | None = None) -> list[DraftSection]:
    """The clauses that are in, in words, with the parties' own conditions and only the definitions used."""
    scope, said = (answers.scope.with_slots(shape.slots), shape.said) if shape else (answers.scope, None)
    printed = print_sections(compiled, scope, said)
    special = answers.given.drafting.special_conditions
    return with_used_definitions(with_special_conditions(printed, special, compiled.terms_in))


def _with_contents(drafts: list[DraftSection], compiled: CompiledOutline) -> list[DraftSection]:
    """The sections, without the contents list where they are too few for one, those that are not used not counted."""
    used = (draft.heading for draft in drafts if not draft.not_used)
    headings = sum(heading is not None and heading.role in NUMBERED_HEADINGS for heading in used)
    return drafts if headings >= compiled.contents_from else [d for d in drafts if d.source.source.kind != "contents"]


_MARKINGS: Mapping[str | None, str] = {"official": "OFFICIAL", "official_sensitive": "OFFICIAL-SENSITIVE"}


def properties_of(answers: Answers, copy: CopyKind) -> Properties:
    """What the agreement says of itself, outside its text."""
    document = answers.values.document
    title = document.title or "Collaboration agreement"
    return Properties(
        title=title,
        short_title=document.short_name or title,
        reference=document.reference or "",
        version=document.version or "",
        author=document.author or "",
        marking=_MARKINGS.get(document.marking, ""),
        copy=copy,
        dated=document.prepared_on.isoformat() if document.prepared_on else "",
    )
