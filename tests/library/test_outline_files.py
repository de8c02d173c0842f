"""An outline and what it says of a paper, read whole, and each thing that can be wrong in its file."""

from __future__ import annotations

import pytest
from conditions.vocabulary import VOCABULARY

from assembler.errors import LibraryError, Place
from assembler.library.outlines import Outline, Part, SectionPlan, Taken, read_outline
from assembler.source import read_yaml

HEAD = "outline: deed\ntitle: The deed\n"
AGREEMENT = f"{HEAD}kind: agreement\n"
BODY = "parts: [{id: body, title: Body, sections: [first]}]\n"
PAPER = f"{HEAD}kind: paper\nstage: after\nstep: 2\nnext: Send it.\nlaw: [practice]\n"
AT = "outlines/deed.yaml:1"


def outline(text: str, file: str = "outlines/deed.yaml") -> Outline:
    return read_outline(read_yaml(text, file, LibraryError), VOCABULARY)


def faults(text: str) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        outline(text)
    return [str(problem) for problem in raised.value.problems]


def sections(*lines: str) -> tuple[SectionPlan, ...]:
    listed = "".join(f"      - {line}\n" for line in lines)
    return outline(f"{AGREEMENT}parts:\n  - id: body\n    title: Body\n    sections:\n{listed}").parts[0].sections


def test_an_outline_is_read_whole():
    assert outline(f"{AGREEMENT}contents from: 4\nruns on: yes\n{BODY}") == Outline(
        "deed",
        "The deed",
        "agreement",
        4,
        True,
        (Part("body", "Body", (SectionPlan("first", (Taken("first"),)),)),),
        Place("outlines/deed.yaml", 1),
    )


def test_what_an_outline_does_not_say_is_nothing():
    made = outline(
        f"{AGREEMENT}parts: [{{id: a, title: A, sections: [], deal: yes}}, {{id: b, title: B, sections: [c, d]}}]\n"
    )

    assert (made.contents_from, made.runs_on, made.paper) == (0, False, None)
    assert [(part.id, part.deal, part.clauses) for part in made.parts] == [("a", True, ()), ("b", False, ("c", "d"))]
    assert [section.id for section in made.sections] == ["c", "d"]


@pytest.mark.parametrize(
    ("line", "plan"),
    [
        ("first", SectionPlan("first", (Taken("first"),))),
        ("first: [one, two]", SectionPlan("first", (Taken("first", ("one", "two")),))),
        ("first: {only: [one]}", SectionPlan("first", (Taken("first", ("one",)),))),
        ("first: {as: clause}", SectionPlan("first", (Taken("first"),), as_clause=True)),
        ("first: {as: clause, only: [one]}", SectionPlan("first", (Taken("first", ("one",)),), as_clause=True)),
        (
            "it: {heading: Both, takes: [first#a, first#b, second, second#c, third, third]}",
            SectionPlan(
                "it",
                (
                    Taken("first", ("a", "b")),
                    Taken("second"),
                    Taken("second", ("c",)),
                    Taken("third"),
                    Taken("third"),
                ),
                "Both",
            ),
        ),
        ("it: {heading: None, takes: []}", SectionPlan("it", (), "None")),
    ],
)
def test_a_section_takes_a_clause_some_of_it_or_what_is_gathered(line: str, plan: SectionPlan):
    assert sections(line) == (plan,)


