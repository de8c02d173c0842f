"""What is worth a look though it breaks no law: what can never take effect, what is always in though conditional, what changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from assembler.completion import field_of
from assembler.conditions.tree import Always, FieldUse
from assembler.library.library import Library
from assembler.library.unread_questions import READ_BY_ASSEMBLY, READ_BY_VARIATION
from assembler.proof.formulas import Formula, all_of, any_of, no
from assembler.proof.names import unknown_names
from assembler.proof.printed import PrintedLibrary
from assembler.proof.solver import Solving
from assembler.proof.symbolic import Items
from assembler.proof.translation import Translator
from assembler.statute.rules import Check, Rule
from assembler.wording import Filled, pieces

Sort = Literal["never in", "always in", "never asked", "changes nothing", "never fires", "not defined"]

ALWAYS = Always(truth=True)


class Remark(Struct, frozen=True):
    """One thing worth a look: a clause, paragraph, phrase, question or rule, and what about it."""

    sort: Sort
    where: str
    says: str


class Doubt(Struct, frozen=True):
    """A remark to be made if there are no answers for which a formula holds."""

    possible: Formula
    remark: Remark


def document_doubts(library: Library, printed: PrintedLibrary, translator: Translator) -> Iterator[Doubt]:
    """Everything that may be worth a look in one document of a library."""
    work = _Doubts(library, printed, translator)
    yield from work.sections()
    yield from work.paragraphs()
    yield from work.phrases()
    for where, name in dict.fromkeys(unknown_names(library)):
        says = f"“{name}” looks like a defined term and is not one; a name that only looks like one goes in names.yaml"
        yield Doubt(False, Remark("not defined", where, says))


def answers_doubts(library: Library, translator: Translator) -> Iterator[Doubt]:
    """What may be worth a look in the rules and questions, once every document has been translated."""
    work = _Doubts(library, PrintedLibrary(), translator)
    yield from work.rules()
    yield from work.questions()


def remarks(doubts: Sequence[Doubt], solving: Solving) -> tuple[Remark, ...]:
    """The remarks that are to be made, each once. What is never in is not said to be always in as well."""
    possible = solving.each_possible([doubt.possible for doubt in doubts])
    made = dict.fromkeys(doubt.remark for doubt, yes in zip(doubts, possible, strict=True) if not yes)
    never = {one.where for one in made if one.sort == "never in"}
    return tuple(one for one in made if one.sort != "always in" or one.where not in never)


class _Doubts(Struct, frozen=True):
    library: Library
    printed: PrintedLibrary
    translator: Translator

    def sections(self) -> Iterator[Doubt]:
        inside: dict[str, list[Formula]] = defaultdict(list)
        outside: dict[str, list[Formula]] = defaultdict(list)
        for section in self.printed.sections:
            inside[section.clause.id].append(section.inside)
            outside[section.clause.id].append(no(self.translator.truth(section.clause.when, section.items).true))
        for name, clause in self.library.clauses.items():
            yield Doubt(any_of(inside[name]), Remark("never in", name, f"no answers let the clause in: {clause.when}"))
            if clause.when != ALWAYS:
                says = f"no answers leave the clause out, though it has a condition: {clause.when}"
                yield Doubt(any_of(outside[name]), Remark("always in", name, says))

    def paragraphs(self) -> Iterator[Doubt]:
        inside: dict[str, list[Formula]] = defaultdict(list)
        outside: dict[str, list[Formula]] = defaultdict(list)
        conditions: dict[str, str] = {}
        for paragraph in self.printed.paragraphs:
            if paragraph.source is not None:
                inside[paragraph.name].append(self.printed.when(paragraph))
                truth = self.translator.truth(paragraph.source.when, paragraph.items)
                outside[paragraph.name].append(no(truth.true))
                conditions[paragraph.name] = str(paragraph.source.when)
        for clause in self.library.clauses.values():
            for source in clause.paragraphs():
                name = f"{clause.id}#{source.id}"
                says = f"no answers let the paragraph in: {source.when}"
                yield Doubt(any_of(inside[name]), Remark("never in", name, says))
                if source.when != ALWAYS:
                    says = f"no answers leave the paragraph out, though it has a condition: {source.when}"
                    yield Doubt(any_of(outside[name]), Remark("always in", name, says))

    def phrases(self) -> Iterator[Doubt]:
        chosen: dict[tuple[str, str], list[Formula]] = defaultdict(list)
        for phrase in self.printed.phrases:
            reached = all_of((self.printed.when(phrase.paragraph), phrase.when))
            earlier: list[Formula] = []
            for choice, truth in zip(phrase.phrase.alternatives, phrase.truths, strict=True):
                chosen[phrase.paragraph.name, str(choice.when)].append(all_of((reached, truth.true, *earlier)))
                earlier.append(no(truth.true))
        for (where, when), found in chosen.items():
            says = f"no answers choose the words for: {'otherwise' if when == 'True' else when}"
            yield Doubt(any_of(found), Remark("never in", where, says))

    def rules(self) -> Iterator[Doubt]:
        for rule in self.library.rules:
            for number, check in enumerate(rule.checks, 1):
                says = f"no answers make check {number} ({check.action}) ask for anything"
                yield Doubt(any_of(list(self._fires(rule, check))), Remark("never fires", rule.id, says))

    def _fires(self, rule: Rule, check: Check) -> Iterator[Formula]:
        for there, items, _ in self.translator.instances(rule.each, {}):
            arises = [no(self.translator.truth(when, items).false) for when in (rule.when, check.when)]
            unmet = True if check.action == "INCLUDE" else no(self.translator.truth(check.requires, items).true)
            for piece in pieces((*check.message, *check.cure)):
                if isinstance(piece, Filled):
                    self._read(piece.path, items)
            yield all_of((there, unmet, *arises))

    def _read(self, path: FieldUse, items: Items) -> None:
        """Note that a message prints a field."""
        for _, node in self.translator.lead(path, items):
            if field_of(node.place) in self.library.questionnaire.by_field:
                self.translator.answers.value(node)

    def questions(self) -> Iterator[Doubt]:
        """What conditions, placeholders and messages read has been read by now; anything else changes nothing."""
        asked: dict[str, list[Formula]] = defaultdict(list)
        for place, value in self.translator.answers.values.items():
            asked[field_of(place)].append(value.asked)
        for question in self.library.questionnaire.questions:
            if question.field in asked:
                says = f"no answers lead to the question: {question.ask_when}"
                yield Doubt(any_of(asked[question.field]), Remark("never asked", question.field, says))
            elif question.field not in READ_BY_ASSEMBLY | READ_BY_VARIATION:
                says = "no clause, rule or question depends on the answer"
                yield Doubt(False, Remark("changes nothing", question.field, says))
