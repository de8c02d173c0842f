"""Each case in tests/law is a test, named by its sentence: how one rule comes out on a few answers.

A case `without` a clause asks what is found when that clause has been taken out of the agreement. One with `accepted on` asks what stands once
the rule's warnings were accepted on those answers; `says` are words of what is told then.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from law_findings import about, accepting, assembled, compiled_library, documents, merged, without, worst

from assembler.special_conditions import SPECIAL
from assembler.statute.unasked import UNASKED


def _cases() -> list[dict[str, Any]]:
    return [
        {**case, "answers": merged(read.get("base", {}).get(case.get("base"), {}), case.get("answers", {}))}
        for read in documents()
        for case in read["cases"]
    ]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["case"]) for case in _cases()])
def test_a_case_is_decided_as_it_says(case: dict[str, Any]):
    answers = case["answers"]
    if "accepted on" in case:
        answers = merged(answers, accepting(merged(answers, case["accepted on"]), case["rule"]))
    result = assembled(answers)
    found = without(case["without"], result) if "without" in case else result.findings
    told = " ".join(f"{f.statement} {f.lapsed}" for f in about(found, case["rule"], case["action"], case.get("item")))
    assert worst(found, case["rule"], case["action"], case.get("item")) == case["finding"]
    assert case.get("says", "") in told


def test_every_case_has_a_sentence_of_its_own():
    assert [sentence for sentence, times in Counter(case["case"] for case in _cases()).items() if times > 1] == []


@pytest.mark.slow
def test_every_case_names_what_it_may():
    known = {"case", "base", "rule", "action", "item", "finding", "answers", "without", "row", "accepted on", "says"}
    bases = {name for read in documents() for name in read.get("base", {})} | {None}
    wrong = [
        case["case"]
        for case in _cases()
        if set(case) - known
        or case.get("base") not in bases
        or case["finding"] not in ("met", "not met", "unknown", "none", "accepted")
        or (case["rule"], case["action"])
        not in {
            *((rule.id, check.action) for rule in compiled_library().library.rules for check in rule.checks),
            (SPECIAL, "WARN"),
            (UNASKED, "BLOCK"),
        }
    ]
    assert wrong == ["An adverse effect blocks nothing"]  # there is no such check, which is what the case says
