"""A user who has a whole agreement's answers before them, and gives each where it is asked for, on whatever screen that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview.playing import COURSE, PRESETS
from interview.scripted_face import ScriptedFace

from assembler.cli.interview.services import services_for, write
from assembler.conditions import Reference, Sort, YesNo
from assembler.errors import AnswersError
from assembler.interview.core.draft import Draft, StablePath, items_at, value_at
from assembler.interview.core.events import Suggest
from assembler.interview.core.pages import Page, PageLine
from assembler.interview.core.steps import Step
from assembler.interview.sitting.interview import Interview, SittingOutcome
from assembler.interview.sitting.session import Session
from assembler.interview.store.store import Store
from assembler.interview.talk.form import Form, FormReply
from assembler.interview.talk.prompts import Prompt, Reply, read_line
from assembler.source import read_yaml


@dataclass
class Knowing:
    """What the user knows: an agreement's answers, and the register's body that each of its parties is here."""

    answers: Draft
    bodies: Mapping[str, str]

    @classmethod
    def of(cls, file: Path, bodies: Mapping[str, str]) -> Knowing:
        """The answers in a file."""
        return cls(read_yaml(file.read_text(encoding="utf-8"), file.name, AnswersError).value, bodies)

    def wanted(self, spot: StablePath, draft: Draft) -> Any:
        """The answer to give at a spot of the draft; None where there is none to give."""
        known: Any = self.answers
        here: Any = draft
        at = ""
        for step in spot:
            if isinstance(here, list):
                item = next(one for one in here if one["id"] == step)
                known, here, at = self.alike(known, item, at), item, f"{at}[]"
            else:
                at = f"{at}.{step}" if at else step
                known = known.get(step) if isinstance(known, Mapping) else None
                here = here.get(step) if isinstance(here, Mapping) else None
        return known

    def alike(self, known: object, item: Mapping[str, Any], at: str) -> Any:
        """The item of the file that an item of the draft was added for."""
        if not isinstance(known, list):
            return None
        if at == "parties":
            return next((one for one in known if self.bodies.get(one["id"]) == item.get("body")), None)
        naming = COURSE.naming[f"{at}[]"].field.rpartition(".")[2]
        return next((one for one in known if self.told(one.get(naming)) == item.get(naming)), None)

    def told(self, value: object) -> object:
        """A value with the party's id in this draft."""
        return self.bodies.get(value, value) if isinstance(value, str) else value

    def line(self, line: PageLine, prompt: Prompt, draft: Draft) -> str:
        """What is typed on a line, or to a question by itself: nothing where Enter keeps what is wanted."""
        if line.step.question is None:
            return self.names(line.step, draft)
        values = [self.text(self.wanted(step.spot, draft), line.step, draft) for step in line.steps]
        if len(set(values)) > 1:
            return "apart"
        default = prompt.default
        same = ", ".join(default) if isinstance(default, tuple) else default
        return "" if values[0] == same else values[0]

    def names(self, step: Step, draft: Draft) -> str:
        """The names of a list's rows."""
        naming = COURSE.naming[step.field]
        names = [str(self.told(one[naming.field.rpartition(".")[2]])) for one in self.wanted(step.spot, draft) or []]
        return (", " if isinstance(naming.leaf.sort, Reference) else "; ").join(names)

    def meant(self, value: object, sort: Sort | None, draft: Draft) -> object:
        """A value, or, where it names an item of a list, that item's id in the draft."""
        if not isinstance(sort, Reference) or not isinstance(value, str) or sort.list_path == "parties":
            return self.told(value)
        spot = tuple(sort.list_path.split("."))
        wanted = next((one for one in value_at(self.answers, spot) or [] if one["id"] == value), None)
        items = items_at(draft, spot)
        return next((one["id"] for one in items if self.wanted((*spot, one["id"]), draft) is wanted), value)

    def text(self, value: object, step: Step, draft: Draft) -> str:
        """A value as it is typed."""
        sort = step.question.leaf.sort if step.question else None
        if isinstance(value, list):
            return ", ".join(str(self.told(one)) for one in value) or "none"
        if isinstance(value, Mapping):
            return f"to be agreed: {value['to_be_agreed']}"
        if isinstance(sort, YesNo):
            value = {"true": "yes", "false": "no"}.get(str(value).casefold(), value)
        return "" if value is None else str(self.meant(value, sort, draft))


@dataclass
class Typed:
    """What was typed to one prompt, or on each line of one screen."""

    shown: Prompt | Form
    lines: tuple[str, ...]


class KnowingFace(ScriptedFace):
    """A scripted face with screens, whose user knows the answers. `typed` is every prompt and screen, with what was typed."""

    def __init__(self, knowing: Knowing) -> None:
        super().__init__(())
        self.knowing = knowing
        self.interview: Interview | None = None
        self.typed: list[Typed] = []
        self.wanted: list[str] = []

    @property
    def draft(self) -> Draft:
        """The answers so far."""
        assert self.interview is not None
        return self.interview.session.state.draft

    def ask(self, prompt: Prompt) -> Reply:
        """Type one answer."""
        line = self.reply(prompt)
        self.typed.append(Typed(prompt, (line,)))
        return read_line(prompt, line)

    def reply(self, prompt: Prompt) -> str:
        labels = [option.label for option in prompt.options]
        rows = sum(option.value.startswith("row ") for option in prompt.options)
        if prompt.question.startswith("The parties:"):
            self.wanted = list(self.knowing.bodies.values())[rows : rows + 1]
            return next(label for label in labels if label.startswith("Find")) if self.wanted else labels[-1]
        if prompt.question.startswith("Type part of a name"):
            return self.wanted[0]
        assert self.interview is not None
        put = self.interview.next()
        if isinstance(put, Step) and put.question is not None and prompt.question == put.question.prompt:
            return self.knowing.line(PageLine((put,)), prompt, self.draft)
        return ""

    def fill(self, form: Form) -> FormReply:
        """Type what is known on each line."""
        assert self.interview is not None
        page = self.interview.next()
        assert isinstance(page, Page)
        lines = tuple(
            self.knowing.line(line, shown.prompt, self.draft)
            for line, shown in zip(page.lines, form.lines, strict=True)
        )
        self.typed.append(Typed(form, lines))
        replies = [read_line(shown.prompt, line) for shown, line in zip(form.lines, lines, strict=True)]
        return FormReply(tuple(replies))


def play_knowing(folder: Path, knowing: Knowing, preset: str) -> tuple[Path, KnowingFace, SittingOutcome]:
    """A whole interview by a user who knows the answers, on screens, begun from a preset on the command line."""
    file = folder / "pilot.yaml"
    store = Store(file, COURSE, write)
    state, _ = store.open(quick=True)
    face = KnowingFace(knowing)
    session = Session(face, COURSE, services_for(store), store, state)
    session.do(Suggest(PRESETS.by_id[preset].answers))
    face.interview = Interview(session)
    return file, face, face.interview.run()
