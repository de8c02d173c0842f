"""Text to condition. Every name is looked up and every comparison checked, so that a condition that parses can be evaluated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import NoReturn

from msgspec import Struct

from assembler.conditions.comparable import fits, kind_of
from assembler.conditions.sorts import (
    Choice,
    Choices,
    Date,
    ListOf,
    Number,
    Record,
    Reference,
    Sort,
    YesNo,
)
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
    Constant,
    Contains,
    Count,
    DaysBetween,
    Each,
    FactUse,
    FieldUse,
    Membership,
    Not,
    Operator,
    Or,
    Printed,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
)
from assembler.conditions.vocabulary import Vocabulary
from assembler.errors import ConditionError, Place, Problem, did_you_mean

_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


_PRINTED = re.compile(r"\bprinted\(([a-z0-9-]+(?:#[a-z0-9-]+)?)\)")
"""The key of a clause or paragraph, which Python would read as a sum and a comment: it is put in quotes."""


def parse_condition(
    text: str,
    vocabulary: Vocabulary,
    items: dict[str, Record] | None = None,
    place: Place = Place(),  # noqa: B008
) -> Condition:
    """The condition written in `text`. `items` are the list items in scope by name (`party`).

    Raises ConditionError, naming the place, when the text is not in the language or names what does not exist.
    """
    return _Parser(text, vocabulary, items or {}, place).condition(_expression(text, place))


def parse_path(
    text: str,
    vocabulary: Vocabulary,
    items: dict[str, Record] | None = None,
    place: Place = Place(),  # noqa: B008
) -> FieldUse:
    """The field named in `text`, as in a placeholder. Raises ConditionError when there is none."""
    parser = _Parser(text, vocabulary, items or {}, place)
    return parser.path(_expression(text, place))


_ALLOWED = "Use and, or, not, ==, !=, in, <, <=, >, >=, recorded(…), any, all, count, total."
_DEEPEST = 100
"""How deep a condition may be nested: far more than any that a person can read, and far less than Python can follow."""


def _expression(text: str, place: Place) -> ast.expr:
    try:
        tree: ast.expr | None = ast.parse(_PRINTED.sub(r"printed('\1')", text.strip()), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the last two: nested too deeply for Python itself
        tree = None
    if tree is None or (len(text) > _DEEPEST and _depth(tree) > _DEEPEST):  # a level takes a sign at least
        message = f"“{text.strip()}” is not a condition."
        raise ConditionError(Problem(message, place, _ALLOWED))
    return tree


def _depth(tree: ast.AST) -> int:
    """How deep an expression is nested. It counts level by level: a deep one would be too much for a function that calls itself."""
    depth, level = 0, [tree]
    while level:
        depth, level = depth + 1, [inner for node in level for inner in ast.iter_child_nodes(node)]
    return depth


class _Parser(Struct, frozen=True, dict=True):
    text: str
    vocabulary: Vocabulary
    items: dict[str, Record]
    place: Place

    def fail(self, message: str, cure: str = "") -> NoReturn:
        raise ConditionError(Problem(f"In the condition “{self.text.strip()}”: {message}", self.place, cure))

    def condition(self, node: ast.expr) -> Condition:  # noqa: PLR0911 - one line for each kind of node
        match node:
            case ast.BoolOp(op, values):
                parts = tuple(self.condition(value) for value in values)
                return And(parts) if isinstance(op, ast.And) else Or(parts)
            case ast.UnaryOp(ast.Not(), operand):
                return Not(self.condition(operand))
            case ast.Compare(left, [sign], [right]):
                return self.comparison(left, sign, right)
            case ast.Call(ast.Name(word), [argument], []) if word in ("any", "all", "recorded"):
                return self.call(word, argument)
            case ast.Call(ast.Name("printed"), [ast.Constant(str() as key)], []):
                clause, _, paragraph = key.partition("#")
                return Printed(clause, paragraph)
            case ast.Constant(bool() as truth):
                return Always(truth)
            case ast.Name() | ast.Attribute():
                return self.fact(node) or Truth(self.expect(self.path(node), YesNo, "a yes/no answer or a fact"))
        self.fail(f"“{ast.unparse(node)}” is not something that is true or false.")

    def call(self, word: str, argument: ast.expr) -> Condition:
        if word == "recorded":
            return Recorded(self.path(argument))
        each, parser, element = self.generator(argument)
        return Quantified("any" if word == "any" else "all", each, parser.condition(element))

    def generator(self, node: ast.expr) -> tuple[Each, _Parser, ast.expr]:
        match node:
            case ast.GeneratorExp(element, [ast.comprehension(ast.Name(variable), source, [])]):
                items = self.path(source)
                if not isinstance(items.sort, ListOf):
                    self.fail(f"“{items}” is not a list.")
                inner = _Parser(self.text, self.vocabulary, {**self.items, variable: items.sort.item}, self.place)
                return Each(items, variable), inner, element
        self.fail(f"“{ast.unparse(node)}” should read: condition for item in list.")

    def comparison(self, left: ast.expr, sign: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(sign, ast.In | ast.NotIn):
            inside = self.inside(left, right)
            return Not(inside) if isinstance(sign, ast.NotIn) else inside
        if type(sign) not in _OPERATORS:
            self.fail("this comparison is not in the language.", _ALLOWED)
        first, second = self.term(left), self.term(right)
        self.check_comparable(first, second, _OPERATORS[type(sign)])
        return Comparison(_OPERATORS[type(sign)], first, second)

    def inside(self, left: ast.expr, right: ast.expr) -> Condition:
        if isinstance(right, ast.List | ast.Tuple):
            path = self.expect(self.path(left), Choice, "a single choice")
            values = tuple(self.written(value) for value in right.elts)
            self.check_values(path, values)
            return Membership(path, values)
        path = self.expect(self.path(right), Choices, "a multiple choice, or a list in square brackets")
        value = self.written(left)
        self.check_values(path, (value,))
        return Contains(value, path)

    def written(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        self.fail(f"“{ast.unparse(node)}” is not a value in single quotes.")

    def term(self, node: ast.expr) -> Term:
        match node:
            case ast.Constant(str() | int() as value) if not isinstance(value, bool):
                return Constant(value)
            case ast.BinOp(left, ast.Sub(), right):
                later, earlier = (self.expect(self.path(day), Date, "a date") for day in (left, right))
                if later == earlier:
                    self.fail(f"“{later}” is taken from itself, so that it says nothing of the answers.")
                return DaysBetween(later, earlier)
            case ast.Call(ast.Name("count"), [ast.GeneratorExp() as argument], []):
                each, parser, element = self.generator(argument)
                return Count(each, parser.condition(element))
            case ast.Call(ast.Name("count"), [argument], []):
                items = self.path(argument)
                if not isinstance(items.sort, ListOf):
                    self.fail(f"“{items}” is not a list.")
                return Count(Each(items, items.sort.item.name), Always(truth=True))
            case ast.Call(ast.Name("total"), [argument], []):
                each, parser, element = self.generator(argument)
                return Total(each, parser.expect(parser.path(element), Number, "a number"))
        return self.path(node)

    def fact(self, node: ast.expr) -> FactUse | None:
        """The fact a dotted name stands for, if it is one: about the answers, or about an item."""
        names = self.names(node)
        fact = None if names[0] in self.items else self.vocabulary.facts.get(".".join(names))
        if fact:
            return None if fact.parameter else FactUse(fact.name, fact.condition)
        *start, last = names
        argument = self.follow(start, quiet=True) if start else None
        record = self.vocabulary.record(argument.sort) if argument else None
        fact = self.vocabulary.facts.get(f"{record.name}.{last}") if record else None
        return FactUse(fact.name, fact.condition, fact.parameter, argument) if fact else None

    def path(self, node: ast.expr) -> FieldUse:
        found = self.follow(self.names(node), quiet=False)
        assert found is not None  # noqa: S101 - follow fails aloud unless quiet
        return found

    def names(self, node: ast.expr) -> list[str]:
        match node:
            case ast.Name(name):
                return [name]
            case ast.Attribute(value, name):
                return [*self.names(value), name]
        self.fail(f"“{ast.unparse(node)}” is not the name of a field.")

    def follow(self, names: list[str], *, quiet: bool) -> FieldUse | None:
        variable = names[0] if names[0] in self.items else ""
        sort: Sort = self.items[variable] if variable else self.vocabulary.answers
        steps = names[1:] if variable else names
        through = False
        for position, name in enumerate(steps):
            following = self.vocabulary.step(sort, name)
            if following is None:
                if quiet:
                    return None
                self.unknown(name, sort, ".".join([variable, *steps[:position]] if variable else steps[:position]))
            through = through or isinstance(sort, Reference)
            sort = following
        return FieldUse(variable, tuple(steps), sort, through)

    def unknown(self, name: str, sort: Sort, within: str) -> NoReturn:
        record = self.vocabulary.record(sort)
        known: Iterable[str] = record.fields if record else ()
        facts = [
            fact.partition(".")[2] for fact in self.vocabulary.facts if record and fact.startswith(f"{record.name}.")
        ]
        a_fact = did_you_mean(f"{within}.{name}" if within else name, self.vocabulary.facts)
        cure = did_you_mean(name, [*known, *facts, *self.items], otherwise=a_fact)
        self.fail(f"there is no “{name}” in {within or 'the answers'}.", cure)

    def expect(self, path: FieldUse, sort: type[Sort], what: str) -> FieldUse:
        if not isinstance(path.sort, sort):
            self.fail(f"“{path}” is not {what}.")
        return path

    def check_values(self, path: FieldUse, values: tuple[str, ...]) -> None:
        assert isinstance(path.sort, Choice | Choices)  # noqa: S101 - expect() has seen to it
        if not values:
            self.fail(f"the square brackets hold no value of {path}.")
        for value in values:
            if values.count(value) > 1:
                self.fail(f"“{value}” stands twice among the values of {path}.")
            if value not in path.sort.values:
                self.fail(f"“{value}” is not a value of {path}.", did_you_mean(value, path.sort.values))

    def check_comparable(self, left: Term, right: Term, operator: Operator) -> None:
        kinds = {kind_of(left), kind_of(right)} - {"constant"}
        if len(kinds) != 1:
            self.fail(f"“{left}” and “{right}” cannot be compared.")
        kind = kinds.pop()
        if operator not in ("==", "!=") and kind not in ("number", "date"):
            self.fail(f"“{left} {operator} {right}” has no meaning for this kind of answer.")
        for term, other in ((left, right), (right, left)):
            if isinstance(term, Constant):
                self.check_constant(term, other, kind)
        if left == right:
            self.fail(f"“{left}” is compared with itself, so that it says nothing of the answers.")

    def check_constant(self, constant: Constant, other: Term, kind: str) -> None:
        if kind == "choice" and isinstance(other, FieldUse):
            self.check_values(other, (str(constant.value),))
        elif not fits(kind, constant.value):
            self.fail(f"{constant} cannot be compared with {other}.")
