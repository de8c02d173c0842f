"""The law as it stood on 29 November 2026, in what the agreement says. Rules have cases in tests/law."""

from __future__ import annotations

import json
import re
from typing import ClassVar

import pytest
from law_findings import assembled, compiled_library, merged
from law_in_words import FIRE, NORVALE, TRUST, help_of, library_files, point, text_of, words_of
from shipped import ROOT

from assembler.answers.files import read_answers
from assembler.plain import agreement_text

SHARING = {"parties": [TRUST, FIRE], "scope": {"subjects": ["personal_data"]}}
PROCESSING = merged(
    SHARING,
    {
        "information": {
            "flows": [{"id": "one", "role": "processor", "source_regime": "part_3", "recipient_regime": "part_3"}]
        }
    },
)


@pytest.mark.row("law-1")
class TestTheInformationCommission:
    def test_no_clause_note_question_or_message_names_the_old_office(self):
        assert [file.name for file in library_files() if "Information Commissioner" in words_of(file)] == []

    def test_it_is_named_and_so_is_whoever_comes_after_it(self):
        text = text_of(SHARING)

        assert "tell the Information Commission or the data subjects" in text
        assert "a reference to an office or a body includes any person to whom its functions pass." in text

    def test_the_law_data_dates_it(self):
        assert point("duaa-2025 ss.118").in_force == "2026-09-30"


@pytest.mark.row("law-2")
class TestComplaints:
    @pytest.mark.parametrize(
        ("chosen", "words"),
        [
            (None, "The Party whose processing the complaint concerns must answer it."),
            (
                "receiver",
                "The Party that receives the complaint must answer it for every Party whose processing it concerns",
            ),
        ],
    )
    def test_the_clause_says_who_answers_one_and_when_it_is_acknowledged(self, chosen: str | None, words: str):
        text = text_of(merged(SHARING, {"information": {"complaints": chosen}} if chosen else {}))

        assert "must acknowledge a complaint within 30 days beginning with the day on which it receives it" in text
        assert words in text

    def test_the_clause_rests_on_section_164a(self):
        assert "dpa-2018 s.164A" in compiled_library().library.clauses["data-protection"].law
        assert point("dpa-2018 s.164A").in_force == "2026-06-19"


@pytest.mark.row("law-3")
class TestPart3:
    def test_no_clause_asks_for_a_justification_in_a_log(self):
        assert [file.name for file in library_files() if "justification" in words_of(file).casefold()] == []

    def test_a_processor_may_show_its_guarantees_by_a_code_of_conduct(self):
        assert (
            "show the controller, by a code of conduct approved under Data Protection Law or in another way"
            in text_of(PROCESSING)
        )

    def test_transfers_abroad_follow_the_new_sections(self):
        text = text_of(PROCESSING)

        assert "may send it outside the United Kingdom only as sections 72 to 78 of that Act allow" in text
        assert "only under a contract that complies with section 59 of that Act" in text

    def test_what_was_not_read_stays_a_drafting_note(self):
        notes = "".join(
            words_of(ROOT / "clauses" / path)
            for path in ("information/law-enforcement-data.md", "schedules/data-flows.md")
        )

        assert notes.count("Schedule 9") == 3
        assert point("duaa-2025 Sch 9").text == "not"


@pytest.mark.row("law-4")
class TestDeedsByCorporationsSole:
    SEALED: ClassVar = {
        **NORVALE,
        "legal_name": "The Norvale Commissioner",
        "signing": {"has_seal": "yes", "seal_attested_by": "the Chief Executive"},
    }

    def test_a_corporation_soles_page_has_its_seal_and_who_attests_it(self):
        text = text_of({"document": {"form": "deed"}, "parties": [self.SEALED, FIRE]})

        assert (
            "affixing the seal of the Norvale Commissioner, a corporation sole, attested by the Chief Executive:"
            in text
        )
        assert "acting by the person named below, in the presence of the witness" not in text

    def test_a_contract_under_hand_is_signed_and_asks_for_no_seal(self):
        result = assembled({"parties": [self.SEALED, FIRE]})

        assert "Signed for the Party named above by:" in agreement_text(result.agreement)
        assert set(result.ignored) == {"parties[1].signing.has_seal", "parties[1].signing.seal_attested_by"}

    def test_a_deed_is_varied_and_joined_under_seal_as_well(self):
        text = text_of({"document": {"form": "deed"}, "parties": [self.SEALED, FIRE]})

        assert (
            "A variation of this Agreement must be made by deed. A Party that is a corporation sole must execute it under its seal"
            in text
        )
        assert "If the person who joins is a corporation sole, it must execute the variation under its seal" in text

    def test_a_contract_says_nothing_of_deeds(self):
        assert "by deed" not in text_of({"parties": [self.SEALED, FIRE]})

    def test_an_authority_not_a_corporation_sole_is_asked_of_no_office(self):
        text = text_of({"document": {"form": "deed"}, "parties": [TRUST, FIRE]})

        assert "A variation of this Agreement must be made by deed." in text
        assert "A Party that is a corporation sole must execute it" not in text


