"""Information, audit and governance, as the other side's lawyer read them in November 2026: what the assembled words say."""

from __future__ import annotations

import re
from typing import Any

import pytest
from law_findings import assembled, compiled_library, merged
from law_in_words import FIRE, TRUST, text_of, words_of
from shipped import ROOT

from assembler.plain import agreement_text

CHIEF = {"id": "cc", "kind": "chief_constable", "in_england": "yes", "police_area": "Norvale police area"}
PARTIES = {"parties": [TRUST, FIRE, CHIEF]}
SHARING = {**PARTIES, "scope": {"subjects": ["personal_data"]}}
BOARD = {**PARTIES, "governance": {"structure": "board"}}
LIGHT = {**PARTIES, "governance": {"structure": "light"}}


def with_flow(**flow: Any) -> dict[str, Any]:
    return {**SHARING, "information": {"flows": [{"id": "one", "name": "calls", "source": "cc", **flow}]}}


LAW_ENFORCEMENT = with_flow(source_regime="part_3")
PROCESSOR = {"source": "fire", "role": "processor", "processor": "cc"}


def number(heading: str, answers: dict[str, Any]) -> str:
    """The number of the clause with this heading."""
    lines = agreement_text(assembled(answers).agreement, width=10_000)
    (found,) = re.findall(rf"^(\d+)\. +{heading.upper()}$", lines, re.MULTILINE)
    return str(found)


def sources() -> dict[str, str]:
    """The clauses and schedules on information and governance, as they stand in the library."""
    clauses = ROOT / "clauses"
    schedules = [clauses / "schedules" / f"{name}.md" for name in ("data-flows", "terms-of-reference")]
    files = [*(clauses / "information").glob("*.md"), *(clauses / "governance").glob("*.md"), *schedules]
    return {file.stem: words_of(file) for file in files}


@pytest.mark.row("clauses-A6")
class TestMaterialForAnInvestigation:
    def test_it_is_preserved_and_told_as_law_and_confidence_allow(self):
        text = text_of(LAW_ENFORCEMENT)

        assert "must preserve it until the investigation, and any proceedings that follow, have ended" in text
        assert "So far as the law and its duties of confidence allow, it must tell the police" in text

    def test_the_trust_decides_about_its_patients(self):
        text, sharing = text_of(LAW_ENFORCEMENT), number("Sharing information", LAW_ENFORCEMENT)

        assert f"For information about a patient, clause {sharing}.7 applies." in text
        assert f"{sharing}.7 An Ambulance Trust decides whether information about a patient may be shared" in text


@pytest.mark.row("clauses-A7")
class TestTheBasisOfEachSide:
    def test_each_basis_stands_beside_its_own_regime(self):
        given = with_flow(
            source_regime="part_3",
            basis="section 35 of the Data Protection Act 2018",
            recipient_regime="uk_gdpr",
            recipient_basis="Article 6(1)(e)",
        )

        assert (
            "Giver: Part 3, section 35 of the Data Protection Act 2018. Receiver: UK GDPR, Article 6(1)(e). Role:"
            in text_of(given)
        )

    def test_a_basis_that_was_given_for_one_side_is_not_lent_to_the_other(self):
        assert "Receiver: UK GDPR, [lawful basis of those who receive the data]" in text_of(
            with_flow(basis="Article 6(1)(e)")
        )

    def test_a_processor_needs_no_basis_of_its_own(self):
        assert "Receiver: UK GDPR. Role:" in text_of(with_flow(**PROCESSOR))


