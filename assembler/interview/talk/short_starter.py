"""A short answers file to begin with: the parties, what a preset proposes, and only what must be answered, each with a line of help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from assembler.answers.formats import FORMAT
from assembler.answers.values import suggested_id
from assembler.conditions import Choice, Choices, Date, Number, Reference, YesNo
from assembler.interview.core.draft import Draft, StablePath, items_at, value_at
from assembler.interview.talk.labels import list_title
from assembler.interview.talk.lists import item_noun
from assembler.interview.talk.questions import read_as
from assembler.source import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.questions import Question

_HEAD = """\
# yaml-language-server: $schema=answers.schema.json
# Complete what has nothing after its colon, or leave it open. `assembler check FILE` says what is missing; `new … --full` asks everything.
"""

_WIDTH = 140
"""Characters of a line: where a question with its choices or example would make a longer one, less is said."""

_NAMES = 8
"""Names of an entry that are shown: the first; an editor offers the rest."""

STARTING_WORKSTREAM = "workstream-1"
"""The id of the first workstream, of which every agreement has one."""

UNNAMED = ("party-1", "party-2")
"""The ids of the parties while nobody has said who they are: a collaboration agreement has at least two (section 1(1))."""


def starting_draft(bodies: tuple[str, ...]) -> Draft:
    """The draft of an agreement between these bodies of the register, or between two parties still to be named."""
    parties = [{"id": body, "body": body} for body in bodies] or [{"id": identity} for identity in UNNAMED]
    return {"parties": parties, "scope": {"workstreams": [{"id": STARTING_WORKSTREAM}]}}


class _Items(dict[str, Any]):
    """A list of the file, by the ids of its items."""


class _Answer(Struct, frozen=True):
    """An answer's line: its value, None while it is waiting, and its help, the fullest first.

    One that is `brief` is no words of one's own, which may hold a comma or a colon: it can stand in braces beside others.
    """

    value: object
    helps: tuple[str, ...]
    brief: bool = False

    def line(self, name: str) -> str:
        """The line, with the fullest help that there is room for."""
        return _helped(f"{name}:{'' if self.value is None else f' {_written(self.value)}'}", self.helps)


def _helped(line: str, helps: tuple[str, ...], before: str = "  # ") -> str:
    """A line with the fullest help that there is room for."""
    whole = [f"{line}{before}{words}" if words else line for words in helps]
    return next((line for line in whole if len(line) <= _WIDTH), whole[-1])


def short_starter(view: View, identity: str) -> str:
    """The text of the file: the answers that a state holds, and a line for each question that a quick interview would put."""
    tree: dict[str, Any] = {"document": {"id": _Answer(identity, ("",))}}
    for party in items_at(view.state.draft, ("parties",)):
        body = view.order.register.bodies.get(party.get("body", ""))
        _group(tree, ("parties", party["id"]))["body"] = _Answer(
            body and body.id, (body.legal_name,) if body else _BODY
        )
    formed: set[str] = set()
    for step in view.steps:
        if step.question is not None and _put(step, view):
            _group(tree, step.spot[:-1])[step.spot[-1]] = _answer(step.question, value_at(view.state.draft, step.spot))
        elif step.table is not None and _without_rows(step, view) and step.field not in formed:
            formed.add(step.field)
            _group(tree, step.spot[:-1])[f"# {step.spot[-1]}"] = _form(step, view)
    return f"{_HEAD}format: {FORMAT}\n" + "\n".join(_lines(tree, 0)) + "\n"


_BODY = (
    "Its id in the register: `assembler bodies search` finds it. For one that is not there: assembler new OTHER --full",
)


def _put(step: Step, view: View) -> bool:
    """Whether a question has a line: what a preset answers, and what is waiting, but what the register says of a party once it is named."""
    unnamed = step.field.count(".") == 1 and step.spot[0] == "parties" and step.spot[1] in UNNAMED
    if step.spot in view.state.suggested:
        return step.asked
    return step.asked and step.counted and step.origin in ("open", "not recorded") and not unnamed


def _without_rows(step: Step, view: View) -> bool:
    """Whether a list has rows to come. Who does what in a workstream waits until there are workstreams."""
    return (
        step.asked
        and step.counted
        and "workstreams" not in step.spot[:-1]
        and not items_at(view.state.draft, step.spot)
    )


def _group(tree: dict[str, Any], spot: StablePath) -> dict[str, Any]:
    """The group at a spot, made if it is not there; the name of a list has its items below it."""
    for name in spot:
        tree = tree.setdefault(name, _Items() if name in _LISTS else {})
    return tree


_LISTS = frozenset({"parties", "workstreams"})
"""The lists that have items to begin with."""


def _answer(question: Question, value: object) -> _Answer:
    """A question's line. What a preset proposes needs few words; what is waiting, how it may be answered."""
    sort = question.leaf.sort
    if value is not None:
        return _Answer(value, (question.label,), brief=re.fullmatch(r"[\w, \[\]-]+", _written(value)) is not None)
    if isinstance(sort, YesNo):
        return _Answer(None, (f"{question.prompt} yes or no", f"{question.label}: yes or no"), brief=True)
    if isinstance(sort, Choice | Choices):
        choices = ", ".join(question.choices)
        helps = (f"{question.prompt} {choices}", f"{question.label}: {choices}", question.label)
        return _Answer(None, helps, brief=isinstance(sort, Choice))
    if isinstance(sort, Reference):
        return _Answer(None, (f"{question.prompt} The id of one of the {sort.list_path.rpartition('.')[2]}.",))
    helps = (f"{question.prompt} Such as: {read_as(question, question.example)}", question.prompt, question.label)
    return _Answer(None, helps, brief=isinstance(sort, Date | Number))


