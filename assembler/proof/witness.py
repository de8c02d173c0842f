"""A counterexample as an answers file: read back, assembled, found to have the defect, and made as small as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import yaml
import z3
from msgspec import Struct

from assembler.answers.document import STANDARD
from assembler.answers.files import AnswersFile, read_answers
from assembler.completion import field_of
from assembler.conditions.sorts import Choice, Choices, Date, Money, Number, Reference, Text, YesNo, scale
from assembler.errors import AssemblerError
from assembler.proof.formulas import any_of
from assembler.proof.symbolic import SymbolicAnswers, Value, field_text
from assembler.source import FieldPath

Defective = Callable[[AnswersFile], bool]
"""Whether the answers, run through the whole pipeline, have the defect."""

_ITEMS = {
    "parties": "party",
    "workstreams": "workstream",
    "schedule": "payment",
    "shares": "share",
    "functions": "function",
    "parts": "part",
}


class Witness(Struct, frozen=True):
    """An answers file that assembles into a defect. An unconfirmed one is the prover's own fault, and is reported as that."""

    yaml: str
    confirmed: bool


class Drafter(Struct, frozen=True):
    """What the drafter decides beside the answers: the form, whether there is a special condition, and which clauses are left out."""

    outline: str
    special: z3.BoolRef
    omissions: Mapping[str, z3.BoolRef]

    def put(self, model: z3.ModelRef, found: dict[str, Any]) -> None:
        """Write into answers what the model has the drafter decide."""
        if self.outline != STANDARD:
            found.setdefault("document", {})["length"] = self.outline
        drafting: dict[str, Any] = {}
        if _holds(model, self.special):
            condition = {"id": "special", "heading": "Special", "text": "Words of their own."}
            drafting["special_conditions"] = [condition]
        omitted = [name for name, left_out in self.omissions.items() if _holds(model, left_out)]
        if omitted:
            drafting["omit"] = [{"clause": name, "reason": "Left out."} for name in omitted]
        if drafting:
            found["drafting"] = drafting


def witness(model: z3.ModelRef, answers: SymbolicAnswers, drafter: Drafter, defective: Defective) -> Witness:
    """The answers that the model stands for, made minimal if they do reproduce the defect, with every party in full."""
    found = _answers_of(model, answers)
    drafter.put(model, found)
    if not _shows(found, defective):
        return Witness(_text(found), confirmed=False)
    smallest = _smallest(found, defective)
    counted = _counted(smallest)
    return Witness(
        _text(_in_full(counted if _shows(counted, defective) else smallest, defective)),
        confirmed=True,
    )


def _holds(model: z3.ModelRef, formula: object) -> bool:
    return formula if isinstance(formula, bool) else z3.is_true(model.eval(formula, model_completion=True))


def _answers_of(model: z3.ModelRef, answers: SymbolicAnswers) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place, present in sorted(answers.items(), key=lambda pair: field_text(pair[0])):
        if _holds(model, present):
            _put(found, (*place, "id"), _identity(place))
    for place, value in answers.values.items():
        asked = field_of(place) in answers.questionnaire.by_field  # what is worked out follows from the rest
        if asked and _reachable(found, place) and _holds(model, any_of((value.asked, value.known))):
            _put(found, place, _answer(model, answers, place, value))
    return found


def _identity(place: FieldPath) -> str:
    """`party-1`, `workstream-2`, and for their items `workstream-2-part-1`."""
    parts = []
    for before, step in pairwise(place):
        if isinstance(step, int):
            parts.append(f"{_ITEMS.get(str(before), str(before).replace('_', '-'))}-{step + 1}")
    return "-".join(parts)


def _reachable(found: dict[str, Any], place: FieldPath) -> bool:
    ends = [end for end, step in enumerate(place, 1) if isinstance(step, int)]
    return not ends or _get(found, (*place[: ends[-1]], "id")) is not None


def _get(found: object, place: FieldPath) -> object:
    for step in place:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and step < len(found) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    return found


