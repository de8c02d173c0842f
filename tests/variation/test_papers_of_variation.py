"""The variation agreement and the conformed copy: what they say, in which numbers, and as Word files."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

import pytest
from shipped import compiled_library, house
from variation.varying import changed, sentences, signed_hub, variation
from word.gates import cached_fields, office_numbers, sdk_errors

from assembler.agreement import Agreement, Table
from assembler.pipeline import Result
from assembler.plain import words
from assembler.record import read_record, traced
from assembler.returned.redline import redline
from assembler.variation import Variation
from assembler.variation.signed_terms import signed_terms
from assembler.variation.term_tree import Terms
from assembler.word.copy import read_copy
from assembler.word.known import read_known
from assembler.word.lint import lint
from assembler.word_file import WordFile, word_file


def reshaped(value: dict[str, Any]) -> None:
    """Another workstream, no board, leaving one workstream, and another name for a party."""
    value["scope"]["expires_on"] = "2045-03-31"
    value["change"]["partial_withdrawal"] = "yes"
    value["parties"][0]["legal_name"] = "Norvale and Marlshire Council"
    value["governance"] = {"structure": "light", "meetings": "quarterly"}
    own = copy.deepcopy(value["scope"]["workstreams"][0])
    value["scope"]["workstreams"].append(
        {**own, "id": "drones", "name": "Drones", "description": "They fly drones together."}
    )


@cache
def made() -> Variation:
    return variation(changed(reshaped))


@cache
def files() -> tuple[WordFile, WordFile]:
    return written(made().agreement), written(made().conformed)


def written(result: Result) -> WordFile:
    return word_file(result, compiled_library(), house())


def lines(agreement: Agreement) -> list[str]:
    return [f"{one.number} {words(one)}".strip() for one in agreement.paragraphs()]


def at(key: str) -> str:
    """The number that a clause, a schedule or a paragraph was signed under."""
    return signed().cited(key)


@cache
def signed() -> Terms:
    docx, record = signed_hub()
    return signed_terms(read_record(record), read_copy(docx), frozenset({"cover", "contents", "execution"})).recorded


def test_the_instructions_are_in_a_form_that_a_lawyer_knows() -> None:
    told = sentences(made())
    for sentence in (
        "In the description of party (1), for “Norvale County” substitute “Norvale and Marlshire”.",
        f"In clause {at('commencement-and-term#term')}, for “31 March 2042” substitute “31 March 2045”.",
        f"After clause {at('workstream/refurbishment')} insert:",
        f"Omit clause {at('board')} (Harrowmere Hub Board).",
        f"After clause {at('board')} insert:",
        f"Omit {at('terms-of-reference')} (Governance).",
        "For the row “Governance” of the “Term” table in the part headed “Particulars” substitute:",
    ):
        assert sentence in told, sentence
    assert any(
        one.startswith("After the row “Refurbishment of Harrowmere Fire Station” of the table in clause")
        for one in told
    )


def test_a_variation_agreement_quotes_what_it_inserts_by_its_number() -> None:
    found = lines(made().agreement.agreement)
    assert f"{at('workstream/refurbishment')}A. Workstream: Drones" in found
    assert f"{at('workstream/refurbishment')}A.1 They fly drones together." in found
    assert any(line.startswith(f"{at('board')}A.1 Each Party") for line in found)


def test_every_party_executes_it_and_it_says_under_which_section() -> None:
    agreement = made().agreement.agreement
    assert [one.id for one in agreement.sections if one.kind == "execution"] == [
        "execution/norvale-county-council",
        "execution/pcc-norvale",
        "execution/mid-vale",
    ]
    assert "Made under section 4(8)(a) of the Policing and Crime Act 2017" in lines(agreement)
    assert agreement.points == ()


def test_the_conformed_copy_keeps_the_numbers_that_were_signed() -> None:
    found = lines(made().conformed.agreement)
    exclusions = f"{at('exclusions')}. What this Agreement does not cover"
    drones = f"{at('workstream/refurbishment')}A. Workstream: Drones"
    board, schedule = at("board"), at("terms-of-reference")
    for line in (drones, exclusions, f"{board}. Not used", f"{board}A. Lead officers", f"{schedule} Not used"):
        assert line in found, line
    assert made().conformed.agreement.properties.status == "Conformed copy"
    assert not [one for one in made().conformed.agreement.sections if one.kind == "execution"]


@pytest.mark.slow
def test_a_second_variation_goes_on_from_the_conformed_copy() -> None:
    def again(value: dict[str, Any]) -> None:
        reshaped(value)
        value["scope"]["expires_on"] = "2046-03-31"
        value["scope"]["workstreams"].append({**value["scope"]["workstreams"][-1], "id": "boats", "name": "Boats"})

    conformed = files()[1]
    second = variation(changed(again), conformed.content, conformed.record)
    term = at("commencement-and-term#term")
    assert f"In clause {term}, for “31 March 2045” substitute “31 March 2046”." in sentences(second)
    found = lines(second.conformed.agreement)
    assert f"{at('workstream/refurbishment')}B. Workstream: Boats" in found
    assert f"{at('board')}A. Lead officers" in found
    assert found.count(f"{at('board')}. Not used") == 1
    assert any("conformed copy, which binds nobody" in one.message for one in second.verdicts)


def test_what_must_be_held_again_is_told_with_its_provision() -> None:
    told = {
        one.message.partition(" must consult")[0]: one.provision
        for one in made().verdicts
        if "must consult" in one.message
    }
    assert told == {
        "If the variation is so large that it amounts to a new agreement (a reading), Norvale PCC": "pca-2017 s.3(6), (11), s.4(8)"
    }


def test_instructions_counting_from_a_day_now_past_are_to_be_read() -> None:
    told = sentences(made())
    counting = [told.index(f"After clause {at(key)} insert:") + 1 for key in ("workstream/refurbishment", "board")]
    message = f"Read instructions {counting[0]} and {counting[1]}: words there count from the Commencement Date, which may have passed."
    assert message in [one.message for one in made().verdicts]


@pytest.mark.slow
def test_a_party_that_joins_and_one_that_is_gone_are_told() -> None:
    def another(text: str) -> str:
        return text.replace("mid-vale", "vale-trust")

    held = variation(changed(reshaped, rewrite=another)).verdicts
    told = [
        one.message.partition("Trust ")[2].partition(".")[0] for one in held if one.message.startswith("Mid-Vale Trust")
    ]
    assert told == ["was a party to what was signed, and is no party in the new answers", "joins by this variation"]


def test_a_table_is_never_without_the_headings_of_its_columns() -> None:
    blocks = [block for section in made().agreement.agreement.sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table) and block.layout == "grid"]
    assert len(tables) == 4
    assert all(any(column.heading for column in table.columns) for table in tables)


@pytest.mark.slow
def test_equal_answers_give_equal_bytes() -> None:
    again = variation(changed(reshaped))
    assert (written(again.agreement), written(again.conformed)) == files()


def test_each_file_names_its_record_and_is_sound() -> None:
    for file in files():
        assert lint(file.content) == ()
        assert traced(read_known(file.content), file.record, read_record(file.record)).sure


@pytest.mark.slow
def test_the_marked_copy_is_the_signed_one_with_tracked_changes() -> None:
    marked = redline(signed_hub()[0], files()[1].content, "assembler")
    assert {change.author for change in read_copy(marked).changes()} == {"assembler"}


@pytest.mark.sdk
def test_the_validator_finds_nothing() -> None:
    assert [sdk_errors(file.content) for file in files()] == [[], []]


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_works_out_the_same_numbers() -> None:
    found = office_numbers([file.content for file in files()])
    assert [told.fields for told in found] == [cached_fields(file.content) for file in files()]


def joined(value: dict[str, Any]) -> None:
    """The chief constable of the commissioner's own force joins what the others signed: nobody consults a chief officer who is a party."""
    del value["parties"][1]["consultation"]
    value["parties"].append(
        {
            "id": "chief",
            "kind": "chief_constable",
            "in_england": "yes",
            "police_area": value["parties"][1]["police_area"],
            "local_policing_body": "pcc-norvale",
            "legal_name": "The Chief Constable of Norvale Police",
            "short_name": "Norvale Chief Constable",
            "address": "Police Headquarters, Norvale",
            "power_to_join": "Police Reform and Social Responsibility Act 2011, Schedule 2, paragraph 7",
            "functions": [
                {"id": "peace", "function": "keeping the peace", "statute": "Police Act 1996, section 30"},
            ],
            "consultation": {"policing_body_consent": "in_this_agreement"},
            "life": {"joins": "yes"},
        }
    )


