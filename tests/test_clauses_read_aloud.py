"""What fails when a paragraph is read aloud, and what the standard form says once: rows D and E of the clauses read as the other side."""

from __future__ import annotations

import re
from functools import cache

import pytest
from msgspec import Struct
from msgspec.structs import replace
from shipped import answers, assembled, compiled_library, example
from test_style import _sentences, printed

from assembler.markup import Words
from assembler.plain import agreement_text, words
from assembler.wording import pieces

D = pytest.mark.row("clauses-D")
E = pytest.mark.row("clauses-E")

NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
TIME = r"(?:Working Day|day|hour|week|month|year)s?"
VERB = "act|bear|decide|do|give|incur|make|pay|record|tell|write"
"""Verbs that were found behind “has a Party …”: a longer way of saying that it must."""


class Failure(Struct, frozen=True, dict=True):
    """A way in which a sentence fails when it is read aloud, the pattern that finds it, and words of the library that had it."""

    what: str
    pattern: str
    had: str

    def __str__(self) -> str:
        return self.what


FAILURES = [
    Failure(
        "a number beside a unit of time is in words",
        rf"\b(?i:{NUMBER}) (?:(?:and|or|to) [\w]+ )?{TIME}\b",
        "The chair must call it within ten Working Days of a request.",
    ),
    Failure(
        "somebody “has a Party do” something",
        rf"\bha(?:s|ve|d) (?:it|them|(?:a|an|the|another|each|any|that|those) [\w ]{{1,20}}?) (?:{VERB})\b",
        "It applies where this Agreement has a Party tell another.",
    ),
    Failure(
        "“unless the clause says otherwise” names no clause",
        r"\b(?:unless|except[\w ]*?) (?:the|this|a|another) (?:clause|schedule|paragraph) (?:says|provides) otherwise",
        "The clause prevails, unless the clause says otherwise.",
    ),
    Failure(
        "one sentence gives duties to two",
        r"\bmust\b[^.;:]*\band (?:the|each|a|an|every|those|any|another) [^.;:,]*?\bmust\b",
        "The Parties must investigate, and the other Parties must give it what it needs.",
    ),
    Failure(
        "a table of facts is called one of duties",
        r"\bmust carry out the part\b",
        "Each Party must carry out the part that the table gives it.",
    ),
]
POINTING = re.compile(r"(?:It|They|Its|If it|If they|Their|Such|That [A-Z]?[a-z]+|Those [A-Z]?[a-z]+(?! who\b))\b")
"""How a paragraph begins whose subject stands only in the one before it, which conditions may leave out."""


@cache
def text(name: str) -> str:
    return agreement_text(assembled(example(f"{name}.yaml")).agreement)


def said(pattern: str) -> list[str]:
    return [str(one) for one in printed() for sentence in _sentences(one.text) if re.search(pattern, sentence)]


@D
@pytest.mark.parametrize("failure", FAILURES, ids=str)
def test_no_paragraph_of_the_library_reads_badly(failure: Failure):
    assert said(failure.pattern) == []
    assert re.search(failure.pattern, failure.had)


@D
def test_no_paragraph_begins_with_a_word_for_something_in_another():
    tops = [
        (f"{clause.id}#{block.id}", "".join(piece.text for piece in pieces(block.wording) if isinstance(piece, Words)))
        for clause in compiled_library().library.of_agreements.values()  # a letter is read from its beginning
        for block in clause.blocks
        if hasattr(block, "wording")
    ]

    assert len(tops) > 300
    assert [(key, said[:40]) for key, said in tops if POINTING.match(said) and not said.startswith("Those who")] == []


# An index of defined terms


@D
def test_every_term_the_body_defines_is_in_the_index_with_its_place():
    library = compiled_library().library
    definitions = library.clauses["definitions-and-interpretation"]
    listed = {paragraph.id.removeprefix("index-") for paragraph in definitions.paragraphs() if "index-" in paragraph.id}
    body = [term for term, place in library.terms.items() if not place.startswith(f"{definitions.id}#")]

    assert listed == {term.lower().replace(" ", "-") for term in body}


