"""One clause file to a Clause: front matter, then wording with every condition parsed and every field found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final, Literal, cast, get_args

from msgspec import Struct

from assembler import markup
from assembler.agreement import TableLayout
from assembler.conditions import Each, Vocabulary
from assembler.errors import LibraryError, Place, Problem
from assembler.library.clauses import (
    Clause,
    Duty,
    LibraryBlock,
    LibraryParagraph,
    LibraryRow,
    LibraryTable,
    Status,
)
from assembler.roles import ROLES, levels
from assembler.section_kinds import KINDS, LibraryKind
from assembler.source import read_yaml
from assembler.wording import Reader, Wording

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_KEYS = frozenset({"id", "heading", "kind", "status", "when", "each", "law", "note", "binds"})
_ROLES = frozenset(role for role, it in ROLES.items() if it.written)
_DUTY = ("owes", "to", "by", "every")
_ATTRIBUTES = frozenset({"id", "class", "when", "each", "join", "note", "satisfies", "only", *_DUTY})
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_clause(text: str, file: str, vocabulary: Vocabulary) -> Clause:
    """The clause in a file's text. Raises LibraryError or ConditionError with file and line."""
    entry, front = _front_matter(text, file)
    place = Place(file, 1, entry["id"])
    reader = Reader(vocabulary, {}, place)
    each = None
    if entry.get("each"):
        each, reader = reader.each(entry["each"])
    kind = cast("LibraryKind", entry.get("kind") or "clause")
    work = _Blocks(file, len(KINDS[kind].levels))
    blocks = markup.read_blocks(text[len(front) :], file, front.count("\n") + 1)
    return Clause(
        id=entry["id"],
        kind=kind,
        heading=reader.text(entry.get("heading") or ""),
        status=cast("Status", entry["status"]),
        when=reader.condition(entry.get("when")),
        each=each,
        law=tuple(entry.get("law") or ()),
        note=entry.get("note") or "",
        blocks=tuple(work.block(block, reader) for block in blocks),
        place=place,
        binds=entry.get("binds") == "yes",
        source=hashlib.sha256(text.encode()).hexdigest(),
    )


def _front_matter(text: str, file: str) -> tuple[dict[str, Any], str]:
    """The front matter of a clause file, checked, and its text with the lines round it."""
    front = _FRONT.match(text)
    if front is None:
        raise LibraryError(
            Problem("A clause file begins with its front matter between two lines of ---.", Place(file, 1))
        )
    entry: dict[str, Any] = read_yaml("\n" + front[1], file, LibraryError).value or {}  # its first line is the dashes
    if not isinstance(entry, dict):
        raise LibraryError(Problem("The front matter should be names and values.", Place(file, 1)))
    _check_front(entry, Place(file, 1, str(entry.get("id", ""))))
    return entry, front[0]


def _check_front(entry: Mapping[str, Any], place: Place) -> None:
    problems = [Problem(f"Unknown key “{key}” in the front matter.", place) for key in sorted(set(entry) - _KEYS)]
    problems += [
        Problem(f"The front matter has no “{key}”.", place) for key in ("id", "status", "law") if not entry.get(key)
    ]
    problems += [
        Problem(f"“{key}” should be a list, in square brackets.", place)
        for key in ("law",)
        if isinstance(entry.get(key), str)
    ]
    kind, status = entry.get("kind") or "clause", entry.get("status")
    if entry.get("binds", "yes") != "yes":
        problems.append(Problem("“binds” is yes, or is left out.", place))
    if kind not in KINDS:
        problems.append(Problem(f"“{kind}” is not a kind of section.", place))
    if status and status not in get_args(Status):
        problems.append(Problem(f"“{status}” is not a status.", place))
    if any(kind == name and it.numbered for name, it in KINDS.items()) and not entry.get("heading"):
        problems.append(Problem("A clause or schedule must have a heading.", place))
    if problems:
        raise LibraryError(problems)


