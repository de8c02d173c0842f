"""What is wrong with clauses as a whole, each in a library made of nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from library.made import ALWAYS, EACH_PARTY, WHEN_PAID, clause, library, paragraph, table, words
from shipped import compiled_library

from assembler.errors import LibraryError
from assembler.library.checks import library_problems
from assembler.library.clauses import Clause, Duty, LibraryParagraph, lead_to
from assembler.library.duties import StatedDuty, stated_duties
from assembler.library.force import binding_items, clauses_named
from assembler.library.library import Matter, Subject
from assembler.library.matters import matter_table
from assembler.library.outlines import SectionPlan, Taken
from assembler.library.terms import defined_terms, form_map, inline_terms, term_finder
from assembler.markup import CrossReference
from assembler.wording import Choice, Phrase


def told(*clauses: Clause, **more: Any) -> list[str]:
    return [str(problem) for problem in library_problems(library(*clauses, **more))]


def test_a_sound_library_has_no_problem():
    assert (
        told(
            clause("first", paragraph("a"), table("b", "x")),
            clause("second", paragraph("a", "See ", CrossReference("first", "a", ""), ".")),
        )
        == []
    )


def test_an_id_that_is_there_twice_is_told_wherever_it_stands():
    below = paragraph("a", children=(paragraph("b"),))

    assert told(clause("first", below, paragraph("b"), table("a", "x"))) == [
        "c.md, b: The id “b” is in this clause twice.",
        "c.md, a: The id “a” is in this clause twice.",
    ]


ENDS = "This paragraph does not end its sentence."


@pytest.mark.parametrize(
    ("blocks", "problems"),
    [
        ([paragraph("a", "It ends")], [f"c.md, a: {ENDS}"]),
        ([paragraph("a", "Why?")], []),
        ([paragraph("a", "It ends ", words("here", bold=True))], [f"c.md, a: {ENDS}"]),
        ([paragraph("a", "Recorded in ", CrossReference("first", "", ""))], []),
        (
            [paragraph("a", "It leads to:", children=(paragraph("b", "one"),))],
            [f"c.md, b: {ENDS} Add a full stop, or `join` on the one above."],
        ),
        ([paragraph("a", "It leads to:", join="and", children=(paragraph("b", "one"), paragraph("c", "two")))], []),
        *(
            (
                [paragraph("a", "It leads to:", join="or", children=(paragraph("b", f"one{sign}"),))],
                ["c.md, b: A joined item must be written without closing punctuation."],
            )
            for sign in ".;,"
        ),
        ([paragraph("a", "It leads to —", children=(paragraph("b"),))], []),
        ([paragraph("a", "It leads to")], [f"c.md, a: {ENDS}"]),
        ([paragraph("a", "unnumbered", level=0)], []),
        ([paragraph("a", "It leads to:")], ["c.md, a: This paragraph ends in a colon and leads to nothing."]),
        ([paragraph("a", "It leads to:"), table("b", "x")], []),
        ([paragraph("a", "It leads to:"), paragraph("b", "unnumbered", level=0)], []),
        (
            [paragraph("a", "It leads to:"), paragraph("b")],
            ["c.md, a: This paragraph ends in a colon and leads to nothing."],
        ),
        ([paragraph("a", "unnumbered:", level=0)], []),
    ],
)
def test_each_paragraph_ends_its_sentence_or_leads_to_something(blocks: list[Any], problems: list[str]):
    assert told(clause("first", *blocks)) == problems


def test_a_joined_item_may_not_end_in_punctuation_in_any_of_its_words():
    last = Phrase((Choice(WHEN_PAID, (words("paid"),)),), False)
    other = Phrase((Choice(WHEN_PAID, (words("paid."),)), Choice(ALWAYS, (words("free"),))), True)
    items = (paragraph("b", "it is;", last), paragraph("c", "it is ", other), paragraph("d", "it is;", other))
    found = told(clause("first", paragraph("a", "Where:", join="and", children=items)))

    assert found == [
        f"c.md, {name}: A joined item must be written without closing punctuation." for name in ("b", "c", "d")
    ]


def test_a_cover_has_no_sentences():
    assert told(clause("first", paragraph("a", "No end", level=1), kind="cover")) == []


def test_otherwise_never_stands_alone():
    alone = Phrase((Choice(ALWAYS, (words("free"),)),), True)
    with_blank = Phrase((Choice(ALWAYS, (words("free"),), (EACH_PARTY.items,)),), True)
    after = Phrase((Choice(WHEN_PAID, (words("paid"),)), Choice(ALWAYS, (words("free"),))), True)

    assert told(
        clause("first", *(paragraph(name, one, ".") for name, one in {"a": alone, "b": with_blank, "c": after}.items()))
    ) == ["first.md:1: In “a”: `otherwise` is alone: nothing comes before it."]


@pytest.mark.parametrize(
    ("reference", "there"),
    [
        (CrossReference("first", "", ""), True),
        (CrossReference("first", "a", ""), True),
        (CrossReference("first", "b", ""), True),
        (CrossReference("first", "each", ""), False),
        (CrossReference("first", "below", ""), False),
        (CrossReference("first", "", "party"), False),
        (CrossReference("third", "", ""), False),
        (CrossReference("cover", "", ""), False),
        (CrossReference("repeated", "", ""), False),
        (CrossReference("repeated", "", "party"), True),
        (CrossReference("repeated", "a", "party"), True),
        (CrossReference("repeated", "z", "party"), False),
    ],
)
def test_a_reference_leads_to_what_has_one_number(reference: CrossReference, there: bool):
    first = clause(
        "first",
        paragraph("a", children=(paragraph("b"),)),
        paragraph("each", each=EACH_PARTY, children=(paragraph("below"),)),
    )
    others = clause("cover", paragraph("a"), kind="cover"), clause("repeated", paragraph("a"), each=EACH_PARTY)
    target = f"{reference.clause}#{reference.paragraph}" if reference.paragraph else reference.clause
    found = told(first, *others, clause("second", paragraph("x", "See ", reference, ".")))

    assert found == ([] if there else [f"second.md:1: In “x”: there is nothing called “{target}” to refer to."])


@pytest.mark.parametrize(
    ("reference", "there"),
    [
        (CrossReference("both", "", ""), True),
        (CrossReference("both", "a", ""), False),
        (CrossReference("first", "a", ""), True),
    ],
)
def test_a_reference_to_what_is_gathered_is_to_the_whole_of_it(reference: CrossReference, there: bool):
    sections = (
        SectionPlan("both", (Taken("first"), Taken("second")), "Both"),
        SectionPlan("third", (Taken("third"),)),
    )
    found = told(
        clause("first", paragraph("a")),
        clause("second", paragraph("b")),
        clause("third", paragraph("x", "See ", reference, ".")),
        sections=sections,
    )

    assert (found == []) is there


def test_what_a_paragraph_satisfies_or_a_subject_speaks_of_is_there():
    found = told(
        clause("first", paragraph("a", satisfies=("no-such-rule",))),
        subjects=(Subject("premises", "Premises", "first", ("second",)), Subject("weather", "Weather", "")),
    )

    assert found == [
        "c.md, a: It says that it satisfies “no-such-rule”, and there is no such rule.",
        "The subject “premises” is said to be dealt with by “second”, which does not exist.",
        "“weather” is not one of the answers to scope.subjects.",
    ]


def test_a_paragraph_may_satisfy_any_rule_that_there_is():
    known = compiled_library().library.rules[:2]
    first = clause("first", paragraph("a", satisfies=tuple(rule.id for rule in known)))

    assert [one for one in told(first, rules=known) if "satisfies" in one] == []
    assert [one for one in told(first, rules=known[:1]) if "satisfies" in one] == [
        f"c.md, a: It says that it satisfies “{known[1].id}”, and there is no such rule."
    ]


DUTY = Duty("each Party", "the others", "at once", "")


def test_a_duty_is_stated_in_words_that_say_must():
    silent = paragraph("a", "It is so.", duty=DUTY)
    below = paragraph("b", "Each Party:", duty=DUTY, join="and", children=(paragraph("c", "must pay"),))
    other = paragraph("d", "A Party must pay, mustard or not.", duty=DUTY)

    assert told(clause("first", silent, below, other)) == [
        "c.md, a: “a” is said to state a duty of each Party, and its words have no “must”. Write “must” where the duty is, or take `owes` "
        "out."
    ]


def test_a_duty_holds_for_the_items_below_that_say_no_other():
    own = Duty("the Host", "", "", "yearly")
    top = paragraph(
        "a",
        "Each Party must:",
        duty=DUTY,
        children=(paragraph("b", "It must."), paragraph("c", "It must.", duty=own), paragraph("d", "It may.")),
    )

    clauses = {"first": clause("first", top, table("t", "must"), paragraph("e", "It must."))}

    assert list(stated_duties(clauses)) == [
        StatedDuty("first#a", DUTY),
        StatedDuty("first#b", DUTY),
        StatedDuty("first#c", own),
        StatedDuty("first#e", None),
    ]


def test_a_range_of_references_is_refused():
    first, second = CrossReference("first", "", ""), CrossReference("second", "", "")
    blocks = [paragraph("x", "See ", first, " to ", second, "."), paragraph("y", "See ", first, " and ", second, ".")]

    assert told(clause("first", *blocks), clause("second", paragraph("a"))) == [
        "first.md:1: In “x”: a range of references does not say what is between them. Name each, with printed(…) where it may be out."
    ]


def effect(*items: LibraryParagraph) -> Clause:
    return clause("legal-effect", paragraph("part", "These bind:", join="and", children=items), binds=True)


def test_what_binds_says_so_and_is_in_the_list():
    items = (
        paragraph("own", "this clause"),
        paragraph("one", "clause ", CrossReference("first", "", "")),
        paragraph("two", "the special conditions"),
    )
    clauses = (
        effect(*items),
        clause("first", paragraph("a")),
        clause("second", paragraph("a", "It is legally binding.")),
        clause("third", paragraph("a", "It is legally binding."), binds=True),
        clause("extra", paragraph("a"), kind="special"),
    )

    assert told(*clauses) == [
        "second.md:1: It says that something is legally binding, and does not bind where only a part does. Add `binds: yes` to its front "
        "matter, and the clause to the list in “legal-effect”.",
        "c.md, one: The list of what binds names “first”, which does not say that it does. Add `binds: yes` to the front matter of "
        "first.md, or take it out of the list.",
        "c.md, two: The list of what binds names “extra”, which does not say that it does. Add `binds: yes` to the front matter of "
        "extra.md, or take it out of the list.",
    ]
    assert binding_items({one.id: one for one in clauses}) == items
    assert binding_items({}) == ()
    assert list(clauses_named("first", {one.id: one for one in clauses})) == ["first"]


def test_a_matter_is_listed_once_and_its_order_stated():
    speaks = paragraph("a", "It prevails over clause ", CrossReference("second", "", ""), " and any special condition.")
    clauses = clause("first", speaks), clause("second", paragraph("b")), clause("extra", paragraph("c"), kind="special")
    matters = (
        Matter("money", ("first#a", "second#b", "extra"), ("first#a",)),
        Matter("money", ("first#z",), ()),
        Matter("time", ("first", "second"), ()),
        Matter("order", ("first#a", "second"), ("second#b",)),
        Matter("quiet", ("second#b", "extra"), ("second#b",)),
    )
    twice, file = "This matter is listed twice.", "clauses/matters.yaml"

    assert told(*clauses, matters=matters) == [
        f"{file}, money: {twice}",
        f"{file}, money: {twice}",
        f"{file}, money: There is nothing called “first#z”.",
        f"{file}, time: Several clauses speak of this matter, and nothing says which prevails. Name under `said in` the paragraph that "
        "puts them in order, or give the matter one home.",
        f"{file}, order: “second#b” is said to state the order, and does not speak of “first#a”.",
        f"{file}, quiet: “second#b” is said to state the order, and does not speak of “extra”.",
    ]
    assert matter_table(matters[:3:2]) == (
        "| matter | decided by, the first prevailing | said in |\n"
        "|---|---|---|\n"
        "| money | `first#a`, `second#b`, `extra` | `first#a` |\n"
        "| time | `first`, `second` |  |"
    )


def test_terms_are_defined_once_by_a_definition_or_in_bold():
    definitions = clause("first", paragraph("a", words("Agreement", bold=True), " means this.", term="Agreement"))
    inline = clause("second", paragraph("b", "(the “", words(" Host ", bold=True), "”)", words(" ", bold=True)))
    cover = clause("cover", paragraph("c", words("Title", bold=True)), kind="cover")

    assert defined_terms([definitions, inline, cover]) == {"Agreement": "first#a", "Host": "second#b"}
    assert inline_terms((words("Host", bold=True), words("plain"))) == {"Host"}
    with pytest.raises(LibraryError) as raised:
        defined_terms([definitions, clause("third", paragraph("z", words("Agreement", bold=True)))])
    assert str(raised.value) == "c.md, z: “Agreement” is defined twice: also in first#a."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Party and Parties", ["Party", "Parties"]),
        ("Working Days, a Day, Days", ["Working Days", "Day", "Days"]),
        ("Losses of a Loss", ["Losses", "Loss"]),
        ("third-Party Partying, Party-wall", []),
        ("Boxes in a Box.", ["Boxes", "Box"]),
    ],
)
def test_terms_are_found_whole_in_the_singular_and_the_plural(text: str, found: list[str]):
    terms = ["Day", "Party", "Working Day", "Losses", "Loss", "Box"]

    assert term_finder(terms).findall(text) == found
    assert term_finder([]).findall(text) == []


def test_each_form_leads_to_its_term():
    assert form_map(["Party", "Day", "Loss", "Box"]) == {
        "Party": "Party",
        "Parties": "Party",
        "Day": "Day",
        "Days": "Day",
        "Dayes": "Day",
        "Loss": "Loss",
        "Box": "Box",
        "Boxs": "Box",
        "Boxes": "Box",
    }


def test_a_paragraph_is_found_with_those_that_it_stands_below():
    inner = paragraph("c")
    middle = paragraph("b", children=(paragraph("x"), inner))
    top = paragraph("a", children=(middle,))
    made = clause("first", table("t", "x"), paragraph("z"), top)

    assert lead_to(made, "c") == (top, middle, inner)
    assert lead_to(made, "a") == (top,)
    assert lead_to(made, "t") == lead_to(made, "nowhere") == ()
    assert [one.id for one in made.paragraphs()] == ["z", "a", "b", "x", "c"]
    assert [one.id for one in made.tables()] == ["t"]
    assert [name for name, _ in made.wordings()] == ["", "z", "a", "b", "x", "c", "t"]