@D
@pytest.mark.parametrize("name", ["harrowmere-hub-final", "eastmarsh-co-responding", "fellside-searches"])
def test_the_index_is_in_order_and_sends_the_reader_to_the_definition(name: str):
    made = assembled(example(f"{name}.yaml")).agreement
    paragraphs = {paragraph.key: paragraph for paragraph in made.paragraphs()}
    index = [
        words(found) for key, found in paragraphs.items() if key.startswith("definitions-and-interpretation#index-")
    ]

    assert index == sorted(index)
    assert len(index) >= 6
    for entry in index:
        term, number = re.fullmatch(r"([A-Z][\w ]+) \(clause ([\d.]+)(?:\(\w\))?\)[;.]?(?: and)?", entry).groups()  # type: ignore[union-attr]
        assert re.search(rf"(?m)^{re.escape(number)} ", text(name)), term


# What is said once


@E
def test_the_standard_form_of_a_shared_station_is_shorter_than_it_was():
    agreement = assembled(example("harrowmere-hub-final.yaml")).agreement
    # What special conditions said of these before, or no form said, their own clauses say.
    rooms = ("premises", "place", "annex", "complaints", "vetting", "conditions", "grants", "assets")
    kept = tuple(section for section in agreement.sections if section.id.partition("/")[0] not in rooms)

    assert len(agreement_text(replace(agreement, sections=kept)).split()) < 15_200


@E
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("must bear its own costs", "harrowmere-hub-final"),
        ("limits or directs the exercise of a discretion", "harrowmere-hub-final"),
        ("liability for fraud", "harrowmere-hub-final"),
        ("is a condition of withdrawal", "harrowmere-hub-final"),
        ("to a person who is helped in an emergency", "harrowmere-hub-final"),
        ("rely on section 18B(9)(c)", "harrowmere-hub-final"),
    ],
)
def test_what_was_said_in_several_places_is_said_in_one(words: str, name: str):
    assert " ".join(text(name).split()).count(words) == 1


@E
@pytest.mark.parametrize(
    ("costs", "there"), [("own", False), ("equal_shares", True)], ids=["each its own", "in equal shares"]
)
def test_a_clause_on_the_cost_of_making_stands_only_for_a_shared_cost(costs: str, there: bool):
    made = assembled(answers(f"execution: {{making_costs: {costs}}}")).agreement

    assert ("costs-of-making" in {section.id for section in made.sections}) is there
    assert "its own costs of making this Agreement and of taking part in it" in " ".join(agreement_text(made).split())


@D
@pytest.mark.parametrize(
    "name", ["harrowmere-hub-final", "eastmarsh-co-responding", "fellside-searches", "wealdshire-enabling-services"]
)
def test_no_two_words_of_an_assembled_text_run_together(name: str):
    assert re.findall(r"\w+[,;.](?![\w]+(?:\.|@))[a-z]{2,}", re.sub(r"\S+@\S+", "", text(name))) == []


@E
def test_the_dates_of_the_yearly_account_stand_in_the_clause_alone():
    found = " ".join(text("harrowmere-hub-final").split())

    assert [found.count(date) for date in ("31 October", "28 February", "30 June", "31 July")] == [1, 1, 1, 1]


# What was found when each Party's lawyer read it


def found(key: str, name: str = "harrowmere-hub-final") -> str:
    made = assembled(example(f"{name}.yaml")).agreement
    return next(words(paragraph) for paragraph in made.paragraphs() if paragraph.key == key)


@D
def test_people_and_things_go_back_by_a_day():
    said_of_return = found("consequences-of-withdrawal-and-ending#people")

    assert said_of_return.startswith(
        "By the Withdrawal Date or the end of this Agreement, or by a later day that the exit plan gives, each Party must"
    )


@E
def test_own_costs_of_the_past_lie_where_they_fall_after_leaving():
    made = assembled(example("harrowmere-hub-final.yaml")).agreement
    costs = next(section.label for section in made.sections if section.id == "costs").removeprefix("clause ")

    assert re.search(rf"clauses {costs} and \d+, for what was done before", found("survival#records"))


@D
def test_police_may_investigate_a_scene_and_nobody_else_disturb_it():
    assert "except to protect people or to investigate lawfully." in found("investigations#keep")


@E
def test_no_step_in_the_schedule_on_exit_delays_a_withdrawal():
    assert re.fullmatch(
        r"No consent, payment, decision of any board or person, or step under clause \d+ or Schedule \d+ is a condition of withdrawal, "
        r"or delays the Withdrawal Date\.",
        found("withdrawal#no-condition"),
    )


@E
def test_a_payment_to_a_fire_authority_is_not_passed_to_those_helped():
    assert found("costs#no-charge-on-public").endswith("no payment under it may be passed on to such a person.")
