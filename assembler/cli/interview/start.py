"""Where an interview starts: its file, an earlier agreement, a preset, and what was set on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from assembler import formatting
from assembler.answers.schema import leaves
from assembler.answers.typed import day_first, day_of
from assembler.answers.written_paths import WrittenPath, written_path
from assembler.cli.identity import new_identity
from assembler.cli.interview.options import InterviewOptions
from assembler.errors import AnswersError, Place, Problem, did_you_mean
from assembler.interview.core.draft import Draft, StablePath, items_at, value_at
from assembler.interview.core.events import Answer, Event, Suggest
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.talk.labels import step_label
from assembler.interview.talk.lists import NEEDED
from assembler.interview.talk.notice_words import steps_read
from assembler.interview.talk.party_prompts import starting_point
from assembler.interview.talk.presets import preset_named

if TYPE_CHECKING:
    from assembler.effects.values import Notice
    from assembler.interview.store.store import Store
    from assembler.library.presets import Presets


def begun(options: InterviewOptions, store: Store, order: QuestionOrder, presets: Presets) -> tuple[State, bool]:
    """The state to start from, and whether an interview is resumed. Only what the command line adds is written.

    Raises AnswersError when something on the command line is not an answer, a field or a preset.
    """
    state, resumed = store.read(quick=options.quick)
    if options.earlier is not None:
        if resumed:
            message = "This interview has been started already, and --answers starts a new one."
            raise AnswersError(Problem(message, Place(str(options.file)), "Name a new file, or leave --answers out."))
        from assembler.cli.common import answers_file

        state = State(starting_point(answers_file(options.earlier)), quick=state.quick)
    events = list(_events(options, state, presets))
    for event in events:
        state = apply(state, event, order)
    for words in _days_read(options.settings):
        click.echo(words, err=True)
    if not resumed:
        state = replace(state, draft=_with_identity(state.draft))
    if events or options.earlier is not None:
        store.put(state)
    return state, resumed


def _with_identity(draft: Draft) -> Draft:
    """The draft of an agreement that has a permanent id, made now where it had none."""
    document = draft.get("document", {})
    return draft if "id" in document else {**draft, "document": {**document, "id": new_identity()}}


def _events(options: InterviewOptions, state: State, presets: Presets) -> Iterator[Event]:
    if options.preset is not None:
        chosen = preset_named(presets, options.preset)
        if state.suggested:
            click.echo("What an earlier preset proposed is taken away; what was answered stays.", err=True)
        yield Suggest(chosen.answers)
    problems: list[Problem] = []
    for setting in options.settings:
        try:
            yield _setting(setting, state)
        except AnswersError as error:
            problems += error.problems
    if problems:
        raise AnswersError(problems)


def _days_read(settings: Iterable[str]) -> Iterator[str]:
    """How dates that were set in numbers are taken, the day first: once they have been read."""
    for setting in settings:
        field, _, value = setting.partition("=")
        if day_first(value):
            yield f"{field.strip()}: read as {formatting.day(day_of(value))}."


def _setting(setting: str, state: State) -> Answer:
    """`change.withdrawal_notice=12`, `parties[pcc-norvale].area=…` or, by number, `parties[2].area=…`."""
    field, equals, value = setting.partition("=")
    if not equals:
        raise AnswersError(Problem(f"“{setting}” is not a setting.", cure="Write it as field=value."))
    path = written_path(field)
    spot = _spot(path, state)
    leaf = next((leaf for leaf in leaves() if leaf.path == path.field), None)
    if leaf is None:
        meant = did_you_mean(path.field, [leaf.path for leaf in leaves()]).replace("[]", "[1]")
        raise AnswersError(Problem(f"There is no answer called “{path.text}”.", cure=meant))
    return Answer(spot, value.strip())


def _spot(path: WrittenPath, state: State) -> StablePath:
    """The spot a path names."""
    spot: StablePath = ()
    for step in path.steps:
        spot = (*spot, step.name)
        if step.item:
            items = items_at(state.draft, spot)
            identities = [item["id"] for item in items if isinstance(item, dict)] if isinstance(items, list) else []
            spot = (*spot, str(identities[path.number(step, identities)]))
    return spot


def missing_words(view: View, notices: tuple[Notice, ...], points: frozenset[str]) -> tuple[str, ...]:
    """Everything that an agreement still needs, all at once: what is open in it, and the facts without which a finding applies.

    A fact that no finding asks for, and that is printed nowhere, may stay blank.
    """
    lines = []
    asking = [notice for notice in notices if notice.finding.applies]
    needed = {step.spot for notice in asking for step in steps_read(notice, view)}
    for step in view.steps:
        if step.field in NEEDED and not items_at(view.state.draft, step.spot):
            lines.append(f"{_named(step.spot)}: none given ({step_label(step)})")
        elif (
            step.question is not None
            and step.origin in ("open", "not recorded")
            and value_at(view.state.draft, step.spot) is None
            and (step.spot in needed or ".".join(map(str, step.path)) in points)
        ):
            what = "not recorded" if step.origin == "not recorded" else "open"
            lines.append(f"{_named(step.spot)}: {what}: {step.question.prompt}")
    total = "1 answer is missing." if len(lines) == 1 else f"{len(lines)} answers are missing."
    return (*lines, total) if lines else ()


def _named(spot: StablePath) -> str:
    return ".".join(spot)
