"""The cover note that goes with an agreement, and the findings of the statute in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from assembler.library.library import Law
from assembler.pipeline import Result
from assembler.source import quoted
from assembler.statute.findings import Finding

_NAMES = {"BLOCK": "Blocks", "WARN": "Warnings", "INCLUDE": "Clauses that must be there", "RECORD": "To record"}


def findings_text(findings: Iterable[Finding]) -> str:
    """The findings that still ask for something, gravest first, each with its provision and cure."""
    standing = [finding for finding in findings if finding.applies]
    lines: list[str] = []
    for action, name in _NAMES.items():
        chosen = [finding for finding in standing if finding.action == action]
        if chosen:
            lines += [f"{name} ({len(chosen)})", *(line for finding in chosen for line in _finding(finding)), ""]
    return "\n".join(lines) if lines else "Nothing prevents a signature copy.\n"


def _finding(finding: Finding) -> Iterator[str]:
    basis = {"Act": "in the words of the Act", "Reading": "a reading of the Act", "Practice": "good practice, not law"}[
        finding.basis
    ]
    yield from _wrapped(f"* {finding.statement}")
    about = f", about {finding.item}" if finding.item else ""
    yield from _wrapped(f"  {finding.provision} ({basis}; rule {finding.rule}{about}).")
    if finding.lapsed:
        yield from _wrapped(f"  {finding.lapsed}")
    yield from _wrapped(f"  To cure: {finding.cure}")
    if finding.action == "WARN":
        yield from _wrapped("  To accept it, complete this under “accepted”, in “drafting”, in the answers file:")
        yield from (f"    {line}" for line in acceptance_block(finding))


def acceptance_block(finding: Finding) -> Iterator[str]:
    """The lines of an answers file that accept a warning on the facts it rests on, once a person has completed them."""
    yield f"- rule: {finding.rule}"
    if finding.check:
        yield f"  check: {finding.check}"
    if finding.item:
        yield f"  item: {finding.item}"
    yield "  facts:"
    yield from (f"    {name}: {quoted(value)}" for name, value in finding.facts.items())
    yield from ("  by:", "  on:", "  reason:")


def _wrapped(text: str) -> list[str]:
    indent = text[: len(text) - len(text.lstrip(" *"))]
    return textwrap.wrap(text, 96, subsequent_indent=" " * len(indent))


def cover_note(result: Result, law: Law) -> str:
    """The note that goes with every output and is no part of the agreement.

    It tells the findings, accepted warnings, open points, what has no effect, the law's date, and the points of law to be checked.
    """
    agreement = result.agreement
    accepted = [finding for finding in result.findings if finding.state != "met" and finding.accepted]
    lines = [
        f"Cover note: {agreement.properties.title}",
        f"{'Signature copy' if agreement.properties.status == 'signature' else 'Draft'}. Not part of the agreement.",
        "",
        f"Law as at {law.as_at} ({law.act}). This note is not legal advice, and does not say that the agreement is lawful.",
        "",
        findings_text(result.findings),
    ]
    lines += _list("Warnings accepted", [f"{f.message} ({f.provision}) Accepted by {f.accepted}" for f in accepted])
    lines += _list("Acceptances that accept nothing", list(result.idle))
    lines += _list("Outstanding points", [f"{p.question}{': ' + p.note if p.note else ''}" for p in agreement.points])
    lines += _list("Answers with no effect, because their question is not asked", list(result.ignored))
    lines += _list(
        "Points of law that nobody has verified: check each before relying on it",
        list(law.to_check(result.answers.scope)),
    )
    return "\n".join(lines).rstrip() + "\n"


def _list(title: str, entries: list[str]) -> list[str]:
    if not entries:
        return []
    return [f"{title} ({len(entries)})", *(line for entry in entries for line in _wrapped(f"* {entry}")), ""]
