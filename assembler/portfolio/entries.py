"""An agreement of a portfolio, as its record and the present library tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from assembler.assembly import CompiledLibrary
from assembler.completion import Answers
from assembler.errors import AnswersError
from assembler.pipeline import complete_answers
from assembler.portfolio.law_since import changed_since
from assembler.record import Record, recorded_answers
from assembler.record.format import RecordedClause
from assembler.register import Register
from assembler.statute.findings import Finding, findings

State = Literal["as now", "worded otherwise now", "not in the present library", "not recorded"]

_OUTLIVED: Final = ("x-pcc-abolition", "x-transfer-expected")
"""The rules that ask whether the term passes the end of a body's functions: May 2028, and a transfer ordered or announced."""


class HeldClause(Struct, frozen=True):
    """A clause that an agreement holds: its version (the SHA-256 of its source, empty where nobody recorded it) beside the present one."""

    id: str
    version: str
    state: State


class Entry(Struct, frozen=True):
    """What is listed of one agreement.

    `assembler` is the release that made it, and `law_as_at` the day of the law that it was made on. `outlived` says which bodies' functions
    are expected to pass before its term ends, `law_changed` which provisions that it rests on have changed since, and `unknown` what could
    not be found out.
    """

    record: str
    title: str
    reference: str
    document: str
    copy: str
    assembler: str
    law_as_at: str
    parties: tuple[str, ...]
    expires: str
    clauses: tuple[HeldClause, ...]
    outlived: tuple[str, ...] = ()
    law_changed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def clause(self, identity: str) -> HeldClause | None:
        """A clause that it holds."""
        return next((one for one in self.clauses if one.id == identity), None)


def entry_of(record: Record, name: str, compiled: CompiledLibrary, register: Register) -> Entry:
    """What is listed of the agreement with this record, which messages call by its name. Answers that cannot be read are said to be so."""
    unknown = [f"its record lacks {what}" for what in record.lacks if "clause" in what]
    try:
        answers = complete_answers(recorded_answers(record, name), compiled, register)
    except AnswersError as error:
        unknown.append(f"its answers cannot be read by this release ({error.problems[0].message})")
        return _entry(record, name, compiled, None, (), unknown)
    outlived = _outlived(findings(answers, compiled.rules, compiled.say), answers)
    return _entry(record, name, compiled, answers, tuple(outlived), unknown)


def _entry(
    record: Record,
    name: str,
    compiled: CompiledLibrary,
    answers: Answers | None,
    outlived: tuple[str, ...],
    unknown: list[str],
) -> Entry:
    library = compiled.library
    present = {identity: clause.source for identity, clause in library.clauses.items()}
    given = answers.values if answers else None
    expires = given.scope.expires_on if given and given.scope.term == "fixed" else None
    return Entry(
        record=name,
        title=(given.document.title if given else None) or "",
        reference=(given.document.reference if given else None) or "",
        document=record.document,
        copy=record.kind.copy if record.kind else "",
        assembler=record.assembler,
        law_as_at=record.law_as_at,
        parties=tuple(party.short_name or party.id for party in given.parties) if given else (),
        expires=expires.isoformat() if expires else "",
        clauses=tuple(HeldClause(one.id, one.source, _state(one, present.get(one.id))) for one in record.clauses),
        outlived=outlived,
        law_changed=changed_since(record, library),
        unknown=tuple(unknown),
    )


def _state(held: RecordedClause, present: str | None) -> State:
    if present is None:
        return "not in the present library"
    if not held.source:
        return "not recorded"
    return "as now" if held.source == present else "worded otherwise now"


def _outlived(found: tuple[Finding, ...], answers: Answers) -> Iterator[str]:
    """What the statute's rules find of the term: whether somebody accepted it then makes no difference now."""
    names = {party.id: party.short_name or party.id for party in answers.values.parties}
    for one in found:
        if one.rule in _OUTLIVED and one.action == "WARN" and one.state != "met":
            days = {party.id: party.transfer_expected for party in answers.values.parties}
            day = days.get(one.item)
            yield f"{names[one.item]}: {day.isoformat()}" if day else "police and crime commissioners: May 2028"
