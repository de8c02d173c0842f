"""An inspection in words, for a terminal, and as plain data, for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from assembler.difference import Passage, Segment
from assembler.difference.passages import shown_words
from assembler.returned.changed_answers import ChangedAnswer
from assembler.returned.inspection import InspectedPassage, Inspection, Status, Verdict
from assembler.returned.reference_faults import ReferenceFault
from assembler.word.copy import Change

STATUS_WORDS: Final[dict[Status, str]] = {
    "unchanged": "unchanged",
    "formatting": "formatting only",
    "value": "another value",
    "worded": "worded otherwise",
    "split": "split",
    "joined": "joined",
    "deleted": "deleted",
    "inserted": "inserted",
}
_LEVELS: Final = {"BLOCK": "BLOCK", "WARN": "READ", "NOTE": "NOTE"}
_AROUND: Final = 40
"""Letters of unchanged words that are shown on either side of a change."""


def lines_of(inspection: Inspection) -> Iterator[str]:
    """The inspection, a line at a time: what must be looked at, the changed answers, then every passage that is not as it was issued."""
    yield from ([inspection.compared] if inspection.compared else [])
    yield passage_counts(inspection)
    yield from (f"Notice: {notice}" for notice in inspection.notices)
    yield from (f"The record lacks: {lack}." for lack in inspection.lacking)
    yield from _group("", (_verdict(one) for one in inspection.verdicts))
    yield from _group("Changed answers", (changed_answer_words(one) for one in inspection.answers))
    section: str | None = None
    for one in ordered(inspection):
        if one.section != section:
            section = one.section
            yield ""
            yield inspection.headings[section]
        yield from _passage(one)


def ordered(inspection: Inspection) -> list[InspectedPassage]:
    """The passages to be reported: those that meet a rule, or stand where words are required, first; otherwise in the order of the file."""
    shown = [one for one in inspection.passages if one.shown]
    blocked = {verdict.key.partition("#")[0] for verdict in inspection.verdicts if verdict.level == "BLOCK"}
    first = [one for one in shown if one.locks or one.section in blocked]
    return [*first, *(one for one in shown if one not in first)]


def passage_counts(inspection: Inspection) -> str:
    """How many passages are as they were issued, and how many are not."""
    if inspection.clean:
        formatted = inspection.count("formatting")
        return "Every word stands as it was issued." + (f" Formatted otherwise: {formatted}." if formatted else "")
    counts = [(inspection.count(status), words) for status, words in STATUS_WORDS.items()]
    moved = sum(one.moved for one in inspection.passages)
    counts.append((moved, "moved"))
    changes = len({change for one in inspection.passages for change in one.changes})
    counts.append((changes, "kinds of pending change" if changes > 1 else "kind of pending change"))
    return "; ".join(f"{number} {words}" for number, words in counts if number) + "."


def _group(title: str, lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield ""
        yield from ([title] if title else [])
        yield from held


def _verdict(one: Verdict) -> str:
    return f"{_LEVELS[one.level]}: {one.message}" + (f" ({one.provision})" if one.provision else "")


def changed_answer_words(one: ChangedAnswer) -> str:
    """A changed answer in a sentence."""
    which = " or ".join(one.fields)
    still = f" The old value still stands in {_places(one.still)}." if one.still else ""
    return f"{which}: “{one.before}” is now “{one.after}”, in {_places(one.places)}.{still}"


def _places(keys: tuple[str, ...]) -> str:
    return ", ".join(keys[:5]) + (f" and {len(keys) - 5} more" if len(keys) > 5 else "")


def _passage(one: InspectedPassage) -> Iterator[str]:
    yield f"  {title_of(one)}"
    if one.status == "deleted" and one.before is not None:
        yield f"    - {one.before.text}"
    elif one.status in ("inserted", "split"):
        yield from (f"    + {part}" for part in one.parts)
    else:
        yield from (f"    {line}" for line in changed_words(one))
    yield from (f"    {line}" for line in details_of(one))


def title_of(one: InspectedPassage) -> str:
    """What a passage is known by, and what became of it."""
    name = " ".join(filter(None, (one.label, one.key))) or "(new)"
    status = "moved" if one.moved and one.status == "unchanged" else STATUS_WORDS[one.status]
    more = ", moved" if one.moved and one.status != "unchanged" else ""
    return f"{name}: {status}{more}"


def details_of(one: InspectedPassage) -> Iterator[str]:
    """What else there is to report of a passage: references, formatting, copies, pending changes, comments."""
    provisions = dict.fromkeys(lock.provision for lock in one.locks)
    yield from ([f"meets {'; '.join(provisions)}"] if provisions else [])
    yield from (f"joined with {key}" for key in one.joined_with)
    yield from map(fault_words, one.references)
    yield from one.formatting
    if one.copy_of:
        yield f"a copy of {one.copy_of}"
    yield from map(change_words, one.changes)
    yield from (f"comment by {c.author or 'somebody'}: {c.text}" for c in one.comments)


def fault_words(one: ReferenceFault) -> str:
    """What became of a reference, in words."""
    before = f"{one.before} " if one.before else ""
    match one.fault:
        case "broken":
            return f"the reference to {one.target} leads to what is no longer there"
        case "leads elsewhere":
            return f"the reference {before}to {one.target} now leads to {one.now}"
        case "unlinked":
            return f"the reference {before}to {one.target} is typed words now, which no longer follow the numbers"
        case "typed over":
            return f"the reference {before}to {one.target} is typed over with {one.now}"


def change_words(change: Change) -> str:
    """A pending change, in words."""
    day = change.date.partition("T")[0]
    return f"pending: {change.kind} by {change.author or 'somebody'}" + (f", {day}" if day else "")


def changed_words(one: InspectedPassage) -> list[str]:
    """Each change of words on a line, with a few words round it: `… at least [-12-]{+18+} months …`."""
    if one.before is None or one.after is None:
        return []
    segments = printed_segments(one.segments, one.before, one.after)
    lines = []
    for at, segment in enumerate(segments):
        if not segment.same:
            left = segments[at - 1].before[-_AROUND:] if at else ""
            right = segments[at + 1].before[:_AROUND] if at + 1 < len(segments) else ""
            gone = f"[-{segment.before}-]" if segment.before else ""
            new = f"{{+{segment.after}+}}" if segment.after else ""
            lines.append(f"… {left.lstrip()}{gone}{new}{right.rstrip()} …")
    return lines


def printed_segments(segments: Iterable[Segment], before: Passage, after: Passage) -> list[Segment]:
    """Segments with what is printed in the place of each reference. An unchanged one shows the number that it had."""
    old, new = list(before.printed), list(after.printed)
    shown = []
    for segment in segments:
        text_before, old = _take(segment.before, old)
        text_after, new = _take(segment.after, new)
        shown.append(Segment(text_before, text_before if segment.same else text_after))
    return shown


def _take(words: str, printed: list[str]) -> tuple[str, list[str]]:
    times = words.count("\x02")
    return shown_words(words, tuple(printed[:times])), printed[times:]


def as_data(inspection: Inspection) -> dict[str, Any]:
    """The inspection for a program: plain names and values, in a stable order."""
    return {
        "clean": inspection.clean,
        "compared": inspection.compared,
        "lacking": list(inspection.lacking),
        "notices": list(inspection.notices),
        "verdicts": [
            {"level": v.level, "message": v.message, "provision": v.provision, "key": v.key}
            for v in inspection.verdicts
        ],
        "answers": [
            {
                "fields": list(a.fields),
                "before": a.before,
                "after": a.after,
                "places": list(a.places),
                "still": list(a.still),
            }
            for a in inspection.answers
        ],
        "counts": {status: inspection.count(status) for status in STATUS_WORDS},
        "passages": [_data(one) for one in inspection.passages if one.shown],
    }


def _data(one: InspectedPassage) -> dict[str, Any]:
    return {
        "key": one.key,
        "section": one.section,
        "number": one.label,
        "status": one.status,
        "moved": one.moved,
        "copy_of": one.copy_of,
        "joined_with": list(one.joined_with),
        "before": one.before.text if one.before else "",
        "after": list(one.parts),
        "references": [
            {"fault": f.fault, "target": f.target, "before": f.before, "now": f.now} for f in one.references
        ],
        "formatting": list(one.formatting),
        "changes": [{"kind": c.kind, "author": c.author, "date": c.date} for c in one.changes],
        "comments": [{"author": c.author, "date": c.date, "text": c.text} for c in one.comments],
        "rules": [{"rule": lock.rule, "provision": lock.provision} for lock in one.locks],
    }
