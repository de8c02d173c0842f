"""What is said of a special condition that is on a subject of which clauses of the agreement speak too, whole, of an agreement made here."""

from __future__ import annotations

from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.agreement import Agreement, Paragraph, Properties, Reference, Section, Text
from assembler.library.library import Library, Subject
from assembler.pipeline import complete_answers
from assembler.register import load_register
from assembler.special_conditions import beside_clauses
from assembler.statute.findings import Finding

CURE = "A lawyer must read the condition beside those clauses, put right what contradicts, and accept this warning."
PROPERTIES = Properties("T", "T", "", "", "", "", "clean", "")


def library(*subjects: Subject) -> Library:
    return replace(compiled_library().library, subjects=subjects)


def clause(identity: str, label: str, heading: str, *keys: str, not_used: bool = False) -> Section:
    """A clause with a heading, and paragraphs of these keys."""
    blocks = tuple(Paragraph(key, "level-2", (Text("Words."),)) for key in keys)
    head = Paragraph(f"{identity}#heading", "clause", (Text(heading), Reference("x", ()), Text(" of it")))
    return Section(identity, "clause", head, blocks, label, not_used=not_used)


def found(conditions: str, sections: tuple[Section, ...], *subjects: Subject) -> list[Finding]:
    given = complete_answers(
        answers(f"drafting: {{special_conditions: [{conditions}]}}"), compiled_library(), load_register()
    )
    return list(beside_clauses(given, Agreement(PROPERTIES, sections, ()), library(*subjects)))


WHOLE = min(compiled_library().library.above_special_conditions)
PART = min(compiled_library().library.partly_above_special_conditions)
NOISE = "{id: n, heading: Noise, text: It is loud., covers: staff}"


def warning(said: str, item: str = "n", heading: str = "Noise") -> Finding:
    message = (
        f"The special condition “{heading}” is on a subject of which clauses of the agreement speak too (the people). {said}"
        "Nothing has compared their words."
    )
    facts = {
        f"drafting.special_conditions.{item}": f"{heading}: It is loud.",
        f"drafting.special_conditions.{item}.covers": "staff",
    }
    return Finding(
        rule="special-beside-clause",
        provision="practice",
        words="",
        action="WARN",
        basis="Practice",
        state="not met",
        message=message,
        cure=CURE,
        item=item,
        fields=(),
        facts=facts,
    )


def test_a_clause_that_gives_way_is_named_with_its_heading():
    people = Subject("staff", "the people", "hub")

    assert found(NOISE, (clause("hub", "clause 3", "The hub"),), people) == [
        warning("It prevails over clause 3 (“The hub of it”). ")
    ]


def test_clauses_that_prevail_wholly_or_in_part_come_in_subject_order():
    people = Subject("staff", "the people", "hub", (PART, WHOLE, "yard"))
    sections = (
        clause(WHOLE, "clause 1", "One"),
        clause("yard", "clause 2", "Two"),
        clause(PART, "clause 3", "Three"),
        clause("hub", "Schedule 1", "Four"),
    )

    assert found(NOISE, sections, people) == [
        warning(
            "It gives way to clause 1 (“One of it”), a part of clause 3 (“Three of it”), except on what is left there to special conditions. "
            "It prevails over Schedule 1 (“Four of it”), clause 2 (“Two of it”), the rest of clause 3 (“Three of it”). "
        )
    ]
    assert found(NOISE, sections[:1], people) == [
        warning("It gives way to clause 1 (“One of it”), except on what is left there to special conditions. ")
    ]


def test_a_clause_is_found_in_the_section_that_gathers_it():
    gathered = clause("whole", "clause 7", "All", "whole#a", "hub#notice", "hub#more")

    assert found(NOISE, (gathered,), Subject("staff", "the people", "hub")) == [
        warning("It prevails over clause 7 (“All of it”). ")
    ]


def test_a_clause_without_a_heading_has_no_words_for_it():
    bare = Section("hub", "clause", None, (Paragraph("hub#a", "level-2", (Text("Words."),)),), "clause 3")

    assert found(NOISE, (bare,), Subject("staff", "the people", "hub")) == [warning("It prevails over clause 3 (“”). ")]


def test_nothing_is_said_where_no_clause_in_use_speaks_of_the_subject():
    people = Subject("staff", "the people", "hub")
    hub = clause("hub", "clause 3", "The hub")

    assert found(NOISE, (clause("hub", "clause 3", "Not used", not_used=True),), people) == []
    assert found(NOISE, (clause("yard", "clause 3", "The yard"),), people) == []
    assert found(NOISE, (hub,), Subject("premises", "the place", "hub")) == []
    assert found("{id: n, heading: Noise, text: It is loud.}", (hub,), people) == []
    assert found(NOISE, (hub,)) == []


def test_each_special_condition_is_told_by_itself():
    other = NOISE.replace("id: n", "id: m").replace("Noise", "Smell")
    between = "{id: o, heading: Rent, text: It is paid.}"
    hub = clause("hub", "clause 3", "The hub")

    said = "It prevails over clause 3 (“The hub of it”). "
    assert found(f"{NOISE}, {between}, {other}", (hub,), Subject("staff", "the people", "hub")) == [
        warning(said),
        warning(said, "m", "Smell"),
    ]