def _form(step: Step, view: View) -> _Answer:
    """An entry of a list that has none yet, with its names: a comment, until somebody takes its sign away."""
    prefix = step.field + "."
    names = [
        question.field.removeprefix(prefix)
        for question in view.order.questionnaire.questions
        if question.field.startswith(prefix) and question.default is None and question.leaf.nature == "fill-in"
    ]
    shown = [f"{name}: " for name in names if "." not in name][:_NAMES]
    entry = ", ".join([f"id: {suggested_id(item_noun(step).split()[0])}-1", *shown])
    return _Answer([f"{{{entry}}}"], (f"{list_title(step)}, if there are any", ""))


def _lines(tree: Mapping[str, Any], indent: int, explained: frozenset[str] = frozenset()) -> Iterator[str]:
    """The lines of a group; those groups in it that are `explained` above it say no more of themselves."""
    pad = " " * indent
    for name, inner in tree.items():
        if isinstance(inner, _Answer):
            yield inner.line(f"{pad}{name}")
        elif isinstance(inner, _Items):
            yield f"{pad}{name}:"
            yield from _items(inner, indent + 2)
        elif len(inner) == 1 and (only := next(iter(inner))).startswith("# "):
            form = f"{{{only.removeprefix('# ')}: {_written(inner[only].value)}}}"
            yield _helped(f"{pad}# {name}: {form}", inner[only].helps)
        elif name in explained:
            yield f"{pad}{name}: {_in_braces(inner)}  # explained above"
        elif line := _one_line(f"{pad}{name}", inner):
            yield line
        else:
            yield f"{pad}{name}:"
            yield from _lines(inner, indent + 2)


def _items(items: _Items, indent: int) -> Iterator[str]:
    """The entries of a list. What is asked of several of them alike is explained once, above them."""
    pad = " " * indent
    asked = [(name, inner) for item in items.values() for name, inner in item.items() if _brief(inner)]
    several = {name for name, _ in asked if sum(name == other for other, _ in asked) > 1}
    explained = {key: answer for name, inner in asked if name in several for key, answer in inner.items()}
    yield from (_helped(f"{pad}# {key}:", answer.helps, before=" ") for key, answer in explained.items())
    for identity, item in items.items():
        yield f"{pad}- id: {identity}"
        yield from _lines(item, indent + 2, frozenset(several))


def _brief(group: object) -> bool:
    """Whether something is a group of answers that can all stand in braces."""
    return isinstance(group, dict) and all(isinstance(one, _Answer) and one.brief for one in group.values())


def _one_line(head: str, group: Mapping[str, Any]) -> str:
    """A group in one line, where a preset answers it in choices and numbers, and one answer at most waits, with its help; else empty."""
    if "id" in group or not _brief(group):
        return ""
    line = _helped(f"{head}: {_in_braces(group)}", _help_of(group))
    waiting = sum(one.value is None for one in group.values())
    return line if waiting == 0 or (waiting == 1 and len(line) <= _WIDTH) else ""


def _in_braces(group: Mapping[str, Any]) -> str:
    return f"{{{', '.join(f'{name}: {_value(answer)}' for name, answer in group.items())}}}"


def _value(answer: _Answer) -> str:
    return "" if answer.value is None else _written(answer.value)


def _help_of(group: Mapping[str, Any]) -> tuple[str, ...]:
    """What is said of a group in one line: how the one answer that is waiting may be given, and that a preset proposes the others."""
    waiting = [(name, answer) for name, answer in group.items() if answer.value is None]
    if not waiting:
        return ("proposed by the preset",)
    name, answer = waiting[0]
    helps: tuple[str, ...] = answer.helps
    if len(group) == 1:
        return helps
    return (*(f"{name}: {words}; the preset proposes the others" for words in helps), *helps)


def _written(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else quoted(str(value))
