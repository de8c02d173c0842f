"""Which provisions that an agreement rests on have changed since it was made, as far as the law data tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assembler.library.library import Library
from assembler.record import Record
from assembler.record.format import RecordedClause

_ACT: Final = re.compile(r"[a-z][a-z-]*-\d{4}|uk-gdpr")
_SECTION: Final = re.compile(r"\d+[A-Z]*")


def changed_since(record: Record, library: Library) -> tuple[str, ...]:
    """The changes, in words: points of law dated after the law that the agreement was made on, and clauses that rest on other law now."""
    return tuple(dict.fromkeys((*_points(record, library), *_clauses(record, library))))


def _points(record: Record, library: Library) -> Iterator[str]:
    rests_on = {one for clause in record.clauses for law in _law(clause, library) for one in _sections(law)}
    for point in library.law.points:
        if point.in_force > record.law_as_at and rests_on & frozenset(_sections(point.provision)):
            yield f"{point.provision}, in force from {point.in_force}"


def _law(held: RecordedClause, library: Library) -> tuple[str, ...]:
    """What a clause rested on; where nobody recorded it, what it rests on now."""
    now = library.clauses.get(held.id)
    return held.law or (now.law if now else ())


def _clauses(record: Record, library: Library) -> Iterator[str]:
    for held in record.clauses:
        now = library.clauses.get(held.id)
        if now is None or not held.law:
            continue
        more = [law for law in now.law if law not in held.law]
        less = [law for law in held.law if law not in now.law]
        if more or less:
            told = [f"now rests on {', '.join(more)}"] if more else []
            told += [f"no longer on {', '.join(less)}"] if less else []
            yield f"clause {held.id} {' and '.join(told)}"


def _sections(provision: str) -> Iterator[tuple[str, str]]:
    """The sections that a provision names, each with its Act: `pca-2017 s.3(6), s.5` is section 3 and section 5."""
    for part in re.split(r";", provision):
        act = _ACT.search(part)
        if act is None:
            continue
        rest = re.sub(r"\([^)]*\)", "", part[act.end() :])
        for section in _SECTION.findall(rest):
            yield act[0], section
