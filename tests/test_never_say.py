"""What the tool must never say, in a clause, a message or a help text; and the mistakes most easily made.

A pattern finds every sentence that speaks of such a thing. The sentences that may stand, because they deny it, put it as a condition, or
state what the Act says, are written out here, so that a new one is looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from law_findings import assembled, compiled_library, worst

from assembler.markup import Words
from assembler.plain import agreement_text
from assembler.wording import Phrase, Wording

ROOT = Path(__file__).parents[1]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _texts() -> Iterator[str]:
    """Every text the product may show: clauses, questions, facts, kinds, powers, rules, the law's date, and the program's own strings."""
    for file in sorted([*ROOT.glob("clauses/**/*.yaml"), *ROOT.glob("assembler/statute/law/**/*.yaml")]):
        yield from _strings(yaml.safe_load(file.read_text(encoding="utf-8")))
    for file in sorted(ROOT.glob("clauses/**/*.md")):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        yield from _strings(yaml.safe_load(head))
        yield from re.split(r"\n(?= *(?:\d+\.|\{#|\|))", re.sub(r"""(note="[^"]*")""", r"\1 . ", body))
    for file in sorted(ROOT.glob("assembler/**/*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@cache
def _sentences() -> tuple[str, ...]:
    """Every sentence once, with its spaces made single."""
    found = (" ".join(part.split()) for text in _texts() for part in re.split(r"(?<=[.?!:;|])\s+|\n\n+", text))
    return tuple(dict.fromkeys(sentence for sentence in found if sentence))


def said(pattern: str) -> list[str]:
    """The sentences that a pattern finds."""
    return [sentence for sentence in _sentences() if re.search(pattern, sentence, re.IGNORECASE)]


PATTERNS = {
    "that the parties are required to enter into the agreement": r"\b(required|obliged|bound) to enter\b|\bmust enter\b",
    "that a consultee agreed to or approved anything": (
        r"\bconsult(ed|ee|ation)?\b[^;]*\b(agreed|approved|consented|supported)\b|\b(agreed|approved) (after|on|following) consult"
    ),
    "that section 4 confers a power": (
        r"\bsection 4(\(\d\))* (itself )?(confers|gives|grants|empowers|authorises|enables|permits|allows|lets)\b(?! no\b)"
        r"|\b(under|by virtue of|in exercise of|relying on) section 4\b(?!\([245678]\))"
    ),
    "that section 4(7) itself gives the right to withdraw": (
        r"\bsection 4\(7\)[^.;]*\b(gives|confers|grants|lets) (a|the|that|each|every|any)\b(?! agreement)|\bright\b[^.;]*\bunder section 4\(7\)"
    ),
    "that there is no adverse effect": (
        r"\bthere (is|was|are|will be|would be) no adverse effect|\bno adverse effects?\b[^.]*\b(found|exists?|expected)"
    ),
    "that no notification was given under section 2(2)": (
        r"\bno (notice|notification)\b( under section 2(\(2\))?)?( was| has been| had been)? (given|made|sent)"
        r"|\b(was|were|been) not notified|\bdid not notify|\bnot been notified"
    ),
    "that the Act requires a deed, a notice period, a board or a consent": (
        r"\b(Act|Sections? [1-5]\b)(?![^.;]*(does|do) not)[^.;]*\b(requires?|asks? for|demands?)\b"
        r"[^.;]*\b(deed|seal|notice period|length of notice|board|publication|published?|minister|Secretary of State)"
    ),
    "that police and crime commissioners have been abolished": (
        r"\babolished\b|\babolition of\b|\bcommissioners? (have|has) (gone|ended|ceased)"
    ),
    "that the agreement is lawful, valid or compliant": (
        r"\b(agreement|document|draft|copy) (is|are|will be) (\w+ ){0,2}(lawful|valid|compliant|legally sound)\b"
        r"|\b(agreement|document|draft|copy) compl(y|ies) with\b"
    ),
}

MAY_STAND = {
    "that the parties are required to enter into the agreement": {
        "Nothing in the agreement says that a party is required to enter.",
        "They never say that a Party was required to enter into this Agreement, nor that a person who was consulted agreed.",
    },
    "that a consultee agreed to or approved anything": {
        "Say that the officer was consulted, not that the officer agreed.",
        "Say that the Mayor was consulted, not that the Mayor agreed.",
        "They never say that a Party was required to enter into this Agreement, nor that a person who was consulted agreed.",
    },
    "that section 4 confers a power": {
        "Section 4 lets an agreement make provision about the use of a power that a party already has.",
        "Section 4(2) lets the agreement provide for payments by the Parties for the purposes of facilitating it.",
    },
    "that there is no adverse effect": {
        "every relevant emergency service that is a party recorded the view that there would be no adverse effect",
        "The background never says that there is no adverse effect unless the party said so.",
        "It took the view that there would be no adverse effect",
        "It took the view that there would be no adverse effect on either",
    },
    "that the agreement is lawful, valid or compliant": {
        "This note is not legal advice, and does not say that the agreement is lawful.",
    },
}
"""By what is never said, the sentences that speak of it and may stand."""

WRONG = {
    "that the parties are required to enter into the agreement": "The Parties are required to enter into this Agreement.",
    "that a consultee agreed to or approved anything": "The Chief Constable was consulted on 3 April and agreed.",
    "that section 4 confers a power": "The Commissioner delegates the function in exercise of section 4(1)(a) of the Act.",
    "that section 4(7) itself gives the right to withdraw": "Section 4(7) of the Act lets a party withdraw.",
    "that there is no adverse effect": "There is no adverse effect on public safety.",
    "that no notification was given under section 2(2)": "No notice was given under section 2(2).",
    "that the Act requires a deed, a notice period, a board or a consent": "The Act requires six months and a board.",
    "that police and crime commissioners have been abolished": "Police and crime commissioners were abolished in 2028.",
    "that the agreement is lawful, valid or compliant": "This agreement is lawful.",
}


@pytest.mark.slow
@pytest.mark.parametrize("what", PATTERNS)
def test_nothing_says_what_is_never_to_be_said(what: str):
    assert set(said(PATTERNS[what])) - MAY_STAND.get(what, set()) == set()


@pytest.mark.parametrize("what", PATTERNS)
def test_saying_it_would_be_noticed(what: str):
    assert re.search(PATTERNS[what], WRONG[what], re.IGNORECASE)


def test_a_recital_of_no_adverse_effect_stands_on_the_recorded_view():
    spoken = {
        f"{clause.id}#{paragraph.id}": when
        for clause in compiled_library().library.clauses.values()
        for paragraph in clause.paragraphs()
        for words, when in _with_conditions(paragraph.wording, str(paragraph.when))
        if re.search(r"not have an adverse effect", words)
    }
    assert spoken
    assert [
        where
        for where, when in spoken.items()
        if "adverse_effect == 'none'" not in when and "sees_no_adverse_effect" not in when
    ] == []


def _with_conditions(wording: Wording, when: str) -> Iterator[tuple[str, str]]:
    """The words of a paragraph, each run with the conditions on which it is printed."""
    yield " ".join(piece.text for piece in wording if isinstance(piece, Words)), when
    for choice in (choice for piece in wording if isinstance(piece, Phrase) for choice in piece.alternatives):
        yield from _with_conditions(choice.wording, f"{when} and {choice.when}")


# The ten mistakes, where no case in tests/law already holds the point


def _text(answers: dict[str, Any]) -> str:
    return agreement_text(assembled(answers).agreement, width=100_000)


TRUST = {
    "id": "trust",
    "kind": "nhs_foundation_trust",
    "short_name": "Mid-Vale Trust",
    "provides_ambulance_services": "yes",
}
FIRE = {"id": "fire", "kind": "metropolitan_fire_authority", "short_name": "Metro Fire"}
CHARITY = {"id": "charity", "kind": "charity", "short_name": "Fellside Rescue"}
COMMISSIONER = {
    "id": "pcc",
    "kind": "police_and_crime_commissioner",
    "short_name": "Norvale PCC",
    "in_england": "yes",
    "police_area": "Norvale police area",
}


def test_no_rule_blocks_because_a_service_sees_an_adverse_effect():
    adverse = [
        rule.id
        for rule in compiled_library().library.rules
        for check in rule.checks
        if check.action == "BLOCK" and "adverse" in f"{rule.when} {check.when} {check.requires}"
    ]
    assert adverse == []


def test_a_trust_that_sees_harm_to_its_other_functions_is_not_blocked():
    harmed = {**TRUST, "decision": {"adverse_effect": "adverse", "ambulance_adverse_effect": "adverse"}}
    blocked = {
        (f.rule, f.item) for f in assembled({"parties": [harmed, FIRE]}).findings if f.action == "BLOCK" and f.applies
    }
    assert blocked == {
        (f.rule, f.item) for f in assembled({"parties": [TRUST, FIRE]}).findings if f.action == "BLOCK" and f.applies
    }


def test_a_commissioner_and_section_4a_fire_authority_are_two_persons():
    parties = [
        {"id": "pfcc", "kind": "police_fire_and_crime_commissioner", "police_area": "Weald police area"},
        {"id": "weald-fire", "kind": "pcc_fire_authority"},
    ]
    assert worst(assembled({"parties": parties}).findings, "s1-two-legal-persons", "BLOCK") == "met"


def test_no_statutory_fact_is_answered_unless_somebody_records_it():
    answers = assembled({"parties": [TRUST, FIRE, COMMISSIONER, CHARITY], "functions": {"delegation": "no"}}).answers
    facts = {
        question.field
        for question in compiled_library().library.questionnaire.questions
        if question.leaf.nature == "recorded"
    }
    given = {
        "parties[].kind",
        "parties[].in_england",
        "parties[].police_area",
        "parties[].provides_ambulance_services",
        "functions.delegation",
    }
    answered = {
        re.sub(r"\.?(\d+)", "[]", ".".join(str(step) for step in path))
        for path, origin in answers.origins.items()
        if origin not in ("not recorded", "not asked")
    }
    assert answered & facts == given


def test_nothing_is_recited_that_nobody_recorded():
    text = _text({"parties": [TRUST, FIRE, COMMISSIONER]})
    start = text.rindex("\nBACKGROUND\n")
    background = text[start : text.index("DEFINITIONS", start)]
    assert not re.search(
        r"consulted|notified|is of the view|particular regard|adverse effect|section 2 of the Act", background
    )


def test_withdrawal_is_every_partys_and_turns_only_on_its_own_view():
    withdrawal = compiled_library().library.clauses["withdrawal"]
    right = next(paragraph for paragraph in withdrawal.paragraphs() if paragraph.id == "right")
    assert (str(withdrawal.when), str(right.when)) == ("True", "True")
    for change in ({}, {"withdrawal_condition": "consent"}, {"withdrawal_condition": "lock_in"}):
        text = _text({"parties": [TRUST, FIRE, CHARITY], "change": change})
        assert (
            "A Party may withdraw from this Agreement where, in the view of that Party, this Agreement is no longer in the "
            "interests of its efficiency or effectiveness." in text
        )


def test_section_2_is_not_spoken_of_a_party_joining_under_section_1_4():
    told = {"notified_on": "2026-09-01", "considered_on": "2026-11-12", "view": "both", "adverse_effect": "none"}
    parties = [{**FIRE, "decision": told}, {**TRUST, "decision": told}, {**CHARITY, "decision": told}]
    text = _text({"decision": {"route": "duty", "notified_by": "fire"}, "parties": parties})
    spoken = [
        line for line in text.splitlines() if re.search(r"section 2\b|proposed collaboration|is of the view", line)
    ]
    assert any("Mid-Vale Trust" in line for line in spoken)
    assert [line for line in spoken if "Fellside Rescue" in line] == []


def test_section_2_is_not_spoken_of_a_trusts_other_functions():
    trust = {**TRUST, "decision": {"non_emergency_functions": "yes"}}
    text = _text({"decision": {"route": "duty"}, "parties": [trust, FIRE]})
    assert (
        "Section 2 of the Act applies to Mid-Vale Trust only so far as it provides an emergency ambulance service, and so far "
        "as this Agreement relates to its other functions Mid-Vale Trust enters into it by choice." in text
    )
