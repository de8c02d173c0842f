"""Printed words read as answers, the answers taken back from a document, and what the statute says of those that changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import answers, compiled_library, example

from assembler.answers.files import AnswersFile
from assembler.conditions import sorts
from assembler.conditions.tree import Always
from assembler.errors import Place
from assembler.library.clauses import Clause, LibraryParagraph, LibraryTable
from assembler.markup import Words
from assembler.pipeline import complete_answers
from assembler.register import load_register
from assembler.returned import Lock, Verdict, locks_of, printed_answers, statute_verdicts
from assembler.returned.changed_answers import ChangedAnswer, PrintedAnswer
from assembler.returned.locks import locks_on
from assembler.returned.taken_back import NotTaken, TakenAnswer, TakenBack, taken_back
from assembler.returned.written_answers import number_path, read_answer


@pytest.mark.parametrize(
    ("words", "sort", "answer"),
    [
        ("Keys & doors", sorts.Text(), "Keys & doors"),
        ("1 April 2027", sorts.Date(), "2027-04-01"),
        ("31 June 2027", sorts.Date(), None),
        ("April 2027", sorts.Date(), None),
        ("£12,500.50", sorts.Money(), "12500.50"),
        ("£145,000", sorts.Money(), "145000"),
        ("145,000", sorts.Money(), None),
        ("£a tenth", sorts.Money(), None),
        ("18 months", sorts.Number(unit="months"), "18"),
        ("1 Month", sorts.Number(unit="months"), "1"),
        ("1,200 days", sorts.Number(unit="days"), "1200"),
        ("18 weeks", sorts.Number(unit="months"), None),
        ("some months", sorts.Number(unit="months"), None),
        ("33.33%", sorts.Number(unit="per cent"), "33.33"),
        ("7", sorts.Number(), "7"),
        ("yes", sorts.YesNo(), None),
    ],
)
def test_printed_words_are_read_as_an_answer_of_their_sort(words: str, sort: sorts.Sort, answer: str | None):
    assert read_answer(words, sort) == answer


def test_a_field_with_its_items_by_number_is_a_path():
    assert number_path("money.schedule[2].amount") == ("money", "schedule", 1, "amount")
    assert number_path("document.title") == ("document", "title")


BASE = """
    format: 2
    document: {title: Hub Agreement}
    change: {withdrawal_notice: 12}
    scope: {purpose: "To share.\\nTo save.", term: fixed, expires_on: 2030-03-31}
    money:
      schedule:
        - {id: works, amount: 145000, purpose: works}
        - {id: rent, amount: 900.50, purpose: rent}
    """


def hub(**other: str) -> AnswersFile:
    text = BASE
    for old, new in other.items():
        text = text.replace(old, new)
    return answers(text)


def of(field: str, before: str, after: str, *more: str) -> ChangedAnswer:
    return ChangedAnswer((field, *more), before, after, ("a#b",), ())


def taken(*found: ChangedAnswer, present: AnswersFile | None = None) -> TakenBack:
    return taken_back(found, hub(), present or hub(), compiled_library())


def test_an_answer_that_the_document_prints_otherwise_is_taken():
    found = taken(
        of("change.withdrawal_notice", "12 months", "18 months"),
        of("money.schedule[2].amount", "£900.50", "£1,000"),
        of("scope.expires_on", "31 March 2030", "1 April 2031"),
        of("scope.purpose", "To save.", "To spend."),
    )

    assert (list(found.taken), list(found.refused)) == (
        [
            TakenAnswer("change.withdrawal_notice", ("change", "withdrawal_notice"), 12, "18"),
            TakenAnswer("money.schedule[2].amount", ("money", "schedule", 1, "amount"), "900.50", "1000"),
            TakenAnswer("scope.expires_on", ("scope", "expires_on"), "2030-03-31", "2031-04-01"),
            TakenAnswer("scope.purpose", ("scope", "purpose"), "To share.\nTo save.", "To share.\nTo spend."),
        ],
        [],
    )
    now = found.file.given
    assert (now.change.withdrawal_notice, now.scope.purpose, str(now.scope.expires_on)) == (
        18,
        "To share.\nTo spend.",
        "2031-04-01",
    )
    assert [str(one.amount) for one in now.money.schedule] == ["145000", "1000"]
    assert found.file.source.file == "hub.yaml"


def test_an_item_is_known_again_by_its_id():
    moved = answers(
        "format: 2\nmoney: {schedule: [{id: new, amount: 5}, {id: rent, amount: 900.50}, {id: works, amount: 145000}]}"
    )
    found = taken(of("money.schedule[2].amount", "£900.50", "£901"), present=moved)

    assert found.taken == (
        TakenAnswer("money.schedule[2].amount", ("money", "schedule", 1, "amount"), "900.50", "901"),
    )


NOT_WRITTEN = "it is not written as such an answer is, or is printed in other words than the answers have"


@pytest.mark.parametrize(
    ("found", "present", "refused"),
    [
        (
            of("document.title", "Hub", "Yard", "document.short_name"),
            "",
            NotTaken(
                "document.title or document.short_name", "Yard", "it may be any of these: change the right one yourself"
            ),
        ),
        (
            of("money.schedule[2].amount", "£900.50", "£1"),
            "format: 2\nmoney: {schedule: [{id: works, amount: 145000}]}",
            NotTaken("money.schedule[2].amount", "£1", "the answers have no such item any more"),
        ),
        (
            of("money.schedule[3].amount", "£900.50", "£1"),
            "",
            NotTaken("money.schedule[3].amount", "£1", "the answers have no such item any more"),
        ),
        (
            of("money.schedule[1].amount", "£900.50", "£1"),
            "format: 2\ndocument: {title: Hub}",
            NotTaken("money.schedule[1].amount", "£1", "the answers have no such item any more"),
        ),
        (
            of("money.schedule[1].amount", "£145,000", "£a tenth"),
            "",
            NotTaken("money.schedule[1].amount", "£a tenth", NOT_WRITTEN),
        ),
        (of("no.such", "a", "b"), "", NotTaken("no.such", "b", NOT_WRITTEN)),
        (
            of("scope.purpose", "To share and save.", "To spend."),
            "",
            NotTaken("scope.purpose", "To spend.", NOT_WRITTEN),
        ),
        (
            of("change.withdrawal_notice", "12 months", "18 months"),
            "format: 2\nchange: {withdrawal_notice: 9}",
            NotTaken("change.withdrawal_notice", "18 months", "the answers say 9 now, and did not when it was issued"),
        ),
        (
            of("change.withdrawal_notice", "12 months", "18 months"),
            "format: 2\ndocument: {title: Hub}",
            NotTaken(
                "change.withdrawal_notice", "18 months", "the answers say nothing now, and did not when it was issued"
            ),
        ),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_with_the_reason(
    found: ChangedAnswer, present: str, refused: NotTaken
):
    done = taken(found, present=answers(present) if present else None)

    assert (done.taken, done.refused) == ((), (refused,))


def test_an_impossible_answer_is_refused_and_the_next_is_taken():
    done = taken(
        of("change.withdrawal_notice", "12 months", "99,999 months"),
        of("document.title", "Hub Agreement", "Yard Agreement"),
        of("money.schedule[1].amount", "£145,000", "£0.001"),
    )

    assert done.taken == (TakenAnswer("document.title", ("document", "title"), "Hub Agreement", "Yard Agreement"),)
    assert done.refused == (
        NotTaken(
            "change.withdrawal_notice",
            "99,999 months",
            "hub.yaml, change.withdrawal_notice: “99999” is too large: the most is 600",
        ),
        NotTaken(
            "money.schedule[1].amount",
            "£0.001",
            "hub.yaml, money.schedule[1].amount: “0.001” is not a sum in pounds. Write it as 12500, £12,500 or 12500.50",
        ),
    )
    assert (done.file.given.document.title, done.file.given.change.withdrawal_notice) == ("Yard Agreement", 12)


@pytest.mark.parametrize(
    ("found", "present"),
    [
        (of("change.withdrawal_notice", "12 months", "18 months"), {"withdrawal_notice: 12": "withdrawal_notice: 18"}),
        (of("scope.expires_on", "31 March 2030", "1 April 2031"), {"2030-03-31": "2031-04-01"}),
        (of("money.schedule[1].amount", "£145,000", "£150,000"), {"145000": "150000"}),
    ],
)
def test_what_the_answers_have_already_is_neither_taken_nor_refused(found: ChangedAnswer, present: dict[str, str]):
    file = hub(**present)

    assert taken(found, present=file) == TakenBack((), (), file)


def test_every_printable_answer_is_known_with_its_words_line_by_line():
    printed = {
        (one.field, one.words): one.sections
        for one in printed_answers(
            complete_answers(hub(), compiled_library(), load_register()), compiled_library().library
        )
    }

    assert {words for field, words in printed if field == "scope.purpose"} == {"To share.", "To save."}
    assert printed[("change.withdrawal_notice", "12 months")] >= {"withdrawal"}
    assert printed[("scope.expires_on", "31 March 2030")] >= {"summary"}
    assert [field for field, _ in printed if field == "scope.term"] == []


def test_words_of_less_than_three_letters_stand_for_too_much_else():
    file = answers('format: 2\ndocument: {title: "  Hub  ", short_name: Hb}')
    found = printed_answers(complete_answers(file, compiled_library(), load_register()), compiled_library().library)

    assert [one.words for one in found if one.field in ("document.title", "document.short_name")] == ["Hub"]
    assert PrintedAnswer("a", "b") == PrintedAnswer("a", "b", frozenset())


def of_library(identity: str, *satisfies: str, children: tuple[LibraryParagraph, ...] = ()) -> LibraryParagraph:
    always, words = Always(truth=True), (Words("It must."),)
    return LibraryParagraph(identity, 1, "", always, None, "", "", words, children, "", Place(), None, satisfies)


def test_a_paragraph_meets_its_rules_and_those_of_what_is_above_it():
    library = compiled_library().library
    first, second = library.rules[:2]
    a, b = Lock(first.id, first.provision), Lock(second.id, second.provision)
    table = LibraryTable("t", Always(truth=True), None, "", "", (), (), (), "grid", Place())
    blocks = (
        of_library("top", first.id, children=(of_library("below", second.id, first.id), of_library("alike"))),
        table,
        of_library("none", children=(of_library("alone", second.id),)),
    )
    clause = Clause("c", "clause", (), "core", Always(truth=True), None, (), "", blocks, Place())
    locks = locks_of(replace(library, clauses={"c": clause}))

    assert locks == {"c#top": (a,), "c#below": (a, b), "c#alike": (a,), "c#alone": (b,)}
    assert (locks_on("c#below/pcc", locks), locks_on("c#none", locks)) == ((a, b), ())


FINAL = example("harrowmere-hub-final.yaml")


def judged(*found: ChangedAnswer, file: AnswersFile = FINAL) -> list[Verdict]:
    return list(statute_verdicts(found, file, compiled_library(), load_register()))


def test_a_value_that_cannot_be_read_is_told_at_its_first_place():
    message = (
        "The file prints “£a tenth” for money.schedule[1].amount, which cannot be checked against the statute: it is not written as such"
        " an answer is."
    )

    assert judged(of("money.schedule[1].amount", "£145,000", "£a tenth")) == [Verdict("WARN", message, "", "a#b")]
    assert judged(of("no.such", "a", "b"))[0].message.startswith(
        "The file prints “b” for no.such, which cannot be checked"
    )


def test_a_value_with_nothing_new_from_the_statute_needs_no_verdict():
    assert judged() == []
    assert judged(of("document.title", "a", "b", "document.short_name")) == []
    assert judged(of("document.title", "Hub", "Yard")) == []


def test_what_the_statute_says_of_the_changed_values_alone_is_told():
    found = judged(of("parties[1].decision.taken_on", "20 January 2027", "20 January 2019"), of("no.such", "a", "b"))

    assert found == [
        Verdict(
            "WARN",
            "The file prints “b” for no.such, which cannot be checked against the statute: it is not written as such an answer is.",
            "",
            "a#b",
        ),
        Verdict(
            "WARN",
            "With the values that the file prints: The days recorded for Norvale Council are out of order. Notice comes before"
            " consideration, that before the decision to enter, and all of them no later than the day it signs or, until that is recorded,"
            " the date of the document. What is later than that is not recited. Correct the days, or sign or date the document later; or"
            " have a lawyer accept the point.",
            "pca-2017 s.2(2) to (5)",
            "",
        ),
    ]


def test_a_value_no_answer_can_have_is_told_and_others_are_judged():
    found = judged(
        of("money.schedule[1].amount", "£145,000", "£0.001"), of("change.withdrawal_notice", "12 months", "18 months")
    )

    assert found[0] == Verdict(
        "WARN",
        "The file prints “£0.001” for money.schedule[1].amount, which cannot be checked against the statute: returned,"
        " money.schedule[1].amount: “0.001” is not a sum in pounds. Write it as 12500, £12,500 or 12500.50.",
        "",
        "a#b",
    )
    assert [one.provision for one in found[1:]] == ["pca-2017 s.4(7)"]


WITHDRAWAL = of("change.withdrawal_notice", "12 months", "40 months")


def test_what_the_statute_says_already_is_not_told_again():
    """Much is not met in answers that are not finished."""
    [found] = judged(WITHDRAWAL, file=hub())

    assert (found.level, found.provision, found.key) == ("WARN", "pca-2017 s.4(7)", "")
    assert found.message.startswith(
        "With the values that the file prints: The notice of withdrawal can come to more than twelve months"
    )


def test_a_value_that_may_be_of_several_answers_is_not_judged():
    either = replace(WITHDRAWAL, fields=("change.withdrawal_notice", "document.title"))

    assert judged(either, file=hub()) == []
    assert judged(replace(either, fields=()), file=hub()) == []
    assert len(judged(either, WITHDRAWAL, file=hub())) == 1


def test_answers_of_which_no_agreement_can_be_made_cannot_be_judged():
    file = answers("format: 2\nchange: {withdrawal_notice: 12}\ndrafting: {not_used: [withdrawal]}")

    assert judged(of("no.such", "a", "b"), WITHDRAWAL, file=file) == [
        Verdict(
            "WARN",
            "The file prints “b” for no.such, which cannot be checked against the statute: it is not written as such an answer is.",
            "",
            "a#b",
        ),
        Verdict("WARN", "The changed values cannot be judged: “withdrawal” is in the agreement, and uses its number."),
    ]