def _put(found: Any, place: FieldPath, value: object) -> None:  # noqa: ANN401 - dicts and lists by turns, as a file holds answers
    if value is None:
        return
    for step, following in pairwise(place):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            while len(found) <= step:
                found.append({})
            found = found[step]
        else:
            found = found.setdefault(step, empty)
    found[place[-1]] = value


def _answer(model: z3.ModelRef, answers: SymbolicAnswers, place: FieldPath, value: Value) -> object:  # noqa: PLR0911 - one answer for each sort
    question = answers.question(place)
    if not _holds(model, value.known):
        return "to be agreed" if question.default is not None else None
    chosen = [option for option, formula in value.options.items() if _holds(model, formula)]
    number = (
        value.number if isinstance(value.number, int) else model.eval(value.number, model_completion=True).as_long()
    )
    match question.leaf.sort:
        case YesNo():
            return "yes" if chosen else "no"
        case Choice():
            return chosen[0]
        case Choices():
            return chosen
        case Reference():
            return _identity(chosen[0])
        case Date():
            return date.fromordinal(number).isoformat()
        case Money() | Number() as sort:
            return f"{Decimal(number) / scale(sort):f}"
        case Text():
            return f"answer {number}"
    return None


def _text(found: dict[str, Any]) -> str:
    return yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=120)


def _shows(found: dict[str, Any], defective: Defective) -> bool:
    try:
        return defective(read_answers(_text(found), "witness.yaml"))
    except AssemblerError:
        return False


def _smallest(found: dict[str, Any], defective: Defective) -> dict[str, Any]:
    """The answers without anything that can be left out, item by item and then answer by answer, while the defect stays."""
    again = True
    while again:
        again = False
        for place in list(_removable(found)):
            if _get(found, place) is None:
                continue
            smaller = deepcopy(found)
            _remove(smaller, place)
            if _shows(smaller, defective):
                found, again = smaller, True
    return found


def _removable(found: object, place: FieldPath = ()) -> Iterator[FieldPath]:
    """Groups before what is in them, and the last items first, so that most goes in few steps."""
    entries = list(reversed(_entries(found)))
    for step, _ in entries:
        if step != "id":
            yield (*place, step)
    for step, inner in entries:
        yield from _removable(inner, (*place, step))


def _entries(found: object) -> list[tuple[Any, Any]]:
    if isinstance(found, dict):
        return list(found.items())
    return list(enumerate(found)) if isinstance(found, list) else []


def _remove(found: Any, place: FieldPath) -> None:  # noqa: ANN401 - dicts and lists by turns, as a file holds answers
    for step in place[:-1]:
        found = found[step]
    del found[place[-1]]


def _counted(found: dict[str, Any]) -> dict[str, Any]:
    """The answers with their items counted anew from 1, so that no gap tells which ones the model happened to choose."""
    counted = {_get(found, (*place, "id")): _identity(place) for place in _items(found)}

    def put(value: object) -> object:
        match value:
            case dict():
                return {field: put(inner) for field, inner in value.items()}
            case list():
                return [put(inner) for inner in value]
        return counted.get(value, value)

    return {field: put(value) for field, value in found.items()}


def _items(found: object, place: FieldPath = ()) -> Iterator[FieldPath]:
    for step, inner in _entries(found):
        if isinstance(inner, dict) and "id" in inner and isinstance(step, int):
            yield (*place, step)
        yield from _items(inner, (*place, step))


def _in_full(found: dict[str, Any], defective: Defective) -> dict[str, Any]:
    """Each party with a kind and its names, wherever that leaves the defect as it is."""
    for number, party in enumerate(found.get("parties", [])):
        name = f"Body {number + 1}"
        for field, value in (
            ("kind", "other_public_body"),
            ("legal_name", f"{name} of Harrowmere"),
            ("short_name", name),
        ):
            fuller = deepcopy(found)
            fuller["parties"][number] = {"id": party["id"], field: value, **fuller["parties"][number]}
            if _shows(fuller, defective):
                found = fuller
    return found
