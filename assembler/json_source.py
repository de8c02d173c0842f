"""JSON text read strictly, each value with the line it is on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from assembler.errors import AnswersError, Place, Problem
from assembler.source import DEEPEST, MOST_VALUES, TOO_MANY, Document, FieldPath, read_yaml
from assembler.yaml_events import TOO_DEEP


def read_json(text: str, file: str) -> Document:
    """Read JSON by its own rules for the values; the lines are found by YAML's reader, of which JSON's form is a part.

    A name that is given twice is among the document's faults. Raises AnswersError where it is not well formed.
    """
    value, faults = _json(text, file, 0)
    try:
        lines: Mapping[FieldPath, int] = read_yaml(text, file).lines
    except AnswersError:
        lines = {}
    return Document(value, lines, file, faults=faults)


def read_json_line(text: str, file: str, line: int) -> Document:
    """Read one line of a JSON Lines file: whatever it holds is on that line. Raises AnswersError as `read_json` does."""
    value, faults = _json(text, file, line)
    return Document(value, {(): line}, file, faults=faults)


def _json(text: str, file: str, line: int) -> tuple[object, tuple[Problem, ...]]:
    """The value, and the names that are given twice."""
    problems: list[Problem] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) < len(items):
            twice = sorted(name for name, times in Counter(name for name, _ in items).items() if times > 1)
            problems.extend(Problem(f"“{name}” is given twice.", Place(file, line)) for name in twice)
        return found

    try:
        value = json.loads(text, object_pairs_hook=pairs, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise AnswersError(Problem("It is nested too deeply.", Place(file, line))) from None
    except json.JSONDecodeError as fault:
        message = f"This is not well-formed JSON: {fault.msg}."
        raise AnswersError(Problem(message, Place(file, line or fault.lineno))) from None
    too_much = _size_fault(value)
    if too_much:
        raise AnswersError(Problem(f"{too_much.capitalize()}.", Place(file, line)))
    return value, tuple(problems)


def _size_fault(value: object) -> str:
    """Why a value is no set of answers for its depth or the number of its parts; empty where it may be one."""
    level, count = [value], 0
    for _ in range(DEEPEST + 2):
        count += len(level)
        if count > MOST_VALUES:
            return TOO_MANY
        level = [part for one in level for part in _parts(one)]
        if not level:
            return ""
    return TOO_DEEP


def _parts(value: object) -> Iterable[Any]:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
