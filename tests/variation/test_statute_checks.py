"""What the statute says against a variation, or asks again because of it: each verdict whole."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from findings_made import finding
from msgspec.structs import replace
from shipped import answers, compiled_library
from variation.trees import n, terms

from assembler.agreement import Agreement, Paragraph, Properties, Section, Text
from assembler.completion import Answers
from assembler.pipeline import Result, complete_answers
from assembler.register import load_register
from assembler.returned import Lock, Verdict
from assembler.statute.findings import Finding
from assembler.variation.instruction_words import WordedInstruction
from assembler.variation.signed_terms import SignedTerms
from assembler.variation.statute_checks import (
    SignedAndNew,
    beside_the_right,
    held_again,
    refusals,
    taken_away,
    to_be_read,
)
from assembler.variation.term_tree import TermNode


def test_what_the_signed_agreement_met_but_not_the_new_bars_variation():
    after = [
        finding("a"),
        finding("b", action="INCLUDE", provision="s.2"),
        finding("c", action="WARN"),
        finding("d", action="RECORD"),
        finding("e", state="met"),
        finding("f"),
        finding("g"),
    ]

    assert list(refusals([finding("f"), finding("g", state="met")], after)) == [
        Verdict("BLOCK", "The new agreement does not meet what the signed one met: a is not met. Cure it.", "s.1"),
        Verdict("BLOCK", "The new agreement does not meet what the signed one met: b is not met. Cure it.", "s.2"),
        Verdict("BLOCK", "The new agreement does not meet what the signed one met: g is not met. Cure it.", "s.1"),
    ]


RIGHT, OTHER = Lock("s4-withdrawal", "s.4(7)"), Lock("s4-variation", "s.4(8)")
LOCKS = {"withdrawal#right": (OTHER, RIGHT), "money#pay": (OTHER, OTHER), "cover#a": (RIGHT,)}
AGREED = terms(
    n(
        "withdrawal",
        "clause",
        "Withdrawal",
        n("withdrawal#right", "level-2", "A party may withdraw."),
        n("withdrawal#how", "level-2", "By notice."),
    ),
    n("money", "clause", "Money", n("money#pay", "level-2", "It must pay.")),
)


def agreement(*paragraphs: tuple[str, str]) -> Agreement:
    def section(identity: str, kind: Any) -> Section:
        held = tuple(Paragraph(key, "level-2", (Text(words),)) for key, words in paragraphs if key.startswith(identity))
        return Section(identity, kind, None, held)

    made = section("cover", "cover"), section("withdrawal", "clause"), section("money", "clause")
    return Agreement(Properties("", "", "", "", "", "", "clean", ""), made, ())


def test_what_meets_a_rule_and_does_not_stand_in_those_words_is_told():
    lawyer = "Have a lawyer confirm that the rule is met."
    same = ("withdrawal#right", "A party may withdraw."), ("money#pay", "It must pay."), ("cover#a", "No term.")

    assert list(taken_away(agreement(*same), AGREED, LOCKS)) == []
    assert list(
        taken_away(agreement(("withdrawal#right", "Any party may."), ("money#pay", "All pay.")), AGREED, LOCKS)
    ) == [
        Verdict(
            "BLOCK",
            f"withdrawal#right meets a rule of law by its words, and is in words that the parties chose. {lawyer}",
            "s.4(8); s.4(7)",
            "withdrawal#right",
        ),
        Verdict(
            "WARN",
            f"money#pay meets a rule of law by its words, and is in words that the parties chose. {lawyer}",
            "s.4(8)",
            "money#pay",
        ),
    ]
    assert list(taken_away(agreement(("withdrawal#right", "It may.")), terms(), LOCKS)) == [
        Verdict(
            "BLOCK",
            f"withdrawal#right meets a rule of law by its words, and is not in the agreement as varied. {lawyer}",
            "s.4(8); s.4(7)",
            "withdrawal#right",
        )
    ]


def by_hand(*changed: TermNode) -> SignedTerms:
    return SignedTerms(AGREED, terms(*changed))


def test_words_beside_the_right_to_withdraw_changed_by_hand_are_read():
    withdrawal, money = AGREED.root.children
    right, how = withdrawal.children
    message = "Words of clause 1 were changed by hand before it was signed. They must not qualify the right of every party to withdraw. Read them."

    assert list(
        beside_the_right(by_hand(replace(withdrawal, children=(right, replace(how, words="By letter."))), money), LOCKS)
    ) == [Verdict("WARN", message, "pca-2017 s.4(7)", "withdrawal")]
    both = replace(withdrawal, children=(replace(right, words="It may."), replace(how, words="By letter.")))
    assert [one.message for one in beside_the_right(by_hand(both, money), LOCKS)] == [message]
    assert list(beside_the_right(by_hand(withdrawal, replace(money, words="Sums")), LOCKS)) == []
    assert list(beside_the_right(by_hand(withdrawal, money), LOCKS)) == []
    assert list(beside_the_right(by_hand(money), LOCKS)) == []


def test_words_that_were_written_for_the_first_day_are_to_be_read():
    since = n("a", "clause", "A", n("a#a", "level-2", "Within a month of the Commencement Date."))

    assert list(to_be_read([WordedInstruction("Omit a.", "a")])) == []
    assert list(
        to_be_read(
            [WordedInstruction("", "a"), WordedInstruction("", "b", (since,)), WordedInstruction("", "background#a")]
        )
    ) == [
        Verdict(
            "WARN",
            "Read instruction 2: words there count from the Commencement Date, which may have passed.",
            "practice",
        ),
        Verdict(
            "WARN", "Read instruction 3: the Background records what was so when the agreement was made.", "practice"
        ),
    ]
    assert list(to_be_read([WordedInstruction("", "background", (since,))] * 3)) == [
        Verdict(
            "WARN",
            "Read instructions 1, 2 and 3: words there count from the Commencement Date, which may have passed.",
            "practice",
        ),
        Verdict(
            "WARN",
            "Read instructions 1, 2 and 3: the Background records what was so when the agreement was made.",
            "practice",
        ),
    ]


@cache
def completed(*parties: str) -> Answers:
    text = "".join(f"  - {{id: {party}}}\n" for party in parties)
    return complete_answers(answers(f"format: 2\nparties:\n{text}"), compiled_library(), load_register())


def result(*parties: str, findings: tuple[Finding, ...] = ()) -> Result:
    return Result(completed(*parties), agreement(), findings, frozenset())


HUB = "norvale, short_name: Norvale Council"
PCC = "pcc, short_name: Norvale PCC, kind: police_and_crime_commissioner, in_england: yes, consultation: {chief_officer_consulted_on: 2027-01-12}"
VALE = "vale"


def told(old: Result | None, new: Result, **more: Any) -> list[Verdict]:
    return list(held_again(SignedAndNew(old, new, **more)))


def test_unreadable_answers_of_what_was_signed_are_told():
    message = "The answers of what was signed cannot be read by this release: its parties and findings were not compared with the new ones."

    assert told(None, result(HUB)) == [Verdict("WARN", message)]
    assert told(result(HUB), result(HUB)) == []


def test_a_party_that_leaves_or_had_left_is_told():
    left = "vale was a party to what was signed, and is no party in the new answers. "
    now = (
        "By this variation it leaves, and it executes it with the others. If its withdrawal has taken effect before, record that instead"
        " (life.variation.gone)."
    )
    before = (
        "It is recorded that it had left before, so that it does not execute this variation. Use it only once its withdrawal has taken"
        " effect: until then its agreement is needed."
    )

    assert told(result(HUB, VALE), result(HUB)) == [Verdict("WARN", left + now, "pca-2017 s.4(7), (8)(a)")]
    assert told(result(HUB, VALE), result(HUB), left_before=True) == [
        Verdict("WARN", left + before, "pca-2017 s.4(7), (8)(a)")
    ]


def test_a_party_that_joins_is_told():
    joins = (
        "Norvale Council joins by this variation. Each requirement of the Act on a party applies to it: its place in section 1, its own"
        " power, its consultation, and for a chief officer the local policing body."
    )
    record = " Record that it joins (life.joins of the party), so that the variation says so."

    assert told(result(VALE), result(VALE, HUB)) == [Verdict("WARN", joins + record, "pca-2017 ss.1, 3, 4(8)(a)")]
    assert told(result(VALE), result(VALE, HUB), joining=frozenset({"norvale"})) == [
        Verdict("WARN", joins, "pca-2017 ss.1, 3, 4(8)(a)")
    ]


AGAIN = "pca-2017 s.3(6), (11), s.4(8)"


@pytest.mark.parametrize(
    ("party", "rule", "dated", "message"),
    [
        (
            PCC,
            "s3-lpb-consults-chief",
            date(2027, 4, 1),
            "Norvale PCC must consult the chief officer of police of its force again before it enters: the last that is recorded was on 12 January 2027.",
        ),
        (
            PCC,
            "s3-lpb-consults-chief",
            date(2027, 1, 12),
            "Norvale PCC must consult the chief officer of police of its force again before it enters: the last that is recorded was on 12 January 2027.",
        ),
        (PCC, "s3-lpb-consults-chief", date(2027, 1, 11), ""),
        (
            PCC,
            "s3-lpb-consults-chief",
            None,
            "Norvale PCC must consult the chief officer of police of its force again before it enters: the last that is recorded was on 12 January 2027.",
        ),
        (
            "lfc",
            "s3-lfc-consult",
            date(2027, 1, 11),
            "lfc must consult the Mayor of London again before it enters: none is recorded.",
        ),
        ("lfc", "s3-other", None, ""),
    ],
)
def test_a_consultation_is_asked_for_again_unless_one_was_held_since(
    party: str, rule: str, dated: date | None, message: str
):
    new = result(party, findings=(finding(rule, item=party.partition(",")[0], state="met"),) * 2)
    lead = "If the variation is so large that it amounts to a new agreement (a reading), "

    assert told(new, new, dated=dated) == ([Verdict("WARN", lead + message, AGAIN)] if message else [])


def test_only_what_newly_stands_against_the_agreement_is_reported():
    new = result(
        HUB, findings=(finding("a"), finding("b", cure="", action="WARN"), finding("c"), finding("d", state="met"))
    )
    old = result(HUB, findings=(finding("c"), finding("a", state="met")))

    assert told(old, new) == [Verdict("WARN", "a is not met. Cure it.", "s.1"), Verdict("WARN", "b is not met.", "s.1")]
    assert told(None, new)[1:] == [
        Verdict("WARN", "a is not met. Cure it.", "s.1"),
        Verdict("WARN", "b is not met.", "s.1"),
        Verdict("WARN", "c is not met. Cure it.", "s.1"),
    ]
