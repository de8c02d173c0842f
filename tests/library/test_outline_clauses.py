"""An outline laid on clauses: what it takes of each and how, and what asks what is printed settled in it."""

from __future__ import annotations

from typing import Any

import pytest
from conditions.vocabulary import VOCABULARY
from library.made import ALWAYS, EACH_PARTY, WHEN_PAID, clause, paragraph, table, words
from msgspec.structs import replace

from assembler.conditions import parse_condition, parse_path
from assembler.conditions.tree import Always, Printed
from assembler.errors import LibraryError, Place
from assembler.library.clauses import Clause
from assembler.library.outline_checks import outline_problems
from assembler.library.outline_clauses import all_of, any_of, clauses_of, looked_into, presence_of
from assembler.library.outlines import Outline, Part, SectionPlan, Taken
from assembler.library.papers import Need, Paper
from assembler.wording import Choice, Phrase

NEVER = Always(truth=False)
NOTICE = parse_condition("notice > 12", VOCABULARY)


def condition(text: str) -> Any:
    return parse_condition(text, VOCABULARY)


def outline(*sections: SectionPlan, **more: Any) -> Outline:
    given: dict[str, Any] = {"id": "standard", "title": "S", "kind": "agreement", "contents_from": 0, "runs_on": False}
    return Outline(parts=(Part("body", "Body", sections),), place=Place("o.yaml", 1), **given | more)


def whole(*names: str) -> tuple[SectionPlan, ...]:
    return tuple(SectionPlan(name, (Taken(name),)) for name in names)


def taken(made: Outline, *clauses: Clause) -> list[Clause]:
    return list(clauses_of(made, {one.id: looked_into(one) for one in clauses}).values())


def test_clauses_come_in_the_order_of_the_outline_that_takes_them():
    first, second, third = (looked_into(clause(name, paragraph("a"))) for name in ("first", "second", "third"))

    assert taken(outline(*whole("third", "first")), first, second, third) == [third, first]
    assert taken(outline(*whole("third", "nowhere")), first, second, third) == [third]


def test_what_is_for_another_outline_is_left_out_at_every_depth():
    below = paragraph("b", children=(paragraph("c", only="short"), paragraph("d", only="standard")))
    [made] = taken(
        outline(*whole("first")),
        clause("first", paragraph("a", children=(below,)), paragraph("x", only="short"), table("t", "x")),
    )

    assert [one.id for one in made.paragraphs()] == ["a", "b", "d"]
    assert [one.id for one in made.blocks] == ["a", "t"]


def test_what_is_taken_of_a_clause_stands_in_the_order_of_the_outline():
    first = clause("first", paragraph("a"), paragraph("b"), table("t", "x"))
    [made] = taken(outline(SectionPlan("first", (Taken("first", ("t", "a", "z")),))), first)

    assert [one.id for one in made.blocks] == ["t", "a"]
    assert (made.in_part, made.gathered_in, made.as_clause, made.runs_on) == (True, "", False, False)


def test_how_a_clause_is_taken_is_said_of_it():
    first, second, third = (clause(name, paragraph("a")) for name in ("first", "second", "third"))
    plan = outline(
        SectionPlan("both", (Taken("first"), Taken("second")), "Both"),
        SectionPlan("third", (Taken("third"),), as_clause=True),
        runs_on=True,
    )

    assert [
        (one.id, one.kind, one.gathered_in, one.in_part, one.as_clause, one.runs_on)
        for one in taken(plan, first, second, clause("third", paragraph("a"), kind="schedule"))
    ] == [
        ("first", "clause", "both", True, False, True),
        ("second", "clause", "both", True, False, True),
        ("third", "clause", "", False, True, True),
    ]
    assert third.kind == "clause"


