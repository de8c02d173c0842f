"""Why each clause and paragraph is in or out: the answers that decided it, where each came from, and the law behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from assembler.completion import Answers, Origin, field_of, place_of
from assembler.conditions import Condition, Scope, Walk, compile_condition, compile_value
from assembler.conditions.deciders import Decider, deciders
from assembler.conditions.tree import Always, Count, FactUse, FieldUse, Printed, Quantified, Total, paths
from assembler.effects.counterfactual import Link, Target
from assembler.formatting import printer
from assembler.library.clauses import Clause, LibraryParagraph
from assembler.library.library import Library
from assembler.questions import Question
from assembler.source import FieldPath, field_path


class Reason(Struct, frozen=True):
    """One answer that decided: its field, its label and value in words, and where it came from."""

    field: str
    label: str
    value: str
    origin: str

    def __str__(self) -> str:
        return f"{self.label}: {self.value} ({self.origin})"


class Explanation(Struct, frozen=True):
    """Why one clause, or one paragraph of it, is in or out.

    `key` is its permanent id. `form` are the titles of the forms that alone have it, where this one has not, and `outlines` their ids.
    `not_used` is whether the number of a clause that is out is kept.
    """

    key: str
    heading: str
    present: bool
    reasons: tuple[Reason, ...]
    condition: str
    law: tuple[str, ...]
    status: str
    omitted: str = ""
    form: tuple[str, ...] = ()
    outlines: tuple[str, ...] = ()
    not_used: bool = False


def explain(answers: Answers, library: Library) -> tuple[Explanation, ...]:
    """An explanation of every clause, in the agreement's order, each followed by those of its conditional paragraphs."""
    return tuple(explanation for explanation, _ in explained(answers, library))


def explained(
    answers: Answers, library: Library, *, only: str | None = None, paragraphs: bool = True
) -> Iterator[tuple[Explanation, Target]]:
    """The same, each with what a counterfactual must bring in or put out (see `counterfactual.smallest`).

    `only` asks for one clause, by its id; without `paragraphs` the clauses alone are explained. What another form alone has comes last.
    """
    made = library.of_length(answers.values.document.length)
    work = _Explainer(answers, made)
    for clause in made.clauses.values():
        if only is None or clause.id == only:
            yield from work.clause(clause) if paragraphs else ((found, to) for found, to, _ in work.headed(clause))
    for found in work.elsewhere(library):
        if (only is None or found.key.partition("#")[0] == only) and (paragraphs or "#" not in found.key):
            yield found, Target(())


def left_out(answers: Answers, library: Library) -> tuple[Explanation, ...]:
    """An explanation of every clause that the agreement does not have, or does not have for one of the items it is repeated for."""
    made = library.of_length(answers.values.document.length)
    work = _Explainer(answers, made)
    explained = (one for clause in made.clauses.values() for one, _, _ in work.headed(clause))
    return tuple(one for one in explained if not one.present)


def origin_of(answers: Answers, place: FieldPath) -> str:
    """Where an answer came from: its line in the answers file, or what gave it otherwise."""
    origin = answers.origins.get(place, "given")
    if origin != "given":
        return _ORIGINS[origin]
    where = answers.source.place(place)
    return f"{where.file}:{where.line}" if where.line else "given"


_ORIGINS: dict[Origin, str] = {
    "register": "from the register",
    "default": "the default",
    "open": "to be agreed",
    "not recorded": "not recorded",
    "not asked": "not asked",
    "given": "given",
}


