"""The presets: eight, strict, without a statutory fact, and quick enough."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from interview.playing import COURSE, PRESETS, QUESTIONNAIRE, FillingUser, User, play
from searching import WHOLE

from assembler.answers.plain_value import plain_value
from assembler.errors import LibraryError
from assembler.interview.core.draft import value_at
from assembler.interview.core.events import Answer, Suggest
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.sitting.interview import SittingOutcome
from assembler.library.preset_sources import read_presets


def test_there_are_the_eight_of_the_outline() -> None:
    assert list(PRESETS.by_id) == [
        "strategic-umbrella",
        "operational-assistance",
        "co-responding",
        "shared-premises",
        "shared-services",
        "joint-post",
        "shared-control-room",
        "fleet-and-training",
    ]


THREE_SERVICES = ("pcc-norfolk", "fra-norfolk", "amb-east-of-england")
WITH_CHIEF_OFFICERS = {
    "Norfolk": ("pcc-norfolk", "cc-norfolk", "fra-norfolk", "amb-east-of-england"),
    "London": ("mopac", "commissioner-metropolis", "london-fire-commissioner", "amb-london"),
}
OFFICERS = [
    pytest.param(preset, bodies, id=f"{preset}-{name}")
    for at, preset in enumerate(PRESETS.by_id)
    for place, (name, bodies) in enumerate(WITH_CHIEF_OFFICERS.items())
    if WHOLE or (at + place) % 2
]
"""Each preset in one of the two places, and in both in the whole suite."""


@cache
def played(preset: str, bodies: tuple[str, ...]) -> tuple[FillingUser, str, SittingOutcome]:
    """Who filled in a quick interview from a preset, what was shown, and how it ended."""
    user = FillingUser(bodies=[*bodies])
    with TemporaryDirectory() as folder:
        _, face, outcome = play(Path(folder), user, preset)
    return user, "\n".join(face.shown), outcome


def numbers(user: User) -> int:
    """How many questions the interview numbered on screen, a list with its rows and a question about several parties being one."""
    most: dict[str, int] = {}
    for prompt, _ in user.played:
        place = re.match(r"(.*), question (\d+) of", prompt.place)
        if place:
            most[place[1]] = max(most.get(place[1], 0), int(place[2]))
    return sum(most.values())


@pytest.mark.parametrize(("preset", "bodies"), [*((preset, THREE_SERVICES) for preset in PRESETS.by_id), *OFFICERS])
@pytest.mark.slow
def test_a_quick_interview_of_full_lists_asks_forty_questions_at_most(preset: str, bodies: tuple[str, ...]) -> None:
    user, shown, outcome = played(preset, bodies)

    assert outcome is SittingOutcome.FINISHED
    assert 20 < numbers(user) <= 40
    assert f"The parties ({len(bodies)})" in shown


@pytest.mark.parametrize("preset", PRESETS.by_id)
@pytest.mark.slow
def test_three_services_meet_at_most_forty_eight_questions_with_rows(preset: str) -> None:
    user, *_ = played(preset, THREE_SERVICES)
    asked = {prompt.question.partition(": ")[0] for prompt, _ in user.played if ", question " in prompt.place}

    assert len(asked) <= 48  # six of them are of the rows of places, and four of those of systems


def test_what_a_quick_interview_leaves_has_no_default_that_would_do() -> None:
    questions = QUESTIONNAIRE.by_field

    assert [field for field in COURSE.later if field in questions and questions[field].default is not None] == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "preset: p\ntitle: P\ndescribes: d\nanswers: {decision.route: duty}\n",
            "statutory fact: no preset may fill it",
        ),
        (
            "preset: p\ntitle: P\ndescribes: d\nanswers:\n  parties[].roles: lead\n",
            "answers questions about the agreement",
        ),
        ("preset: p\ntitle: P\ndescribes: d\nanswers: {governance.structure: big}\n", "“big” is not an answer"),
        (
            "preset: p\ntitle: P\ndescribes: d\nanswers: {governance.shape: big}\n",
            "answers questions about the agreement",
        ),
        ("preset: p\ntitle: P\ndescribes: d\nanswers: {}\ncolour: blue\n", "wrong here: \\['colour'\\]"),
        ("preset: other\ntitle: P\ndescribes: d\nanswers: {}\n", "must end in -other.yaml"),
        ("- a list\n", "A preset has"),
    ],
)
def test_a_faulty_preset_is_refused_with_its_file(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "1-p.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(LibraryError, match=problem) as error:
        read_presets(QUESTIONNAIRE, tmp_path)
    assert "clauses/presets/1-p.yaml" in str(error.value)


def test_an_unknown_field_that_is_left_for_later_is_refused(tmp_path: Path) -> None:
    (tmp_path / "quick.yaml").write_text("later: [document.colour]\n", encoding="utf-8")

    with pytest.raises(LibraryError, match=r"quick\.yaml:1.*“document\.colour” is not a field"):
        read_presets(QUESTIONNAIRE, tmp_path)


@pytest.mark.row("J12")
@pytest.mark.parametrize("preset", PRESETS.by_id)
def test_a_preset_puts_all_its_answers_into_the_draft(preset: str) -> None:
    answers = PRESETS.by_id[preset].answers
    state = apply(State({}), Suggest(answers), COURSE)
    spots = {field: tuple(field.split(".")) for field in answers}

    assert answers
    assert {field: value_at(state.draft, spot) for field, spot in spots.items()} == {
        field: plain_value(value) for field, value in answers.items()
    }
    assert state.suggested == set(spots.values())
    assert state.done == frozenset()


@pytest.mark.row("J12")
def test_a_preset_never_changes_an_answer_that_was_given_before() -> None:
    spot = ("governance", "structure")
    given = apply(State({}), Answer(spot, "light"), COURSE)
    state = apply(given, Suggest(PRESETS.by_id["shared-premises"].answers), COURSE)

    assert value_at(state.draft, spot) == "light"
    assert spot not in state.suggested
    assert value_at(state.draft, ("money", "cost_model")) == "fixed_shares"