class _Blocks(Struct, frozen=True, dict=True):
    """Reads the blocks of one clause; `deepest` is how many levels of numbers its kind has."""

    file: str
    deepest: int

    def block(self, block: markup.Block, reader: Reader) -> LibraryBlock:
        return self.table(block, reader) if isinstance(block, markup.Grid) else self.paragraph(block, reader)

    def paragraph(self, item: markup.Item, reader: Reader) -> LibraryParagraph:
        attributes, identity, place = self.start(item.attributes, item.line, _ATTRIBUTES)
        if item.level > self.deepest:
            raise LibraryError(
                Problem(f"A numbered paragraph is too deep: there are {self.deepest} levels here.", place)
            )
        each, reader = self.repeated(attributes, Reader(reader.vocabulary, reader.items, place))
        join = _join(attributes.get("join", ""), item, place)
        role = attributes.get("class", "")
        if (item.level == 0) != (role in _ROLES):
            raise LibraryError(
                Problem(f"An unnumbered paragraph needs a role: one of {', '.join(sorted(_ROLES))}.", place)
            )
        wording = reader.wording(item.content)
        below = _Blocks(self.file, len(levels("definition")) - 1) if role == "definition" else self
        return LibraryParagraph(
            id=identity,
            level=item.level,
            role=role,
            when=reader.condition(attributes.get("when")),
            each=each,
            join=join,
            note=attributes.get("note", ""),
            wording=wording,
            children=tuple(below.paragraph(child, reader) for child in item.children),
            term=_term(wording, place) if role == "definition" else "",
            place=place,
            duty=_duty(attributes, place),
            satisfies=tuple(attributes.get("satisfies", "").split()),
            only=attributes.get("only", ""),
        )

    def start(self, given: Mapping[str, str], line: int, known: frozenset[str]) -> tuple[Mapping[str, str], str, Place]:
        identity = given.get("id", "")
        place = Place(self.file, line, identity)
        if not _ID.fullmatch(identity):
            message = "Every paragraph and table begins with its attributes in braces, with a permanent id."
            raise LibraryError(Problem(message, place, "Write {#id}; `assembler clauses ids` adds missing ones."))
        unknown = sorted(set(given) - known)
        if unknown:
            raise LibraryError(Problem(f"Unknown attributes: {', '.join(unknown)}.", place))
        return given, identity, place

    def repeated(self, attributes: Mapping[str, str], reader: Reader) -> tuple[Each | None, Reader]:
        if "each" not in attributes:
            return None, reader
        return reader.each(attributes["each"])

    def table(self, grid: markup.Grid, reader: Reader) -> LibraryTable:
        known = frozenset({"id", "when", "each", "title", "description", "shares", "rows", "layout", "only"})
        names = [name for name in grid.attributes.get("rows", "").split(",") if name]
        attributes, identity, place = self.start(grid.attributes, grid.line, known | {f"when-{name}" for name in names})
        outer = Reader(reader.vocabulary, reader.items, place)
        each, inner = self.repeated(attributes, outer)
        names = names or ["item"]
        shares = tuple(int(share) if share.isdecimal() else 0 for share in attributes.get("shares", "").split(","))
        if len(names) != len(grid.rows) or len(shares) != len(grid.heading) or sum(shares) != 100:
            message = f"{len(grid.rows)} rows and {len(names)} names; {len(grid.heading)} columns and shares {shares}."
            raise LibraryError(
                Problem(message, place, "Every row has a name, every column a share, and the shares add up to 100.")
            )
        if not attributes.get("title") or not attributes.get("description"):
            raise LibraryError(Problem("A table needs a title and a description, for screen readers.", place))
        rows = tuple(self.row(name, row, attributes, inner) for name, row in zip(names, grid.rows, strict=True))
        return LibraryTable(
            id=identity,
            when=outer.condition(attributes.get("when")),
            each=each,
            title=attributes.get("title", ""),
            description=attributes.get("description", ""),
            columns=grid.heading,
            shares=shares,
            rows=rows,
            layout=_layout(attributes.get("layout", "grid"), place),
            place=place,
            only=attributes.get("only", ""),
        )

    def row(
        self, name: str, cells: tuple[tuple[markup.Inline, ...], ...], attributes: Mapping[str, str], reader: Reader
    ) -> LibraryRow:
        when = reader.condition(attributes.get(f"when-{name}"))
        return LibraryRow(name, when, tuple(reader.wording(cell) for cell in cells))


_JOINS: Final[Mapping[str, Literal["", "and", "or"]]] = {"": "", "and": "and", "or": "or"}


def _layout(text: str, place: Place) -> TableLayout:
    if text not in get_args(TableLayout):
        raise LibraryError(Problem(f"“{text}” is not a layout: {', '.join(get_args(TableLayout))}.", place))
    return cast("TableLayout", text)


def _join(given: str, item: markup.Item, place: Place) -> Literal["", "and", "or"]:
    join = _JOINS.get(given)
    if join == "" or (join and item.children):
        return join
    raise LibraryError(Problem("`join` is and or or, and joins the items below.", place))


def _duty(attributes: Mapping[str, str], place: Place) -> Duty | None:
    if not any(attributes.get(name) for name in _DUTY):
        return None
    duty = Duty(*(attributes.get(name, "") for name in _DUTY))
    if not duty.owes or not (duty.by or duty.every):
        cure = "Add `owes`, and `by` or `every`. A duty that applies all the time is owed by “always” or “throughout the term”."
        raise LibraryError(Problem("A duty says who owes it, and by when or how often.", place, cure))
    return duty


def _term(wording: Wording, place: Place) -> str:
    first = wording[0] if wording else None
    if not isinstance(first, markup.Words) or not first.bold:
        raise LibraryError(Problem("A definition begins with its term in bold.", place))
    return first.text.strip()