@pytest.mark.slow
def test_a_variation_where_a_party_joins_says_so_and_all_sign_it() -> None:
    agreement = (joining := variation(changed(joined))).agreement.agreement
    said = [words(one) for one in agreement.paragraphs() if one.key.startswith("variation-joining#")]
    assert said == [
        "From the time that clause 2.1 gives, the Chief Constable of Norvale Police is a party to the Agreement, as a police body in England"
        " within section 1(2)(c) of the Act. From then it is bound by the Agreement as varied, and not for what fell due before.",
        "Norvale Chief Constable relies on this power to join: Police Reform and Social Responsibility Act 2011, Schedule 2, paragraph 7."
        " The capacity in which it joins, the functions that it discharges and the part that it takes are in Schedule 1.",
        "The Police and Crime Commissioner for Norvale, the local policing body that is responsible for maintaining the police force of"
        " Norvale Chief Constable, is also a Party (section 3(10) of the Act).",
        "Nothing in this variation agreement takes the place of a step that section 3 of the Act sets before a person enters into a"
        " collaboration agreement.",
    ]
    assert [one.id for one in agreement.sections if one.kind == "execution"][-1] == "execution/chief"
    assert not [one for one in joining.verdicts if "life.joins" in one.message]


def gone(value: dict[str, Any], **variation: str) -> None:
    """The trust is no party any more, and nothing else speaks of it."""
    value["parties"] = value["parties"][:2]
    value["life"]["variation"] |= variation
    _without(value, "mid-vale")


