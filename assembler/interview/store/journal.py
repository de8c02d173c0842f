"""The journal: every event of an interview on disk before the next question is put, so that nothing is lost.

JSON Lines beside the answers file, readable by its owner only. The first line is the state when the answers file was last written, with
that file's hash; each later line is one event. A last line cut short by a crash is ignored.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.files import answers_from
from assembler.errors import AnswersError, OutputError, Place, Problem
from assembler.interview.core import events as happened
from assembler.interview.core.draft import plain_draft, value_at
from assembler.interview.core.events import Event, event_data, event_from, spot_from
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.source import Document

Write = Callable[[Path, bytes], None]
"""Writes a file whole or not at all, readable by its owner only; handed in, because the file system is the CLI's."""

VERSION = 1

_BINARY = getattr(os, "O_BINARY", 0)
"""On Windows alone, a file's lines would otherwise be changed in writing."""


def answers_digest(content: bytes | None) -> str:
    """The hash by which a journal knows its answers file; empty while there is no file."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


class HeldJournal(Struct, frozen=True):
    """What a journal holds: the hash of the file it belongs to, the state then, and what has happened since.

    It is not `whole` where a line before the last cannot be read: what is there and below is then in none of these.
    """

    base: str
    state: State
    events: tuple[Event, ...]
    whole: bool = True


def read_journal(content: bytes) -> HeldJournal | None:
    """What a journal holds, up to the first line that is not whole; None when even its first line is not."""
    try:
        header, *lines = content.split(b"\n")[:-1]
        head = json.loads(header)
        if head["journal"] != VERSION:
            return None
        state = _state_from(head["state"])
    except _ODD:
        return None
    found: list[Event] = []
    for line in lines:
        try:
            found.append(event_from(json.loads(line)))
        except _ODD:
            return HeldJournal(str(head["base"]), state, tuple(found), whole=False)
    return HeldJournal(str(head["base"]), state, tuple(found))


_ODD = (AnswersError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading or replaying a line raises that no interview wrote: it may have any shape."""


def resumed(recorded: HeldJournal, file: State, base: str, order: QuestionOrder) -> State:
    """The state to go on from: the journal's, or, where the answers file was edited by hand, the file's with the later events.

    An answer changed by hand is not changed back by an event.
    """
    played = recorded.state
    for event in recorded.events:
        played = _applied(played, event, order)
    if recorded.base == base or played.draft == file.draft:
        return played
    base_draft = recorded.state.draft
    untouched = {spot for spot in recorded.state.suggested if value_at(file.draft, spot) == value_at(base_draft, spot)}
    merged = replace(recorded.state, draft=file.draft, suggested=frozenset(untouched))
    for event in recorded.events:
        for one in _one_by_one(event):
            merged = _merged(merged, one, recorded.state, file, order)
    return merged


def _one_by_one(event: Event) -> tuple[Event, ...]:
    """An answer to a question about several items, or a screen of answers, as so many answers: some may have been changed by hand."""
    if isinstance(event, happened.ScreenFilled):
        return (*map(happened.Leave, event.left), *(happened.Answer(spot, value) for spot, value in event.answers))
    if not isinstance(event, happened.AnswerEach):
        return (event,)
    if event.value is None:
        return tuple(happened.Leave(spot) for spot in event.spots)
    return tuple(happened.Answer(spot, event.value) for spot in event.spots)


def _applied(state: State, event: Event, order: QuestionOrder) -> State:
    """The state after an event; an event that the library no longer allows, or that is none of ours, is passed over."""
    try:
        return apply(state, event, order)
    except _ODD:
        return state


def _merged(state: State, event: Event, base: State, file: State, order: QuestionOrder) -> State:
    match event:
        case happened.Answer(spot) if value_at(file.draft, spot) != value_at(base.draft, spot):
            return _applied(state, happened.Leave(spot), order)
        case happened.Answer(spot) if len(spot) > 2 and value_at(state.draft, spot[:2]) is None:
            return state
        case happened.AddItem(spot, identity) if value_at(state.draft, (*spot, identity)) is not None:
            return state
        case happened.MoveItem():
            return state
        case happened.Clear(spot) if value_at(file.draft, spot) != value_at(base.draft, spot):
            return state
    return _applied(state, event, order)


class Journal:
    """An open journal. `append` returns only when the event is on the disk."""

    def __init__(self, path: Path, write: Write) -> None:
        self.path = path
        self.write = write

    def begin(self, state: State, base: str) -> None:
        """Begin anew from a state that is in the answers file with this hash."""
        head = {"journal": VERSION, "base": base, "state": _state_data(state)}
        self.write(self.path, json.dumps(head, ensure_ascii=False).encode() + b"\n")

    def append(self, event: Event) -> None:
        """Add one event. Raises OutputError when it cannot be written."""
        line = json.dumps(event_data(event), ensure_ascii=False).encode() + b"\n"
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
            try:
                _write_line(handle, line)
            finally:
                os.close(handle)
        except OSError as error:
            raise OutputError(
                Problem(f"The journal cannot be written: {error.strerror}.", Place(str(self.path)))
            ) from None


def _write_line(handle: int, line: bytes) -> None:
    """The line on the disk, whole: on a disk that fills a part of it is written without an error, and the next would be joined to it."""
    before = os.lseek(handle, 0, os.SEEK_END)
    if os.write(handle, line) != len(line):
        os.ftruncate(handle, before)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(handle)


def _state_data(state: State) -> dict[str, Any]:
    return {
        "draft": state.draft,
        "done": sorted(state.done),
        "suggested": sorted(state.suggested),
        "trail": state.trail,
        "at": state.at,
        "last": state.last,
        "quick": state.quick,
        "together": sorted(state.together),
        "apart": sorted(state.apart),
        "ahead": state.ahead,
    }


def _state_from(data: dict[str, Any]) -> State:
    """The state that `_state_data` made this of. Raises what `_ODD` names where it is none, or its draft is no set of answers."""
    return State(
        draft=plain_draft(answers_from(Document(data["draft"], {}, "")).given),
        done=frozenset(spot_from(spot) for spot in data["done"]),
        suggested=frozenset(spot_from(spot) for spot in data["suggested"]),
        trail=tuple(spot_from(spot) for spot in data["trail"]),
        at=spot_from(data["at"]) if data["at"] is not None else None,
        last=spot_from(data["last"]) if data["last"] is not None else None,
        quick=bool(data["quick"]),
        together=frozenset(tuple(spot_from(spot) for spot in group) for group in data["together"]),
        apart=frozenset(str(field) for field in data["apart"]),
        ahead=tuple(spot_from(spot) for spot in data.get("ahead", ())),
    )