def test_a_paper_is_in_where_its_needs_are_met():
    paper = Paper("after", 1, None, (Need(WHEN_PAID, "Not paid."), Need(NOTICE, "Too short.")), (), "Send it.", ())
    [made] = taken(outline(*whole("first"), paper=paper), clause("first", paragraph("a"), when=condition("vat")))

    assert str(made.when) == "pays and notice > 12 and vat"


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ("printed(second)", "pays"),
        ("not printed(second)", "not pays"),
        ("printed(third)", "False"),
        ("not printed(third)", "True"),
        ("printed(second#a)", "pays and notice > 12"),
        ("printed(second#c)", "pays and (notice > 12 and vat)"),
        ("printed(second#b)", "pays"),
        ("printed(second#z)", "False"),
        ("vat and printed(second)", "vat and pays"),
        ("vat and printed(third)", "False"),
        ("vat or printed(third)", "vat"),
        ("vat or not printed(third)", "True"),
        ("any(printed(second) for party in parties)", "any(pays for party in parties)"),
        ("printed(each)", "any(pays for party in parties)"),
        ("printed(each#a)", "any(pays for party in parties)"),
    ],
)
def test_what_is_printed_is_settled_by_when_it_is(asked: str, settled: str):
    second = clause(
        "second",
        paragraph("a", when=NOTICE, children=(paragraph("c", when=condition("vat")),)),
        paragraph("b"),
        when=WHEN_PAID,
    )
    each = clause("each", paragraph("a"), when=WHEN_PAID, each=EACH_PARTY)
    third = clause("third", paragraph("a"))
    found, *_ = taken(
        outline(*whole("first", "second", "each")),
        clause("first", paragraph("x"), when=condition(asked)),
        second,
        each,
        third,
    )

    assert str(found.when) == settled


def test_what_the_drafter_may_leave_out_stays_a_question():
    [found, _] = taken(
        outline(*whole("first", "second")),
        clause("first", paragraph("x"), when=condition("printed(second)")),
        clause("second", paragraph("a"), status="default", when=WHEN_PAID),
    )

    assert found.when == Printed("second", "", WHEN_PAID)


def test_of_what_is_gathered_a_clause_is_in_where_any_of_it_is():
    sections = (*whole("first"), SectionPlan("both", (Taken("second", ("a", "b")),), "Both"))
    second = clause("second", paragraph("a", when=NOTICE), paragraph("b", when=condition("vat")), when=WHEN_PAID)
    found, _ = taken(outline(*sections), clause("first", paragraph("x"), when=condition("printed(second)")), second)

    assert str(found.when) == "pays and (notice > 12 or vat)"


def test_what_can_never_be_in_goes_and_what_always_is_replaces_it():
    gone, there = condition("printed(third)"), condition("not printed(third)")
    phrases = [
        Phrase((Choice(gone, (words("x"),)), Choice(there, (words("yes"),))), False),
        Phrase(
            (Choice(gone, (words("x"),)), Choice(WHEN_PAID, (words("paid"),)), Choice(ALWAYS, (words("free"),))), True
        ),
        Phrase((Choice(gone, (words("x"),)),), False),
    ]
    [made] = taken(
        outline(*whole("first")),
        clause(
            "first",
            paragraph("a", *phrases, children=(paragraph("b", when=gone), paragraph("c", when=there))),
            paragraph("d", when=gone),
            table("t", "x"),
            heading=(words("On "), phrases[0]),
        ),
        clause("third", paragraph("a")),
    )
    [top, child] = made.paragraphs()

    assert (top.id, child.id, child.when) == ("a", "c", ALWAYS)
    assert top.wording == (
        words("yes"),
        Phrase((Choice(WHEN_PAID, (words("paid"),)), Choice(ALWAYS, (words("free"),))), True),
    )
    assert made.heading == (words("On "), words("yes"))
    assert [one.id for one in made.tables()] == ["t"]


def test_what_is_printed_may_not_depend_on_itself():
    first = clause("first", paragraph("a"), when=condition("printed(second)"))
    second = clause("second", paragraph("a"), when=condition("printed(first)"))

    with pytest.raises(LibraryError) as raised:
        taken(outline(*whole("first", "second")), first, second)
    assert str(raised.value) == (
        "second.md:1: What is printed depends on itself: “second” asks for “first” asks for “second”."
    )


def test_when_a_paragraph_is_in_of_any_item():
    made = clause("first", paragraph("a", when=WHEN_PAID, each=EACH_PARTY), when=NOTICE)

    assert str(presence_of(made, "a")) == "notice > 12 and any(pays for party in parties)"
    assert presence_of(made, "z") == NEVER


