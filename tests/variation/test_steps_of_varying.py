"""The steps of a variation, each on what the test makes: what is refused, what is told of the signed file, and what the papers are called."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from returned.returning import base_record
from shipped import answers, compiled_library
from variation.trees import n

from assembler.agreement import Agreement, CopyKind, Paragraph, Properties, Section, SectionKind, Text
from assembler.answers.files import AnswersFile
from assembler.copies import COPIES
from assembler.errors import AnswersError, Place, Problem
from assembler.pipeline import Result, complete_answers
from assembler.record import Record, document_id
from assembler.record.format import FORMAT, FileKind, RecordedParagraph
from assembler.register import load_register
from assembler.returned import Verdict
from assembler.variation import SignedFile
from assembler.variation.instruction_words import WordedInstruction
from assembler.variation.signed_instructions import Undoing
from assembler.variation.signed_terms import SignedTerms
from assembler.variation.statute_checks import SignedAndNew
from assembler.variation.term_tree import AGREEMENT, Terms
from assembler.variation.variation import (
    _as_signed,
    _introduced,
    _no_terms,
    _nothing,
    _on_what_was_signed,
    _paper,
    _refuse_barred,
    _refuse_conflicts,
    _refuse_others,
    _refuse_unfit,
    _sides,
)
from assembler.word.copy import Change, WordCopy
from assembler.word.copy.value import CopyParagraph

OWN, OTHER = "11111111-2222-4333-8444-555555555555", "22222222-2222-4333-8444-555555555555"


def record(kind: CopyKind | None = "signature", **more: Any) -> Record:
    """The record of a file that was issued, in the present format but for what is said. It names no document unless that is said."""
    return replace(
        base_record(), **{"format": FORMAT, "document": "", "kind": FileKind(kind) if kind else None, **more}
    )


def copy(*changes: Change) -> WordCopy:
    return WordCopy((CopyParagraph((), "body", changes=changes),), ())


def file(text: str = "") -> AnswersFile:
    return answers(text or f"document: {{id: {OWN}}}")


def refused(made: Record, changes: tuple[Change, ...] = (), given: AnswersFile | None = None) -> list[Problem]:
    """Each reason why a file is refused as what was signed."""
    try:
        _refuse_unfit(SignedFile(copy(*changes), made), given or file())
    except AnswersError as error:
        return list(error.problems)
    return []


PENDING = Problem(
    "The signed file has tracked changes that nobody has accepted or rejected.",
    cure="Name the file as it was signed: without tracked changes.",
)
EARLY = Problem(
    "Its record is of an early format, which does not say what each paragraph is, so that no variation can be made from it.",
    cure="Assemble the answers that it holds, compare that with what was signed (assembler inspect --against), and vary by hand.",
)
PUBLISHED = Problem("It is a published copy, which leaves things out.", cure="Name the file that was signed.")
ANOTHER = Problem(
    "These answers are of another agreement: their document.id is not the one that the signed file bears.",
    Place("hub.yaml", 1, "document.id"),
    "Copy the answers of the agreement that was signed, and change those.",
)


@pytest.mark.parametrize(
    ("made", "changes", "problems"),
    [
        (record(), (), []),
        (record(None), (), []),
        (record("clean"), (), []),
        (record("publication"), (), [PUBLISHED]),
        (record(), (Change("inserted", "J.", ""),), [PENDING]),
        (record(format=FORMAT - 1), (), [EARLY]),
        (record(document=document_id(OWN)), (), []),
        (record(document=document_id(OTHER)), (), [ANOTHER]),
        (record(document=document_id(OTHER), derived=True), (), []),
        (record("publication", format=1, document="x"), (Change("deleted", "", ""),), [PENDING, EARLY, PUBLISHED, ANOTHER]),
    ],
)  # fmt: skip
def test_what_cannot_be_what_was_signed_is_refused_with_every_reason(
    made: Record, changes: tuple[Change, ...], problems: list[Problem]
) -> None:
    assert refused(made, changes) == problems


def test_answers_that_have_no_id_of_their_own_are_of_any_agreement() -> None:
    assert refused(record(document=document_id(OTHER)), given=file("document: {title: Hub}")) == []


def result(*parties: str) -> Result:
    text = f"parties: [{', '.join(f'{{id: {party}}}' for party in parties)}]\n"
    done = complete_answers(answers(text), compiled_library(), load_register())
    return Result(done, agreement(), (), frozenset())


def agreement(*sections: Section) -> Agreement:
    return Agreement(Properties("Hub", "Hub", "", "", "", "", "clean", "Draft"), sections, ())


@pytest.mark.parametrize(
    ("before", "after"), [((), ()), ((), ("a",)), (("a",), ("a",)), (("a", "b"), ("c", "b")), (("a", "b"), ("b",))]
)
def test_answers_are_of_what_was_signed_if_a_party_stays_or_none_was(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    _refuse_others(result(*before), result(*after))
    _refuse_others(None, result(*after))


@pytest.mark.parametrize(("before", "after"), [(("a",), ()), (("a", "b"), ("c", "d"))])
def test_answers_without_a_signed_party_are_of_another_agreement(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    with pytest.raises(AnswersError) as found:
        _refuse_others(result(*before), result(*after))
    assert found.value.problems == (
        Problem(
            "These answers are of another agreement: no party to what was signed is among theirs, by its id.",
            Place("hub.yaml", 1, "parties"),
            "Copy the answers of the agreement that was signed, and change those: a party keeps its id.",
        ),
    )


def test_each_instruction_undoing_what_was_done_by_hand_is_refused() -> None:
    cure = "Change the answers so that they leave it as it was signed; or agree those words by hand, in a variation of their own."

    _refuse_conflicts([])
    with pytest.raises(AnswersError) as found:
        _refuse_conflicts([Undoing("a#b", "It was worded."), Undoing("a#c", "It was deleted.")])
    assert found.value.problems == (Problem("It was worded.", cure=cure), Problem("It was deleted.", cure=cure))


def test_only_what_bars_a_variation_is_refused_with_its_provision() -> None:
    place = Place("new.yaml")
    warn, note = Verdict("WARN", "Read it.", "s.1"), Verdict("NOTE", "By the way.", "s.2")

    _refuse_barred([warn, note], place)
    with pytest.raises(AnswersError) as found:
        _refuse_barred(
            [warn, Verdict("BLOCK", "It may not.", "s.4(7)"), note, Verdict("BLOCK", "Nor this.", "s.5")], place
        )
    assert found.value.problems == (Problem("It may not. (s.4(7))", place), Problem("Nor this. (s.5)", place))


def text(*by_hand: str) -> SignedTerms:
    """Terms of three paragraphs, of which these were worded by hand before they were signed."""
    names = ("a#one", "a#two", "a#three")

    def terms(hand: tuple[str, ...]) -> Terms:
        said = (n(key, "level-2", "By hand." if key in hand else "As made.") for key in names)
        return Terms(n("", AGREEMENT, "", n("a", "clause", "All", *said)))

    return SignedTerms(terms(()), terms(by_hand))


@pytest.mark.parametrize(
    ("by_hand", "varied", "problem"),
    [
        ((), True, Problem("What was signed already says what the new answers say: nothing is to be varied.")),
        (("a#one",), True, Problem("What was signed already says what the new answers say: nothing is to be varied.")),
        ((), False, Problem("The new answers make the agreement that was signed: nothing is to be varied.")),
        (
            ("a#one",),
            False,
            Problem(
                "The new answers make the agreement that was signed: nothing is to be varied.",
                cure="Change the answers first. Words that were agreed by hand are in no answers: vary those by hand.",
            ),
        ),
    ],
)
def test_where_nothing_is_to_be_varied_it_says_why(by_hand: tuple[str, ...], varied: bool, problem: Problem) -> None:
    assert _nothing(text(*by_hand), varied_answers=varied) == problem


CONFORMED = Verdict(
    "WARN", "What was named as signed is a conformed copy, which binds nobody. Check it against what was signed."
)
NOTE = (RecordedParagraph("conformed-note", "heading", "Note"),)


def no_copy(kind: CopyKind) -> Verdict:
    return Verdict(
        "WARN",
        f"It calls itself “{COPIES[kind].status}” and is no signature copy. Check that it is what was signed.",
    )


@pytest.mark.parametrize(
    ("made", "by_hand", "told"),
    [
        (record(), (), []),
        (record(None), (), []),
        (record("publication"), (), []),
        (record("clean"), (), [no_copy("clean")]),
        (record("internal"), (), [no_copy("internal")]),
        (record("clean", paragraphs=NOTE), (), [CONFORMED]),
        (record(None, paragraphs=NOTE), (), [CONFORMED]),
        (record(), ("a#one",), [Verdict("NOTE", "One place of what was signed is not as assembled. It stays as it was signed.")]),
        (record(), ("a#one", "a#three"), [Verdict("NOTE", "2 places of what was signed are not as assembled. They stay as they were signed.")]),
        (record("clean"), ("a#one", "a#two", "a#three"), [no_copy("clean"), Verdict("NOTE", "3 places of what was signed are not as assembled. They stay as they were signed.")]),
    ],
)  # fmt: skip
def test_what_is_told_of_the_file_that_was_named_as_signed(
    made: Record, by_hand: tuple[str, ...], told: list[Verdict]
) -> None:
    assert list(_on_what_was_signed(SignedFile(copy(), made), text(*by_hand))) == told


def test_what_no_longer_can_be_used_of_a_record_makes_no_agreement() -> None:
    assert (
        _as_signed(record(answers={"format": 2, "parties": "all of us"}), compiled_library(), load_register()) is None
    )


def test_what_a_conformed_copy_says_of_itself_is_no_term() -> None:
    found = _no_terms(compiled_library())

    assert {"cover", "contents", "execution", "conformed-note", "outstanding"} <= found
    assert not found & {"withdrawal", "particulars", "parties", "background", "payments-schedule"}


PAPERS = """\
    document: {title: The Hub, prepared_on: 2027-03-01}
    parties: [{id: a, kind: charity, legal_name: A, life: {joins: yes}}, {id: b, kind: mopac, legal_name: B, life: {joins: no}}, {id: c}]
    life: {variation: {agreement_dated: 2026-01-02, gone: GONE}}
