"""What is published of an agreement that the test makes: what is left out, what stands in its place, and what is told of it."""

from __future__ import annotations

import pytest
from shipped import answers, compiled_library

from assembler.agreement import (
    Agreement,
    Answer,
    Inline,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    Text,
)
from assembler.assembly import Published, published
from assembler.completion import Answers
from assembler.errors import AnswersError, Problem
from assembler.pipeline import complete_answers
from assembler.register import load_register

MARK = "[personal details left out]"


def given(publication: str) -> Answers:
    text = f"format: 2\ndrafting:\n  publication: {publication}\n"
    return complete_answers(answers(text), compiled_library(), load_register())


def p(key: str, *content: str | Inline, literal: bool = False) -> Paragraph:
    parts = tuple(Text(part) if isinstance(part, str) else part for part in content)
    return Paragraph(key, "level-2", parts, literal=literal)


def to(key: str, *numbers: str) -> Reference:
    return Reference(key, tuple(ReferencePart(key, number) for number in numbers))


PAYMENT = Answer("£5", ("money.schedule[1].amount",))
WHOLE = Agreement(
    Properties("Hub (a@b.uk)", "Call 01632 960 001", "R/1", "3", "A. Clerk", "OFFICIAL", "publication", "2027-04-01"),
    (
        Section(
            "terms",
            "particulars",
            p("terms", "Terms"),
            (
                Table(
                    "terms#t",
                    "T",
                    "D",
                    (),
                    (
                        Row(
                            "terms#t/1",
                            ((p("terms#t/1/1", "Sum"),), (p("terms#t/1/2", PAYMENT, to("costs#a", "2.1")),)),
                        ),
                    ),
                ),
                p(
                    "terms#term",
                    "For ",
                    Answer("5 years", ("scope.term",)),
                    " at ",
                    Answer("the yard", ("money.place",)),
                ),
            ),
        ),
        Section(
            "costs",
            "clause",
            p("costs", "Payments"),
            (
                p(
                    "costs#a",
                    "It pays ",
                    PAYMENT,
                    " for ",
                    Answer("keys", ("money.schedule[1].name",)),
                    " at ",
                    Answer("the yard", ("money.place",)),
                ),
                Table(
                    "costs#t",
                    "",
                    "",
                    (),
                    (Row("costs#t/1", ((p("costs#t/1/1", Answer("5 years", ("scope.term",))),),)),),
                ),
                p("costs#c", Answer("Norvale", ("parties[1].area",))),
            ),
            "clause 2",
        ),
        Section(
            "premises",
            "schedule",
            p("premises", "The plan", literal=True),
            (
                p(
                    "premises#a",
                    "See ",
                    Answer("drones", ("scope.workstreams[2].what",)),
                    Answer("x", ("a", "scope.workstreams[2].what")),
                ),
            ),
            "Schedule 1A",
        ),
        Section(
            "notices",
            "clause",
            p("notices", "Contacts"),
            (
                p(
                    "notices#a",
                    "Ask ",
                    Answer("Jo", ("parties[2].contact.representative",)),
                    " or ",
                    Answer("the desk", ()),
                ),
                p(
                    "notices#b",
                    "Write to desk@norvale.gov.uk, call 01632 960001 or +44 1632 960 001; not 12.01632960001",
                ),
                p(
                    "notices#c",
                    "Under ",
                    to("costs#t/1/1", "2.1", "(a)"),
                    ", ",
                    to("costs", "2"),
                    " and ",
                    to("premises", "Schedule 1A"),
                ),
                p(
                    "notices#d",
                    Answer("b@c.uk", ("money.place",)),
                    Answer("drones", ("scope.workstreams[2].what",)),
                    Answer("Norvale", ("parties[1].area",)),
                ),
            ),
            "clause 3",
        ),
        Section("sign", "execution", None, (p("sign#a", Answer("Norvale", ("parties[1].area",))),)),
    ),
    (),
)
LEFT_OUT = "{left_out: [{section: costs, reason: It is commercial}, {section: premises, reason: It is secret.}]}"


