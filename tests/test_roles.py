"""What is so of the paragraphs of each role and the sections of each kind, in tables that a lawyer can read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assembler.agreement import Role
from assembler.copies import COPIES, DEFAULT
from assembler.roles import NUMBERED_HEADINGS, ROLES, levels
from assembler.section_kinds import KINDS

SO = """
role           list        level  called     item           following     indent
cover-title    -           0      -          -              -             0
cover-text     -           0      -          -              -             0
heading        -           0      -          -              -             0
clause         clause      0      clause     -              -             0
level-2        clause      1      clause     level-3        level-2       0
level-3        clause      2      clause     level-4        level-3       6
level-4        clause      3      clause     level-5        level-4       12
level-5        clause      4      clause     level-5        level-5       18
schedule       schedule    0      Schedule   -              -             0
schedule-1     schedule    1      paragraph  schedule-2     schedule-1    0
schedule-2     schedule    2      paragraph  schedule-3     schedule-2    6
schedule-3     schedule    3      paragraph  schedule-4     schedule-3    12
schedule-4     schedule    4      paragraph  schedule-4     schedule-4    18
party          party       0      party      -              body-indent   0
recital        recital     0      recital    -              recital       0
definition     definition  0      -          definition-a   definition-a  6
definition-a   definition  1      -          definition-i   definition-a  6
definition-i   definition  2      -          definition-i   definition-i  12
body           -           0      -          -              body          0
body-indent    -           0      -          -              body-indent   6
signature      -           0      -          -              -             0
cell           -           0      -          -              cell          0
cell-heading   -           0      -          -              -             0
point          -           0      -          -              -             0
"""


def test_the_number_the_items_and_the_indent_of_each_role():
    rows = [line.split() for line in SO.strip().splitlines()[1:]]

    assert [
        [role, it.numbers or "-", str(it.level), it.called or "-", it.item or "-", it.following or "-", str(it.indent)]
        for role, it in ROLES.items()
    ] == rows


@pytest.mark.parametrize(
    ("trait", "roles"),
    [
        ("stem", ["level-2", "schedule-2"]),
        ("heading", ["heading", "clause", "schedule"]),
        ("written", ["cover-title", "cover-text", "definition", "body", "signature"]),
    ],
)
def test_what_is_so_of_some_roles_only(trait: str, roles: list[Role]):
    assert [role for role, it in ROLES.items() if getattr(it, trait) is True] == roles


def test_no_sentence_begins_with_a_paragraph_of_these():
    assert [role for role, it in ROLES.items() if not it.sentence] == [
        *("cover-title", "cover-text", "definition-a", "definition-i", "signature", "cell"),
    ]


def test_the_headings_that_are_numbered_and_the_levels_of_a_list():
    assert NUMBERED_HEADINGS == ("clause", "schedule")
    assert levels("definition") == ("definition", "definition-a", "definition-i")
    assert levels("party") == ("party",)


@dataclass
class Kind:
    printed: str
    heading: str
    levels: tuple[str, ...]
    marks: str


CLAUSE = ("level-2", "level-3", "level-4", "level-5")
SCHEDULE = ("schedule-1", "schedule-2", "schedule-3", "schedule-4")


def test_what_is_so_of_each_kind_of_section():
    traits = ("filled", "defines", "sentences", "prose", "begins_page", "alone", "sheet", "numbered")

    assert {
        name: Kind(it.printed, it.heading, it.levels, " ".join(one for one in traits if getattr(it, one)))
        for name, it in KINDS.items()
    } == {
        "cover": Kind("cover", "heading", (), "alone"),
        "title": Kind("title", "heading", (), ""),
        "outstanding": Kind("outstanding", "heading", (), "filled defines prose begins_page alone"),
        "contents": Kind("contents", "heading", (), "filled defines prose begins_page alone"),
        "particulars": Kind("particulars", "heading", (), ""),
        "parties": Kind("parties", "heading", ("party", "body-indent"), "defines prose"),
        "background": Kind("background", "heading", ("recital", "body-indent"), "defines sentences prose"),
        "clause": Kind("clause", "clause", CLAUSE, "defines sentences prose numbered"),
        "special": Kind("clause", "clause", CLAUSE, "filled defines prose numbered"),
        "schedule": Kind("schedule", "schedule", SCHEDULE, "defines sentences prose numbered"),
        "annex": Kind("schedule", "schedule", SCHEDULE, "defines sentences prose sheet numbered"),
        "execution": Kind("execution", "heading", (), "prose begins_page"),
        "letter": Kind("letter", "heading", SCHEDULE, "defines sentences prose"),
        "register": Kind("letter", "heading", SCHEDULE, "filled defines prose"),
    }


def test_what_each_copy_is_for_and_shows():
    traits = ("notes", "outstanding", "sources", "settled", "withholds", "as_it_stands")

    assert {
        name: (it.purpose, it.status, " ".join(one for one in traits if getattr(it, one)), it.renewed)
        for name, it in COPIES.items()
    } == {
        "clean": ("for the other side, with nothing of ours in it, and open points in square brackets", "Draft", "as_it_stands", "clean"),
        "internal": ("for ourselves, with drafting notes and a page of open points", "Internal draft", "notes outstanding as_it_stands", "internal"),
        "annotated": ("for whoever checks the draft, with the source of each paragraph too, and why it is there", "Annotated draft", "notes outstanding sources", "internal"),
        "signature": ("to sign, and refused while anything is open", "Signature copy", "settled as_it_stands", "clean"),
        "publication": ("to publish, as signed but for what is left out, each marked", "Published copy", "settled withholds", None),
    }  # fmt: skip
    assert DEFAULT == "clean"
