"""A question turned into a prompt, and a reply into an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace
from pydantic import TypeAdapter

from assembler.answers.paths import at
from assembler.answers.plain_value import plain_value
from assembler.answers.stand_ins import left_open
from assembler.answers.typed import day_first
from assembler.conditions import Choice, Choices, Date, ListOf, Money, Number, Record, Reference, Sort, Text, YesNo
from assembler.errors import AnswersError
from assembler.formatting import and_list, day, pounds, quantity
from assembler.interview.core.draft import value_at
from assembler.interview.core.events import Answer, AnswerEach, Apart, Event, Leave
from assembler.interview.core.groups import counted_once
from assembler.interview.core.question_order import QuestionOrder, label_of
from assembler.interview.core.transitions import apply, problem_words
from assembler.interview.talk.kind_examples import kind_example
from assembler.interview.talk.prompts import TO_BE_AGREED, Command, Option, Prompt, Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from assembler.interview.core.state import State
    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.questions import Question

NOTHING = ""
"""The value of the option that records nothing."""

APART = "apart"
"""The value of the option that answers for each item by itself."""


def prompt_for(step: Step, view: View, status: str) -> Prompt:
    """The prompt of a question."""
    question = step.question
    assert question is not None  # noqa: S101 - a table has prompts of its own
    default, origin = _default(step, view)
    commands = {Command.BACK, Command.HELP, Command.MENU}
    if question.leaf.nature == "fill-in":
        commands.add(Command.OPEN)
    return Prompt(
        kind=_kind(question.leaf.sort),
        question=question.prompt,
        place=place_of_step(step, view),
        status=status,
        example=_example(question, kind_example(question, step, view)),
        options=options_of(question, view, step),
        default=default,
        origin=origin,
        leave="" if default or origin else _leave(question),
        commands=frozenset(commands),
        check=_check((step,), view.state, view.order),
    )


def prompt_for_each(group: tuple[Step, ...], view: View, status: str) -> Prompt:
    """The prompt of a question that is put once for several items."""
    first = group[0]
    single = prompt_for(first, view, status)
    about = [step.about for step in group]
    return replace(
        single,
        place=f"{_number_words(first, view)}: each of {and_list(about)}",
        options=(*single.options, Option(APART, "Not the same for all of them: ask about each")),
        check=_check(group, view.state, view.order),
    )


def place_of_step(step: Step, view: View) -> str:
    """Where the question is: its section, its number, and whom it is about."""
    place = _number_words(step, view)
    return f"{place}: {step.about}" if step.about else place


def _number_words(step: Step, view: View) -> str:
    """The step's number in its section: “Money, question 3 of 9 to 12”."""
    own = [one for one in view.steps if one.section == step.section]
    here = counted_once(step, view.state)
    put = [counted_once(one, view.state) for one in own if (one.asked and one.counted) or one.spot == step.spot]
    counted = list(dict.fromkeys(put))
    most = len(set(counted).union(counted_once(one, view.state) for one in own if one.possible))
    total = f"{len(counted)} to {most}" if most > len(counted) else str(len(counted))
    return f"{view.order.titles[step.section]}, question {counted.index(here) + 1} of {total}"


def options_of(question: Question, view: View, step: Step) -> tuple[Option, ...]:
    """The answers to choose from, if there is a closed list of them."""
    sort = question.leaf.sort
    if isinstance(sort, Choice | Choices):
        options = [Option(value, label) for value, label in question.choices.items()]
    elif isinstance(sort, YesNo):
        options = [Option("yes", "Yes"), Option("no", "No")]
    elif isinstance(sort, Reference):
        options = [Option(i, label_of(item)) for i, item in view.answers.scope.index[sort.list_path].items()]
    else:
        return ()
    if question.leaf.nature != "drafting" and not isinstance(sort, Choices) and step.origin != "given":
        options.append(Option(NOTHING, "To be agreed" if question.leaf.nature == "fill-in" else "Not recorded yet"))
    return tuple(options)


