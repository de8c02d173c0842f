"""No signature copy says that something is unsettled: what is open, unrecorded, empty, standing in or ambiguous is told, and refused."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from law_findings import merged
from shipped import ROOT, assembled, compiled_library

from assembler.agreement import Agreement, Answer
from assembler.answers.files import AnswersFile, read_answers
from assembler.answers.stand_ins import left_open, stand_in
from assembler.own_words import ONE_NAME, STAND_INS
from assembler.plain import agreement_text
from assembler.readiness import NotReadyError
from assembler.statute.findings import Finding

HUB = "harrowmere-hub-final.yaml"


def hub(**over: Any) -> AnswersFile:
    """The example that can be signed, with other answers laid upon it; nothing points to a workstream that it may have lost."""
    text = yaml.load((ROOT / "examples" / HUB).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - nothing but text
    if "workstreams" in over.get("scope", {}):
        text["premises"], text["gateways"], text["information"] = {}, {}, {}
    return read_answers(yaml.safe_dump(merged(text, over), allow_unicode=True), HUB)


def parties(number: int, **over: Any) -> list[Any]:
    """The example's parties, one of them with other answers."""
    text = yaml.load((ROOT / "examples" / HUB).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return [merged(party, over) if at == number else party for at, party in enumerate(text["parties"])]


def refusals(file: AnswersFile) -> list[str]:
    with pytest.raises(NotReadyError) as raised:
        assembled(file, "signature")
    return [str(problem) for problem in raised.value.problems]


def blanks(agreement: Agreement) -> list[tuple[str, str]]:
    """Each blank outside the page of open points, with the key of its paragraph."""
    return [
        (paragraph.key, part.text)
        for section in agreement.sections
        if section.kind != "outstanding"
        for paragraph in section.paragraphs()
        for part in paragraph.content
        if isinstance(part, Answer) and part.open
    ]


@pytest.mark.row("A1")
def test_the_example_signs_with_true_words():
    said = agreement_text(assembled(hub(), "signature").agreement)

    assert "Not yet" not in said
    assert "Gaps in cover that the Parties know of: none." in said


EMPTY = [
    ({"money": {"cost_model": "fixed_shares", "shares": []}}, "money.shares"),
    ({"money": {"schedule": []}}, "money.schedule"),
    ({"scope": {"workstreams": [{"id": "one", "name": "One", "description": "It.", "place": "A", "hours": "B", "starts_on": "2027-04-01"}]}},
     "scope.workstreams[1].parts"),
    ({"scope": {"workstreams": []}}, "scope.workstreams"),
    ({"information": {"flows": []}}, "information.flows"),
    ({"parties": parties(0, functions=[])}, "parties[1].functions"),
]  # fmt: skip


@pytest.mark.row("A1")
@pytest.mark.parametrize(("over", "field"), EMPTY, ids=[field for _, field in EMPTY])
def test_an_empty_list_that_the_words_need_is_open_listed_and_refused(over: dict[str, Any], field: str):
    drafted = assembled(hub(**over)).agreement
    (point,) = [point for point in drafted.points if point.field == field]

    assert point.note == "Nothing is listed."
    assert {key for key, _ in blanks(drafted)} & set(point.places)
    assert any(f"Nothing is listed. Answer {field} in the answers file." in line for line in refusals(hub(**over)))


@pytest.mark.row("A1")
def test_known_gaps_in_cover_are_answered_before_signature():
    assert refusals(hub(risk={"gaps": None})) == ["Open: Known gaps in cover. Answer risk.gaps in the answers file."]


@pytest.mark.slow
@pytest.mark.row("A2")
@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"kind": "nhs_trust"}, "parties[3].in_england"),
        (
            {"kind": "nhs_trust", "in_england": "yes", "provides_ambulance_services": None},
            "parties[3].provides_ambulance_services",
        ),
        ({"kind": None}, "parties[3].kind"),
    ],
)
def test_a_party_whose_place_is_not_recorded_is_an_open_point(over: dict[str, Any], field: str):
    own = {"body": None, "roles": ["recipient"], **over}
    drafted = assembled(hub(parties=parties(2, **own))).agreement
    (point,) = [point for point in drafted.points if point.field == field]
    said = agreement_text(drafted)

    assert any(key.startswith("particulars#parties") for key in point.places)
    assert ("| ; " not in said, "not yet recorded" not in said) == (True, True)
    assert any(f"Answer {field} in the answers file." in line for line in refusals(hub(parties=parties(2, **own))))


@pytest.mark.row("A1", "A2")
@pytest.mark.parametrize(
    "text",
    ["{}", "parties: [{id: a}, {id: b}]", "functions: {delegation: yes, arrangements: [{id: a, manner: joint}]}"],
)
def test_every_blank_has_an_open_point_that_says_where_it_stands(text: str):
    drafted = assembled(read_answers(text, "draft.yaml")).agreement
    placed = {key for point in drafted.points for key in point.places}

    assert [key for key, _ in blanks(drafted) if key not in placed] == []