class TestPartiesThatGiveEachOtherData:
    GIVEN = with_flow(
        direction="mutual", between="the Fire Authority, the Chief Constable and the Trust", basis="Article 6(1)(e)"
    )

    def test_one_row_says_it_of_all_of_them(self):
        text = text_of(self.GIVEN)

        assert "calls: between the Fire Authority, the Chief Constable and the Trust, from each to the others" in text
        assert "Each of them: UK GDPR, Article 6(1)(e). Role:" in text
        assert "Receiver:" not in text

    def test_two_give_each_to_the_other(self):
        given = with_flow(source="fire", direction="mutual", between="the Fire Authority and the Trust")

        assert " between the Fire Authority and the Trust, from each to the other |" in text_of(
            {**given, "parties": [FIRE, TRUST]}
        )

    def test_a_giver_entered_before_is_not_printed_beside_them(self):
        assert "from the Chief Constable" not in text_of(self.GIVEN)

    def test_a_processor_is_given_data_and_gives_none_as_one_of_them(self):
        text = text_of(with_flow(**PROCESSOR, direction="mutual", between="both"))

        assert "from each to the others" not in text
        assert "Receiver: UK GDPR. Role:" in text

    def test_who_they_are_stays_open_until_somebody_says(self):
        assert "between [parties that give each other the data], from each" in text_of(with_flow(direction="mutual"))


@pytest.mark.row("clauses-A8")
class TestTheTermsForAProcessor:
    SAID = with_flow(
        **PROCESSOR, processing="storing records", data_subjects="employees", processing_lasts="until 31 March 2030"
    )

    def test_the_table_shows_what_the_schedule_says_that_it_shows(self):
        text = text_of(self.SAID)

        assert "Data subjects: employees. Kept:" in text
        assert "Nature: storing records. Duration: until 31 March 2030" in text

    def test_what_nobody_has_said_of_it_stays_open(self):
        text = text_of(with_flow(**PROCESSOR))

        assert "Data subjects: [kinds of data subject]" in text
        assert "Nature: [nature of the processing]. Duration: while this Agreement lasts" in text

    def test_another_flow_is_not_asked_for_it(self):
        assert "Data subjects:" not in text_of(with_flow())

    def test_instructions_are_documented_and_an_auditor_may_be_appointed(self):
        text = text_of(self.SAID)

        assert "only on the documented instructions of the controller (of which this schedule is the first)" in text
        assert "an audit or inspection by the controller or by an auditor whom it appoints" in text


@pytest.mark.row("clauses-B16")
def test_advisers_and_insurers_let_in_are_not_barred_elsewhere():
    text, confidence = text_of(LAW_ENFORCEMENT), number("Confidentiality", LAW_ENFORCEMENT)

    assert f"agreement, or as clause {confidence}.4 allows" in text
    assert f"{confidence}.4 A Party may disclose Confidential Information:" in text
    assert f"{confidence}.4 allows, and under clause {confidence}.4(d) only so far as a person" in text


@pytest.mark.row("clauses-B17")
class TestHowLongThingsAreKept:
    def test_an_investigation_prevails_over_the_time_for_personal_data(self):
        keeping = f"except so far as the law or clause {number('Investigations and inspections', SHARING)} requires"

        assert keeping in text_of(SHARING)

    def test_so_does_what_is_preserved_for_law_enforcement(self):
        kept_by = number("Personal data for law enforcement", LAW_ENFORCEMENT)

        assert f"or clause {kept_by} requires. It may use what it keeps under that exception" in text_of(
            LAW_ENFORCEMENT
        )

    def test_the_time_for_personal_data_prevails_over_that_for_records(self):
        assert re.search(
            rf"but Shared Personal Data in it only for as long as clause {number('Data protection', SHARING)}\.\d+ allows",
            text_of(SHARING),
        )

    def test_records_alone_say_nothing_of_personal_data(self):
        assert "but Shared Personal Data" not in text_of(PARTIES)


@pytest.mark.row("clauses-B31")
def test_nobody_may_license_a_conflict_of_interest():
    text = text_of(PARTIES)

    assert "must declare it before the matter is discussed and take no part in deciding it" in text
    assert "must appoint another person to act for it" in text
    assert "unless the Representatives of all the other Parties agree" not in text


@pytest.mark.row("clauses-C35")
class TestSomebodyCallsTheFirstMeeting:
    @pytest.mark.parametrize("chair", ["rotating", "elected", "named_party"])
    def test_a_board_has_a_chair_and_so_a_secretary_from_the_start(self, chair: str):
        text = text_of(merged(BOARD, {"governance": {"chair": chair}}))

        assert "While there is no other chair, the chair is the Representative of the Party named first" in text
        assert "must call a meeting of the Board within 20 Working Days after the Commencement Date" in text

    def test_lead_officers_are_called_by_the_party_whose_turn_it_is(self):
        text = text_of(LIGHT)

        assert "must meet within 20 Working Days after the Commencement Date" in text
        assert "in the order in which they are named, to call the meetings and to keep a record" in text

    def test_a_delivery_group_is_called_too(self):
        text = text_of(merged(BOARD, {"governance": {"delivery_group": "yes"}}))

        assert "The Party whose Representative is the chair must call a meeting of it at least once a month." in text


