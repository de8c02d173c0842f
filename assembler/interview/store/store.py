"""The answers file and its journal on the disk: opened, resumed, saved."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from assembler.answers.files import LARGEST_FILE, Knowledge, read_answers
from assembler.errors import AnswersError, OutputError, Place, Problem, shown
from assembler.file_content import content_of
from assembler.interview.core.draft import Draft, plain_draft
from assembler.interview.core.events import Event
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.core.state import State
from assembler.interview.store.answers_text import text_of_draft
from assembler.interview.store.journal import HeldJournal, Journal, Write, answers_digest, read_journal, resumed
from assembler.interview.store.whereabouts import journal_path

_LARGEST_JOURNAL = 10 * LARGEST_FILE
"""Bytes: an answers file is in it once; its events are begun anew whenever the file is written."""


class Store:
    """One answers file with its journal. `recorded` is what the journal holds: how the file was left, and what has happened since.

    A journal that cannot be gone on with is never written over, but set aside under another name; `notice` then says so.
    """

    def __init__(self, file: Path, order: QuestionOrder, write: Write, known: Knowledge | None = None) -> None:
        self.file = file
        self.known = known
        self.order = order
        self.write = write
        self.journal = Journal(journal_path(file), write)
        self.recorded = HeldJournal(answers_digest(None), State({}), ())
        self._spoilt = ""
        self.notice = ""

    def open(self, *, quick: bool | None = None) -> tuple[State, bool]:
        """The state to go on from, ready to be added to, and whether an interview is resumed. Raises what `read` and `begin` do."""
        state, resumed = self.read(quick=quick)
        self.begin(state)
        return state, resumed

    def read(self, *, quick: bool | None = None) -> tuple[State, bool]:
        """The state to go on from, and whether an interview is resumed. `quick` overrides the mode of an earlier one.

        Raises AnswersError when the file cannot be read or holds what is not allowed.
        """
        content = self._content(self.file)
        state = State(self._draft(content), quick=quick is not False)
        journal = self._content(self.journal.path)
        recorded = read_journal(journal) if journal else None
        self._spoilt = _why_spoilt(journal, recorded, gone=content is None)
        if recorded and (content is not None or recorded.base == ""):
            state = resumed(recorded, state, answers_digest(content), self.order)
            if quick is not None:
                state = replace(state, quick=quick)
        return state, bool(content is not None or state.draft or state.done)

    def begin(self, state: State) -> None:
        """Begin the journal from a state, writing the answers file first where it does not say the same. Raises OutputError."""
        content = self._content(self.file)
        if self._draft(content) == state.draft:
            self._begin(state, content)
        else:
            self.put(state)

    def record(self, event: Event) -> None:
        """Put one event on the disk."""
        self.journal.append(event)
        self.recorded = replace(self.recorded, events=(*self.recorded.events, event))

    def save(self, state: State) -> State:
        """Write the answers file; the state that is then in it. Where the file was edited by hand since it was last written, the edit wins.

        Raises AnswersError, and leaves the file and the journal as they are, where the edited file does not read.
        """
        content = self._content(self.file)
        if content is not None and answers_digest(content) != self.recorded.base:
            state = resumed(self.recorded, State(self._draft(content)), answers_digest(content), self.order)
        self.put(state)
        return state

    def put(self, state: State) -> None:
        """Write the answers file whole from a state, keeping its comments, and begin the journal anew."""
        before = self._text(self._content(self.file))
        content = text_of_draft(state.draft, before, as_json=self.file.suffix.casefold() == ".json").encode()
        self.write(self.file, content)
        self._begin(state, content)

    def _begin(self, state: State, content: bytes | None) -> None:
        if self._spoilt:
            self._set_aside()
        self.journal.begin(state, answers_digest(content))
        self.recorded = HeldJournal(answers_digest(content), state, ())

    def _set_aside(self) -> None:
        """The journal under the first name that is free: nothing that somebody answered is lost. Raises OutputError where it cannot be."""
        path = self.journal.path
        names = (path.with_name(f"{path.name}-aside{f'-{number}' if number > 1 else ''}") for number in count(1))
        aside = next(name for name in names if not os.path.lexists(name))
        try:
            path.rename(aside)
        except OSError as error:
            message = f"The journal is not as it should be, and cannot be set aside: {error.strerror}."
            raise OutputError(Problem(message, Place(str(path)), "Move it away, and run again.")) from None
        self.notice = f"The journal of an earlier interview was set aside as {shown(str(aside))}: {self._spoilt}."
        self._spoilt = ""

    def _draft(self, content: bytes | None) -> Draft:
        """The answers in the file, or none where there is no file. Raises AnswersError when they are not as they must be."""
        if content is None:
            return {}
        return plain_draft(read_answers(self._text(content), str(self.file), self.known).given)

    def _content(self, path: Path) -> bytes | None:
        try:
            return content_of(path, LARGEST_FILE if path == self.file else _LARGEST_JOURNAL)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AnswersError(Problem(f"The file cannot be read: {error.strerror}.", Place(str(path)))) from None

    def _text(self, content: bytes | None) -> str:
        try:
            return (content or b"").decode("utf-8-sig")
        except UnicodeDecodeError:
            raise AnswersError(Problem("The file is not text in UTF-8.", Place(str(self.file)))) from None


def _why_spoilt(journal: bytes | None, recorded: HeldJournal | None, *, gone: bool) -> str:
    """Why a journal cannot be gone on with, so that it is never written over."""
    if not journal:
        return ""
    if recorded is None:
        return "it is damaged, or another version of assembler wrote it"
    if not recorded.whole:
        return "it is damaged, and was read only as far as that"
    return "the answers file that it belongs to is gone" if gone and recorded.base != answers_digest(None) else ""
