"""What an answer does, for the interview: findings, the agreement's contents, what a field drives, and the summary at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from assembler.agreement import Agreement, Paragraph, Section
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, assemble
from assembler.completion import Answers
from assembler.conditions import compile_condition
from assembler.conditions.evaluation import Test
from assembler.conditions.fields import fields_read
from assembler.conditions.tree import Always, paths
from assembler.errors import AnswersError
from assembler.explanation import left_out
from assembler.interview.advising import notice_words
from assembler.interview.question_order import label_of
from assembler.interview.services import Notice, Placed
from assembler.library import Clause
from assembler.pipeline import assemble_answers
from assembler.plain import words
from assembler.register import Register
from assembler.statute.findings import Finding, findings, inclusions
from assembler.statute.unasked import unasked_facts
from assembler.wording import Filled, Phrase, Wording, pieces


class Effects:
    """The effects of answers under one compiled library."""

    def __init__(self, compiled: CompiledLibrary, register: Register) -> None:
        self.compiled = compiled
        self.library = compiled.library
        self.register = register

    def notices(self, answers: Answers) -> tuple[Notice, ...]:
        """What the statute finds, and where what must be there because of an answer is dealt with. No agreement is assembled for it."""
        rules, say = self.library.rules, self.compiled.say
        clauses = self._present(answers)
        found = [Notice(finding, self._fields[_key(finding)]) for finding in findings(answers, rules, say)]
        for finding in inclusions(answers, rules, say, frozenset(clauses)):
            if finding.rule in self._occasional and (finding.stands or finding.certain):
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
        """The rules that a clause of the agreement satisfies, each with the clause's heading."""
        omitted = {omission.clause for omission in answers.given.drafting.omit}
        return {
            rule: heading
            for clause, test, heading in self._satisfying
            if clause.id not in omitted and test(answers.scope) is True
            for rule in clause.satisfies
        }

    @cached_property
    def _satisfying(self) -> tuple[tuple[Clause, Test, str], ...]:
        """The clauses that satisfy rules, with their conditions and headings."""
        clauses = [clause for clause in self.library.clauses.values() if clause.satisfies]
        return tuple((clause, compile_condition(clause.when), _heading(clause)) for clause in clauses)

    @cached_property
    def _occasional(self) -> frozenset[str]:
        """The rules that arise on some answers only: of the others, every agreement meets them."""
        return frozenset(rule.id for rule in self.library.rules if rule.when != Always(truth=True))

    def contents(self, answers: Answers) -> Mapping[str, Placed]:
        """Every clause, schedule and numbered paragraph of the agreement by its permanent id; nothing where none can be assembled."""
        try:
            return dict(_contents(assemble(answers, self.compiled, "draft").agreement))
        except AnswersError:
            return {}

    def points(self, answers: Answers) -> frozenset[str]:
        """What is open in the agreement, or printed in it and not recorded: the places in the answers, as `parties.0.address`."""
        return frozenset(point.id for point in assemble(answers, self.compiled, "draft").agreement.points)

    def drives(self, field: str) -> tuple[str, ...]:
        """The headings of the clauses that rest on a field."""
        return self._driven.get(field, ())

    def summary(self, file: AnswersFile) -> tuple[str, ...]:
        """The agreement in short: its parties, its clauses in and out with reasons, what stands against it, what is open."""
        result = assemble_answers(file, self.compiled, self.register)
        standing = [finding for finding in result.findings if finding.stands]
        against = [_told(finding) for finding in standing if finding.action != "RECORD"]
        return (
            *_section("The parties", [f"{p.legal_name or label_of(p)}" for p in result.answers.values.parties]),
            *_section("Clauses and schedules in the agreement", list(_headings(result.agreement))),
            *_section("Left out", list(self._left_out(result.answers, file))),
            *_section("What stands against a copy for signature", against),
            *_section("To record", [_told(finding) for finding in standing if finding.action == "RECORD"]),
            *_section(
                "Open points", [f"{p.question}{': ' + p.note if p.note else ''}" for p in result.agreement.points]
            ),
        )

    def _left_out(self, answers: Answers, file: AnswersFile) -> Iterator[str]:
        for explanation in left_out(answers, self.library, file.source):
            if explanation.reasons:
                reasons = "; ".join(f"{reason.label}: {reason.value}" for reason in explanation.reasons)
                yield f"{explanation.heading} ({explanation.omitted or reasons})"

    @cached_property
    def _fields(self) -> Mapping[tuple[str, str, tuple[str, ...]], frozenset[str]]:
        """What each check rests on, its rule's conditions included."""
        found: dict[tuple[str, str, tuple[str, ...]], frozenset[str]] = {}
        for rule in self.library.rules:
            for check in rule.checks:
                read = (
                    fields_read(c, self.library.vocabulary, rule.variable)
                    for c in (rule.when, check.when, check.requires)
                )
                required = tuple(dict.fromkeys(str(path) for path in paths(check.requires)))
                key = (rule.id, check.action, required)
                found[key] = found.get(key, frozenset()).union(*read)
        return found

    @cached_property
    def _driven(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for clause in self.library.clauses.values():
            heading = _heading(clause)
            for field in self._clause_fields(clause):
                if heading not in found.setdefault(field, []):
                    found[field].append(heading)
        return {field: tuple(headings) for field, headings in found.items()}

    def _clause_fields(self, clause: Clause) -> frozenset[str]:
        vocabulary = self.library.vocabulary
        conditions = [clause.when, *(paragraph.when for paragraph in clause.paragraphs())]
        read = [fields_read(condition, vocabulary) for condition in conditions]
        for _, wording in clause.wordings():
            read += [self._wording_fields(wording)]
        return frozenset().union(*read)

    def _wording_fields(self, wording: Wording) -> frozenset[str]:
        vocabulary = self.library.vocabulary
        found: frozenset[str] = frozenset()
        for piece in pieces(wording):
            if isinstance(piece, Filled):
                found |= fields_read(piece.path, vocabulary)
            elif isinstance(piece, Phrase):
                found = found.union(*(fields_read(choice.when, vocabulary) for choice in piece.alternatives))
        return found


def _heading(clause: Clause) -> str:
    words = "".join(getattr(piece, "text", "…") for piece in clause.heading) or clause.id.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def _key(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    return (finding.rule, finding.action, finding.fields)


def _contents(agreement: Agreement) -> Iterator[tuple[str, Placed]]:
    for section in agreement.sections:
        if section.kind not in ("clause", "schedule"):
            continue
        yield section.id, Placed(section.label, "")
        above = ""
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.number and block.key != section.id:
                above = block.number if block.role in ("level-2", "schedule-2") else above
                yield block.key, Placed(_label(block, section, above), section.id)


def _label(block: Paragraph, section: Section, above: str) -> str:
    number = block.number if block.number == above else f"{above}{block.number}"
    return f"paragraph {number} of {section.label}" if section.kind == "schedule" else number


def _headings(agreement: Agreement) -> Iterator[str]:
    for section in agreement.sections:
        if section.heading is not None and section.kind in ("clause", "schedule"):
            yield f"{section.label[:1].upper()}{section.label[1:]}: {words(section.heading)}"


def _told(finding: Finding) -> str:
    return notice_words(Notice(finding, frozenset())).replace("\n", "\n  ")


def _section(title: str, entries: list[str]) -> Iterator[str]:
    if entries:
        yield ""
        yield f"{title} ({len(entries)})"
        yield from (f"* {entry}" for entry in entries)
