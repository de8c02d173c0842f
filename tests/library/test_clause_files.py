"""A clause's file read whole, and each thing that can be wrong in it told with its line."""

from __future__ import annotations

import hashlib
from typing import get_args

import pytest
from conditions.vocabulary import VOCABULARY

from assembler.agreement import TableLayout
from assembler.errors import LibraryError, Place
from assembler.library.clause_reader import read_clause
from assembler.library.clauses import Clause, Duty, LibraryParagraph, LibraryTable
from assembler.markup import Words

FRONT = "---\nid: first\nheading: First\nstatus: core\nlaw: [practice]\n---\n"
WHOLE = """---
id: first
kind: schedule
heading: The first
status: default
when: pays
each: parties
law: [pca-2017 s.1, practice]
note: A note.
binds: yes
---
1. {#a when="recorded(party.kind)" join="and" note="N." owes="each Party" to="the others" by="1 May" satisfies="r s" only="short"}
   Each Party must:
   1. {#b}
      pay
2. {#c owes="the Host" every="month"}
   It must.

{#t when="vat" each="streams" title="T" description="D" shares="40,60" rows="x,y" when-y="pays" only="short" layout="plan"}
| A | B |
|---|---|
| one | two |
| three | {{ stream.id }} |
"""


def read(text: str) -> Clause:
    return read_clause(text, "c.md", VOCABULARY)


def told(text: str) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        read(text)
    return [str(problem) for problem in raised.value.problems]


def test_a_clause_is_read_whole():
    layouts = get_args(TableLayout)
    text = WHOLE.replace('layout="plan"', f'layout="{layouts[-1]}"')
    made = read(text)
    first, second, table = made.blocks
    assert isinstance(first, LibraryParagraph)
    assert isinstance(second, LibraryParagraph)
    assert isinstance(table, LibraryTable)
    [below] = first.children

    assert (made.id, made.kind, made.heading, made.status, made.law, made.note, made.binds) == (
        "first",
        "schedule",
        (Words("The first"),),
        "default",
        ("pca-2017 s.1", "practice"),
        "A note.",
        True,
    )
    assert (str(made.when), str(made.each.items if made.each else ""), made.place) == (
        "pays",
        "parties",
        Place("c.md", 1, "first"),
    )
    assert made.source == hashlib.sha256(text.encode()).hexdigest()
    assert (first.id, first.level, first.role, str(first.when), first.join, first.note, first.only, first.term) == (
        "a",
        1,
        "",
        "recorded(party.kind)",
        "and",
        "N.",
        "short",
        "",
    )
    assert (first.duty, second.duty) == (
        Duty("each Party", "the others", "1 May", ""),
        Duty("the Host", "", "", "month"),
    )
    assert (first.satisfies, first.place, below.id, below.level, below.place) == (
        ("r", "s"),
        Place("c.md", 13, "a"),
        "b",
        2,
        Place("c.md", 15, "b"),
    )
    assert (table.id, str(table.when), str(table.each.items if table.each else ""), table.title, table.description) == (
        "t",
        "vat",
        "streams",
        "T",
        "D",
    )
    assert (table.columns, table.shares, table.layout, table.only) == (("A", "B"), (40, 60), layouts[-1], "short")
    assert [(row.id, str(row.when), len(row.cells)) for row in table.rows] == [("x", "True", 2), ("y", "pays", 2)]
    assert table.place == Place("c.md", 20, "t")


def test_what_a_clause_does_not_say_is_nothing():
    made = read(f"{FRONT}1. {{#a}}\n   Words.\n")
    [only] = made.blocks
    assert isinstance(only, LibraryParagraph)

    assert (made.kind, made.each, made.note, made.binds, str(made.when)) == ("clause", None, "", False, "True")
    assert (only.duty, only.satisfies, only.only, only.join, only.note, only.each) == (None, (), "", "", "", None)
    assert read(FRONT).blocks == ()


def test_a_definition_is_of_the_term_that_it_begins_with():
    made = read(f"{FRONT}{{#a .definition}}\n**Host** means it.\n")
    [only] = made.blocks
    assert isinstance(only, LibraryParagraph)

    assert (only.term, only.role, only.level) == ("Host", "definition", 0)


def test_a_table_of_one_row_needs_no_names_and_is_a_grid():
    made = read(f'{FRONT}{{#t title="T" description="D" shares="100"}}\n| A |\n|---|\n| one |\n')
    [only] = made.blocks
    assert isinstance(only, LibraryTable)

    assert (only.layout, [row.id for row in only.rows], only.each, only.only) == ("grid", ["item"], None, "")