class _Explainer(Struct, frozen=True):
    answers: Answers
    library: Library

    def elsewhere(self, whole: Library) -> Iterator[Explanation]:
        """The clauses and paragraphs that this form does not take, and another does."""
        for clause in whole.clauses.values():
            names = [clause.id, *(f"{clause.id}#{paragraph.id}" for paragraph in clause.paragraphs())]
            for name in names if clause.id in self.library.clauses else names[:1]:
                if name in self.library.elsewhere:
                    forms = map(whole.outlined, whole.agreements)
                    others = tuple(one.outline for one in forms if name not in one.elsewhere)
                    if not others:
                        continue  # papers alone have it
                    heading = "" if "#" in name else _heading(clause)
                    titles = tuple(whole.outlines[other].title for other in others)
                    yield Explanation(
                        name, heading, False, (), "", clause.law, clause.status, form=titles, outlines=others
                    )

    def clause(self, clause: Clause) -> Iterator[tuple[Explanation, Target]]:
        paragraphs = [block for block in clause.blocks if isinstance(block, LibraryParagraph)]
        for found, target, scope in self.headed(clause):
            yield found, target
            for paragraph in paragraphs if found.present else ():
                yield from self.paragraph(paragraph, clause, (scope, target.links), (found.key, ""))

    def headed(self, clause: Clause) -> Iterator[tuple[Explanation, Target, Scope]]:
        """A clause without its paragraphs, for each item that it is repeated for, with the scope it is in."""
        omitted = {omission.clause: omission.reason for omission in self.answers.given.drafting.omit}.get(clause.id, "")
        instances = Walk.of(clause.each).instances(self.answers.scope)
        if not instances:
            yield (*self.without_items(clause), self.answers.scope)
        for instance in instances:
            scope = instance.scope
            present = compile_condition(clause.when)(scope) is True and not omitted
            links = (Link(clause.when, clause.each, instance.item),)
            reasons = tuple(self.reasons(clause.when, scope))
            key, heading = clause.id + instance.suffix, _heading(clause)
            found = Explanation(key, heading, present, reasons, str(clause.when), clause.law, clause.status, omitted)
            found = replace(found, not_used=not present and clause.id in self.answers.given.drafting.not_used)
            yield found, Target(links), scope

    def without_items(self, clause: Clause) -> tuple[Explanation, Target]:
        """A clause repeated for the items of a list that has none."""
        assert clause.each is not None  # noqa: S101 - a clause that is not repeated has one instance
        name = clause.each.items.steps[-1]
        reasons = (Reason(str(clause.each.items), name, "none", "none given"),)
        found = Explanation(clause.id, _heading(clause), False, reasons, str(clause.when), clause.law, clause.status)
        found = replace(found, not_used=clause.id in self.answers.given.drafting.not_used)
        return found, Target((Link(clause.when, clause.each, ""),))

    def paragraph(
        self,
        paragraph: LibraryParagraph,
        clause: Clause,
        outer: tuple[Scope, tuple[Link, ...]],
        within: tuple[str, str],
    ) -> Iterator[tuple[Explanation, Target]]:
        section, suffix = within
        for instance in Walk.of(paragraph.each).instances(outer[0]):
            scope, own = instance.scope, instance.suffix
            present = compile_condition(paragraph.when)(scope) is True
            links = (*outer[1], Link(paragraph.when, paragraph.each, instance.item))
            if paragraph.when != Always(truth=True):
                key = f"{section}#{paragraph.id}{suffix}{own}"
                reasons = tuple(self.reasons(paragraph.when, scope))
                found = Explanation(key, "", present, reasons, str(paragraph.when), clause.law, clause.status)
                yield found, Target(links)
            if present:
                for child in paragraph.children:
                    yield from self.paragraph(child, clause, (scope, links), (section, suffix + own))

    def reasons(self, condition: Condition, scope: Scope) -> Iterator[Reason]:
        seen: set[str] = set()
        for decider in deciders(condition, scope):
            for reason in self.reason(decider):
                if reason.field not in seen:
                    seen.add(reason.field)
                    yield reason

    def reason(self, decider: Decider) -> Iterator[Reason]:
        if isinstance(decider.condition, Printed):
            yield Reason("drafting.omit", decider.condition.clause, "left out by the drafter", "given")
            return
        counted = [node for node in _terms(decider.condition) if isinstance(node, Count | Total)]
        for count in counted:
            number = compile_value(count)(decider.scope)
            of = "total" if isinstance(count, Total) else "number"
            items = count.each.items
            yield Reason(str(items), f"{of} of {items.steps[-1]}", str(number), "counted")
        if isinstance(decider.condition, Quantified):
            items = decider.condition.each.items
            yield Reason(str(items), items.steps[-1], "none", "none given")
        if not counted and not isinstance(decider.condition, Quantified):
            for path in _read(decider.condition):
                yield self.answer(path, decider.scope)

    def answer(self, path: FieldUse, scope: Scope) -> Reason:
        place = place_of(path, scope)
        question = self.library.questionnaire.by_field.get(field_of(place))
        label = question.label if question else field_path(place)
        value = compile_value(path)(scope)
        return Reason(
            field_path(place),
            self.owned(label, place),
            self.value(value, path, question),
            origin_of(self.answers, place),
        )

    def owned(self, label: str, place: tuple[Any, ...]) -> str:
        if len(place) > 1 and isinstance(place[1], int):
            item = getattr(self.answers.values, str(place[0]))[place[1]]
            return f"{label} ({getattr(item, 'short_name', None) or item.id})"
        return label

    def value(self, value: object, path: FieldUse, question: Question | None) -> str:
        if value is None:
            return "nothing yet"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if question and question.choices:
            chosen = value if isinstance(value, tuple) else (value,)
            return "; ".join(question.choices.get(one, one) for one in chosen) or "none of them"
        return printer(path.sort)(value, self.answers.scope) or str(value)


def _heading(clause: Clause) -> str:
    return "".join(getattr(piece, "text", "…") for piece in clause.heading) or clause.id


def _read(condition: Condition) -> Iterable[FieldUse]:
    """What a deciding part read: of a fact about an item that nobody has named, only the answer that should name it."""
    if isinstance(condition, FactUse) and condition.argument is not None:
        return (condition.argument,)
    return paths(condition)


def _terms(condition: Condition) -> Iterable[object]:
    return (getattr(condition, "left", None), getattr(condition, "right", None))
