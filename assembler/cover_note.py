"""The cover note that goes with an agreement, and the findings of the statute in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assembler.agreement import OpenPoint
from assembler.copies import COPIES
from assembler.errors import Place
from assembler.formatting import day
from assembler.library.library import Law
from assembler.pipeline import Result
from assembler.source import quoted
from assembler.statute.against import against
from assembler.statute.findings import Finding
from assembler.statute.together import Name, names_in, said_together, statement_of
from assembler.whereabouts import Whereabouts

_NAMES = {"BLOCK": "Blocks", "WARN": "Warnings", "RECORD": "To record"}


def findings_text(findings: Iterable[Finding], name: Name, where: Whereabouts | None = None) -> str:
    """The findings that still ask for something, gravest first, each with its provision, its place in the answers file, and its cure.

    Those that say the same of several parties are told once; `name` says what a party is called.
    """
    standing = [finding for finding in findings if finding.applies]
    lines: list[str] = []
    for kind, title in _NAMES.items():
        chosen = [finding for finding in standing if finding.counts_as == kind]
        if chosen:
            told = said_together(chosen, name)
            lines += [f"{title} ({len(chosen)})", *(line for one in told for line in _told(one, name, where)), ""]
    return "\n".join(lines) if lines else "Nothing prevents a signature copy.\n"


def _told(told: tuple[Finding, ...], name: Name, where: Whereabouts | None) -> Iterator[str]:
    finding = told[0]
    basis = {"Act": "in the words of the Act", "Reading": "a reading of the Act", "Practice": "good practice, not law"}[
        finding.basis
    ]
    yield from _wrapped(f"* {statement_of(told, name)}")
    about = f", about {', '.join(one.item for one in told)}" if finding.item else ""
    yield from _wrapped(f"  {finding.provision} ({basis}; rule {finding.rule}{about}).")
    if where is not None and (places := _places(told, where)):
        yield from _wrapped(f"  Where: {_lines(places, most=max(_MOST, len(told)))}.")
    if finding.lapsed:
        yield from _wrapped(f"  {finding.lapsed}")
    yield from _wrapped(f"  To cure: {finding.cure}")
    if finding.action == "WARN":
        yield from _wrapped("  To accept it, complete this under “accepted”, in “drafting”, in the answers file:")
        yield from (f"    {line}" for one in told for line in acceptance_block(one))


def _places(told: tuple[Finding, ...], where: Whereabouts) -> Sequence[Place]:
    """The places of a finding; of several that are told together one of each, its own where it has any."""
    found = [where.of_finding(one) for one in told]
    if len(found) == 1:
        return found[0]
    shared = frozenset[Place].intersection(*map(frozenset, found))
    return list(
        dict.fromkeys(next((one for one in places if one not in shared), places[0]) for places in found if places)
    )


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
    return textwrap.wrap(text, 96, subsequent_indent=" " * len(indent), break_on_hyphens=False)


def cover_note(result: Result, law: Law, where: Whereabouts | None = None) -> str:
    """The note that goes with every output and is no part of the agreement; `where` adds the places in the answers file.

    It tells the findings, accepted warnings, open points, what has no effect, the law's date, and the points of law to be checked.
    """
    agreement = result.agreement
    accepted = [finding for finding in result.findings if finding.state != "met" and finding.accepted]
    lines = [
        f"Cover note: {agreement.properties.title}",
        f"{COPIES[agreement.properties.copy].status}. Not part of the agreement.",
        "",
        f"Law as at {law.as_at} ({law.act}). This note is not legal advice, and does not say that the agreement is lawful.",
        "",
        findings_text(result.findings, names_in(result.answers.scope), where),
    ]
    if result.published is not None:
        lines += _list("Left out of the published copy", list(result.published.left_out))
        lines += _list("Printed there, though what also has it is left out", list(result.published.elsewhere))
    lines += _list("Warnings accepted", [f"{f.message} ({f.provision}) Accepted by {f.accepted}" for f in accepted])
    lines += _list("Acceptances that accept nothing", list(result.idle))
    lines += _list("Outstanding points", [_point(point, where) for point in agreement.points])
    lines += _list("Answers with no effect, because their question is not asked", list(result.ignored))
    lines += _list(
        "Points of law that nobody has verified: check each before relying on it",
        list(law.to_check(result.answers.scope)),
    )
    return "\n".join(lines).rstrip() + "\n"


def published_words(result: Result) -> Iterator[str]:
    """What whoever publishes a copy must know: what is left out, what of that stands elsewhere, and what the agreement itself says."""
    assert result.published is not None  # noqa: S101 - it is asked of a published copy
    left_out = "; ".join(result.published.left_out)
    yield f"Left out of it: {left_out}." if left_out else "Nothing is left out of it."
    if result.published.elsewhere:
        yield f"What is left out is also printed elsewhere in it: {'; '.join(result.published.elsewhere)}."
    choice = result.answers.values.information.publication
    if choice not in (None, "full_text"):
        yield "The agreement says that its text is not published (information.publication). See whether it may be."


def _point(point: OpenPoint, where: Whereabouts | None) -> str:
    places = where.of_point(point) if where is not None else ()
    return f"{point.question}{f': {point.note}' if point.note else ''}{f' [{_lines(places)}]' if places else ''}"


_MOST = 3
"""Places that are listed of one finding."""


def _lines(places: Sequence[Place], most: int = _MOST) -> str:
    """Places in one file, the first of them: `line 12, change.withdrawal_notice`."""
    more = f"; and {len(places) - most} more" if len(places) > most else ""
    return (
        "; ".join(f"line {place.line}, {place.field}" if place.line else place.field for place in places[:most]) + more
    )


def brief_text(result: Result, where: Whereabouts) -> str:
    """A line for each finding that still asks for something, and for each open point: the first of its places, as editors read them."""
    found = [
        (where.of_finding(finding), f"{kind} {finding.key}: {finding.statement}")
        for kind in _NAMES
        for finding in result.findings
        if finding.applies and finding.counts_as == kind
    ]
    found += [(where.of_point(point), f"OPEN {point.question}") for point in result.agreement.points]
    return "".join(f"{f'{places[0]}: ' if places else ''}{words}\n" for places, words in found)


def summary_text(result: Result, words: Mapping[str, int], where: Whereabouts) -> str:
    """How much stands before a signature copy, how long the agreement is in each form, and how dates in numbers were read."""
    counted = against(result.findings, len(result.agreement.points))
    to_record = sum(finding.applies and finding.action == "RECORD" for finding in result.findings)
    counts = [
        (counted.blocks, "block", "blocks"),
        (counted.warnings, "warning", "warnings"),
        (to_record, "thing to record", "things to record"),
        (counted.points, "open point", "open points"),
    ]
    told = ", ".join(
        f"{number} {one if number == 1 else many}" for number, one, many in counts if number or one == "block"
    )
    bars = any(number for number, one, _ in counts if one != "thing to record")
    lengths = "; ".join(
        f"{form}, {_rounded(count)} words, about {max(1, round(count / _ON_A_PAGE))} pages"
        for form, count in words.items()
    )
    return "\n".join(
        [
            *_wrapped(f"{told}. {'It cannot be signed yet.' if bars else 'Nothing prevents a signature copy.'}"),
            *_wrapped(f"In each form: {lengths}."),
            *(
                line
                for place, read in where.days_read()
                for line in _wrapped(f"Read with the day first: {_lines([place])}: {day(read)}.")
            ),
            "",
        ]
    )


_ON_A_PAGE = 430
"""Words on a page of the house style, covers, tables and execution pages counted: a rule of thumb."""


def _rounded(count: int) -> str:
    return f"{round(count, -2):,}"


def _list(title: str, entries: list[str]) -> list[str]:
    if not entries:
        return []
    return [f"{title} ({len(entries)})", *(line for entry in entries for line in _wrapped(f"* {entry}")), ""]
