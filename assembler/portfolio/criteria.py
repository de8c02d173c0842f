"""What is sought in a portfolio: agreements that hold a clause, older than a version, that outlive a body, or rest on changed law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from assembler.errors import InputError, Problem
from assembler.portfolio.entries import Entry

PRESENT: Final = "present"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELEASE: Final = re.compile(r"v?(\d+)\.(\d+)(?:\.(\d+))?")


class Sought(Struct, frozen=True):
    """All of these must hold of an agreement that is found. `older` is a day, a release, or the present library.

    With `clauses`, it is their words that must be older than the present ones; without, the whole agreement.
    """

    clauses: tuple[str, ...] = ()
    older: str = ""
    outlived: bool = False
    law_changed: bool = False


def version_of(text: str) -> str:
    """What an agreement is to be older than. Raises InputError where it is no day, no release and not `present`."""
    if text == PRESENT or _DAY.fullmatch(text) or _RELEASE.fullmatch(text):
        return text
    cure = "Give a day of the law (2026-11-29), a release of assembler (0.2.0), or present, for the clauses as they are now."
    raise InputError(Problem(f"“{text[:40]}” is no version.", cure=cure))


def sought(entries: Sequence[Entry], what: Sought) -> tuple[Entry, ...]:
    """The agreements that are sought, in the order given."""
    return tuple(one for one in entries if _is_sought(one, what))


def _is_sought(entry: Entry, what: Sought) -> bool:
    held = [entry.clause(identity) for identity in what.clauses]
    return (
        all(one is not None for one in held)
        and (not what.older or _older(entry, what))
        and (not what.outlived or bool(entry.outlived))
        and (not what.law_changed or bool(entry.law_changed))
    )


def _older(entry: Entry, what: Sought) -> bool:
    if what.older == PRESENT:
        return any(one.state != "as now" for one in entry.clauses if not what.clauses or one.id in what.clauses)
    if _DAY.fullmatch(what.older):
        return entry.law_as_at < what.older
    return _release(entry.assembler) < _release(what.older)


def _release(text: str) -> tuple[int, ...]:
    """A release as numbers; one that is none counts as the oldest."""
    found = _RELEASE.match(text)
    return tuple(int(part or 0) for part in found.groups()) if found else ()
