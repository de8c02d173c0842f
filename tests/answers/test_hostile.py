"""Answers that nobody means well by: refused in bounded words that can be shown, by work that grows with the size alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest

from assembler.answers.files import read_answers
from assembler.errors import AnswersError, AssemblerError, Problem, shown
from assembler.source import MOST_VALUES


def refused(text: str, file: str = "f.yaml") -> AssemblerError:
    with pytest.raises(AnswersError) as raised:
        read_answers(text, file)
    return raised.value


def work(action: Callable[[], object]) -> int:
    """How many lines of ours are executed, which no other process changes."""
    count = 0

    def trace(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        action()
    finally:
        sys.settrace(before)
    return count


def references(number: int) -> str:
    parties = "".join(f"  - id: p{n}\n" for n in range(number))
    parts = "".join(f"        - {{id: a{n}, party: q{n}}}\n" for n in range(number))
    return f"parties:\n{parties}scope:\n  workstreams:\n    - id: w\n      parts:\n{parts}"


KINDS: dict[str, tuple[Callable[[int], str], str]] = {
    "one name again and again": (lambda n: "{" + ",".join(['"a": 1'] * n) + "}", "f.json"),
    "one name again and again in YAML": (lambda n: "a: 1\n" * n, "f.yaml"),
    "references to nothing": (references, "f.yaml"),
    "groups that are none": (lambda n: f"parties: [{','.join(['[]'] * n)}]", "f.yaml"),
    "names that are none": (lambda n: "document:\n" + "".join(f"  x{at}: 1\n" for at in range(n)), "f.yaml"),
    "ids that are none": (lambda n: "parties:\n" + "  - {id: A B}\n" * n, "f.yaml"),
    "the same id": (lambda n: "parties:\n" + "  - {id: a}\n" * n, "f.yaml"),
    "aliases": (lambda n: f"a: [{','.join(['*b'] * n)}]", "f.yaml"),
}


@pytest.mark.slow
@pytest.mark.row("I8")
@pytest.mark.parametrize(("text", "file"), KINDS.values(), ids=KINDS)
def test_four_times_the_faults_take_at_most_some_five_times_the_work(text: Callable[[int], str], file: str):
    small, large = (work(lambda number=number: refused(text(number), file)) for number in (500, 2_000))

    assert large < 5.5 * small


@pytest.mark.row("I8")
@pytest.mark.parametrize(("text", "file"), KINDS.values(), ids=KINDS)
def test_of_many_faults_a_hundred_are_told_and_the_rest_counted(text: Callable[[int], str], file: str):
    error = refused(text(2_000), file)

    assert len(str(error)) < 150_000
    if error.count > 1:
        assert len(error.problems) == 101
        assert str(error.problems[-1]) == f"{file}: And {error.count - 100:,} more."


@pytest.mark.slow
@pytest.mark.row("I8")
@pytest.mark.parametrize("file", ["f.yaml", "f.json"])
@pytest.mark.parametrize(("values", "too_many"), [(MOST_VALUES, False), (MOST_VALUES + 1, True)])
def test_more_values_than_any_agreement_has_are_refused(file: str, values: int, too_many: bool):
    given = "[" + ",".join(["[]"] * (values - 1)) + "]"  # the list is a value, too

    assert ("it holds more than 100,000 values" in str(refused(given, file)).replace("It", "it")) is too_many


@pytest.mark.row("I8")
@pytest.mark.parametrize(
    ("marks", "message"),
    [(31, "more than 30 accents"), (10_000, "more than 30 accents"), (400_000, "characters long")],
)
def test_accents_piled_up_are_refused_before_they_are_put_in_order(marks: int, message: str):
    pile = "\u0301\u0323" * (marks // 2) + "\u0301" * (marks % 2)
    assert message in str(refused(json.dumps({"scope": {"purpose": f"a{pile}"}}), "f.json"))


@pytest.mark.row("I8")
def test_words_with_accents_as_people_write_them_are_answers():
    given = read_answers(json.dumps({"document": {"title": "Llany\u0302bydder " + "e\u0301" * 40}}), "f.json").given

    assert given.document.title == "Llanŷbydder " + "é" * 40


@pytest.mark.row("I8")
def test_a_message_that_repeats_a_whole_file_is_cut_in_its_middle():
    message = refused(json.dumps({"document": {"form": "x" * 1_000_000}}), "f.json").problems[0].message

    assert len(message) < 2_100
    assert message.startswith("“xxx")
    assert message.endswith("allowed: contract, deed.")


@pytest.mark.row("I11")
@pytest.mark.parametrize(
    "text", ["[" * 990 + "]" * 990, "[" * 100_000, '{"a":' * 990 + "1" + "}" * 990, "? " * 3_000, "- " * 3_000]
)
@pytest.mark.parametrize("file", ["f.json", "f.yaml"])
def test_what_is_nested_beyond_any_answers_is_told_as_that(text: str, file: str):
    if not (file == "f.json" and text[0] in "?-"):
        assert "nested too deeply" in str(refused(text, file))


@pytest.mark.row("I9")
@pytest.mark.parametrize("sign", ["\x1b", "\u202e", "\u200b", "\x07", "\x9b", "\u2066"])
@pytest.mark.parametrize(
    "answers",
    [
        {"document": {"prepared_on": "1{}2"}},
        {"document": {"form": "de{}ed"}},
        {"document": {"ti{}tle": "x"}},
        {"parties": [{"id": "a{}b"}]},
        {"change": {"withdrawal_notice": "1{}2"}},
        {"money": {"payments": "y{}es"}},
        {"parties": [{"id": "a"}], "money": {"schedule": [{"id": "x", "payer": "b{}"}]}},
    ],
)
def test_what_is_refused_is_shown_escaped(answers: object, sign: str):
    text = json.dumps(answers).replace("{}", json.dumps(sign)[1:-1])
    told = str(refused(text, f"f{sign}.json"))

    assert all(line.isprintable() for line in told.split("\n")), told
    assert shown(sign) in told


@pytest.mark.row("I9")
def test_only_what_cannot_be_seen_or_moves_is_escaped():
    assert str(Problem("“Ŵ—é 日本\u00a0x”\x1b[31m\n")) == "“Ŵ—é 日本\u00a0x”\\x1b[31m\\n"


@pytest.mark.row("I5")
@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n", "\x85", "\u2028", "\u2029"])
def test_an_answer_is_not_cut_short_whatever_ends_a_line(ending: str):
    text = ending.join(("scope:", "  purpose: To meet", "  workstreams:", "    - id: a", "      place: Station #4", ""))

    error = refused(text)

    assert [problem.place.field for problem in error.problems] == ["scope.workstreams[1].place"]
    assert "number sign" in error.problems[0].message


@pytest.mark.row("I10")
@pytest.mark.parametrize("title", ["one\rtwo", "one\r\ntwo", "one\ntwo"])
def test_a_return_alone_is_a_second_line_too(title: str):
    told = str(refused(json.dumps({"document": {"title": title}}), "f.json"))
    prose = read_answers(json.dumps({"scope": {"purpose": title}}), "f.json").given.scope.purpose

    assert told == "f.json:1, document.title: title must be on one line."
    assert prose == "one\ntwo"


@pytest.mark.row("J6")
def test_the_same_id_may_stand_in_two_lists_of_one_group():
    text = "change: {exit_table: [{id: a}]}\nbenefits: {measured: [{id: a}]}\nscope: {objectives: [{id: a}], earlier: [{id: a}]}\n"

    assert read_answers(text, "f.yaml").given.scope.objectives[0].id == "a"


@pytest.mark.row("J6")
@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("parties: {id: a}\nscope: {workstreams: [{id: x, parts: [{id: y, party: a}]}]}\n", "parties"),
        ("scope: {workstreams: [[{id: a}, {id: a}]]}\n", "scope.workstreams[1]"),
    ],
)
def test_what_only_follows_from_a_fault_is_not_told(text: str, field: str):
    error = refused(text)

    assert [problem.place.field for problem in error.problems] == [field], str(error)
