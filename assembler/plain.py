"""Agreements and findings as plain words. Facts come in as values; only strings go out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from assembler.agreement import Agreement, Answer, Paragraph, Section, Table
from assembler.library.library import Law
from assembler.pipeline import Result
from assembler.source import quoted
from assembler.statute.findings import Finding

_INDENT = {
    "level-2": 0, "level-3": 6, "level-4": 12, "level-5": 18,
    "schedule-1": 0, "schedule-2": 6, "schedule-3": 12, "schedule-4": 18,
    "definition": 6, "definition-a": 6, "definition-i": 12, "body-indent": 6,
}  # fmt: skip


def agreement_text(agreement: Agreement, width: int = 100) -> str:
    """The whole agreement as numbered plain text."""
    return (
        "\n".join(
            line.rstrip() for section in agreement.sections for line in _section(section, agreement, width)
        ).strip()
        + "\n"
    )


def _section(section: Section, agreement: Agreement, width: int) -> Iterator[str]:
    if section.kind == "execution":
        yield "-" * 40
    if section.heading is not None:
        heading = words(section.heading)
        yield ""
        yield f"{section.heading.number} {heading}".strip().upper()
    if section.kind == "contents":
        yield from _contents(agreement)
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield from _paragraph(block, width)
    yield ""


def _contents(agreement: Agreement) -> Iterator[str]:
    for section in agreement.sections:
        if section.heading is not None and section.kind in ("clause", "schedule"):
            yield f"  {section.heading.number} {words(section.heading)}"


def _paragraph(paragraph: Paragraph, width: int) -> Iterator[str]:
    indent = _INDENT.get(paragraph.role, 0)
    number = paragraph.number.ljust(6) if paragraph.number else "- " if paragraph.role == "point" else ""
    hanging = indent + len(number)
    for position, line in enumerate(words(paragraph).split("\n")):
        first = " " * indent + number if position == 0 else " " * hanging
        yield from textwrap.wrap(line, width, initial_indent=first, subsequent_indent=" " * hanging) or [""]


def _table(table: Table) -> Iterator[str]:
    headings = [column.heading for column in table.columns]
    if any(headings) and table.layout == "grid":
        yield "  | " + " | ".join(headings)
    for row in table.rows:
        cells = [" / ".join(words(paragraph) for paragraph in cell).replace("\n", " / ") for cell in row.cells]
        yield "  | " + " | ".join(cells)


def words(paragraph: Paragraph) -> str:
    """A paragraph's words, its blanks in square brackets as a reader of the draft sees them."""
    return "".join(part.shown if isinstance(part, Answer) else part.text for part in paragraph.content)


_NAMES = {"BLOCK": "Blocks", "WARN": "Warnings", "INCLUDE": "Clauses that must be there", "RECORD": "To record"}


def findings_text(findings: Iterable[Finding]) -> str:
    """The findings that still ask for something, gravest first, each with its provision and cure."""
    standing = [finding for finding in findings if finding.stands]
    lines: list[str] = []
    for action, name in _NAMES.items():
        chosen = [finding for finding in standing if finding.action == action]
        if chosen:
            lines += [f"{name} ({len(chosen)})", *(line for finding in chosen for line in _finding(finding)), ""]
    return "\n".join(lines) if lines else "Nothing stands against a signature copy.\n"


def _finding(finding: Finding) -> Iterator[str]:
    basis = {"Act": "in the words of the Act", "Reading": "a reading of the Act", "Practice": "good practice, not law"}[
        finding.basis
    ]
    yield from _wrapped(f"* {finding.told}")
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
