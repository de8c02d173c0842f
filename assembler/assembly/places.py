"""Where in the answers the words come from that are printed for a field."""

from __future__ import annotations

from collections.abc import Callable

from assembler.completion import place_of
from assembler.conditions import FieldUse, Scope, compile_value
from assembler.conditions.sorts import Reference
from assembler.formatting import name_field
from assembler.source import FieldPath

Places = Callable[[Scope], tuple[FieldPath, ...]]


def place_finder(path: FieldUse) -> Places:
    """A function that gives the place of an answer and, where it points to an item by whose name it is printed, that of the name too."""
    place = _place_finder(path)
    if not isinstance(path.sort, Reference):
        return lambda scope: (place(scope),)
    items, value = path.sort.list_path, compile_value(path)

    def named(scope: Scope) -> tuple[FieldPath, ...]:
        item = scope.index.get(items, {}).get(value(scope))
        name = name_field(item)
        return (place(scope),) if item is None or not name else (place(scope), (*item.path_, name))

    return named


def _place_finder(path: FieldUse) -> Callable[[Scope], FieldPath]:
    if path.through:
        return lambda scope: place_of(path, scope)
    if not path.variable:
        return lambda scope: path.steps
    variable, steps = path.variable, path.steps
    return lambda scope: (*scope.items[variable].path_, *steps)
