from __future__ import annotations

from pathlib import Path

import pytest
from shipped import compiled_library

from assembler.cli.records import content_of_file
from assembler.conditions import parse_condition
from assembler.errors import AnswersError, InputError, LibraryError, Place, Problem, did_you_mean
from assembler.input_files import house_style


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
