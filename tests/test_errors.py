from __future__ import annotations

from pathlib import Path

import pytest
from shipped import compiled_library

from assembler.answers.files import LARGEST_FILE
from assembler.cli.records import content_of_file
from assembler.conditions import parse_condition
from assembler.errors import (
    MOST_TOLD,
    AnswersError,
    InputError,
    LibraryError,
    Place,
    Problem,
    did_you_mean,
    listed,
    naming,
    shown,
)
from assembler.input_files import answers_file, answers_text, house_style


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(), ""),
        (Place("hub.yaml"), "hub.yaml"),
        (Place("hub.yaml", 12), "hub.yaml:12"),
        (Place("hub.yaml", 12, "parties[2].kind"), "hub.yaml:12, parties[2].kind"),
        (Place(field="parties[2].kind"), "parties[2].kind"),
        (Place(line=12), ""),
    ],
)
def test_a_place_names_as_much_as_is_known(place: Place, shown: str):
    assert str(place) == shown


def test_a_problem_reads_where_what_and_cure():
    problem = Problem("There is no kind.", Place("hub.yaml", 3), "Give one.")

    assert str(problem) == "hub.yaml:3: There is no kind. Give one."
    assert str(Problem("There is no kind.")) == "There is no kind."


def test_an_error_holds_every_problem_and_prints_each_on_a_line():
    error = AnswersError([Problem("One."), Problem("Two.")])

    assert [problem.message for problem in error.problems] == ["One.", "Two."]
    assert str(error) == "One.\nTwo."


def test_an_error_can_be_made_of_words_or_of_one_problem():
    assert AnswersError("One.").problems == AnswersError(Problem("One.")).problems == (Problem("One."),)


def test_an_unknown_name_is_cured_by_the_nearest_or_by_other_words():
    assert did_you_mean("titel", ["title", "form"]) == "Did you mean “title”?"
    assert did_you_mean("ID", ["id", "form"]) == "Did you mean “id”?"
    assert did_you_mean("zebra", ["title", "form"]) == ""
    assert did_you_mean("", ["", "form"]) == ""
    assert did_you_mean("zebra", ["title", "form"], "Leave it out.") == "Leave it out."


def test_a_file_that_cannot_be_read_is_no_fault_of_what_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The template cannot be read"):
        house_style(tmp_path / "nowhere.docx")
    with pytest.raises(InputError, match="The file cannot be read"):
        content_of_file(tmp_path / "nowhere.docx")


def test_a_fault_in_a_condition_is_a_fault_in_the_library() -> None:
    with pytest.raises(LibraryError, match="is not a condition"):
        parse_condition("and", compiled_library().library.vocabulary)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain \N{EM DASH} words\u00a0here", "plain \N{EM DASH} words\u00a0here"),
        ("a\nb\t\x1b[31m", "a\\nb\\t\\x1b[31m"),
        ("\u202eturned\u200b", "\\u202eturned\\u200b"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_words_are_shown_so_that_they_harm_no_screen(text: str, seen: str):
    assert shown(text) == seen
    assert str(Problem(text, Place(text, 0, text), text)) == f"{seen}, {seen}: {seen} {seen}"


def test_the_middle_of_very_long_words_is_left_out():
    text = "a" * 1_600 + "b" * 401

    assert Problem("a" * 2_000).message == "a" * 2_000
    assert Problem(text).message == f"{'a' * 1_500} \N{HORIZONTAL ELLIPSIS} {'b' * 400}"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "none"),
        (1, "n0"),
        (40, ", ".join(f"n{at}" for at in range(40))),
        (42, ", ".join(f"n{at}" for at in range(40)) + " and 2 more"),
    ],
)
def test_many_names_are_told_by_the_first_and_the_number_of_others(number: int, words: str):
    assert listed([f"n{at}" for at in range(number)], "none") == words


def test_a_hundred_problems_are_told_and_how_many_there_are_besides():
    problems = [Problem(f"p{at}", Place("f.yaml")) for at in range(1_101)]
    told, library = AnswersError(problems), LibraryError(problems)

    assert len(AnswersError(problems[:100]).problems) == 100
    assert (told.count, len(told.problems), str(told.problems[-1])) == (1_101, 101, "f.yaml: And 1,001 more.")
    assert (library.count, len(library.problems)) == (1_101, 1_101)


def test_only_so_many_names_and_letters_are_compared():
    names = [f"x{at}" for at in range(2_000)]

    assert (
        did_you_mean("letter", [*names[1:], "letters"])
        == "Did you mean \N{LEFT DOUBLE QUOTATION MARK}letters\N{RIGHT DOUBLE QUOTATION MARK}?"
    )
    assert did_you_mean("letter", [*names, "letters"]) == ""


def test_problems_without_a_file_are_given_its_name():
    with pytest.raises(AnswersError) as raised, naming("f.yaml"):
        raise AnswersError([Problem("a", Place("", 3)), Problem("b", Place("g.yaml"))])

    assert str(raised.value) == "f.yaml:3: a\ng.yaml: b"


def test_an_answers_file_that_cannot_be_read_is_told_why(tmp_path: Path):
    word, large = tmp_path / "a.yaml", tmp_path / "b.yaml"
    word.write_bytes(b"\xff\xfe")
    with large.open("wb") as file:
        file.truncate(100_000_000)
    cases = {
        word: "The file is not text in UTF-8. Save the answers as plain text (YAML or JSON) in UTF-8, not as Word or Excel.",
        large: f"The file cannot be read: it is larger than {LARGEST_FILE // 1_000_000} MB.",
        tmp_path / "c.yaml": "The file cannot be read: No such file or directory.",
    }
    for path, told in cases.items():
        with pytest.raises(AnswersError) as raised:
            answers_file(path)
        assert str(raised.value) == f"{path}: {told}"


def test_the_mark_at_the_head_of_a_file_is_no_part_of_its_text(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfparties: []\n")

    assert answers_text(path) == "parties: []\n"
    assert answers_file(path).given.parties == ()


def test_an_unreadable_house_style_is_told_and_the_shipped_has_a_name(tmp_path: Path):
    with pytest.raises(InputError) as raised:
        house_style(tmp_path / "a.docx")

    assert str(raised.value) == f"{tmp_path / 'a.docx'}: The template cannot be read: No such file or directory."
    (tmp_path / "b.docx").write_bytes(b"x")
    assert house_style(tmp_path / "b.docx") == (b"x", str(tmp_path / "b.docx"))
    assert house_style(None)[1] == "house.docx"


def test_the_number_of_problems_is_told_in_the_file_of_the_first():
    problems = [Problem("a", Place("one.yaml")), *(Problem("b", Place("two.yaml")) for _ in range(MOST_TOLD + 1))]
    error = AnswersError(problems)

    assert error.count == MOST_TOLD + 2
    assert error.problems == (*problems[:MOST_TOLD], Problem("And 2 more.", Place("one.yaml")))
    assert AnswersError(problems[:MOST_TOLD]).problems == tuple(problems[:MOST_TOLD])


def test_of_more_than_forty_names_the_first_are_listed():
    names = [f"n{number}" for number in range(42)]

    assert listed(names) == ", ".join(names[:40]) + " and 2 more"
    assert listed(names[:41]) == ", ".join(names[:40]) + " and 1 more"
    assert listed(names[:40]) == ", ".join(names[:40])
    assert (listed([]), listed([], "none")) == ("", "none")
