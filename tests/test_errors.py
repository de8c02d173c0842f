from __future__ import annotations

import pytest

from assembler.errors import AnswersError, Place, Problem, did_you_mean


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
