"""The agreement in short, in words: what is said before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.interview.core.question_order import label_of
from assembler.interview.talk.notice_words import finding_words
from assembler.statute.together import Name, names_in, said_together, statement_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assembler.agreement import OpenPoint
    from assembler.effects.values import Summary
    from assembler.statute.findings import Finding


def summary_words(summary: Summary) -> tuple[str, ...]:
    """Its parties, its clauses in and out with reasons, what must be dealt with, and what is open: a line for each, under headings."""
    against = [finding for finding in summary.findings if finding.action != "RECORD"]
    record = [finding for finding in summary.findings if finding.action == "RECORD"]
    name = names_in(summary.answers.scope)
    return (
        *_part("The parties", [f"{p.legal_name or label_of(p)}" for p in summary.answers.values.parties]),
        *_part("Clauses and schedules in the agreement", summary.headings),
        *_part("Left out", summary.left_out),
        *_part("To deal with before a copy for signature", _told(against, name), len(against)),
        *_part("To record", _told(record, name), len(record)),
        *_part("Open points", map(_point, summary.points)),
    )


def _told(findings: list[Finding], name: Name) -> Iterator[str]:
    for told in said_together(findings, name):
        yield finding_words(told[0], statement_of(told, name)).replace("\n", "\n  ")


def _point(point: OpenPoint) -> str:
    return f"{point.question}{': ' + point.note if point.note else ''}"


def _part(title: str, entries: Iterable[str], count: int | None = None) -> Iterator[str]:
    """A heading with how many there are, which is given where some are told together, and a line for each."""
    shown = list(entries)
    if shown:
        yield ""
        yield f"{title} ({len(shown) if count is None else count})"
        yield from (f"* {entry}" for entry in shown)
