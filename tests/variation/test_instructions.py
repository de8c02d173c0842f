"""Instructions between any two agreements: applied to the old they give the new, and no number that was signed changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from laws.random_answers import random_file
from searching import tries
from shipped import assembled, compiled_library, example
from variation.varying import HUB, Between, between, changed

from assembler.agreement import Agreement
from assembler.errors import AssemblerError
from assembler.returned.locks import locks_of, locks_on
from assembler.variation.instructions import Deletion, Insertion, Rewording, Substitution, applied
from assembler.variation.replacements import replaced, replacements
from assembler.variation.term_tree import NOT_USED, TermNode, list_of


@cache
def random_agreement(seed: int) -> Agreement | None:
    try:
        return assembled(random_file(seed, 0.4)[0]).agreement
    except AssemblerError:
        return None


@pytest.mark.slow
def test_instructions_give_the_new_agreement_exactly() -> None:
    pairs = [(seed, random_agreement(seed), random_agreement(seed + 1)) for seed in range(tries(300))]
    whole = [(seed, old, new) for seed, old, new in pairs if old is not None and new is not None]
    assert len(whole) > len(pairs) / 2
    assert [fault for seed, old, new in whole for fault in faults(seed, between(old, new))] == []


def faults(seed: int, found: Between) -> Iterator[tuple[int, str, object]]:
    """What is wrong with the instructions between two agreements."""
    if applied(found.instructions, found.old.root).bare != found.new.root.bare:
        yield seed, "they do not give the new agreement", None
    if found.now.root.bare != found.new.root.bare:
        yield seed, "the conformed copy is not the new agreement", None
    checks = {
        "a number that was signed has changed": moved_numbers,
        "a number is given twice": numbers_given_twice,
        "the words told do not give the new words": untold,
        "what meets a rule of law is varied away": varied_away,
    }
    for fault, check in checks.items():
        if wrong := check(found):
            yield seed, fault, wrong


def standing(found: Between) -> Iterator[TermNode]:
    """What stays: it is there both times, and was not taken out to come in elsewhere."""
    away = {
        node.key
        for one in found.instructions
        if isinstance(one, Deletion | Substitution)
        for node in found.old.nodes[one.key].walk()
    }
    yield from (node for node in found.old.root.walk() if node.key in found.now.nodes and node.key not in away)


def moved_numbers(found: Between) -> list[str]:
    there = (node.key for node in standing(found) if list_of(node.role))
    return [key for key in there if found.old.number(key) != found.now.number(key)]


def numbers_given_twice(found: Between) -> list[tuple[str, str]]:
    numbered = [node for node in found.now.root.walk() if list_of(node.role) and found.now.number(node.key)]
    times = Counter(
        (found.now.parents[node.key].key, list_of(node.role), found.now.number(node.key)) for node in numbered
    )
    return [(parent, number) for (parent, _, number), count in times.items() if count > 1]


def untold(found: Between) -> list[str]:
    """What a reader of the signed text with the instructions in hand would read otherwise than the new text has it."""
    worded = {one.key for one in found.worded_instructions}
    wrong: list[str] = []
    for node in standing(found):
        before, after = found.old.shown(node.words), found.now.shown(found.now.nodes[node.key].words)
        changes = replacements(before, after)
        if (before != after and node.key not in worded) or (changes and replaced(before, changes) != after):
            wrong.append(node.key)
    return wrong


def varied_away(found: Between) -> list[str]:
    """Paragraphs that meet a rule of law and are not in the agreement as varied in those words."""
    locks = locks_of(compiled_library().library)
    held = [key for key in found.new.nodes if locks_on(key, locks)]
    return [key for key in held if found.now.nodes[key].words != found.new.nodes[key].words]


def test_the_same_agreement_needs_no_instruction() -> None:
    one = assembled(example(HUB)).agreement
    assert between(one, one).instructions == ()


def test_a_clause_that_goes_is_one_instruction_and_leaves_its_number() -> None:
    found = hub_with(lambda value: value["governance"].update(structure="light"))
    omitted = [one.key for one in found.instructions if isinstance(one, Deletion)]
    assert "board" in omitted
    assert not any(key.startswith("board#") for key in omitted)
    assert found.now.nodes[f"board{NOT_USED}"].words == "Not used"
    assert found.now.number(f"board{NOT_USED}") == found.old.number("board")


def test_what_refers_to_a_paragraph_with_a_new_number_is_varied_too() -> None:
    found = hub_with(lambda value: value["parties"].reverse())
    moved = [
        one
        for one in found.worded_instructions
        if one.sentence.startswith("In clause") and "for “clause" in one.sentence
    ]
    assert all(
        found.old.shown(found.old.nodes[one.key].words) != found.now.shown(found.now.nodes[one.key].words)
        for one in moved
    )


def test_what_comes_in_takes_a_letter_and_at_the_end_the_next_number() -> None:
    found = hub_with(lambda value: value["change"].update(partial_withdrawal="yes"))
    came = [node.key for one in found.instructions if isinstance(one, Insertion) for node in one.nodes]
    numbers = {key: found.now.number(key) for key in came}
    last = [node.key for node in found.old.nodes["effect-of-withdrawal"].children][-1]
    (before,) = (one.after for one in found.instructions if isinstance(one, Insertion) and one.parent == "withdrawal")
    assert numbers["withdrawal#workstream"] == f"{found.old.cited(before)}A"
    assert numbers["effect-of-withdrawal#workstream"] == next_number(found.old.cited(last))


def test_a_day_that_changes_is_one_instruction_for_each_place() -> None:
    found = hub_with(lambda value: value["scope"].update(expires_on="2045-03-31"))
    assert {type(one) for one in found.instructions} == {Rewording}
    assert [one.sentence for one in found.worded_instructions if one.key == "commencement-and-term#term"] == [
        f"In clause {found.old.cited('commencement-and-term#term')}, for “31 March 2042” substitute “31 March 2045”."
    ]


def next_number(number: str) -> str:
    clause, _, last = number.partition(".")
    return f"{clause}.{int(last) + 1}"


def hub_with(change: Callable[[dict[str, Any]], object]) -> Between:
    return between(assembled(example(HUB)).agreement, assembled(changed(change)).agreement)
