"""The workbook's sheets and columns, made from the answers' types: a sheet of agreements, and a sheet for each repeated group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from assembler.answers.given import GivenAnswers
from assembler.answers.schema import Leaf, leaves, literals_of
from assembler.answers.values import Line
from assembler.conditions.sorts import Choices, Text

AGREEMENTS = "agreements"
AGREEMENT = "agreement"
"""The column of a group's sheet that says which agreement its row belongs to."""

FORMAT_OF_ANSWERS = "format"
"""The column that says in what format an agreement's row and its groups' rows are written; a workbook of release 0.1.0 has none."""

HELPERS = "_"
"""What the name of a sheet begins with that holds no answers."""

FORMAT_SHEET = f"{HELPERS}format"
"""The hidden sheet of the template whose first cell says the format of rows that do not say theirs."""

READ_ME = "Read me"
"""The sheet of the template that says how to fill in the others."""

EXAMPLE = "example"
"""What the agreement of the template's example rows is called: they show how, and are made into nothing."""

SPOKEN: Mapping[str, str] = {"id": "Name of the agreement", AGREEMENT: "Which agreement"}
"""What people read above the column that says which agreement a row is: by that the row of people's headings is known."""

_OURS = ("#", HELPERS)
_NOTES = frozenset({"note", "notes", "comment", "comments", "remark", "remarks", "read me", "readme"})


def passed_over(name: str) -> bool:
    """Whether a column or sheet of this name is somebody's own: “Notes”, or one that begins with #. It is not read."""
    return name.startswith(_OURS) or name.casefold() in _NOTES


def is_example(identity: str) -> bool:
    """Whether an agreement's id is that of the template's example."""
    return identity.casefold() == EXAMPLE


class SheetColumn(Struct, frozen=True):
    """A column for one field. `steps` lead to it from its sheet's row; `choices` are its values where it is not a question's.

    `one_line` says that its answer has no lines.
    """

    heading: str
    steps: tuple[str, ...]
    leaf: Leaf | None
    choices: tuple[str, ...] = ()
    one_line: bool = False

    @property
    def words(self) -> bool:
        """Whether its answer is words, which are printed as they stand."""
        if self.leaf is None:
            return not self.choices and self.steps not in (("format",), ("on",))
        return isinstance(self.leaf.sort, Text)

    @property
    def address(self) -> bool:
        """Whether its answer is an address, whose lines have commas between them."""
        return "address" in self.steps[-1] or self.steps[-1] in ("place", "post")

    @property
    def many(self) -> bool:
        """Whether a cell may hold several values, with semicolons between them."""
        return self.leaf is not None and isinstance(self.leaf.sort, Choices)

    @property
    def values(self) -> frozenset[str]:
        """The values of which a cell may hold several; none where its answers are no choices."""
        sort = self.leaf.sort if self.leaf else None
        return frozenset(sort.values) if isinstance(sort, Choices) else frozenset()

    @property
    def may_be_open(self) -> bool:
        """Whether a cell may say “to be agreed”."""
        return self.leaf is not None and self.leaf.nature == "fill-in"


class Sheet(Struct, frozen=True):
    """A sheet. `lists` are the lists its rows belong to, outermost first, each with the steps that lead to it; none for the agreements."""

    title: str
    lists: tuple[tuple[str, ...], ...]
    columns: tuple[SheetColumn, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The headings that say where a row belongs: its agreement, and for a list in a list the item of the outer one."""
        if not self.lists:
            return ()
        outer = tuple(".".join(sum(self.lists[: depth + 1], ())) for depth in range(len(self.lists) - 1))
        return (AGREEMENT, *(f"{title}.id" for title in outer))

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading, in order."""
        return (*self.keys, *(column.heading for column in self.columns))


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every sheet, the agreements first, an outer list before those in it."""
    fields = {leaf.path: leaf for leaf in leaves()}
    first, *groups = _sheets(GivenAnswers, (), fields)
    return (
        Sheet(
            AGREEMENTS,
            (),
            (SheetColumn("id", ("id",), None), SheetColumn(FORMAT_OF_ANSWERS, ("format",), None), *first.columns),
        ),
        *groups,
    )


def _sheets(model: type[BaseModel], lists: tuple[tuple[str, ...], ...], fields: dict[str, Leaf]) -> Iterator[Sheet]:
    prefix = "".join(f"{'.'.join(steps)}[]." for steps in lists)
    columns: list[SheetColumn] = []
    inner: list[tuple[type[BaseModel], tuple[str, ...]]] = []
    for steps, annotation in _fields(model, (), prefix, fields):
        item = get_args(annotation)[0] if get_origin(annotation) is tuple else None
        leaf = fields.get(prefix + ".".join(steps))
        if leaf is None and isinstance(item, type) and issubclass(item, BaseModel):
            inner.append((item, steps))
        else:
            choices = literals_of(annotation) if leaf is None else ()
            columns.append(SheetColumn(".".join(steps), steps, leaf, choices, _one_line(annotation)))
    yield Sheet(".".join(sum(lists, ())), lists, tuple(columns))
    for item, steps in inner:
        yield from _sheets(item, (*lists, steps), fields)


def _fields(
    model: type[BaseModel], steps: tuple[str, ...], prefix: str, fields: dict[str, Leaf]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each field of a group and of the groups in it, with the steps to it; lists are not entered."""
    for name, info in model.model_fields.items():
        here = (*steps, name)
        annotation = info.annotation
        if prefix + ".".join(here) not in fields and isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from _fields(annotation, here, prefix, fields)
        else:
            yield here, Annotated[annotation, *info.metadata] if info.metadata else annotation


_LINE = Line.__metadata__[0]  # type: ignore[attr-defined]  # what makes a text one line


def _one_line(annotation: object) -> bool:
    """Whether an answer of this type, or of one inside it, is words on one line; facts stand one below another."""
    if get_origin(annotation) is dict:
        return False
    return _LINE in getattr(annotation, "__metadata__", ()) or any(map(_one_line, get_args(annotation)))
