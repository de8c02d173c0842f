"""The agreement in short, before it is written: each part under its heading with its count, and nothing under none."""

from __future__ import annotations

from interview.playing import COURSE
from interview.test_notice_words import FINDING
from msgspec.structs import replace

from assembler.agreement import OpenPoint
from assembler.effects.values import Summary
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.talk.summary import summary_words

ANSWERS = View(
    State({"parties": [{"id": "one", "body": "pcc-norfolk"}, {"id": "the-two"}]}),
    COURSE,
).answers
NOBODY = View(State({}), COURSE).answers


def test_a_summary_has_a_line_for_each_under_its_heading() -> None:
    warning = replace(FINDING, rule="w", action="WARN", message="It is long.", cure="Shorten it.", check="c")
    record = replace(FINDING, rule="r", action="RECORD", message="Who consented.", state="unknown")
    points = (OpenPoint("a", "What is it called", "a name", ()), OpenPoint("b", "Insurance", "", ()))
    summary = Summary(
        ANSWERS, ("Clause 1: Hub", "Schedule 1: Money"), ("Board: not wanted",), (warning, record, FINDING), points
    )

    assert summary_words(summary) == (
        "",
        "The parties (2)",
        "* The Police and Crime Commissioner for Norfolk",
        "* the two",
        "",
        "Clauses and schedules in the agreement (2)",
        "* Clause 1: Hub",
        "* Schedule 1: Money",
        "",
        "Left out (1)",
        "* Board: not wanted",
        "",
        "To deal with before a copy for signature (2)",
        "* Warning: It is long.\n    pca-2017 s.3(10) (in the words of the Act).\n    To cure: Shorten it.",
        "* Block: The policing body is no party.\n    pca-2017 s.3(10) (in the words of the Act).\n    To cure: Add it.",
        "",
        "To record (1)",
        "* To record: Who consented. Not recorded, so treated as not met.\n    pca-2017 s.3(10) (in the words of the Act).\n    To cure: Add it.",
        "",
        "Open points (2)",
        "* What is it called: a name",
        "* Insurance",
    )


def test_of_nothing_nothing_is_said() -> None:
    assert summary_words(Summary(NOBODY, (), (), (), ())) == ()