def made(publication: str) -> Published:
    return published(WHOLE, given(publication), compiled_library().library.questionnaire)


def shown(agreement: Agreement) -> dict[str, str]:
    """Each paragraph with its words: a live reference as its number in braces."""
    return {
        one.key: "".join(f"{{{part.text}}}" if isinstance(part, Reference) else part.text for part in one.content)
        for one in agreement.paragraphs()
    }


def test_what_is_left_out_leaves_its_heading_and_the_reason():
    found = made(LEFT_OUT)

    assert found.whole is WHOLE
    assert found.left_out == (
        "Clause 2: It is commercial",
        "Schedule 1A: It is secret.",
        "Contact details, and the names of contacts",
    )
    assert found.elsewhere == (
        "scope.term, in Terms",
        "money.place, in Terms",
        "money.place, in clause 3",
        "parties[1].area, in clause 3",
        "parties[1].area, in execution",
    )
    assert found.agreement.properties == Properties(
        f"Hub ({MARK})", f"Call {MARK}", "R/1", "3", "", "OFFICIAL", "publication", "2027-04-01"
    )
    assert shown(found.agreement) == {
        "terms": "Terms",
        "terms#t/1/1": "Sum",
        "terms#t/1/2": "[left out with clause {2}]2.1",
        "terms#term": "For 5 years at the yard",
        "costs": "Payments",
        "costs#withheld": "Clause {2} is left out of this published copy: It is commercial.",
        "premises": "The plan",
        "premises#withheld": "{Schedule 1A} is left out of this published copy: It is secret.",
        "notices": "Contacts",
        "notices#a": f"Ask {MARK} or the desk",
        "notices#b": f"Write to {MARK}, call {MARK} or {MARK}; not 12.01632960001",
        "notices#c": "Under 2.1(a), {2} and {Schedule 1A}",
        "notices#d": f"{MARK}[left out with {{Schedule 1A}}]Norvale",
        "sign#a": "Norvale",
    }


def test_the_reason_is_an_answer_and_the_number_of_a_heading_is_live():
    pay, plan = made(LEFT_OUT).agreement.sections[1:3]

    assert pay.blocks == (
        Paragraph(
            "costs#withheld",
            "body",
            (
                Text("Clause "),
                Reference("costs", (ReferencePart("costs", "2"),)),
                Text(" is left out of this published copy: "),
                Answer("It is commercial.", ("drafting.publication.left_out[1].reason",)),
            ),
        ),
    )
    assert plan.blocks[0].content == (  # type: ignore[union-attr]
        Reference("premises", (ReferencePart("premises", "Schedule 1A", literal=True),)),
        Text(" is left out of this published copy: "),
        Answer("It is secret.", ("drafting.publication.left_out[2].reason",)),
    )


def test_where_contact_details_are_shown_they_stand():
    found = made("{contact_details: shown}")

    assert (found.agreement, found.left_out, found.elsewhere) == (WHOLE, (), ())


def test_where_nothing_is_left_out_contact_details_are():
    found = made("{contact_details: left_out}")

    assert (found.left_out, found.elsewhere) == (("Contact details, and the names of contacts",), ())
    assert shown(found.agreement)["notices#c"] == "Under {2.1(a)}, {2} and {Schedule 1A}"
    assert shown(found.agreement)["terms#t/1/2"] == "£5{2.1}"