@pytest.mark.parametrize(
    ("parts", "both", "either"),
    [
        ([], ALWAYS, NEVER),
        ([WHEN_PAID], WHEN_PAID, WHEN_PAID),
        ([WHEN_PAID, ALWAYS], WHEN_PAID, ALWAYS),
        ([WHEN_PAID, NEVER], NEVER, WHEN_PAID),
        ([ALWAYS, NEVER], NEVER, ALWAYS),
    ],
)
def test_conditions_are_joined_without_what_decides_nothing(parts: list[Any], both: Any, either: Any):
    assert (all_of(parts), any_of(parts)) == (both, either)
    assert str(all_of([WHEN_PAID, NOTICE])) == "pays and notice > 12"
    assert str(any_of([WHEN_PAID, NOTICE])) == "pays or notice > 12"


def faults(made: Outline, *clauses: Clause) -> list[str]:
    return [str(problem) for problem in outline_problems(made, {one.id: one for one in clauses})]


FIRST = clause("first", paragraph("a"), paragraph("b", level=0), paragraph("c", only="short"), table("t", "x"))
SECOND = clause("second", paragraph("a"))
ONLY_NUMBERED = (
    "o.yaml:1: Only numbered paragraphs of a clause that is not repeated can be gathered, not those of “{}”."
)


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        (whole("first", "second"), []),
        (whole("first", "first"), ["o.yaml:1: “first” is in the order twice."]),
        (
            (*whole("first"), SectionPlan("x", (Taken("second"),), "X"), SectionPlan("y", (Taken("second"),), "Y")),
            ["o.yaml:1: “second” is in the order twice."],
        ),
        (
            (SectionPlan("first", (Taken("second"),), "X"),),
            ["o.yaml:1: “first” gathers paragraphs, and is also the name of a clause."],
        ),
        (whole("third"), ["o.yaml:1: There is no file for “third”."]),
        (
            (SectionPlan("first", (Taken("first", ("a", "z", "a", "c", "t")),)),),
            [
                "o.yaml:1: “a” is taken twice of “first”, below no other.",
                "o.yaml:1: “z” is not a paragraph or table of “first”, below no other.",
                "o.yaml:1: “a” is taken twice of “first”, below no other.",
                "o.yaml:1: “first#c” is only in the outline “short”.",
            ],
        ),
        (
            (SectionPlan("first", (Taken("first"),), as_clause=True),),
            ["o.yaml:1: “first” is no schedule that could be taken as a clause."],
        ),
        ((SectionPlan("x", (Taken("second"),), "X"),), []),
        ((SectionPlan("x", (Taken("first", ("a",)),), "X"),), []),
        ((SectionPlan("x", (Taken("first", ("b",)),), "X"),), [ONLY_NUMBERED.format("first")]),
        ((SectionPlan("x", (Taken("first", ("t",)),), "X"),), [ONLY_NUMBERED.format("first")]),
        ((SectionPlan("x", (Taken("first"),), "X"),), [ONLY_NUMBERED.format("first")]),
        ((SectionPlan("x", (Taken("each"),), "X"),), [ONLY_NUMBERED.format("each")]),
        ((SectionPlan("x", (Taken("annex"),), "X"),), [ONLY_NUMBERED.format("annex")]),
        ((SectionPlan("annex", (Taken("annex"),), as_clause=True),), []),
    ],
)
def test_what_an_outline_takes_is_there_and_can_be_taken_so(sections: tuple[SectionPlan, ...], told: list[str]):
    each = clause("each", paragraph("a"), each=EACH_PARTY)

    assert faults(outline(*sections), FIRST, SECOND, each, clause("annex", paragraph("a"), kind="schedule")) == told


def test_a_need_of_a_paper_may_ask_what_is_printed():
    need = Need(condition("not printed(second)"), "There is a second.")
    paper = Paper("after", 1, None, (need,), (), "Send it.", ())
    first, second = clause("first", paragraph("a"), when=condition("vat")), clause("second", paragraph("a"))
    [found] = taken(outline(*whole("first"), paper=paper), first, second)

    assert (str(found.when), found.asks) == ("vat", True)


