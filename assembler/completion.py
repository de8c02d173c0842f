"""Draft answers to Answers: the only way. Defaults are set, the register is looked up, and every missing fill-in is marked open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal

from msgspec import Struct, field
from pydantic import BaseModel

from assembler.answers.completed import COMPLETED, Completed, CompletedGroup
from assembler.answers.document import STANDARD
from assembler.answers.files import AnswersFile
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import groups_within, lists_pointed_to
from assembler.answers.values import Group, Open
from assembler.conditions import Condition, Scope, Test, compile_condition
from assembler.conditions.scope import AnswerItem
from assembler.conditions.sorts import Text
from assembler.conditions.tree import Always, FieldUse
from assembler.errors import AnswersError, Place
from assembler.links import named_parties, register_answers, worked_out
from assembler.questions import PAPERS, Question, Questionnaire
from assembler.register import Register
from assembler.source import Document, FieldPath
from assembler.withdrawal_days import earliest_withdrawal

Origin = Literal["given", "register", "default", "open", "not recorded", "not asked"]


class OpenAnswer(Struct, frozen=True):
    """A fill-in that is asked and not yet answered."""

    path: FieldPath
    question: Question
    note: str


class UnaskedFact(Struct, frozen=True):
    """A statutory fact that was given though its question is certainly not asked: nothing can use it.

    `item` is the id of the party (or other item) that it is about, if any; `place` is where it is in the file.
    """

    path: FieldPath
    question: Question
    value: Any
    item: str
    place: Place


class Answers(Struct, frozen=True, eq=False):
    """Complete answers: what conditions and clauses read.

    `values` has the shape of GivenAnswers, each group with its own path as `path_`; a value is None while it is open, not
    recorded or not asked. `origins` says where each came from, `words` are those given in somebody's own words; `ignored` lists answers
    that were given but are no longer asked, and so have no effect; `unasked` are the statutory facts among them; `source` is the file in
    which all were given. A statutory fact that
    was given is used unless its question is certainly not asked: while it is unknown whether it is, what somebody recorded counts.
    """

    given: GivenAnswers
    source: Document
    values: Completed
    scope: Scope
    origins: Mapping[FieldPath, Origin]
    open: tuple[OpenAnswer, ...]
    ignored: tuple[FieldPath, ...]
    unasked: tuple[UnaskedFact, ...] = ()
    words: tuple[tuple[FieldPath, str], ...] = ()


_Lists = tuple[tuple[str, str], ...]
_Where = tuple[_Lists, tuple[str, ...]]
"""The lists on whose items a group is, and what leads to it from the answers, or from the innermost item."""


class _Asker(Struct, frozen=True):
    """A question ready to ask: `where` its field is, and the field's own `name`.

    Where is one value for all the fields of a group, and `asked` one for all the questions that are asked in the same case.
    """

    question: Question
    asked: Test
    where: _Where
    name: str
    in_words: bool


class _Place(Struct):
    """A group that questions fill, of the answers or of one item of a list: what was given there, the values so far, and its path."""

    scope: Scope
    given: Group
    values: CompletedGroup
    path: FieldPath
    item: str = ""


def complete(file: AnswersFile, questionnaire: Questionnaire, register: Register, *, papers: bool = False) -> Answers:
    """The answers completed, for the agreement, or with what is asked for the papers of its life too.

    Raises AnswersError when a party's `body` is not in the register or contradicts it.
    """
    looked_up, problems = register_answers(file, register)
    if problems:
        raise AnswersError(problems)
    given = file.given
    values = _shape(given)
    assert isinstance(values, Completed)  # noqa: S101 - the group of all the answers
    for party, found in zip(values.parties, worked_out(given, looked_up), strict=True):
        party.person, party.namesake, party.name_says = found.person, found.namesake, found.name_says
    for arrangement, named in zip(values.functions.arrangements, named_parties(given, looked_up), strict=True):
        arrangement.named_party = named
    scope = Scope(values, _index(values), facts={})  # a question is asked by questions before it, so that facts stand
    work = _Work({((), ()): [_Place(scope, given, values, ())]}, looked_up)
    forms = (given.document.length or STANDARD, *([PAPERS] if papers else []))
    where, asked, places, truths = None, None, [], []
    for asker in _askers(questionnaire, forms):
        if asker.where is not where:  # the questions of a group follow one another
            where, asked, places = asker.where, None, _places(asker.where, work)
        if not places:
            continue
        if asker.asked is not asked:  # and so do those asked in the same case, which they themselves do not change
            asked = asker.asked
            truths = [asked(place.scope) for place in places]
        _ask(asker, places, truths, work)
    values.change.earliest_withdrawal = earliest_withdrawal(values)
    return Answers(
        given=given,
        source=file.source,
        values=values,
        scope=_settled_scope(values, _omitted_by(given)),
        origins=work.origins,
        open=tuple(work.open),
        ignored=tuple(one.path for one in work.ignored),
        unasked=tuple(_facts(work.ignored, file)),
        words=tuple(work.words),
    )


def _facts(ignored: list[_Ignored], file: AnswersFile) -> Iterator[UnaskedFact]:
    for one in ignored:
        if one.question.leaf.nature == "recorded":
            yield UnaskedFact(one.path, one.question, one.value, one.item, file.source.place(one.path))


def _settled_scope(values: Completed, omitted: frozenset[str]) -> Scope:
    """The scope of complete values, in which facts are remembered: nothing in them changes any more."""
    return Scope(values, _index(values), facts={}, omitted=omitted)


def _omitted_by(given: GivenAnswers) -> frozenset[str]:
    """The clauses that the drafter leaves out."""
    return frozenset([omission.clause for omission in given.drafting.omit])


def _index(values: Completed) -> Mapping[str, Mapping[str, AnswerItem]]:
    """The items that answers point to, by id."""
    return {path: {item.id: item for item in attrgetter(path)(values)} for path in lists_pointed_to()}


class _Ignored(Struct, frozen=True):
    path: FieldPath
    question: Question
    value: Any
    item: str


class _Work(Struct):
    places: dict[_Where, list[_Place]]
    looked_up: Mapping[FieldPath, Any]
    origins: dict[FieldPath, Origin] = field(default_factory=dict)
    open: list[OpenAnswer] = field(default_factory=list)
    ignored: list[_Ignored] = field(default_factory=list)
    words: list[tuple[FieldPath, str]] = field(default_factory=list)


@lru_cache(maxsize=8)
def _askers(questionnaire: Questionnaire, forms: tuple[str, ...]) -> tuple[_Asker, ...]:
    groups: dict[_Where, _Where] = {}
    cases: dict[Condition, Test] = {}
    return tuple(_asker(question, forms, groups, cases) for question in questionnaire.questions)


def _asker(
    question: Question, forms: tuple[str, ...], groups: dict[_Where, _Where], cases: dict[Condition, Test]
) -> _Asker:
    when = question.ask_when if any(map(question.asked_for, forms)) else Always(truth=False)
    asked = cases.get(when) or cases.setdefault(when, compile_condition(when))
    *group, name = question.field.rpartition("[].")[2].split(".")
    where = (question.lists, tuple(group))
    return _Asker(question, asked, groups.setdefault(where, where), name, isinstance(question.leaf.sort, Text))


def _shape(group: BaseModel, path: FieldPath = ()) -> CompletedGroup:
    """The answers' shape, with ids and items but no answers yet; `path_` is each group's own place."""
    own = {"id": group.__dict__["id"]} if path and type(path[-1]) is int and "id" in group.__dict__ else {}
    made = COMPLETED[type(group)](path_=path, **own)
    for name, _, listed in groups_within(type(group)):
        inner = getattr(group, name)
        here = (*path, name)
        value = tuple([_shape(item, (*here, at)) for at, item in enumerate(inner)]) if listed else _shape(inner, here)
        setattr(made, name, value)
    return made


def _places(where: _Where, work: _Work) -> list[_Place]:
    """A group of the answers, or of every item of the lists, found once for all the questions about it."""
    found = work.places.get(where)
    if found is None:
        lists, group = where
        if group:
            reach = attrgetter(".".join(group))
            found = [
                _Place(place.scope, reach(place.given), reach(place.values), (*place.path, *group), place.item)
                for place in _places((lists, ()), work)
            ]
        else:
            found = list(_items(lists, work))
        work.places[where] = found
    return found


def _items(lists: _Lists, work: _Work) -> Iterator[_Place]:
    *outer, (path, name) = lists
    steps = path.split(".")[1 if outer else 0 :]
    reach = attrgetter(".".join(steps))
    for place in _places((tuple(outer), ()), work):
        for number, (item, given) in enumerate(zip(reach(place.values), reach(place.given), strict=True)):
            yield _Place(place.scope.within(name, item), given, item, (*place.path, *steps, number), item.id)


def _ask(asker: _Asker, places: list[_Place], truths: list[bool | None], work: _Work) -> None:
    name, question, looked_up, origins = asker.name, asker.question, work.looked_up, work.origins
    for place, truth in zip(places, truths, strict=True):
        path = (*place.path, name)
        value = getattr(place.given, name)
        if truth is not True and (value is None or not _counts(question, truth)):
            origins[path] = "not asked"
            if value is not None and not question.of_papers:
                work.ignored.append(_Ignored(path, question, value, place.item))
            continue  # what is not asked is None, as it was made
        origin: Origin = "given"
        if value is None:
            if path in looked_up:
                value, origin = looked_up[path], "register"
            elif question.default is not None:
                value, origin = question.default, "default"
        if value is None or type(value) is Open:
            value, origin = None, _left_open(asker, path, value, work)
        elif asker.in_words and origin == "given":
            work.words.append((path, value))
        origins[path] = origin
        setattr(place.values, name, value)


def _left_open(asker: _Asker, path: FieldPath, value: Open | None, work: _Work) -> Origin:
    """What a question that nobody has answered is: a fill-in is open, and all else is not recorded."""
    if asker.question.leaf.nature != "fill-in":
        return "not recorded"
    work.open.append(OpenAnswer(path, asker.question, value.to_be_agreed if value else ""))
    return "open"


def _counts(question: Question, asked: bool | None) -> bool:
    """Whether what was answered to a question that is not certainly asked is a fact, and the question may be asked."""
    return asked is None and question.leaf.nature == "recorded"


def place_of(path: FieldUse, scope: Scope) -> FieldPath:
    """Where in the answers a path leads: the place of the last answer that could be reached along it.

    For `payment.payee.address` that is the payee's address, or, while nobody is recorded as payee, the payment's payee.
    """
    here: Any = scope.items[path.variable] if path.variable else scope.answers
    holder, last = here, ""
    for step in path.steps:
        here = scope.item(here)
        if here is None:
            break
        holder, last, here = here, step, getattr(here, step)
    return (*holder.path_, last) if last else tuple(holder.path_)


def field_of(path: FieldPath) -> str:
    """The field a place belongs to, as the questions write it: `parties[].address`."""
    text = ""
    for step in path:
        text += "[]" if isinstance(step, int) else f".{step}" if text else step
    return text
