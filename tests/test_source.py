"""YAML and JSON text read strictly, each value with its line."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.errors import AnswersError, AssemblerError, LibraryError, Place, Problem
from assembler.json_source import read_json, read_json_line
from assembler.source import (
    Document,
    FieldPath,
    Schema,
    entries,
    expect_names,
    field_path,
    path_written,
    quoted,
    read_each,
    read_yaml,
    written_at,
)


def problems(text: str) -> list[str]:
    with pytest.raises(AnswersError) as raised:
        read_yaml(text, "f.yaml")
    return [str(problem) for problem in raised.value.problems]


class TestValues:
    @pytest.mark.parametrize(
        "written", ["01223456", "12:30", "1e3", "0x10", "yes", "2027-04-01", "1_000", ".5", "=", "NaN", "true"]
    )
    def test_a_scalar_stays_the_text_that_was_written(self, written: str):
        assert read_yaml(f"a: {written}", "f.yaml").value == {"a": written}

    @pytest.mark.parametrize("written", ["", "~", "null"])
    def test_nothing_is_nothing(self, written: str):
        assert read_yaml(f"a: {written}", "f.yaml").value == {"a": None}

    @pytest.mark.parametrize("written", ["''", '"null"', "'~'"])
    def test_quoted_nothing_is_text(self, written: str):
        assert isinstance(read_yaml(f"a: {written}", "f.yaml").value["a"], str)

    def test_lists_and_groups_nest(self):
        text = "a:\n  - b: 1\n    c: [2, 3]\n  - {d: 4}\n"

        assert read_yaml(text, "f.yaml").value == {"a": [{"b": "1", "c": ["2", "3"]}, {"d": "4"}]}

    def test_folded_and_literal_text_are_read(self):
        assert read_yaml("a: >-\n  one\n  two\nb: |\n  one\n  two\n", "f.yaml").value == {
            "a": "one two",
            "b": "one\ntwo\n",
        }

    @pytest.mark.parametrize("text", ["", "\n", "# only a remark\n", "---\n", "--- \n...\n"])
    def test_an_empty_file_holds_nothing(self, text: str):
        assert read_yaml(text, "f.yaml").value is None


class TestLines:
    TEXT = "a: 1\nlist:\n  - x: 1\n    y:\n      z: 2\n  - x: 3\n"

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            (("a",), "f.yaml:1, a"),
            (("list",), "f.yaml:2, list"),
            (("list", 0, "y", "z"), "f.yaml:5, list[1].y.z"),
            (("list", 1, "x"), "f.yaml:6, list[2].x"),
            (("list", 1, "missing", "deeper"), "f.yaml:6, list[2].missing.deeper"),
            (("nowhere",), "f.yaml:1, nowhere"),
        ],
    )
    def test_a_place_is_the_line_of_the_value_or_of_what_is_around_it(self, path: tuple[str | int, ...], place: str):
        assert str(read_yaml(self.TEXT, "f.yaml").place(path)) == place

    def test_a_path_is_written_counting_from_one(self):
        assert field_path(("parties", 1, "functions", 0, "statute")) == "parties[2].functions[1].statute"
        assert field_path(()) == ""

    def test_json_has_its_lines_too(self):
        document = read_json('{\n "a": {\n  "b": [1,\n   2]}}', "f.json")

        assert str(document.place(("a", "b", 1))) == "f.json:4, a.b[2]"
        assert document.value == {"a": {"b": ["1", "2"]}}


class TestRefusals:
    def test_every_fault_of_form_is_named_at_once_with_its_line(self):
        text = "a: &x 1\nb: *x\nc: !tag 2\na: 3\nd: {e: 1, e: 2}\n"

        assert problems(text) == [
            "f.yaml:1, a: An anchor (&name) is not allowed.",
            "f.yaml:2, b: An alias (*name) is not allowed: write the value out.",
            "f.yaml:3, c: A tag (!name) is not allowed.",
            "f.yaml:4, a: “a” is given twice.",
            "f.yaml:5, d.e: “e” is given twice.",
        ]

    def test_a_merge_key_is_an_ordinary_name(self):
        assert problems("a: &x {b: 1}\nc:\n  <<: *x\n")[1].startswith("f.yaml:3, c.<<: An alias")

    def test_a_name_that_is_not_plain_words_is_refused(self):
        assert problems("? [a, b]\n: 1\n") == ["f.yaml:1: A name must be plain words."]

    def test_a_second_document_is_refused(self):
        assert problems("a: 1\n---\nb: 2\n")[0].startswith("f.yaml: The file holds more than one document: take out")

    @pytest.mark.parametrize(
        ("text", "line", "cure"),
        [
            ("a: 1\n b: 2\n", 2, "If there is none, the line begins too far in."),
            ("a: b: c\n", 1, "An answer that holds a colon and a space must be put in quotes."),
            ("a: [1, 2\n", 2, "every quote and bracket is closed."),
            ("- a\nb: 1\n", 2, "Check that each line begins as far in as those beside it"),
            ('a: "open\n', 2, "A quote is opened there or before, and not closed."),
            ("a:\n\t- 1\n", 2, "Begin each line with spaces, never with a tab"),
            ("a: b\n\tc: d\n", 2, "Begin each line with spaces, never with a tab."),
            ("a: @b\n", 1, "put an answer that begins with a sign in quotes."),
        ],
    )
    def test_what_is_not_yaml_is_refused_with_its_line_and_a_cure(self, text: str, line: int, cure: str):
        (problem,) = problems(text)

        assert problem.startswith(f"f.yaml:{line}: This is not well-formed YAML: ")
        assert cure in problem

    @pytest.mark.parametrize(
        "text", ["[" * 100 + "]" * 100, "{a: " * 100 + "1" + "}" * 100, "- " * 100 + "1", "[" * 100_000]
    )
    def test_deep_nesting_is_refused_and_does_no_harm(self, text: str):
        (problem,) = problems(text)

        assert "nested too deeply" in problem

    def test_a_control_character_is_refused_with_its_line(self):
        assert problems("a: £1\nb: ŷ\nc: b\x07c\n") == [
            "f.yaml:3: This is not well-formed YAML: unacceptable character #x0007: control characters are not allowed. "
            "Take that character out: it cannot be seen, and comes in when words are copied from elsewhere."
        ]

    def test_a_name_may_have_no_anchor_tag_or_alias_either(self):
        assert problems("&x a: 1\n!tag b: 2\nc:\n  - &y d: 3\n") == [
            "f.yaml:1, a: An anchor (&name) is not allowed.",
            "f.yaml:2, b: A tag (!name) is not allowed.",
            "f.yaml:4, c[1].d: An anchor (&name) is not allowed.",
        ]

    def test_an_answer_is_not_cut_short_at_a_number_sign(self):
        cure = "Put the whole answer in quotes; or, if it is a comment, a space after the sign."
        message = f"What follows the number sign (#) would be taken for a comment, and be no part of the answer. {cure}"

        assert problems("a: Station #4\nb:\n  - Unit #2, High Street\n") == [
            f"f.yaml:1, a: {message}",
            f"f.yaml:3, b[1]: {message}",
        ]
        assert problems("a: Station #4 and #5\nb: '#1' #2\n") == [f"f.yaml:1, a: {message}"]
        assert problems("a: Ŷnys\n   Môn #4\n") == [f"f.yaml:2, a: {message}"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("a: Station # why\n", "Station"),
            ("a: 'Station #4' #why\n", "Station #4"),
            ("a: Station#4\n", "Station#4"),
            ("#one\na: b\n  #two\n", "b"),
            ("a: |\n  Station #4\n", "Station #4\n"),
            ("a: [b, c] #why\n", ["b", "c"]),
            ("a: #why\n  - b\n", ["b"]),
        ],
    )
    def test_a_comment_is_one_and_a_number_sign_in_quotes_is_none(self, text: str, value: object):
        assert read_yaml(text, "f.yaml").value == {"a": value}

    @pytest.mark.row("C4")
    @pytest.mark.parametrize(
        "text", ["“Norvale”", "\u2018Norvale\u2019", "„Norvale“", "“Norvale\n   Council”", "“the officer\u2019s”"]
    )
    def test_curly_quotes_round_an_answer_are_told_as_none_to_yaml(self, text: str):
        cure = 'Take them away, or write straight ones ("); if they are to be printed, put straight ones round them.'
        message = f"The curly quotes round the answer are no quotation marks to YAML, and would be printed. {cure}"
        assert problems(f"a: b\nc:\n  - {text}\n") == [f"f.yaml:3, c[1]: {message}"]

    @pytest.mark.row("C4")
    @pytest.mark.parametrize(
        "words",
        [
            "“Vehicle” means a car",
            "“a” and “b”",
            "the “Yard”",
            "\u2018a\u2019 or \u2018b\u2019",
            "“Norvale”",
            "“",
            "\u2019tis",
        ],
    )
    def test_curly_quotes_of_the_answers_are_left_and_written_so(self, words: str):
        assert read_yaml(f'a: "{words}"\n', "f.yaml").value == {"a": words}
        assert read_yaml(f"a: {quoted(words)}\n", "f.yaml").value == {"a": words}

    def test_the_caller_says_which_error_it_is(self):
        with pytest.raises(LibraryError):
            read_yaml("a: 1\na: 2\n", "f.yaml", LibraryError)


class TestJson:
    def refused(self, text: str) -> list[str]:
        with pytest.raises(AnswersError) as raised:
            read_json(text, "f.json")
        return [str(problem) for problem in raised.value.problems]

    def test_numbers_keep_the_digits_that_were_written(self):
        assert read_json('{"a": 1.10, "b": 1e3, "c": 007.5e1}'.replace("007.5e1", "75"), "f.json").value == {
            "a": "1.10",
            "b": "1e3",
            "c": "75",
        }

    def test_true_false_and_null_are_themselves(self):
        assert read_json('{"a": true, "b": false, "c": null}', "f.json").value == {"a": True, "b": False, "c": None}

    def test_what_is_not_json_is_refused_with_its_line(self):
        assert self.refused('{\n "a": 1,\n "b": }')[0].startswith("f.json:3: This is not well-formed JSON: ")

    def test_names_given_twice_are_faults_by_name(self):
        document = read_json('{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}', "f.json")

        assert [fault.message for fault in document.faults] == ["“c” is given twice.", "“a” is given twice."]

    @pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000])
    def test_deep_nesting_is_refused(self, text: str):
        assert "nested too deeply" in self.refused(text)[0]


@given(st.text(), st.sampled_from([read_yaml, read_json]))
def test_any_text_is_read_or_refused_in_our_own_words(text: str, read: Callable[[str, str], Document]):
    with contextlib.suppress(AssemblerError):
        assert read(text, "f").file == "f"


@pytest.mark.slow
@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_is_read_as_it_was_written(value: object):
    assert read_json(json.dumps(value), "f.json").value == value


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ('{"a": }', 0, "f.json:1: This is not well-formed JSON: Expecting value."),
        (
            '{\n"a": 1, 2: 3}',
            0,
            "f.json:2: This is not well-formed JSON: Expecting property name enclosed in double quotes.",
        ),
        ('{\n"a": }', 7, "f.json:7: This is not well-formed JSON: Expecting value."),
        ("[" * 43 + "]" * 43, 0, "f.json: It is nested too deeply."),
        ("[" * 100_000, 3, "f.json:3: It is nested too deeply."),
        (f"[{'0,' * 100_000}0]", 0, "f.json: It holds more than 100,000 values."),
    ],
)
def test_json_that_cannot_be_read_is_refused_with_its_line(text: str, line: int, fault: str):
    with pytest.raises(AnswersError) as raised:
        read_json_line(text, "f.json", line) if line else read_json(text, "f.json")

    assert str(raised.value) == fault


@pytest.mark.slow
def test_json_may_be_deep_and_large_within_bounds():
    deep, large = "[" * 42 + "]" * 42, f"[{'0,' * 99_998}0]"

    assert read_json(deep, "f.json").faults == ()
    assert len(read_json(large, "f.json").value) == 99_999


def test_a_line_of_json_is_on_its_line_and_tells_names_given_twice():
    document = read_json_line('{"b": 1, "a": 2, "b": 3, "a": {"c": NaN}}', "f.jsonl", 7)

    assert document.value == {"b": "3", "a": {"c": "NaN"}}
    assert str(document.place(("a", "c"))) == "f.jsonl:7, a.c"
    assert [str(one) for one in document.faults] == [
        "f.jsonl:7: \N{LEFT DOUBLE QUOTATION MARK}a\N{RIGHT DOUBLE QUOTATION MARK} is given twice.",
        "f.jsonl:7: \N{LEFT DOUBLE QUOTATION MARK}b\N{RIGHT DOUBLE QUOTATION MARK} is given twice.",
    ]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("document", ("document",)),
        ("document.title", ("document", "title")),
        ("parties[1]", ("parties", 0)),
        ("parties[12].functions[3].kind", ("parties", 11, "functions", 2, "kind")),
    ],
)
def test_a_path_that_was_written_is_read_again(text: str, path: FieldPath):
    assert path_written(text) == path
    assert field_path(path) == text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), {"a": [{"b": "1"}], "c": "xy", "d": None}),
        (("a",), [{"b": "1"}]),
        (("a", 0, "b"), "1"),
        (("a", 1), None),
        (("a", 1, "b"), None),
        (("a", "b"), None),
        (("c", 0), None),
        (("c", "x"), None),
        (("d",), None),
        (("d", "e"), None),
        (("e", 0), None),
        ((0,), None),
    ],
)
def test_what_is_written_at_a_path_is_found_or_nothing(path: FieldPath, value: object):
    assert written_at(read_yaml("a: [{b: 1}]\nc: xy\nd:\n", "f.yaml").value, path) == value


class TestWhatTheLibraryHolds:
    """Lists and groups of the library's files, which whoever writes clauses may get wrong."""

    TEXT = "head: x\ngiven:\n  rows:\n    - {id: a, says: A}\n    - {says: B}\n    - words\n"

    def test_a_list_is_told_entry_by_entry_with_its_line_and_name(self):
        document = read_yaml(self.TEXT, "f.yaml")

        assert list(entries(document, ("given", "rows"), "id")) == [
            ({"id": "a", "says": "A"}, Place("f.yaml", 4, "a")),
            ({"says": "B"}, Place("f.yaml", 5, "")),
            ("words", Place("f.yaml", 6, "")),
        ]
        assert [place.field for _, place in entries(document, ("given", "rows"))] == ["", "", ""]

    def test_a_whole_file_may_be_a_list_and_nothing_is_an_empty_one(self):
        assert list(entries(read_yaml("- {id: a}\n", "f.yaml"), named="id")) == [({"id": "a"}, Place("f.yaml", 1, "a"))]
        assert list(entries(read_yaml("rows:\n", "f.yaml"), ("rows",))) == []
        assert list(entries(read_yaml("", "f.yaml"))) == []

    def test_what_is_no_list_is_refused_at_its_place(self):
        with pytest.raises(LibraryError) as raised:
            list(entries(read_yaml(self.TEXT, "f.yaml"), ("given",)))

        assert raised.value.problems == (Problem("This should be a list.", Place("f.yaml", 2, "given")),)

    def test_the_faults_of_every_entry_are_told_and_the_others_are_made(self):
        document = read_yaml(self.TEXT, "f.yaml")
        problems: list[Problem] = [Problem("One before.")]
        schema = Schema(("says",), ("id",))
        made = read_each(
            entries(document, ("given", "rows"), "id"),
            lambda entry, place: expect_names(entry, schema, place),
            problems,
        )

        assert made == [{"id": "a", "says": "A"}, {"says": "B"}]
        assert problems == [
            Problem("One before."),
            Problem("This should be a group of names and values.", Place("f.yaml", 6)),
        ]

    @pytest.mark.parametrize(
        ("entry", "wrong"),
        [
            ({"a": "1", "b": "2"}, ""),
            ({"a": "1", "b": "2", "c": None}, ""),
            ({"a": "1"}, "missing: b"),
            ({"a": None}, "missing: a, b"),
            ({"b": "2", "a": "1", "z": "3", "y": "4"}, "unknown: y, z"),
            ({"d": "1"}, "unknown: d; missing: a, b"),
            ({"a": "", "b": "0"}, ""),
        ],
    )
    def test_a_group_has_the_names_it_must_have_and_none_but_those_it_may(self, entry: dict[str, object], wrong: str):
        place, schema = Place("f.yaml", 3, "x"), Schema(("a", "b"), ("c",))
        if not wrong:
            assert expect_names(entry, schema, place) is entry
            return
        with pytest.raises(LibraryError) as raised:
            expect_names(entry, schema, place)

        assert raised.value.problems == (Problem(f"Names are wrong here ({wrong}).", place),)

    def test_a_group_need_not_have_names_that_it_may_have(self):
        assert expect_names({}, Schema(()), Place()) == {}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Hub", "Hub"),
        ("(north)", "(north)"),
        ("“North” is one", "“North” is one"),
        ("£5", "£5"),
        ("12:30", "12:30"),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #1", '"a #1"'),
        ("a#1", "a#1"),
        ("a ", '"a "'),
        (" a", '" a"'),
        ("-a", '"-a"'),
        ("", '""'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("nulls", "nulls"),
        ("“all of it”", '"“all of it”"'),
        ('a "b" \\', 'a "b" \\'),
        ('"b" \\', '"\\"b\\" \\\\"'),
        ("a\nb", '"a\\u000ab"'),
        ("a\N{NO-BREAK SPACE}b", '"a\\u00a0b"'),
        ("\N{FIRE ENGINE}", '"\N{FIRE ENGINE}"'),
        ("a\U000e0001", '"a\\U000e0001"'),
        ("a\uffff", '"a\\uffff"'),
    ],
)
def test_text_is_quoted_on_one_line_where_it_would_read_otherwise(text: str, written: str):
    assert quoted(text) == written
    if "\uffff" not in text:
        assert read_yaml(f"a: {written}", "f.yaml").value == {"a": text}
