"""The tree a condition is parsed into. Every node is a frozen value with a `str` that parses back to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from assembler.conditions.sorts import Sort
from assembler.identity import ByIdentity

Operator = Literal["==", "!=", "<", "<=", ">", ">="]


class FieldUse(Struct, frozen=True):
    """A field: `variable` is the item it starts from (empty for the answers), `steps` the names after it.

    `through` is whether it goes on from a reference to a field of the item referred to, as `payment.payee.address` does.
    """

    variable: str
    steps: tuple[str, ...]
    sort: Sort
    through: bool = False

    def __str__(self) -> str:
        return ".".join((self.variable, *self.steps) if self.variable else self.steps)


class Constant(Struct, frozen=True):
    """A value written in the condition; dates are ISO text here and days when evaluated."""

    value: str | int

    def __str__(self) -> str:
        return repr(self.value)


class DaysBetween(Struct, frozen=True):
    """The number of days from `right` to `left`."""

    left: FieldUse
    right: FieldUse

    def __str__(self) -> str:
        return f"{self.left} - {self.right}"


class Each(Struct, frozen=True):
    """The list that something is said of, item by item, or that it is repeated for; and what one item is called in it."""

    items: FieldUse
    variable: str

    def __str__(self) -> str:
        return f"for {self.variable} in {self.items}"


class Count(Struct, frozen=True):
    """How many items of a list satisfy a condition; an item for which it is unknown is not counted."""

    each: Each
    condition: Condition

    def __str__(self) -> str:
        if self.condition == Always(truth=True):
            return f"count({self.each.items})"
        return f"count({self.condition} {self.each})"


class Total(Struct, frozen=True):
    """The sum of a number over the items of a list: unknown while it is unknown of any of them; 0 where there is none."""

    each: Each
    value: FieldUse

    def __str__(self) -> str:
        return f"total({self.value} {self.each})"


Term = FieldUse | Constant | DaysBetween | Count | Total


class Always(Struct, frozen=True):
    """True or False, written out."""

    truth: bool

    def __str__(self) -> str:
        return str(self.truth)


class Truth(Struct, frozen=True):
    """A yes/no answer taken as a condition: unknown while it is not recorded."""

    path: FieldUse

    def __str__(self) -> str:
        return str(self.path)


class Recorded(Struct, frozen=True):
    """Whether an answer has been given (not open, not missing, not unasked). Never unknown."""

    path: FieldUse

    def __str__(self) -> str:
        return f"recorded({self.path})"


class Comparison(Struct, frozen=True):
    """Two values compared: unknown if either is."""

    operator: Operator
    left: Term
    right: Term

    def __str__(self) -> str:
        return f"{self.left} {self.operator} {self.right}"


class Membership(Struct, frozen=True):
    """Whether a single choice is one of several values."""

    path: FieldUse
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.path} in {list(self.values)!r}"


class Contains(Struct, frozen=True):
    """Whether a multiple choice holds a value."""

    value: str
    path: FieldUse

    def __str__(self) -> str:
        return f"{self.value!r} in {self.path}"


class Not(Struct, frozen=True):
    """The opposite; unknown stays unknown."""

    condition: Condition

    def __str__(self) -> str:
        return f"not {_bracketed(self.condition)}"


class And(Struct, frozen=True):
    """True when all are true, false when any is false, else unknown."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " and ".join(_bracketed(part) for part in self.parts)


class Or(Struct, frozen=True):
    """True when any is true, false when all are false, else unknown."""

    parts: tuple[Condition, ...]

    def __str__(self) -> str:
        return " or ".join(_bracketed(part) for part in self.parts)


class Quantified(Struct, frozen=True):
    """A condition on any, or all, items of a list. Of an empty list, `any` is false and `all` is true."""

    word: Literal["any", "all"]
    each: Each
    condition: Condition

    def __str__(self) -> str:
        return f"{self.word}({self.condition} {self.each})"


class FactUse(Struct, frozen=True):
    """A named condition. For a fact about an item, `argument` is the item it is asked of and `parameter` the fact's own name for it."""

    name: str
    condition: Condition
    parameter: str = ""
    argument: FieldUse | None = None

    def __str__(self) -> str:
        return f"{self.argument}.{self.name.partition('.')[2]}" if self.argument else self.name


class Printed(Struct, frozen=True):
    """Whether a clause, or a paragraph of one, is in the document that is made. Never unknown.

    `condition` is when the library lets it in, which depends on the outline: as it is read it is not known, and false. What the drafter
    leaves out is not in.
    """

    clause: str
    paragraph: str = ""
    condition: Condition = Always(truth=False)

    def __str__(self) -> str:
        return f"printed({self.clause}{'#' if self.paragraph else ''}{self.paragraph})"


Condition = (
    Always | Truth | Recorded | Comparison | Membership | Contains | Not | And | Or | Quantified | FactUse | Printed
)


def _bracketed(condition: Condition) -> str:
    return f"({condition})" if isinstance(condition, And | Or) else str(condition)


def children(node: Condition | Term) -> tuple[Condition | Term, ...]:
    """The nodes directly inside a node."""
    match node:  # nearly half of all nodes hold none: they are asked after first
        case FieldUse() | Always() | Constant():
            return ()
        case And(parts) | Or(parts):
            return parts
        case Not(condition) | FactUse(condition=condition) | Printed(condition=condition):
            return (condition,)
        case Quantified(each=each, condition=inner) | Count(each=each, condition=inner) | Total(each=each, value=inner):
            return (each.items, inner)
        case Comparison(left=left, right=right) | DaysBetween(left=left, right=right):
            return (left, right)
        case Truth(path) | Recorded(path) | Membership(path=path) | Contains(path=path):
            return (path,)


def walk(node: Condition | Term) -> Iterator[Condition | Term]:
    """A node and every node inside it, outermost first; the bodies of facts included."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(children(one)))


def asks_of_printing(node: Condition | Term) -> bool:
    """Whether it asks anywhere what is printed. The body of a fact, which stands in hundreds of places, is looked through once."""
    return _asks_of_printing(ByIdentity(node))


@lru_cache(maxsize=50_000)
def _asks_of_printing(node: ByIdentity[Condition | Term]) -> bool:
    return isinstance(node.it, Printed) or any(_asks_of_printing(ByIdentity(child)) for child in children(node.it))


def paths(node: Condition | Term) -> Iterator[FieldUse]:
    """Every field a condition reads, the bodies of facts included."""
    return (inner for inner in walk(node) if isinstance(inner, FieldUse))