NO_FRONT = "c.md:1: A clause file begins with its front matter between two lines of ---."
ID = (
    "Every paragraph and table begins with its attributes in braces, with a permanent id. Write {#id}; `assembler clauses ids` adds "
    "missing ones."
)
WHOLE_TABLE = "Every row has a name, every column a share, and the shares add up to 100."


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("1. Words.\n", [NO_FRONT]),
        ("---\nid: a\n", [NO_FRONT]),
        (f"\n{FRONT}", [NO_FRONT]),
        ("---\n- a\n---\n", ["c.md:1: The front matter should be names and values."]),
        ("---\nid: a\nid: b\n---\n", ["c.md:3, id: “id” is given twice."]),
        (
            "---\n# nothing\n---\n",
            [f"c.md:1: The front matter has no “{key}”." for key in ("id", "status", "law")]
            + ["c.md:1: A clause or schedule must have a heading."],
        ),
        (
            FRONT.replace("heading: First", "kind: poem\nzeal: x\ncolour: y"),
            [
                "c.md:1, first: Unknown key “colour” in the front matter.",
                "c.md:1, first: Unknown key “zeal” in the front matter.",
                "c.md:1, first: “poem” is not a kind of section.",
            ],
        ),
        (FRONT.replace("[practice]", "practice"), ["c.md:1, first: “law” should be a list, in square brackets."]),
        (FRONT.replace("core", "vital"), ["c.md:1, first: “vital” is not a status."]),
        (FRONT.replace("status: core", "status: core\nbinds: no"), ["c.md:1, first: “binds” is yes, or is left out."]),
        (FRONT.replace("heading: First\n", ""), ["c.md:1, first: A clause or schedule must have a heading."]),
        (
            FRONT.replace("heading: First\n", "kind: schedule\n"),
            ["c.md:1, first: A clause or schedule must have a heading."],
        ),
        (f"{FRONT}1. Words.\n", [f"c.md:7: {ID}"]),
        (f"{FRONT}1. {{#A}}\n   Words.\n", [f"c.md:8, A: {ID}"]),
        (f'{FRONT}1. {{#a colour="x" age="y"}}\n   Words.\n', ["c.md:8, a: Unknown attributes: age, colour."]),
        (
            f'{FRONT}1. {{#a join="but"}}\n   Words:\n   1. {{#b}}\n      one\n',
            ["c.md:8, a: `join` is and or or, and joins the items below."],
        ),
        (f'{FRONT}1. {{#a join="or"}}\n   Words.\n', ["c.md:8, a: `join` is and or or, and joins the items below."]),
        *(
            (
                f"{FRONT}1. {{#a {given}}}\n   It must.\n",
                [
                    "c.md:8, a: A duty says who owes it, and by when or how often. Add `owes`, and `by` or `every`. A duty that applies all "
                    "the time is owed by “always” or “throughout the term”."
                ],
            )
            for given in ('owes="x"', 'by="x"', 'to="x"', 'owes="x" to="y"')
        ),
        (f"{FRONT}{{#a .definition}}\nHost means it.\n", ["c.md:8, a: A definition begins with its term in bold."]),
        (
            f'{FRONT}{{#t title="T" description="D" shares="50,40" rows="x"}}\n| A | B |\n|---|---|\n| 1 | 2 |\n',
            [f"c.md:8, t: 1 rows and 1 names; 2 columns and shares (50, 40). {WHOLE_TABLE}"],
        ),
        (
            f'{FRONT}{{#t title="T" description="D" shares="100" rows="x,y"}}\n| A |\n|---|\n| 1 |\n',
            [f"c.md:8, t: 1 rows and 2 names; 1 columns and shares (100,). {WHOLE_TABLE}"],
        ),
        (
            f'{FRONT}{{#t title="T" description="D" shares="half,100"}}\n| A |\n|---|\n| 1 |\n',
            [f"c.md:8, t: 1 rows and 1 names; 1 columns and shares (0, 100). {WHOLE_TABLE}"],
        ),
        (
            f'{FRONT}{{#t title="T" shares="100"}}\n| A |\n|---|\n| 1 |\n',
            ["c.md:8, t: A table needs a title and a description, for screen readers."],
        ),
        (
            f'{FRONT}{{#t description="T" shares="100"}}\n| A |\n|---|\n| 1 |\n',
            ["c.md:8, t: A table needs a title and a description, for screen readers."],
        ),
        (
            f'{FRONT}{{#t title="T" description="D" shares="100" layout="round"}}\n| A |\n|---|\n| 1 |\n',
            [f"c.md:8, t: “round” is not a layout: {', '.join(get_args(TableLayout))}."],
        ),
    ],
)
def test_each_fault_in_a_clause_is_told(text: str, problems: list[str]):
    assert told(text) == problems


@pytest.mark.parametrize(("kind", "levels"), [("background", 2), ("cover", 0)])
def test_a_paragraph_is_no_deeper_than_its_kind_of_section_has_levels(kind: str, levels: int):
    front = FRONT.replace("status", f"kind: {kind}\nstatus")
    deep = "".join(f"{'   ' * at}1. {{#p{at}}}\n{'   ' * at}   Words:\n" for at in range(levels + 1))

    assert told(front + deep) == [
        f"c.md:{9 + 2 * levels}, p{levels}: A numbered paragraph is too deep: there are {levels} levels here."
    ]


def test_an_unnumbered_paragraph_has_one_of_the_written_roles():
    [problem] = told(f"{FRONT}{{#a .heading}}\nWords.\n")
    roles = problem.removesuffix(".").partition("one of ")[2].split(", ")

    assert problem.startswith("c.md:8, a: An unnumbered paragraph needs a role: one of ")
    assert roles == sorted(roles)
    assert "definition" in roles
    assert told(f"{FRONT}1. {{#a .definition}}\n   **Words**.\n") == [problem]


def test_what_stands_below_a_definition_has_one_level_fewer():
    def below(deep: int) -> str:
        lines = "".join(f"{'   ' * at}1. {{#p{at}}}\n{'   ' * at}   Words:\n" for at in range(deep))
        return f"{FRONT}{{#a .definition}}\n**Host** means:\n\n{lines}"

    (host,) = read(below(2)).blocks
    assert isinstance(host, LibraryParagraph)
    assert [(child.id, child.level, [one.id for one in child.children]) for child in host.children] == [
        ("p0", 1, ["p1"])
    ]
    assert told(below(3)) == ["c.md:15, p2: A numbered paragraph is too deep: there are 2 levels here."]
