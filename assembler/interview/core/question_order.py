"""The order of an interview: the questions of the library laid out in order, with a table before the items of each list.

It comes from the questions' data alone, so that a question added to the library is asked without new code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from assembler.answers.files import Knowledge
from assembler.completion import Answers
from assembler.conditions import Condition, Test, Vocabulary, compile_condition
from assembler.conditions.fields import fields_read
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Constant,
    Contains,
    Count,
    DaysBetween,
    FactUse,
    FieldUse,
    Membership,
    Not,
    Or,
    Printed,
    Quantified,
    Recorded,
    Term,
    Total,
    Truth,
    children,
)
from assembler.questions import Question, Questionnaire
from assembler.register import Register
from assembler.spoken import known_of


class OrderedQuestion(Struct, frozen=True, eq=False, dict=True):
    """One question, as steps from the item (or the answers) it is asked of."""

    question: Question
    steps: tuple[str, ...]
    vocabulary: Vocabulary

    @cached_property
    def reads(self) -> frozenset[str]:
        """Every field that the question's condition rests on."""
        return fields_read(self.question.ask_when, self.vocabulary)


class QuestionTable(Struct, frozen=True, eq=False):
    """Questions asked of each item of a list. `home` is true where the list itself is put together, before its first question.

    `field` is the list's own, `parties[]`; `asked` says whether the list has a place in the agreement at all, and `only` names the one
    outline that has, if only one has.
    """

    field: str
    steps: tuple[str, ...]
    item: str
    home: bool
    asked: Test | None
    parts: tuple[Part, ...]
    only: str = ""


Part = OrderedQuestion | QuestionTable


class QuestionOrder(Struct, frozen=True, eq=False, dict=True):
    """Every section with its parts in order, and what completing the answers needs.

    `later` are the fields that a quick interview leaves for the review, and that no finding waits for.
    """

    questionnaire: Questionnaire
    vocabulary: Vocabulary
    register: Register
    later: frozenset[str] = frozenset()

    @cached_property
    def known(self) -> Knowledge:
        """What the questions and the register know of answers that are read."""
        return known_of(lambda: self.questionnaire, lambda: self.register)

    @cached_property
    def sections(self) -> Mapping[str, tuple[Part, ...]]:
        """Each section's parts."""
        homes: set[str] = set()
        return {section.id: tuple(self._parts(section.questions, 0, homes)) for section in self.questionnaire.sections}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Each section's title."""
        return {section.id: section.title for section in self.questionnaire.sections}

    @cached_property
    def naming(self) -> Mapping[str, Question]:
        """For each list, the question whose answer names its items."""
        found: dict[str, Question] = {}
        for name in reversed(_NAMES):
            for question in self.questionnaire.questions:
                inside, _, last = question.field.rpartition(".")
                if last == name and inside.endswith("[]"):
                    found[inside] = question
        return found

    def _parts(self, questions: Iterable[Question], depth: int, homes: set[str]) -> Iterator[Part]:
        for key, group in groupby(
            questions, lambda question: question.lists[depth] if len(question.lists) > depth else None
        ):
            if key is None:
                yield from (self._leaf(question) for question in group)
            else:
                yield self._table(tuple(group), depth, homes)

    def _leaf(self, question: Question) -> OrderedQuestion:
        inner = question.field.rpartition("[].")[2]
        return OrderedQuestion(question, tuple(inner.split(".")), self.vocabulary)

    def _table(self, group: tuple[Question, ...], depth: int, homes: set[str]) -> QuestionTable:
        path, item = group[0].lists[depth]
        field = "[].".join(group[0].field.split("[].")[: depth + 1]) + "[]"
        home = field not in homes
        homes.add(field)
        first = group[0].ask_when
        return QuestionTable(
            field=field,
            steps=tuple(path.split(".")[1 if depth else 0 :]),
            item=item,
            home=home,
            asked=None if not home or _of_item(first, item) else compile_condition(first),
            parts=tuple(self._parts(group, depth + 1, homes)),
            only=group[0].only if len({one.only for one in group}) == 1 else "",
        )


_NAMES = ("legal_name", "name", "function", "purpose", "party")
"""Fields that name an item, the best first."""


def _of_item(condition: Condition, item: str) -> bool:
    """Whether a condition is about the item itself, and so says nothing of the list."""
    return condition == Always(truth=True) or _reads(condition, item)


def _reads(node: Condition | Term, item: str) -> bool:
    """Whether a condition reads an item that is in scope by this name, and not one that it names so itself."""
    match node:
        case FieldUse(variable=variable):
            return variable == item
        case FactUse(argument=argument):
            return argument is not None and _reads(argument, item)
        case Quantified(each=each) | Count(each=each) | Total(each=each) if each.variable == item:
            return _reads(each.items, item)
        case (
            And() | Or() | Not() | Comparison() | DaysBetween() | Truth() | Recorded() | Membership() | Contains()
            | Printed() | Always() | Constant() | Quantified() | Count() | Total()
        ):  # fmt: skip
            return any(_reads(child, item) for child in children(node))


def label_of(item: object) -> str:
    """What an item is called on screen: its short name, name, purpose or, failing all, its id in words."""
    for name in ("short_name", *_NAMES[:-1]):
        words = getattr(item, name, None)
        if words:
            return str(words)
    return str(getattr(item, "id", "")).replace("-", " ")


def item_label(item: object, answers: Answers) -> str:
    """What an item is called on screen: by the party that it is about, if there is one."""
    party = answers.scope.index["parties"].get(getattr(item, "party", None) or "")
    return label_of(item if party is None else party)