"""


@pytest.mark.parametrize(("gone", "before"), [("left_before", True), ("leave_by_this", False)])
def test_the_two_sides_say_who_joins_who_left_and_when_it_was_dated(gone: str, before: bool) -> None:
    text = PAPERS.replace("GONE", gone) if before else PAPERS.replace(", gone: GONE", "")
    papers = complete_answers(answers(text), compiled_library(), load_register(), papers=True)
    old, new = result("a"), result("b")

    assert _sides(old, new, papers) == SignedAndNew(
        old, new, papers.values.life.variation.agreement_dated, frozenset({"a"}), left_before=before
    )
    assert str(papers.values.life.variation.agreement_dated) == "2026-01-02"
    assert _sides(None, new, papers).old is None


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("{title: The Hub Agreement, short_name: Hub}", "Variation of Hub"),
        ("{title: The Hub Agreement}", "Variation of The Hub Agreement"),
        ("{}", "Variation of the agreement"),
    ],
)
def test_a_variation_agreement_is_called_after_what_it_varies(named: str, title: str) -> None:
    papers = complete_answers(answers(f"document: {named}"), compiled_library(), load_register(), papers=True)
    words = WordedInstruction("Omit clause 3.", "pay", ())
    made = _paper(papers, compiled_library(), [words], agreement())
    properties = made.agreement.properties

    assert (properties.title, properties.short_title, made.paper, made.findings) == (title, title, "variation", ())
    assert properties.status == ""
    assert made.answers is papers
    assert "variation-schedule" in made.clauses
    assert [one.content for one in made.agreement.paragraphs() if one.key == "variation-schedule#1"] == [
        (Text("Omit clause 3."),)
    ]


def test_every_party_has_a_page_to_execute_a_variation_agreement() -> None:
    given = answers("parties: [{id: a, kind: charity}, {id: b, kind: mopac}]")
    papers = complete_answers(given, compiled_library(), load_register(), papers=True)
    made = _paper(papers, compiled_library(), [], agreement())

    assert [one.id for one in made.agreement.sections if one.kind == "execution"] == ["execution/a", "execution/b"]


def section(identity: str, kind: SectionKind) -> Section:
    return Section(identity, kind, None, (Paragraph(f"{identity}#a", "body", (Text("Words."),)),))


def test_a_conformed_copy_says_what_it_is_between_cover_and_terms() -> None:
    papers = complete_answers(answers("document: {title: Hub}"), compiled_library(), load_register(), papers=True)
    conformed = agreement(
        section("pay", "clause"),
        section("cover", "cover"),
        section("particulars", "particulars"),
        section("contents", "contents"),
    )
    made = _introduced(conformed, papers, compiled_library())

    assert [one.id for one in made.sections] == ["cover", "contents", "conformed-note", "pay", "particulars"]
    assert made.properties == replace(conformed.properties, status="Conformed copy")
    assert made.points == ()
