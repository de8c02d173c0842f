"""A sitting whose services are handed in: the session, the scripted face, and what the services say, all made in the test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interview.playing import COURSE
from interview.scripted_face import ScriptedFace

from assembler.answers.files import AnswersFile, read_answers
from assembler.cli.interview.services import write
from assembler.effects.values import Consequences, Finished, Notice, Placed, Summary
from assembler.interview.core.state import State
from assembler.interview.sitting.services import Services
from assembler.interview.sitting.session import Session
from assembler.interview.store.store import Store
from assembler.statute.findings import Finding


@dataclass
class Said:
    """What the services say of every answers, whatever they are."""

    notices: tuple[Notice, ...] = ()
    finished: Finished = field(default_factory=lambda: Finished((), 0))
    contents: list[Mapping[str, Placed]] = field(default_factory=list)
    consequences: Mapping[str, Consequences] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    assembled: list[str] = field(default_factory=list)

    def services(self) -> Services:
        def assemble(copy: str) -> str:
            self.assembled.append(copy)
            return f"Assembled: {copy}."

        return Services(
            notices=lambda answers: self.notices,
            contents=lambda answers: self.contents.pop(0) if self.contents else {},
            finished=lambda answers: self.finished,
            clauses_reading=lambda name: (f"the clause of {name}",),
            consequences=lambda name: self.consequences,
            summary=lambda file: Summary(self._answers, ("Clause 1: Hub",), (), self.findings, ()),
            assemble=assemble,
            read_earlier=read_earlier,
            today="2027-03-01",
        )

    _answers: Any = None


def read_earlier(path: Path) -> AnswersFile:
    return read_answers(path.read_text(encoding="utf-8"), path.name)


def seated(
    folder: Path, draft: Mapping[str, Any], *lines: str, said: Said | None = None
) -> tuple[Session, ScriptedFace]:
    """A session on some answers, and its face, with lines to be typed."""
    said = said or Said()
    face = ScriptedFace(lines)
    store = Store(folder / "hub.yaml", COURSE, write)
    store.open()
    session = Session(face, COURSE, said.services(), store, State(draft))
    said._answers = session.view.answers
    return session, face
