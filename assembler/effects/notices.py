"""What the statute says of answers while they are given: each finding with the fields it rests on. No agreement is assembled for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from assembler.assembly import CompiledLibrary
from assembler.completion import Answers
from assembler.conditions.fields import fields_read
from assembler.conditions.tree import Always, paths
from assembler.effects.clauses_by_field import heading_of
from assembler.effects.counterfactual import Link, Target
from assembler.effects.values import Notice
from assembler.library.clauses import Clause, LibraryParagraph, lead_to
from assembler.library.library import Library
from assembler.statute.findings import Finding, findings, inclusions
from assembler.statute.unasked import unasked_facts

_Meeting = tuple[str, Target, tuple[str, ...], str]
"""A clause's id, a paragraph of it, the rules that its words meet, and the clause's heading."""


class NoticeFinder:
    """Finds the notices of answers under one compiled library. What depends on the library alone is worked out once."""

    def __init__(self, compiled: CompiledLibrary) -> None:
        self.compiled = compiled
        self.library = compiled.library
        self._met: dict[str, tuple[_Meeting, ...]] = {}

    def notices(self, answers: Answers) -> tuple[Notice, ...]:
        """What the statute finds, and where what must be there because of an answer is dealt with. No agreement is assembled for it."""
        rules, say = self.compiled.rules, self.compiled.say
        clauses = self._present(answers)
        found = [Notice(finding, self._fields[_key(finding)]) for finding in findings(answers, rules, say)]
        for finding in inclusions(answers, rules, say, frozenset(clauses)):
            if finding.rule in self._occasional and (finding.applies or finding.certain):
                clause = clauses.get(finding.rule, "")
                found.append(Notice(finding, self._fields[_key(finding)], clause))
        return (*found, *self._unasked(answers))

    def _unasked(self, answers: Answers) -> Iterator[Notice]:
        """The facts that were given and have no effect, each resting on what decides whether its question is asked."""
        vocabulary, questionnaire = self.library.vocabulary, self.library.questionnaire
        for finding in unasked_facts(answers, questionnaire, vocabulary):
            questions = [questionnaire.by_field[field] for field in finding.fields]
            yield Notice(finding, frozenset().union(*(fields_read(one.ask_when, vocabulary) for one in questions)))

    def _present(self, answers: Answers) -> dict[str, str]:
        """The rules that a paragraph of the agreement meets, each with the heading of its clause."""
        omitted = {omission.clause for omission in answers.given.drafting.omit}
        return {
            rule: heading
            for clause, target, rules, heading in self._meeting(self.compiled.chosen_by(answers).library)
            if clause not in omitted and target.present(answers)
            for rule in rules
        }

    def _meeting(self, library: Library) -> tuple[_Meeting, ...]:
        """The paragraphs of an outline that meet rules, found once for each."""
        if library.outline not in self._met:
            self._met[library.outline] = tuple(_meeting(library))
        return self._met[library.outline]

    @cached_property
    def _occasional(self) -> frozenset[str]:
        """The rules that arise on some answers only: of the others, every agreement meets them."""
        return frozenset(rule.id for rule in self.library.rules if rule.when != Always(truth=True))

    @cached_property
    def _fields(self) -> Mapping[tuple[str, str, tuple[str, ...]], frozenset[str]]:
        """What each check rests on, its rule's conditions included."""
        found: dict[tuple[str, str, tuple[str, ...]], frozenset[str]] = {}
        for rule in self.library.rules:
            for check in rule.checks:
                read = (
                    fields_read(c, self.library.vocabulary, rule.each.variable if rule.each else "")
                    for c in (rule.when, check.when, check.requires)
                )
                required = tuple(dict.fromkeys(str(path) for path in paths(check.requires)))
                key = (rule.id, check.action, required)
                found[key] = found.get(key, frozenset()).union(*read)
        return found


def _meeting(library: Library) -> Iterator[_Meeting]:
    for clause in library.clauses.values():
        for paragraph in clause.paragraphs():
            if paragraph.satisfies:
                way: tuple[Clause | LibraryParagraph, ...] = (clause, *lead_to(clause, paragraph.id))
                target = Target(tuple(Link(one.when, one.each, "") for one in way))
                yield clause.id, target, paragraph.satisfies, heading_of(clause)


def _key(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    return (finding.rule, finding.action, finding.fields)
