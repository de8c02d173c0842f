"""A user who knows what to answer: the same choices for every face, in whatever order the questions come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from interview.scripted_face import ScriptedFace

from assembler.cli.interview.services import services_for, write
from assembler.interview.core.events import Suggest
from assembler.interview.core.question_order import QuestionOrder
from assembler.interview.sitting.interview import Interview, SittingOutcome
from assembler.interview.sitting.session import Session
from assembler.interview.store.store import Store
from assembler.interview.talk.prompts import Prompt
from assembler.library.loading import load_presets, load_questions
from assembler.register import load_register

VOCABULARY, QUESTIONNAIRE = load_questions()
PRESETS = load_presets()
COURSE = QuestionOrder(QUESTIONNAIRE.of_agreements, VOCABULARY, load_register(), PRESETS.later)

WORDS = {
    "What is the agreement called?": "Broadland Hub Collaboration Agreement",
    "What do the parties call the collaboration for short?": "Broadland Hub",
    "What date should this version of the document carry?": "1 March 2027",
    "What is the collaboration for?": "to work together & save: “time”, money # and effort",
    "What is this workstream called?": "Shared station",
    "How will the parties work together in this workstream?": "- both services - & <all> their crews: share {{ one }} station",
    "By what date is the first review to be done?": "2028-03-31",
    "Assemble the agreement now?": "No, only the answers file",
    "Is any party to carry out another party’s statutory function in its place?": "No",  # noqa: RUF001 - the question's own words
}


@dataclass
class User:
    """Answers by the question's words; adds its bodies and one workstream; leaves everything else. `played` is what was said to what."""

    bodies: list[str] = field(default_factory=lambda: ["pcc-norfolk", "fra-norfolk"])
    words: dict[str, str] = field(default_factory=lambda: dict(WORDS))
    played: list[tuple[Prompt, str]] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)

    def reply(self, prompt: Prompt) -> str:
        line = self._reply(prompt)
        self.played.append((prompt, line))
        return line

    def _reply(self, prompt: Prompt) -> str:
        labels = [option.label for option in prompt.options]
        rows = sum(option.value.startswith("row ") for option in prompt.options)
        if prompt.question.startswith("The parties:"):
            self.wanted = self.bodies[rows : rows + 1]
            return labels[rows] if self.wanted else labels[-1]
        if prompt.question.startswith("Type part of a name"):
            return self.wanted[0]
        if prompt.question.startswith("The workstreams") and not rows:
            return "Add a workstream"
        if "so far. What next?" in prompt.question:
            return labels[-1]
        return self.words.get(prompt.question, "")


@dataclass
class FillingUser(User):
    """One who fills every list that is asked: a row in each, or one for each party where that is offered."""

    bodies: list[str] = field(
        default_factory=lambda: ["pcc-norfolk", "cc-norfolk", "fra-norfolk", "amb-east-of-england"]
    )
    each: int = 1

    def _reply(self, prompt: Prompt) -> str:
        labels = [option.label for option in prompt.options]
        rows = sum(option.value.startswith("row ") for option in prompt.options)
        if "so far. What next?" in prompt.question and not prompt.question.startswith("The parties:"):
            wanted = "Add one for each party" if "Add one for each party" in labels else labels[rows]
            return wanted if rows < self.each else labels[-1]
        if prompt.place.startswith("New "):
            return labels[0] if labels else f"{prompt.place} for crews, {len(self.played)}"
        return super()._reply(prompt)


class PlayingFace(ScriptedFace):
    """A scripted face whose script is what a user says to each prompt."""

    def __init__(self, user: User) -> None:
        super().__init__(self._lines())
        self.user = user

    def _lines(self) -> Iterator[str]:
        while True:
            yield self.user.reply(self.prompts[-1])


def play(
    folder: Path, user: User, preset: str = "", *, quick: bool = True, face: Callable[[User], PlayingFace] = PlayingFace
) -> tuple[Path, PlayingFace, SittingOutcome]:
    """A whole interview by a user: the answers file, the face with what it was shown, and how it ended."""
    file = folder / "hub.yaml"
    store = Store(file, COURSE, write)
    state, _ = store.open(quick=quick)
    made = face(user)
    session = Session(made, COURSE, services_for(store), store, state)
    if preset:
        session.do(Suggest(PRESETS.by_id[preset].answers))
    return file, made, Interview(session).run()
