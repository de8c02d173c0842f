"""The stages in order, for one agreement: answers file -> Answers -> Agreement and Findings -> Word. One home for the order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assembler import __version__
from assembler.agreement import Agreement, Inline, OpenPoint, Reference, Section
from assembler.answers.files import AnswersFile
from assembler.assembly import Assembled, Plan, assemble
from assembler.completion import Answers, complete
from assembler.documents import field_path
from assembler.errors import AnswersError, NotReadyError, Problem, did_you_mean
from assembler.identity import KEPT, Same
from assembler.own_words import STAND_INS, own_findings
from assembler.register import Register
from assembler.statute.findings import Finding, findings, inclusions

Status = Literal["draft", "signature"]


@dataclass(frozen=True, slots=True)
class Result:
    """An agreement with what the statute says of it."""

    answers: Answers
    agreement: Agreement
    findings: tuple[Finding, ...]
    clauses: frozenset[str]

    @property
    def ignored(self) -> tuple[str, ...]:
        """The fields of answers that have no effect."""
        return tuple(field_path(path) for path in self.answers.ignored)


def assemble_answers(file: AnswersFile, plan: Plan, register: Register, status: Status = "draft") -> Result:
    """The agreement and its findings.

    Raises AnswersError when the answers cannot be used, and NotReadyError when a signature copy is asked for while a block, an
    unaccepted warning or an open point remains.
    """
    answers = complete_answers(file, plan, register)
    return judged(answers, assemble(answers, plan, status), plan, status)


def complete_answers(file: AnswersFile, plan: Plan, register: Register) -> Answers:
    """The answers complete, once what they say of the library is right. Raises AnswersError when they cannot be used."""
    problems = [*_drafting_problems(file, plan)]
    if problems:
        raise AnswersError(problems)
    return complete(file, plan.library.questionnaire, register)


def judged(answers: Answers, made: Assembled, plan: Plan, status: Status) -> Result:
    """What was assembled, with the statute applied to it. Raises NotReadyError as `assemble_answers` does."""
    present = [plan.library.clauses[identity] for identity in made.clauses]
    satisfied = frozenset(rule for clause in present for rule in clause.satisfies)
    found = (
        *findings(answers, plan.library.rules, plan.say),
        *inclusions(answers, plan.library.rules, plan.say, satisfied),
        *_special_findings(answers),
        *own_findings(answers, plan.library),
    )
    result = Result(answers, made.agreement, found, made.clauses)
    if status == "signature":
        _refuse_unready(result)
    return result


def _drafting_problems(file: AnswersFile, plan: Plan) -> Iterator[Problem]:
    drafting = file.given.drafting
    for number, omission in enumerate(drafting.omit):
        place = file.source.place(("drafting", "omit", number, "clause"))
        clause = plan.library.clauses.get(omission.clause)
        if clause is None:
            cure = did_you_mean(omission.clause, plan.library.clauses)
            yield Problem(f"There is no clause “{omission.clause}”.", place, cure)
        elif clause.status in ("core", "locked"):
            cure = "Only default and optional clauses can be left out."
            yield Problem(f"The clause “{omission.clause}” is {clause.status} and cannot be left out.", place, cure)
    rules = {rule.id for rule in plan.library.rules if any(check.action == "WARN" for check in rule.checks)}
    rules |= {SPECIAL, STAND_INS}
    for number, acceptance in enumerate(drafting.accepted):
        if acceptance.rule not in rules:
            place = file.source.place(("drafting", "accepted", number, "rule"))
            cure = did_you_mean(acceptance.rule, rules, "Only warnings can be accepted.")
            yield Problem(f"“{acceptance.rule}” is not a warning.", place, cure)


SPECIAL = "special-conditions"
"""The name of the warning that the parties' own words have not been checked, under which it can be accepted."""


def _special_findings(answers: Answers) -> Iterator[Finding]:
    conditions = answers.given.drafting.special_conditions
    if conditions:
        accepted = next(
            (f"{a.by}, {a.on.isoformat()}: {a.reason}" for a in answers.given.drafting.accepted if a.rule == SPECIAL),
            "",
        )
        yield Finding(
            rule=SPECIAL,
            provision="practice",
            words="",
            action="WARN",
            basis="Practice",
            state="not met",
            message=f"The agreement holds {len(conditions)} special condition{'s' if len(conditions) > 1 else ''}, "
            "in the parties' own words, which no rule has been applied to.",
            cure="A lawyer must read them against sections 3 and 4 of the Act, and accept this warning.",
            item="",
            fields=(),
            accepted=accepted,
        )


def _refuse_unready(result: Result) -> None:
    problems = [
        Problem(f"{finding.action}: {finding.message} ({finding.provision}; rule {finding.rule})", cure=finding.cure)
        for finding in result.findings
        if finding.stands and finding.action in ("BLOCK", "INCLUDE", "WARN")
    ]
    problems += [
        Problem(f"Open: {point.question}{': ' + point.note.rstrip('.') if point.note else ''}.", cure=_cure(point))
        for point in result.agreement.points
    ]
    if problems:
        raise NotReadyError(problems)


def _cure(point: OpenPoint) -> str:
    """What settles an open point; the note on a subject that no clause covers has said it."""
    return f"Answer {point.field} in the answers file." if point.field else ""


def record_of(result: Result, plan: Plan, template_digest: str) -> bytes:
    """What a draft carries inside it, as JSON: the answers, the hashes of what made it, and each paragraph's words by its id.

    References stand as tokens, so that a later renumbering is not taken for an edit. It is plain ASCII, which a strict parser of the XML
    that holds it reads ten times as fast.
    """
    return record_with(paragraph_lines(result.agreement), result.answers, result.clauses, plan, template_digest)


def record_with(
    paragraphs: bytes, answers: Answers, clauses: frozenset[str], plan: Plan, template_digest: str
) -> bytes:
    """The record, with these lines for its paragraphs."""
    given = _JSON(answers.given.model_dump(mode="json", exclude_defaults=True))
    head = {
        "assembler": __version__,
        "library": plan.library.digest,
        "template": template_digest,
        "law as at": plan.library.law.as_at,
        "answers hash": hashlib.sha256(given.encode()).hexdigest(),
        "clauses": sorted(clauses),
    }
    written = {name: _JSON(value).encode() for name, value in head.items()}
    written["answers"] = given.encode()
    written["paragraphs"] = b"{\n%b\n}" % paragraphs
    whole = b",\n".join([b'"%b": %b' % (name.encode(), value) for name, value in sorted(written.items())])
    return b"{\n%b\n}" % whole


def paragraph_lines(agreement: Agreement) -> bytes:
    """A line of JSON for each paragraph of the agreement."""
    return ",\n".join(filter(None, (_lines(Same(section)) for section in agreement.sections))).encode()


def in_json(words: str) -> bytes:
    """Words as they stand inside a string of the record."""
    return _STRING(words)[1:-1].encode()


@lru_cache(maxsize=KEPT)
def _lines(section: Same[Section]) -> str:
    """A line of JSON for each paragraph of a section; a section met before is not written again."""
    return ",\n".join([f"{_STRING(p.key)}: {_STRING(_tokens(p.content))}" for p in section.it.paragraphs()])


_JSON = json.JSONEncoder(sort_keys=True).encode
_STRING: Callable[[str], str] = json.encoder.encode_basestring_ascii


def _tokens(content: tuple[Inline, ...]) -> str:
    return "".join([f"⟦{part.target}⟧" if isinstance(part, Reference) else part.text for part in content])