@pytest.mark.parametrize(
    ("one", "differs", "asks"),
    [
        (clause("first", paragraph("a")), False, False),
        (clause("first", paragraph("a", only="short")), True, False),
        (clause("first", paragraph("a", children=(paragraph("b", only="short"),))), True, False),
        (clause("first", replace(table("t", "x"), only="short")), True, False),
        (clause("first", paragraph("a"), when=condition("printed(second)")), False, True),
        (clause("first", paragraph("a", when=condition("not printed(second)"))), False, True),
    ],
)
def test_a_clause_is_looked_into_for_what_an_outline_decides(one: Clause, differs: bool, asks: bool):
    found = looked_into(one)

    assert (found.differs, found.asks) == (differs, asks)
    assert replace(found, differs=True, asks=True) == one


def test_a_clause_that_an_outline_does_not_change_is_taken_as_it_is():
    plain, other = (
        looked_into(clause("first", paragraph("a"))),
        looked_into(clause("second", paragraph("a", only="standard"))),
    )
    below = looked_into(clause("third", paragraph("a", children=(paragraph("b", only="standard"),))))
    found = clauses_of(outline(*whole("first", "second", "third")), {one.id: one for one in (plain, other, below)})

    assert found["first"] is plain
    assert found["second"] is other
    assert found["third"] is below


def test_tables_and_their_rows_are_settled_too():
    gone, there = condition("printed(third)"), condition("not printed(third)")
    phrase = Phrase((Choice(gone, (words("x"),)), Choice(there, (words("yes"),))), False)
    rows = tuple(
        replace(table("t", "x").rows[0], id=name, when=when, cells=((phrase,),))
        for name, when in (("one", gone), ("two", there), ("three", WHEN_PAID))
    )
    [made] = taken(
        outline(*whole("first")),
        clause(
            "first",
            replace(table("t"), rows=rows, when=there),
            replace(table("u"), when=gone),
            replace(table("v", "x"), when=WHEN_PAID),
        ),
        clause("third", paragraph("a")),
    )

    assert [(one.id, str(one.when)) for one in made.tables()] == [("t", "True"), ("v", "pays")]
    assert [(row.id, str(row.when), row.cells) for row in next(made.tables()).rows] == [
        ("two", "True", ((words("yes"),),)),
        ("three", "pays", ((words("yes"),),)),
    ]


def test_a_blank_that_is_always_chosen_stays_a_blank():
    blank = Choice(condition("not printed(third)"), (words("…"),), (parse_path("title", VOCABULARY),))
    [made] = taken(
        outline(*whole("first")),
        clause("first", paragraph("a", Phrase((blank,), True), when=condition("not printed(third)"))),
        clause("third", paragraph("a")),
    )
    [only] = made.paragraphs()

    assert only.wording == (Phrase((Choice(ALWAYS, (words("…"),), (parse_path("title", VOCABULARY),)),), True),)


def test_a_part_taken_is_in_where_a_paragraph_is_and_not_for_a_table():
    sections = (*whole("first"), SectionPlan("second", (Taken("second", ("a", "t")),)))
    second = clause(
        "second", paragraph("a", when=NOTICE), replace(table("t", "x"), when=condition("vat")), when=WHEN_PAID
    )
    found, _ = taken(outline(*sections), clause("first", paragraph("x"), when=condition("printed(second)")), second)

    assert str(found.when) == "pays and notice > 12"


@pytest.mark.parametrize(
    ("status", "settled"),
    [("default", "printed(second)"), ("optional", "printed(second)"), ("core", "True"), ("locked", "True")],
)
def test_what_may_be_left_out_is_asked_for_still(status: str, settled: str):
    found, _ = taken(
        outline(*whole("first", "second")),
        clause("first", paragraph("x"), when=condition("printed(second)")),
        clause("second", paragraph("a"), status=status),
    )

    assert str(found.when) == settled


def test_a_paragraph_never_in_of_an_optional_clause_is_not_asked_for():
    found, _ = taken(
        outline(*whole("first", "second")),
        clause("first", paragraph("x"), when=condition("printed(second#z)")),
        clause("second", paragraph("a"), status="default"),
    )

    assert found.when == NEVER


def test_a_circle_is_told_from_where_it_begins():
    clauses = [
        clause(name, paragraph("a"), when=condition(f"printed({asked})"))
        for name, asked in (("first", "second"), ("second", "third#a"), ("third", "second"))
    ]

    with pytest.raises(LibraryError) as raised:
        taken(outline(*whole("first", "second", "third")), *clauses)
    assert str(raised.value) == (
        "second.md:1: What is printed depends on itself: “second” asks for “third#a” asks for “second”."
    )
