"""Answers fitted into their sentences: a table of cases that a lawyer can read, and what no form may take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace
from shipped import assembled, example

from assembler.agreement import Answer, Text
from assembler.answers.files import answers_from
from assembler.answers.schema import leaves
from assembler.assembly.sentences import Pointer, fit
from assembler.conditions.sorts import Text as TextSort
from assembler.fitting import Edges, fitted
from assembler.plain import agreement_text
from assembler.slots import AnswerSlot

TABLE = Path(__file__).with_name("sentences.txt")


def cases() -> Iterator[tuple[str, str]]:
    text = "\n".join(line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for case in re.split(r"\n\n+", text.strip("\n")):
        given, expected = case.split("\n")
        yield given, expected


def content(sentence: str) -> list[Text | Pointer]:
    pieces = re.split(r"\[\[(.*?)\]\]", sentence)
    return [Answer(piece) if at % 2 else Text(piece) for at, piece in enumerate(pieces)]


@pytest.mark.row("B1", "B2")
@pytest.mark.parametrize(("given", "expected"), tuple(cases()))
def test_an_answer_is_fitted_to_its_sentence(given: str, expected: str):
    part = given.startswith("(a) ")

    made = fit(content(given.removeprefix("(a) ")), begins=not part)

    assert "".join(text.text for text in made if not isinstance(text, Pointer)) == expected.removeprefix("(a) ")


@pytest.mark.row("B1")
def test_answers_before_and_after_a_reference_are_fitted_to_it():
    made = fit([Answer("the yard."), Text(" of "), Pointer("a"), Text(" "), Answer("The Council")], begins=True)

    assert made == [Answer("The yard"), Text(" of "), Pointer("a"), Text(" "), Answer("the Council")]


@pytest.mark.row("B1")
@pytest.mark.parametrize("begins", [True, False])
def test_a_piece_without_words_changes_nothing(begins: bool):
    none, slot = Text("", bold=True), AnswerSlot("", place=("scope", "purpose"))
    content = [Text("It ends. The "), Answer("the yard."), Text(". Of "), Pointer("a"), Answer("the yard")]
    parted = [none, content[0], none, content[1], Answer(""), content[2], none, *content[3:], Answer("")]

    assert (
        fit(parted, begins=begins)
        == fit(content, begins=begins)
        == [
            *(Text("It ends. The "), Answer("yard"), Text(". Of "), Pointer("a"), Answer("the yard")),
        ]
    )
    (made,) = fit([none, slot, none], begins=begins)
    assert isinstance(made, AnswerSlot)
    assert (made.before, made.after, made.begins) == ("", "", begins)


TEXTS = frozenset(leaf.path for leaf in leaves() if leaf.sort == TextSort())
MEETING = re.compile(r"(?<!\.)\.\.(?!\.)|[.:,]\.|[.;,];|; and;|, and,|[.;,:]\)|[.;:,] \(|\b[Tt]he [Tt]he\b")


def with_every_text(value: Any, change: Callable[[str], str], field: str = "") -> Any:
    """The answers with each text changed."""
    if isinstance(value, dict):
        return {name: with_every_text(one, change, f"{field}.{name}".lstrip(".")) for name, one in value.items()}
    if isinstance(value, list):
        return [with_every_text(one, change, f"{field}[]") for one in value]
    return change(value) if isinstance(value, str) and field in TEXTS else value


@pytest.mark.row("B1", "B2")
@pytest.mark.parametrize(("before", "after"), [("", "."), ("", "; and"), ("the ", ","), ("The ", ";")])
def test_no_mark_or_article_meets_another_anywhere_in_the_library(before: str, after: str):
    def change(words: str) -> str:
        article = "" if words[:4] in ("the ", "The ") else before
        return article + words.rstrip(".") + after

    document = example("harrowmere-hub.yaml").source
    file = answers_from(replace(document, value=with_every_text(document.value, change)))

    lines = agreement_text(assembled(file).agreement, 100_000).splitlines()

    assert [line for line in lines if MEETING.search(line)] == []


WORDS = st.lists(
    st.sampled_from(
        ["the", "The", "a", "Hub", "police", "area", "Version", "3", "St.", "etc.", "p.m.", "iPad", "x", "-", "“Keys.”"]
    ),
    min_size=1,
    max_size=5,
    unique=True,
)
ENDS = st.sampled_from(["", ".", ";", "; and", ",", ":", "...", "…", "?", ".)", ".”", " or", ", or"])
AROUND = st.sampled_from(["", " ", "the ", "Version ", "It ends. ", "the police ", "(the ", "#", "# ", ": ", "“", "a "])
AFTER = st.sampled_from(["", ".", ";", "; and", ",", " (x)", " police area.", " The Parties", "”", "#", " #", ": x"])


@pytest.mark.slow
@pytest.mark.row("B1", "B2")
@given(WORDS, ENDS, AROUND, AFTER, st.booleans())
def test_an_answer_that_stands_as_given_changes_nothing(
    words: list[str], end: str, before: str, after: str, begins: bool
):
    answer = " ".join(words) + end

    if Edges([(before, after, begins)]).leave(answer):
        assert fitted(before, answer, after, begins=begins) == (answer, after)


@pytest.mark.slow
@pytest.mark.row("B1")
@given(WORDS, ENDS, st.sampled_from([".", ";", "; and", ","]))
def test_no_answer_gives_two_marks_in_a_row(words: list[str], end: str, after: str):
    assume(not (words[-1].endswith(".") and end.startswith(".")))
    made = "".join(fitted("Hours: ", " ".join(words) + end, after, begins=False))

    assert not re.search(r"(?<!\.)\.\.(?!\.)|\.{4}|;;|,,|; and;|,;|;,", made)


@pytest.mark.slow
@pytest.mark.row("B1", "B2")
@given(WORDS, ENDS, AROUND, AFTER, st.booleans())
def test_fitting_again_changes_nothing(words: list[str], end: str, before: str, after: str, begins: bool):
    once, following = fitted(before, " ".join(words) + end, after, begins=begins)

    assert fitted(before, once, following, begins=begins) == (once, following)
