"""The fields of the answers that a path or a condition rests on: as long as those are the same, so is what comes of it.

Fields are named as questions name them, `parties[].kind`, which stands for that answer of every party; `parties[]` stands for which
parties there are, in their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from assembler.conditions.sorts import ListOf, Record, Reference, Sort
from assembler.conditions.tree import Condition, Count, FactUse, Path, Quantified, Term, Total, children
from assembler.conditions.vocabulary import Vocabulary
from assembler.identity import Same

Lists = Mapping[str, str]
"""The list that each item in scope stands in, by the item's name: `{"part": "scope.workstreams[].parts"}`."""


class Fields:
    """What rests on which fields of one vocabulary. Facts are looked through, and looked through once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._facts: dict[tuple[Same[Condition], str], frozenset[str]] = {}

    @cached_property
    def lists(self) -> Mapping[str, tuple[str, Record]]:
        """Each list by the name of its items: its path, and what an item looks like."""
        return {record.name: (path, record) for path, record in self._records.items()}

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        return _lists(self.vocabulary.answers, "")

    def arrival(self, path: Path) -> str:
        """The field a path arrives at, where items go by their own names."""
        lists = {name: where for name, (where, _) in self.lists.items()}
        return self._walked(path, lists)[0]

    def of_path(self, path: Path, lists: Lists) -> frozenset[str]:
        """The fields a path passes and arrives at, with those that tell which items there are and what they are called."""
        _, sort, found = self._walked(path, lists)
        if isinstance(sort, Reference):  # it is printed by the name of the item it points to
            names = self._records[sort.list_path].fields.keys() & {"short_name", "name"}
            found |= {*ids(sort.list_path), *(f"{sort.list_path}[].{name}" for name in names)}
        return frozenset(found)

    def _walked(self, path: Path, lists: Lists) -> tuple[str, Sort, set[str]]:
        sort: Sort = self.vocabulary.answers
        at, found = "", set()
        if path.variable:
            at = f"{lists[path.variable]}[]"
            sort, found = self._records[lists[path.variable]], set(ids(lists[path.variable]))
        for step in path.steps:
            if isinstance(sort, Reference):
                at, found = f"{sort.list_path}[]", found | set(ids(sort.list_path))
            following = self.vocabulary.step(sort, step)
            assert following is not None  # noqa: S101 - the path was checked when it was parsed
            at, sort = f"{at}.{step}" if at else step, following
            if isinstance(sort, ListOf):
                found |= set(ids(at))
            elif not isinstance(sort, Record) and step != "id":  # the list has told the ids
                found.add(at)
        return at, sort, found

    def of(self, node: Condition | Term, lists: Lists) -> frozenset[str]:
        """The fields a condition rests on."""
        match node:
            case Path():
                return self.of_path(node, lists)
            case FactUse(condition=condition, parameter=parameter, argument=argument):
                if argument is None:
                    return self._fact(condition, "", "")
                where = self.list_of(argument, lists)
                return self.of_path(argument, lists) | self._fact(condition, parameter, where)
            case (
                Quantified(variable=variable, items=items)
                | Count(variable=variable, items=items)
                | Total(variable=variable, items=items)
            ):
                inner = {**lists, variable: self.list_of(items, lists)}
                return self.of_path(items, lists).union(*(self.of(child, inner) for child in children(node)[1:]))
            case _:
                return frozenset().union(*(self.of(child, lists) for child in children(node)))

    def list_of(self, path: Path, lists: Lists) -> str:
        """The list that a path leads to, or that the item it leads to stands in."""
        at, sort, _ = self._walked(path, lists)
        return sort.list_path if isinstance(sort, Reference) else at.removesuffix("[]")

    def _fact(self, condition: Condition, parameter: str, where: str) -> frozenset[str]:
        key = (Same(condition), where)
        if key not in self._facts:
            self._facts[key] = self.of(condition, {parameter: where} if parameter else {})
        return self._facts[key]


def ids(list_path: str) -> tuple[str, ...]:
    """What tells which items a list has: itself, and the lists it stands in."""
    parts = list_path.split("[]")
    return tuple("[]".join(parts[: at + 1]) + "[]" for at in range(len(parts)))


def _lists(record: Record, prefix: str) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for name, sort in record.fields.items():
        if isinstance(sort, ListOf):
            found[prefix + name] = sort.item
            found |= _lists(sort.item, f"{prefix}{name}[].")
        elif isinstance(sort, Record):
            found |= _lists(sort, f"{prefix}{name}.")
    return found
