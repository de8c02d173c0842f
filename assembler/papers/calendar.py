"""Days as a calendar file (RFC 5545), the same bytes for the same days."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

_WIDTH: Final = 75
"""The most octets of a line; what is longer goes on in the next, after a space."""


class CalendarDay(Struct, frozen=True):
    """Something on a day: its permanent name, which no day of another calendar has, what it is, and more about it."""

    name: str
    day: date
    title: str
    about: str


def calendar(days: Iterable[CalendarDay], title: str, made_on: date | None) -> bytes:
    """The calendar file of some days, each taking the whole day. `made_on` is the day of what they come from, which no clock says."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//assembler//obligations//EN", f"NAME:{_text(title)}"]
    for one in days:
        lines += _event(one, made_on or one.day)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def _event(one: CalendarDay, stamp: date) -> Iterator[str]:
    identity = hashlib.sha256(f"{one.name} {one.day} {one.title}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@assembler.invalid"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{min(one.day, date.max - timedelta(1)) + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_text(one.title)}"
    yield f"DESCRIPTION:{_text(one.about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(words: str) -> str:
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character parted."""
    pieces, room = [""], _WIDTH
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append(" ")
            room = _WIDTH - 1
        pieces[-1] += sign
        room -= size
    return "\r\n".join(pieces)