def own(file: AnswersFile, rule: str) -> list[Finding]:
    return [finding for finding in assembled(file).findings if finding.rule == rule]


@pytest.mark.row("A4")
@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "The Service",
            "the  service",
            ["parties.norvale-county-council.short_name", "parties.pcc-norvale.short_name"],
        ),
        ("Norvale", "Nor\u200bvale", ["parties.norvale-county-council.short_name", "parties.pcc-norvale.short_name"]),
        ("Norvale", "The Hub Board", []),
    ],
)
def test_two_parties_of_one_short_name_are_told_and_block(first: str, second: str, told: list[str]):
    two = [*parties(0, short_name=first)]
    two[1] = merged(two[1], {"short_name": second})
    found = own(hub(parties=two), ONE_NAME)

    assert [field for finding in found for field in finding.fields] == told
    assert all(finding.action == "BLOCK" and finding.applies for finding in found)


@pytest.mark.slow
@pytest.mark.row("A4")
@pytest.mark.parametrize("name", ["Board", "the Party", "Parties", "Working Day", "VAT", "local policing body"])
def test_a_party_called_as_a_term_is_told_and_blocks(name: str):
    (found,) = own(hub(parties=parties(1, short_name=name)), ONE_NAME)

    assert found.fields == ("parties.pcc-norvale.short_name",)
    assert any("rule p-one-name-for-two" in line for line in refusals(hub(parties=parties(1, short_name=name))))


@pytest.mark.row("A4")
def test_a_board_called_as_a_term_or_party_is_told_unless_just_board():
    structure = {"structure": "board"}

    assert [f.fields for f in own(hub(governance={**structure, "board_name": "Party"}), ONE_NAME)] == [
        ("governance.board_name",)
    ]
    assert [f.fields for f in own(hub(governance={**structure, "board_name": "Norvale PCC"}), ONE_NAME)] == [
        ("governance.board_name", "parties.pcc-norvale.short_name")
    ]
    assert own(hub(governance={**structure, "board_name": "the Board"}), ONE_NAME) == []


@pytest.mark.row("A4")
def test_two_workstreams_of_one_name_are_told():
    streams = [{"id": "a", "name": "Searches"}, {"id": "b", "name": "searches"}]
    (found,) = own(hub(scope={"workstreams": streams}), ONE_NAME)

    assert found.fields == ("scope.workstreams.a.name", "scope.workstreams.b.name")


@pytest.mark.row("A5")
def test_a_stand_in_within_an_answer_is_told_and_must_be_accepted():
    over = {"money": {"vat": "VAT is added at XX% from XX/XX/2026"}}
    (found,) = own(hub(**over), STAND_INS)
    accepted = {
        "drafting": {
            "accepted": [
                {
                    "rule": STAND_INS,
                    "facts": dict(found.facts),
                    "by": "A Lawyer",
                    "on": "2027-01-01",
                    "reason": "meant so",
                }
            ]
        }
    }

    assert (found.action, found.fields) == ("WARN", ("money.vat",))
    assert found.message == "money.vat (value added tax) says “XX%”, where something is still to be said."
    assert any("rule p-stand-in-words" in line for line in refusals(hub(**over)))
    assert [one.applies for one in own(hub(**over, **accepted), STAND_INS)] == [False]


@pytest.mark.row("A5")
def test_stand_ins_are_told_in_special_conditions_not_without_effect():
    condition = {"drafting": {"special_conditions": [{"id": "one", "heading": "Rent", "text": "The rent is TBC."}]}}

    assert [found.fields for found in own(hub(**condition), STAND_INS)] == [("drafting.special_conditions.one.text",)]
    assert own(hub(document={"effect": "binding"}, risk={"cap": "none", "gaps": "none"}), STAND_INS) == []


@pytest.mark.row("A5")
@pytest.mark.parametrize("words", ["TBC", "TBA", "[insert ref]", "to be confirmed", "xxx", "…", "\u2013"])
def test_an_answer_that_is_a_stand_in_is_an_open_point(words: str):
    assert any("Answer document.reference in" in line for line in refusals(hub(document={"reference": words})))


@pytest.mark.slow
def test_no_example_holds_a_stand_in_or_one_name_twice():
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        found = assembled(read_answers(path.read_text(encoding="utf-8"), path.name)).findings
        assert [one for one in found if one.rule in (STAND_INS, ONE_NAME)] == []


def test_no_default_is_a_stand_in():
    defaults = [q.default for q in compiled_library().library.questionnaire.questions if isinstance(q.default, str)]
    assert [words for words in defaults if left_open(words) is not None or stand_in(words)] == []