def event_of(step: Step, reply: Reply) -> Event:
    """The event that a reply makes of a question. An empty one leaves it as it is."""
    if reply in (Command.LEAVE, NOTHING):
        return Leave(step.spot)
    if reply is Command.OPEN:
        return Answer(step.spot, TO_BE_AGREED)
    if isinstance(reply, str):
        return Answer(step.spot, reply)
    assert isinstance(reply, tuple)  # noqa: S101 - the other commands are not answers
    return Answer(step.spot, list(reply))


def taken(step: Step, prompt: Prompt, reply: Reply) -> Reply:
    """The reply, or, where Enter takes a default as the answer, that default: it is then written in the file."""
    question = step.question
    if reply is not Command.LEAVE or question is None or question.default is None:
        return reply
    if step.origin not in ("default", "given"):
        return reply
    value = prompt.default
    return value if isinstance(value, tuple) or left_open(value) is None else Command.OPEN


def event_of_each(group: tuple[Step, ...], reply: Reply) -> Event:
    """The event that a reply makes of a question about several items."""
    if reply == APART:
        return Apart(group[0].field)
    event = event_of(group[0], reply)
    value = event.value if isinstance(event, Answer) else None
    return AnswerEach(tuple(step.spot for step in group), value)


def _kind(sort: Sort) -> Literal["words", "one", "many"]:
    if isinstance(sort, Choices):
        return "many"
    return "one" if isinstance(sort, Choice | YesNo | Reference) else "words"


def _example(question: Question, words: str) -> str:
    """An example as people type it; whatever is shown is accepted. Choices show their own words."""
    return read_as(question, words) if words and _kind(question.leaf.sort) == "words" else ""


def read_as(question: Question, typed: str) -> str:
    """How a number, a sum or a date that was typed is taken, in the words that the agreement prints; other words as they are."""
    sort = question.leaf.sort
    value: Any = TypeAdapter(question.leaf.annotation).validate_python(typed)
    match sort:
        case Date():
            return day(value)
        case Money():
            return pounds(value)
        case Number(unit=unit):
            return quantity(value, unit)
        case YesNo() | Choice() | Choices() | Text() | Reference() | Record() | ListOf():
            return typed


def echo_words(question: Question, reply: Reply) -> str:
    """What is said of a date that was typed in numbers, so that nobody takes its month for its day; of another reply nothing."""
    if isinstance(reply, str) and isinstance(question.leaf.sort, Date) and day_first(reply):
        return f"Read as {read_as(question, reply)}."
    return ""


def _leave(question: Question) -> str:
    return "leaves it to be agreed" if question.leaf.nature == "fill-in" else "leaves it not recorded"


def _default(step: Step, view: View) -> tuple[Any, str]:
    """What Enter keeps, and where it came from."""
    question = step.question
    assert question is not None  # noqa: S101
    held = value_at(view.state.draft, step.spot)
    if isinstance(held, dict):
        return f"{TO_BE_AGREED}: {held['to_be_agreed']}", "given before"
    if held is not None:
        value = tuple(held) if isinstance(held, list) else held
        return value, "from the preset" if step.spot in view.state.suggested else "given before"
    if step.origin in ("register", "default"):
        value = value_shown(step, view)
        return value, "from the register" if step.origin == "register" else "the default"
    return (() if _kind(question.leaf.sort) == "many" else ""), ""


def value_shown(step: Step, view: View) -> object:
    """The completed answer of a question, as an answers file would write it."""
    plain = plain_value(at(view.answers.values, step.path))
    return tuple(plain) if isinstance(plain, list) else plain


def _check(group: tuple[Step, ...], state: State, order: QuestionOrder) -> Callable[[str | tuple[str, ...]], str]:
    def check(reply: str | tuple[str, ...]) -> str:
        event = event_of_each(group, reply) if len(group) > 1 else event_of(group[0], reply)
        try:
            apply(state, event, order)
        except AnswersError as error:
            return problem_words(error)
        return ""

    return check


def help_words(question: Question, clauses: tuple[str, ...]) -> str:
    """What `?` shows: help, why it is asked, the law behind it, and the clauses that read the answer."""
    lines = [question.help, f"Why it is asked: {question.why}", f"Source: {'; '.join(question.law)}."]
    if clauses:
        lines.append(f"It affects: {'; '.join(clauses)}.")
    return "\n".join(line for line in lines if line)