def _without(value: Any, party: str) -> None:
    """Leave a party out of whatever lists it, with each item that is of it."""
    for name, held in list(value.items()) if isinstance(value, dict) else ():
        if isinstance(held, list):
            value[name] = [one for one in held if party not in (one.values() if isinstance(one, dict) else (one,))]
            for one in value[name]:
                _without(one, party)
        elif held == party:
            del value[name]
        else:
            _without(held, party)


@pytest.mark.slow
def test_a_party_leaving_by_variation_is_named_in_it_and_executes_it() -> None:
    agreement = (leaving := variation(changed(gone))).agreement.agreement
    said = [words(one) for one in agreement.paragraphs() if one.key.startswith("variation-leaving#")]
    assert said[0] == (
        "From the time that clause 2.1 gives, Mid-Vale Ambulance Service NHS Foundation Trust is not a party to the Agreement. It is a Party to"
        " this variation agreement, and agrees to it."
    )
    assert [one.id for one in agreement.sections if one.kind == "execution"][-1] == "execution/mid-vale"
    assert "execution/mid-vale" not in [one.id for one in leaving.conformed.agreement.sections]
    assert [one.message for one in leaving.verdicts if "it executes it with the others" in one.message]


@pytest.mark.slow
def test_a_party_that_had_left_before_does_not_execute_it() -> None:
    left = variation(changed(lambda value: gone(value, gone="left_before")))
    sections = [one.id for one in left.agreement.agreement.sections]
    assert [one for one in sections if one in ("variation-leaving", "execution/mid-vale")] == []
    assert [one.message for one in left.verdicts if "it does not execute this variation" in one.message]