@pytest.mark.row("clauses-C44-cyber")
class TestCyberIncidentsAndReservedMatters:
    def test_a_cyber_incident_is_told_and_the_connection_may_be_cut(self):
        text = text_of(merged(PARTIES, {"scope": {"subjects": ["shared_systems"]}}))

        assert (
            "a cyber incident that affects, or may spread to, a system that another Party or a Workstream uses" in text
        )
        assert "may cut its connection to the systems concerned until the Party that controls them shows" in text

    def test_only_matters_under_this_agreement_are_reserved(self):
        assert "So far as they arise under this Agreement, only the Parties themselves may decide" in text_of(PARTIES)


@pytest.mark.row("clauses-D-information")
class TestWords:
    @pytest.mark.parametrize("words", ["specially protected", "another protected matter", "secret", "promptly"])
    def test_loose_words_are_gone(self, words: str):
        questions = words_of(ROOT / "clauses" / "questions" / "11-information.yaml")

        assert [name for name, text in sources().items() if re.search(rf"\b{words}\b", text.casefold())] == []
        assert not re.search(rf"\b{words}\b", questions.casefold())

    def test_no_duty_is_to_see_that_something_is_so_or_as_soon_as_can_be(self):
        assert [
            name for name, text in sources().items() if re.search(r"(must|and|,) see that\b|as soon as", text)
        ] == []

    def test_at_once_is_kept_for_an_instruction_that_breaks_the_law(self):
        assert {name for name, text in sources().items() if "at once" in text} == {"data-flows"}

    def test_the_terms_of_the_law_are_given_their_meaning(self):
        text = text_of(SHARING)

        assert "“Special category data” is personal data to which Article 9(1) of the UK GDPR applies" in text
        assert "any further condition that Data Protection Law sets for special category data, criminal offence" in text


@pytest.mark.row("clauses-E-governance")
class TestEachThingIsSaidOnce:
    @pytest.mark.parametrize("answers", [BOARD, LIGHT])
    def test_what_binds_no_party_until_it_decides(self, answers: dict[str, Any]):
        assert text_of(answers).count("is a recommendation") == 1

    def test_who_may_raise_a_concern(self):
        assert text_of(PARTIES).count("protected disclosure") == 1

    def test_a_paragraph_that_only_repeats_the_law_is_gone(self):
        library = compiled_library().library.clauses

        assert "own" not in {block.id for block in library["requests-for-information"].blocks}
        assert "privacy" not in {block.id for block in library["data-protection"].blocks}


@pytest.mark.row("clauses-B17")
@pytest.mark.parametrize(
    ("subjects", "kept"),
    [
        (["records"], "the law or clause 28 or clause 25.4 requires"),
        (["conduct_of_claims"], "the law or clause 28 or clause 27.4 requires"),
        (["records", "conduct_of_claims"], "the law or clause 29 or clause 25.4 or clause 28.4 requires"),
    ],
)
def test_what_is_held_for_a_claim_need_not_be_destroyed_in_time(subjects: list[str], kept: str):
    found = text_of(merged(SHARING, {"scope": {"subjects": ["personal_data", *subjects]}}))

    assert (
        f"A Party must not keep Shared Personal Data for longer than Schedule 3 provides, except so far as {kept}. "
        "It may use what it keeps under that exception for nothing else."
    ) in found


@pytest.mark.row("clauses-B17")
def test_the_short_form_keeps_data_where_the_agreement_has_it_kept():
    found = text_of(merged(SHARING, {"document": {"length": "short"}}))

    assert (
        "keep it no longer than Schedule 1 provides, except so far as the law or this Agreement requires it to be kept."
        in found
    )