@pytest.mark.parametrize(
    ("words", "published_words"),
    [
        ("a@b", MARK),
        ("<a.b@c.uk>", f"<{MARK}>"),
        ("01632 960 001", MARK),
        ("(01632) 960001", MARK),
        ("0163296", "0163296"),
        ("016329600", "016329600"),
        ("0163296001", MARK),
        ("01632960012345", MARK),
        ("0163296001234567", "0163296001234567"),
        ("on 01/02/2027", "on 01/02/2027"),
        ("12,0163296001", "12,0163296001"),
        ("A0163296001", "A0163296001"),
        ("0163296001A", "0163296001A"),
        ("£5,000,000,000", "£5,000,000,000"),
    ],
)
def test_an_address_or_number_that_reaches_somebody_is_left_out(words: str, published_words: str):
    agreement = Agreement(WHOLE.properties, (Section("a", "clause", None, (p("a#a", words),), "clause 1"),), ())
    found = published(agreement, given("{contact_details: left_out}"), compiled_library().library.questionnaire)

    assert shown(found.agreement) == {"a#a": published_words}


def test_only_a_clause_or_schedule_of_the_agreement_can_be_left_out():
    of = given(
        "{left_out: [{section: one-off-costs, reason: a}, {section: costs, reason: b}, {section: cover, reason: c}]}"
    )
    with pytest.raises(AnswersError) as refused:
        published(WHOLE, of, compiled_library().library.questionnaire)

    def problem(name: str, number: int, cure: str) -> Problem:
        message = f"“{name}” is to be left out of the published copy, and is no clause or schedule of this agreement."
        return Problem(message, of.source.place(("drafting", "publication", "left_out", number, "section")), cure)

    assert list(refused.value.problems) == [problem("one-off-costs", 0, ""), problem("cover", 2, "")]


def test_a_section_that_has_no_number_cannot_be_left_out():
    of = given("{left_out: [{section: cover, reason: a}]}")
    with_cover = Agreement(WHOLE.properties, (Section("cover", "cover", p("cover", "Hub"), ()), *WHOLE.sections), ())
    with pytest.raises(AnswersError) as refused:
        published(with_cover, of, compiled_library().library.questionnaire)

    (problem,) = refused.value.problems
    assert problem == Problem(
        "“cover” is to be left out of the published copy, and is no clause or schedule of this agreement.",
        of.source.place(("drafting", "publication", "left_out", 0, "section")),
    )


def two_clauses(inside: Answer, outside: Answer) -> tuple[str, ...]:
    """What is told to stand elsewhere, where the first of two clauses is left out."""
    sections = tuple(
        Section(name, "clause", p(name, name.capitalize()), (p(f"{name}#a", answer),), f"clause {number}")
        for number, (name, answer) in enumerate((("costs", inside), ("notices", outside)), 1)
    )
    choice = given("{contact_details: shown, left_out: [{section: costs, reason: a}]}")
    whole = Agreement(WHOLE.properties, sections, ())
    return published(whole, choice, compiled_library().library.questionnaire).elsewhere


@pytest.mark.parametrize(
    ("field", "told"),
    [
        *((f"parties[1].{name}", False) for name in ("name", "short_name", "legal_name")),
        *((f"parties[1].{name}", True) for name in ("address", "short_names", "named")),
        ("name", False),
        ("names.address", True),
    ],
)
def test_what_something_is_called_is_not_told_to_stand_elsewhere(field: str, *, told: bool):
    answer = Answer("Norvale", (field,))

    assert two_clauses(answer, answer) == ((f"{field}, in clause 2",) if told else ())


@pytest.mark.parametrize(
    ("inside", "outside", "told"),
    [
        (("a.b", "c.d"), ("c.d",), ("c.d, in clause 2",)),
        (("a.b", "c.d"), ("a.b",), ()),
        (("a.b",), ("c.d", "a.b"), ("a.b, in clause 2",)),
        (("a.b",), ("a.b", "c.d"), ()),
        (("x", "a.b", "c.d"), ("x", "a.b", "c.d"), ("c.d, in clause 2",)),
        ((), (), ()),
    ],
)
def test_of_an_answer_printed_through_another_the_last_is_elsewhere(
    inside: tuple[str, ...], outside: tuple[str, ...], told: tuple[str, ...]
):
    assert two_clauses(Answer("x", inside), Answer("x", outside)) == told