@pytest.mark.row("law-5")
def test_no_power_reaches_a_combined_county_authority_mayors_deputy():
    (power,) = [one for one in compiled_library().library.powers.powers if one.power == "lura_s30a"]

    assert power.also_to == ("other_person",)
    assert power.if_confirmed == ("chief_constable",)


@pytest.mark.row("law-11")
class TestTransfersBeforeMay2028:
    def test_the_register_fills_the_day(self):
        result = assembled({"parties": [{"id": "pcc", "body": "pfcc-cumbria"}]})

        assert str(result.answers.values.parties[0].transfer_expected) == "2027-05-01"

    def test_the_review_covers_that_day_mergers_and_national_bodies(self):
        text = text_of({"parties": [{"id": "pcc", "body": "pfcc-cumbria"}, FIRE], "scope": {"term": "rolling"}})

        assert (
            "must finish a review before 1 May 2027, the day on which the functions of Cumbria PFCC are expected to pass"
            in text
        )
        assert "including a merger of forces, authorities or areas and a move of functions to a national body" in text

    def test_no_review_is_promised_before_a_day_that_is_past(self):
        answers = {"parties": [{"id": "fire", "body": "fra-surrey"}], "document": {"prepared_on": "2027-04-01"}}

        assert "must finish a review before 1 April 2027" not in text_of(answers)

    def test_a_body_without_one_has_no_such_review(self):
        assert "are expected to pass to another person" not in text_of(
            {"parties": [{"id": "pcc", "body": "pcc-norfolk"}, FIRE]}
        )


@pytest.mark.row("law-13")
class TestProcurement:
    VIEWS: ClassVar = {
        "contracting_authorities": "each of them is a contracting authority within the meaning of the Procurement Act 2023",
        "common_objectives": "they make this Agreement with the aim of achieving objectives that they have in common",
        "public_interest": "the arrangement is solely in the public interest",
        "within_twenty_percent": "no more than 20 per cent of the activities that this Agreement contemplates",
    }

    @pytest.mark.parametrize("recorded", VIEWS)
    def test_the_recital_states_the_views_that_are_recorded_and_no_other(self, recorded: str):
        given = {name: "yes" if name == recorded else "no" for name in self.VIEWS}
        text = text_of({"parties": [TRUST, FIRE], "money": {"payments": "yes"}, "procurement": given})

        assert [name for name, words in self.VIEWS.items() if words in text] == [recorded]

    def test_without_a_view_nothing_is_recited(self):
        assert "The Parties are of the view that:" not in text_of(
            {"parties": [TRUST, FIRE], "money": {"payments": "yes"}}
        )

    def test_nothing_says_that_the_exemption_applies(self):
        given = dict.fromkeys(self.VIEWS, "yes")
        text = text_of({"parties": [TRUST, FIRE], "money": {"payments": "yes"}, "procurement": given})

        assert "exempt" not in text[text.index("The Parties are of the view that:") :][:900]


@pytest.mark.row("law-14")
def test_late_payment_warnings_are_dated_and_say_the_bill_is_no_law():
    text = words_of(ROOT / "assembler/statute/law/rules/6-practice.yaml")
    assert len(re.findall(r"29 November 2026[^.]*not law", text)) >= 3


@pytest.mark.row("law-17")
class TestChiefConstablesInWales:
    COMMISSIONER: ClassVar = {
        "id": "gwent",
        "kind": "police_and_crime_commissioner",
        "in_england": "no",
        "police_area": "Gwent police area",
        "short_name": "Gwent PCC",
    }
    CHIEF: ClassVar = {
        "id": "cc",
        "kind": "chief_constable",
        "in_england": "no",
        "police_area": "Gwent police area",
        "short_name": "Gwent CC",
        "local_policing_body": "gwent",
        "consultation": {"policing_body_consent": "in_this_agreement"},
    }

    def test_the_commissioner_consents_in_the_agreement_as_an_other_party(self):
        assert "Gwent PCC consents, for the purposes of paragraph 7(2)" in text_of(
            {"parties": [FIRE, TRUST, self.COMMISSIONER, self.CHIEF]}
        )

    def test_the_cure_offers_that_commissioner_as_a_party(self):
        alone = {
            name: value for name, value in self.CHIEF.items() if name not in ("local_policing_body", "consultation")
        }
        (found,) = [
            f for f in assembled({"parties": [FIRE, TRUST, alone]}).findings if f.rule == "x-welsh-chief-constable"
        ]

        assert "make that commissioner an other party too" in found.cure

    def test_the_question_on_the_kind_says_how_one_is_entered(self):
        assert "For a chief constable or a commissioner in Wales choose that kind" in help_of("parties[].kind")


@pytest.mark.row("law-19")
class TestPoliceWhoFightFires:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("yes", "yes"),
            ("No", "no"),
            (True, "yes"),
            (False, "no"),
            ("specials_or_support_officers", "specials_or_support_officers"),
        ],
    )
    def test_answers_of_before_are_still_read(self, written: object, read: str):
        file = read_answers(json.dumps({"functions": {"police_fight_fires": written}}), "answers.json")

        assert file.given.functions.police_fight_fires == read

    def test_the_help_leaves_the_point_to_a_solicitor(self):
        assert "understood not to be members of a police force" in help_of("functions.police_fight_fires")
        assert "ask a solicitor" in help_of("functions.police_fight_fires")