GATHERED = "What is gathered has a heading and `takes`, and nothing else."
OWN_HEADING = "A section may be taken as a clause, and has the heading of its own clause."
NAMES = "What a section takes is a list, or has the names heading, takes, only, as."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD}kind: letter\n{BODY}", [f"{AT}: “letter” is not a kind of outline: agreement or paper."]),
        (
            f"{AGREEMENT}{BODY}".replace("outline: deed", "outline: short"),
            [f"{AT}: The file of the outline “short” must be short.yaml."],
        ),
        (f"{AGREEMENT}contents from: few\n{BODY}", [f"{AT}: “contents from” is a number of headings."]),
        (f"{AGREEMENT}runs on: no\n{BODY}", [f"{AT}: “runs on” is yes, or is left out."]),
        (f"{AGREEMENT}stage: after\nlaw: [p]\n{BODY}", [f"{AT}: Only a paper says law, stage."]),
        (AGREEMENT, [f"{AT}: Names are wrong here (missing: parts)."]),
        (
            f"{AGREEMENT}{BODY}".replace("title: Body", "deal: no"),
            ["outlines/deed.yaml:4, parts[1]: Names are wrong here (missing: title)."],
        ),
        (
            f"{AGREEMENT}{BODY}".replace("title: Body", "title: Body, deal: no"),
            ["outlines/deed.yaml:4, parts[1]: “deal” is yes, or is left out."],
        ),
        (
            f"{AGREEMENT}{BODY}".replace("[first]", "[{first: {heading: A, only: [a]}}, {b: {takes: [c]}}]"),
            [
                f"outlines/deed.yaml:4, parts[1].sections[1]: {OWN_HEADING}",
                f"outlines/deed.yaml:4, parts[1].sections[2]: {GATHERED}",
            ],
        ),
        (
            f"{AGREEMENT}{BODY}".replace(
                "[first]",
                "[{a: {as: schedule}}, {b: {heading: B, takes: [c], only: [d]}}, {e: {heading: E, takes: [f], as: clause}}]",
            ),
            [
                f"outlines/deed.yaml:4, parts[1].sections[1]: {OWN_HEADING}",
                f"outlines/deed.yaml:4, parts[1].sections[2]: {GATHERED}",
                f"outlines/deed.yaml:4, parts[1].sections[3]: {GATHERED}",
            ],
        ),
        (
            f"{AGREEMENT}{BODY}".replace("[first]", "[{a: {from: x}}]"),
            [f"outlines/deed.yaml:4, parts[1].sections[1]: {NAMES}"],
        ),
        (f"{AGREEMENT}{BODY}".replace("[first]", "[{a: b}]"), [f"outlines/deed.yaml:4, parts[1].sections[1]: {NAMES}"]),
        (
            f"{AGREEMENT}{BODY}".replace("[first]", "[{a: [b], c: [d]}]"),
            [
                "outlines/deed.yaml:4, parts[1].sections[1]: A section is the id of a clause, or one id with what is taken."
            ],
        ),
        (
            f"{AGREEMENT}{BODY}".replace("[first]", "[[a]]"),
            [
                "outlines/deed.yaml:4, parts[1].sections[1]: A section is the id of a clause, or one id with what is taken."
            ],
        ),
        (
            f"{HEAD}kind: paper\nstage: later\nstep: two\n{BODY}",
            [
                f"{AT}: A paper must say “next”.",
                f"{AT}: A paper must say “law”.",
                f"{AT}: “later” is not a stage: before, signing, after, change.",
                f"{AT}: “step” is a whole number.",
            ],
        ),
        (
            f"{HEAD}kind: paper\n{BODY}",
            [f"{AT}: A paper must say “{key}”." for key in ("stage", "step", "next", "law")],
        ),
        (
            f"{PAPER}made if: [{{when: recorded(title)}}]\n{BODY}",
            [f"{AT}: Names are wrong here (missing: otherwise)."],
        ),
    ],
)
def test_each_fault_in_an_outline_is_told(text: str, told: list[str]):
    assert faults(text) == told


def test_what_an_outline_says_of_a_paper_is_read_whole():
    paper = outline(
        f"{PAPER}each: parties\nmade by: assembler vary\nmade if: [{{when: recorded(party.kind), otherwise: No kind.}}]\n"
        f"due if: [{{when: recorded(title), otherwise: No title.}}]\n{BODY}"
    ).paper
    assert paper is not None
    assert paper.each is not None

    assert (paper.stage, paper.step, paper.next, paper.law, paper.made_by) == (
        "after",
        2,
        "Send it.",
        ("practice",),
        "assembler vary",
    )
    assert (paper.each.variable, str(paper.each.items)) == ("party", "parties")
    assert [(str(need.when), need.otherwise) for need in (*paper.made_if, *paper.due_if)] == [
        ("recorded(party.kind)", "No kind."),
        ("recorded(title)", "No title."),
    ]
    assert (len(paper.made_if), len(paper.due_if)) == (1, 1)


@pytest.mark.parametrize(
    ("stage", "order"), [("before", (0, 2)), ("signing", (1, 2)), ("after", (2, 2)), ("change", (3, 2))]
)
def test_papers_come_in_the_order_of_an_agreement_s_life(stage: str, order: tuple[int, int]):
    paper = outline(PAPER.replace("after", stage) + BODY).paper
    assert paper is not None

    assert paper.order == order
    assert (paper.each, paper.made_if, paper.due_if, paper.made_by) == (None, (), (), "")
