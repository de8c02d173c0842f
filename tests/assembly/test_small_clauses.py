"""Clauses of a small library with what decides them: tables by rows, phrases, blanks of their own, repeated clauses, and the contents list."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from library.small import small_library
from msgspec.structs import replace
from shipped import answers, assembled

from assembler.agreement import (
    Agreement,
    Answer,
    OpenPoint,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Section,
    Table,
    Text,
)
from assembler.assembly import CompiledLibrary, compile_library
from assembler.assembly.references import Numbers
from assembler.assembly.wordings import WordingCompiler
from assembler.completion import complete
from assembler.conditions.evaluation import test_of as condition_test
from assembler.conditions.tree import Always
from assembler.errors import AnswersError, LibraryError, Place, Problem
from assembler.library.library import Library, Subject
from assembler.library.loading import load_library
from assembler.plain import words
from assembler.register import load_register
from assembler.wording import Reader

TERMS = """
1. {#in}
   In this Agreement:

{#zeal .definition}
**Zeal** means effort.

{#beta .definition join="or"}
**Beta** means any of these:

1. {#one when="money.payments"}
   a payment made with Zeal
2. {#two}
   a fee

{#alpha .definition}
**Alpha** means a Beta.

2. {#more}
   Words mean what they say.
"""
ROWS = """
1. {#lead}
   These are the costs.

{#costs rows="rent,power,water" when="money.payments" when-power="document.form == 'deed'" title="Costs" description="Each cost." shares="50,50"}
| Cost | Whose |
|---|---|
| Rent | {{ document.short_name }} |
| Power | {? document.form == 'deed': by deed ?} |
| Water | {? money.cost_model == 'equal_shares': all \\| otherwise: nobody ?} |
"""
CHOICE = """
1. {#which}
   It is {? document.form == 'deed': a deed | money.payments: paid | otherwise: neither ?}.
2. {#maybe}
   It is{? money.payments:  paid ?} done.
3. {#blank}
   It is done by {? recorded(scope.purpose): Alpha of {{ scope.purpose }} | unsettled scope.purpose, document.reference: the doer ?}.
4. {#chair when="recorded(governance.chair_party)"}
   {{ governance.chair_party }} of {{ governance.chair_party.address }} leads.
5. {#joined join="and"}
   They are:
   1. {#first}
      {{ document.reference }}
   2. {#second}
      {{ document.version }} of {{ document.reference }}
6. {#apart}
   {{ document.reference }} is apart.
"""
EACH = """---
id: each
heading: Work of {{ workstream.name }}
status: default
law: [practice]
each: scope.workstreams
when: workstream.model == 'lead'
---
1. {#does}
   See clause [[each#does@workstream]] of clause [[each@workstream]].
2. {#parts each="workstream.parts" when="recorded(part.does)"}
   {{ part.party }} does {{ part.does }}.
"""
NESTED = """---
id: nested
heading: Nested
status: default
law: [practice]
when: count(parties) > 1
---
1. {#must join="and"}
   A Party must:
   1. {#pay join="or"}
      pay:
      1. {#now}
         now
      2. {#later when="money.payments"}
         later
   2. {#keep}
      keep what is:
      1. {#listed}
         listed.
   3. {#write}
      write:
   4. {#tell}
      tell
      1. {#all}
         all.
   5. {#party each="parties"}
      see {{ party.short_name }}
2. {#after}
   After.
"""
SPECIAL = """---
id: special
heading: Special conditions
kind: special
status: core
law: [practice]
---
1. {#prevail}
   They prevail.
"""
CONTENTS = "---\nid: contents\nheading: Contents\nkind: contents\nstatus: core\nlaw: [practice]\n---\n"
ORDER = """outline: standard
title: Standard form
kind: agreement
contents from: 4
parts:
  - id: front
    title: Front
    sections: [cover, outstanding, contents]
  - id: body
    title: Body
    sections: [terms, rows, choice, each, nested, special]
"""


@cache
def library() -> CompiledLibrary:
    with TemporaryDirectory() as folder:
        clauses = {"terms": TERMS, "rows": ROWS, "choice": CHOICE, "each": EACH, "nested": NESTED, "special": SPECIAL}
        made = small_library(Path(folder) / "clauses", clauses)
        (made / "outlines" / "standard.yaml").write_text(ORDER, encoding="utf-8")
        (made / "front" / "contents.md").write_text(CONTENTS, encoding="utf-8")
        return compile_library(load_library(made))


def made(*given: str) -> Agreement:
    return assembled(answers("".join(given)), "clean", library()).agreement


def lines(agreement: Agreement, section: str) -> list[str]:
    """The paragraphs of one section, without its heading."""
    (found,) = [one for one in agreement.sections if one.id == section]
    return [f"{one.number} {words(one)}".strip() for one in list(found.paragraphs())[found.heading is not None :]]


PAID, DEED = "money: {payments: yes}\n", "document: {form: deed}\n"
ASH = "parties: [{id: ash, kind: charity, short_name: Ash, address: 1 Lane}]\n"
WORK = """
scope:
  workstreams:
  - {id: a, name: A, model: lead, parts: [{id: x, party: ash, does: this}, {id: y, party: ash}]}
  - {id: b, name: B, model: lead}
  - {id: c, name: C, model: assistance}
"""


def rows(agreement: Agreement) -> dict[str, list[str]]:
    """The cells of each row of the table of costs, by the key of the row."""
    tables = [block for one in agreement.sections for block in one.blocks if isinstance(block, Table)]
    return {row.key: [words(one) for cell in row.cells for one in cell] for table in tables for row in table.rows}


RENT = ["Rent", "[short name of the collaboration]"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", {}),
        (DEED, {}),
        (PAID, {"rows#costs/rent": RENT, "rows#costs/water": ["Water", "nobody"]}),
        (
            PAID + DEED,
            {
                "rows#costs/rent": RENT,
                "rows#costs/power": ["Power", "by deed"],
                "rows#costs/water": ["Water", "nobody"],
            },
        ),
        (
            "money: {payments: yes, cost_model: equal_shares}\n",
            {"rows#costs/rent": RENT, "rows#costs/water": ["Water", "all"]},
        ),
    ],
)
def test_a_table_is_in_by_its_condition_and_each_row_by_its_own(given: str, found: dict[str, list[str]]):
    assert rows(made(given)) == found


@pytest.mark.parametrize(
    ("given", "which", "maybe"),
    [
        ("", "neither", "done"),
        (PAID, "paid", "paid done"),
        (DEED, "a deed", "done"),
        (PAID + DEED, "a deed", "paid done"),
    ],
)
def test_of_the_alternatives_of_a_phrase_the_first_that_is_true_is_in(given: str, which: str, maybe: str):
    assert lines(made(given), "choice")[:2] == [f"3.1 It is {which}.", f"3.2 It is {maybe}."]


def test_a_definition_stays_with_only_those_that_it_uses_in_turn():
    more = "1.2 Words mean what they say."
    alpha = ["Alpha means a Beta.", "Beta means any of these:"]
    helps = "scope: {purpose: to help}\n"

    assert lines(made(), "terms") == ["1.1 In this Agreement:", more]
    assert lines(made(PAID), "terms") == ["1.1 In this Agreement:", more]
    assert lines(made(helps), "terms") == ["1.1 In this Agreement:", *alpha, "(a) a fee.", more]
    assert lines(made(helps, PAID), "terms") == [
        "1.1 In this Agreement:",
        *alpha,
        "(a) a payment made with Zeal; or",
        "(b) a fee.",
        "Zeal means effort.",
        more,
    ]


def test_a_blank_of_its_own_words_stands_for_what_nobody_answered_yet():
    def blanks(*given: str) -> list[tuple[str, str]]:
        points = [one for one in made(*given).points if "choice#blank" in one.places]
        return [(one.field, one.question) for one in points]

    assert lines(made(), "choice")[2] == "3.3 It is done by [the doer]."
    assert blanks() == [("scope.purpose", "Purpose of the collaboration")]
    assert blanks("document: {reference: R}\n") == [("scope.purpose", "Purpose of the collaboration")]
    assert lines(made("scope: {purpose: to help}\n"), "choice")[2] == "3.3 It is done by Alpha of to help."
    assert blanks("scope: {purpose: to help}\n") == []


def test_an_answer_that_points_to_a_party_prints_what_is_known_of_it():
    chair = "governance: {structure: board, chair: named_party, chair_party: ash}\n"
    agreement = made(ASH, chair)
    (leads,) = [one for one in agreement.paragraphs() if one.key == "choice#chair"]

    assert leads.content[:3:2] == (
        Answer("Ash", ("governance.chair_party", "parties[1].short_name")),
        Answer("1 Lane", ("parties[1].address",)),
    )
    assert words(leads) == "Ash of 1 Lane leads."
    unnamed = made("parties: [{id: ash, kind: charity}]\n", chair)
    (leads,) = [one for one in unnamed.paragraphs() if one.key == "choice#chair"]
    assert leads.content[0] == Answer("the party that provides the chair", ("governance.chair_party",), open=True)
    assert "choice#chair" not in {one.key for one in made(ASH).paragraphs()}


def test_a_clause_for_items_is_there_for_each_and_refers_to_its_own():
    agreement = made(ASH, WORK)
    references = [
        (one.key, [part.target for part in one.content if isinstance(part, Reference)])
        for one in agreement.paragraphs()
        if one.key.startswith("each")
    ]

    assert lines(agreement, "each/a") == ["4.1 See clause 4.1 of clause 4.", "4.2 Ash does this."]
    assert lines(agreement, "each/b") == ["5.1 See clause 5.1 of clause 5."]
    assert references == [
        ("each/a", []),
        ("each/a#does", ["each/a#does", "each/a"]),
        ("each/a#parts/x", []),
        ("each/b", []),
        ("each/b#does", ["each/b#does", "each/b"]),
    ]


def test_contents_are_listed_from_as_many_clauses_as_the_outline_says():
    def sections(*given: str) -> list[str]:
        return [one.id for one in made(*given).sections]

    assert sections() == ["cover", "terms", "rows", "choice"]
    one = WORK.replace("{id: b, name: B, model: lead}", "{id: b, name: B, model: assistance}")
    assert sections(ASH, one) == ["cover", "contents", "terms", "rows", "choice", "each/a"]
    assert sections(ASH, WORK) == ["cover", "contents", "terms", "rows", "choice", "each/a", "each/b"]


def test_every_section_but_the_cover_has_the_heading_of_its_clause():
    headings = [(one.id, one.heading and words(one.heading)) for one in made(ASH, WORK).sections]

    assert headings == [
        ("cover", None),
        ("contents", "Contents"),
        ("terms", "Terms"),
        ("rows", "Rows"),
        ("choice", "Choice"),
        ("each/a", "Work of A"),
        ("each/b", "Work of B"),
    ]


def test_an_unused_clause_does_not_count_towards_the_contents():
    kept = "drafting: {omit: [{clause: rows, reason: none}], not_used: [rows]}\n"
    one = WORK.replace("{id: b, name: B, model: lead}", "{id: b, name: B, model: assistance}")

    assert [section.id for section in made(ASH, one, kept).sections] == ["cover", "terms", "rows", "choice", "each/a"]
    assert "contents" in [section.id for section in made(ASH, WORK, kept).sections]


@pytest.mark.parametrize(
    ("document", "properties"),
    [
        ("{}", Properties("Collaboration agreement", "Collaboration agreement", "", "1", "", "OFFICIAL", "clean", "")),
        (
            "{title: Hub, short_name: the Hub, reference: R, version: 2, author: Ann, marking: official_sensitive, prepared_on: 2027-04-01}",
            Properties("Hub", "the Hub", "R", "2", "Ann", "OFFICIAL-SENSITIVE", "clean", "2027-04-01"),
        ),
        ("{title: Hub, marking: none}", Properties("Hub", "Hub", "", "1", "", "", "clean", "")),
    ],
)
def test_what_an_agreement_says_of_itself_is_what_was_answered(document: str, properties: Properties):
    assert made(f"document: {document}\n").properties == properties


def test_a_clause_that_the_drafter_leaves_out_is_there_for_no_item():
    left_out = "drafting: {omit: [{clause: each, reason: none}]}\n"

    assert [one.id for one in made(ASH, WORK, left_out).sections] == ["cover", "terms", "rows", "choice"]


def test_a_sentence_begins_with_a_paragraph_but_not_a_joined_part():
    assert lines(made("document: {reference: the file, version: last}\n"), "choice")[3:] == [
        "3.4 They are:",
        "(a) the file; and",
        "(b) last of the file.",
        "3.5 The file is apart.",
    ]


BOTH = "parties: [{id: a, short_name: A}, {id: b, short_name: B}]\n"


@pytest.mark.parametrize(
    ("given", "paid"), [("", ["(i) now;"]), (PAID, ["(i) now; or", "(ii) later;"])], ids=["one part", "two parts"]
)
def test_parts_of_a_joined_sentence_end_where_their_last_parts_do(given: str, paid: list[str]):
    assert lines(made(BOTH, given), "nested") == [
        "4.1 A Party must:",
        *("(a) pay:", *paid),
        *("(b) keep what is:", "(i) listed."),
        "(c) write:",
        *("(d) tell", "(i) all."),
        "(e) see A; and",
        "(f) see B.",
        "4.2 After.",
    ]


def test_a_number_that_is_kept_says_so_and_has_nothing_below_it():
    kept = "drafting: {omit: [{clause: rows, reason: none}], not_used: [rows]}\n"
    (rows,) = [one for one in made(kept).sections if one.id == "rows"]

    assert rows == Section(
        "rows", "clause", Paragraph("rows", "clause", (Text("Not used"),), "2."), (), "clause 2", (), True, True
    )


def test_a_number_that_is_used_cannot_be_kept():
    with pytest.raises(AnswersError) as refused:
        made("drafting: {not_used: [rows, each, choice]}\n")

    assert list(refused.value.problems) == [
        Problem(
            f"“{name}” is in the agreement, and uses its number.",
            Place("hub.yaml", 1, f"drafting.not_used[{at}]"),
            "Take it off drafting.not_used, or leave the clause out (drafting.omit).",
        )
        for at, name in ((1, "rows"), (3, "choice"))
    ]


def test_a_special_condition_keeps_definitions_of_terms_it_uses():
    own = "drafting: {special_conditions: [{id: keen, heading: Alpha, text: They show Zeal.}]}\n"

    assert lines(made(own), "terms") == [
        "1.1 In this Agreement:",
        "Zeal means effort.",
        "1.2 Words mean what they say.",
    ]
    assert lines(made(own), "special") == ["4.1 They prevail.", "4.2 Alpha. They show Zeal."]


def test_a_subject_of_which_no_clause_speaks_is_an_open_point():
    subjects = (
        Subject("premises", "sharing premises", ""),
        Subject("staff", "staff", "rows"),
        Subject("records", "records", "each"),
        Subject("publicity", "publicity", ""),
    )
    compiled = compile_library(replace(library().library, subjects=subjects))
    given = answers("scope: {subjects: [premises, staff, records]}\n")
    points = [one for one in assembled(given, "clean", compiled).agreement.points if one.id.startswith("subject.")]

    assert points == [
        OpenPoint(
            "subject.premises",
            "Sharing premises",
            "The library has no clause for this subject yet. Add a special condition that covers it.",
            (),
        ),
        OpenPoint(
            "subject.records",
            "Records",
            "Answer the questions about it: until then its clause has nothing to say. Add a special condition only where they do not fit.",
            (),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ document.reference }} is it.", "The file is it."),
        ("It is {{ document.reference }}.", "It is the file."),
        (
            "It is {{ document.short_name }}, by {{ document.author }}.",
            "It is [short name of the collaboration], by Ann.",
        ),
        ("{? money.payments: paid ?}See [[rows]].", "See ."),
    ],
)
def test_a_message_of_a_rule_is_said_in_plain_words(text: str, said: str):
    using = library().library
    file = answers("document: {reference: the file, author: Ann.}\n")
    scope = complete(file, using.questionnaire, load_register()).scope

    assert library().say(Reader(using.vocabulary, {}, Place("rules.yaml")).text(text), scope) == said


def said(using: Library, text: str, given: str = "") -> str:
    """A message of a rule, with a library that was made here."""
    scope = complete(answers(given), using.questionnaire, load_register()).scope
    return WordingCompiler(using).say(Reader(using.vocabulary, {}, Place("rules.yaml")).text(text), scope)


def test_a_field_that_no_question_asks_is_called_by_its_name():
    using = library().library
    without = replace(using, questionnaire=replace(using.questionnaire, sections=()))

    assert said(using, "It is {{ document.short_name }}.") == "It is [short name of the collaboration]."
    assert said(without, "It is {{ document.short_name }}.") == "It is [short name]."


def test_a_schedule_among_the_clauses_is_led_by_the_word_clause():
    using = library().library
    among = replace(using, clauses={**using.clauses, "rows": replace(using.clauses["rows"], as_clause=True)})

    assert said(among, "[[rows]], [[rows]] and [[choice]].") == "Clause , clause  and ."
    assert said(among, "[[rows#lead]]{? not money.payments: [[rows]] ?}.", "money: {payments: no}\n") == "clause ."
    assert said(using, "[[rows]], [[rows]].") == ", ."


def test_a_reference_to_nothing_is_a_fault_unless_it_was_left_out():
    numbers = Numbers([], frozenset({"rows", "each"}))
    with pytest.raises(LibraryError) as raised:
        numbers.reference("gone#lead", "terms#in")
    assert list(raised.value.problems) == [Problem("“terms#in” refers to “gone#lead”, which is not in the agreement.")]
    numbers.raise_problems()

    assert numbers.reference("rows#lead", "terms#in") == Reference("rows#lead", (ReferencePart("rows#lead", "?"),))
    assert numbers.reference("each/a#does", "choice") == Reference("each/a#does", (ReferencePart("each/a#does", "?"),))
    assert (numbers.role("rows"), numbers.role("gone#lead")) == ("", "")
    with pytest.raises(AnswersError) as refused:
        numbers.raise_problems()
    assert list(refused.value.problems) == [
        Problem(
            f"The clause “{clause}” is left out, but “{within}” refers to it.",
            cure="Take it off drafting.omit, or leave out the other too.",
        )
        for clause, within in (("rows", "terms#in"), ("each", "choice"))
    ]


def test_a_condition_is_asked_if_false_and_not_if_it_always_holds():
    using = library().library
    scope = complete(answers(""), using.questionnaire, load_register()).scope
    never = condition_test(Always(truth=False))

    assert condition_test(Always(truth=True)) is None
    assert never is not None
    assert never(scope) is False
