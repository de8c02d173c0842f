"""The statute heard as the answers come: findings told when they newly stand, cured on the spot, or accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assembler.interview.advising import (
    cures,
    dealt_with_words,
    notice_words,
    ready_notices,
    recorded_words,
    status_words,
    step_label,
)
from assembler.interview.draft import Spot, items_at
from assembler.interview.events import Accept, Back, Clear, Visit
from assembler.interview.prompts import Command, Option, Prompt
from assembler.interview.reviewing import spot_text
from assembler.interview.services import Notice
from assembler.interview.state import View
from assembler.statute.unasked import UNASKED

if TYPE_CHECKING:
    from assembler.interview.session import Session

PARTIES: Spot = ("parties",)
"""Where the list of the parties stands."""

Key = tuple[str, str, str]

MOST_CURES = 8
"""Questions offered at once as cures: more would not fit on a screen."""


class Adviser:
    """What the statute says of a sitting's answers.

    `told` are the findings already told, those that stood when the sitting began included; None until the law is heard at all, which is
    when there is a party: without one there is nothing for the Act to speak of, and the library may still be being read.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.told: frozenset[Key] | None = None
        self.found: tuple[View, tuple[Notice, ...]] | None = None
        self.accepted_by = ""

    @property
    def parties_known(self) -> bool:
        """Whether there is a party."""
        return bool(items_at(self.session.state.draft, PARTIES))

    def notices(self) -> tuple[Notice, ...]:
        """What the statute says of the answers now."""
        view = self.session.view
        if self.found is None or self.found[0] is not view:
            self.found = (view, self.session.outside.notices(view.answers))
        return self.found[1]

    def ready(self) -> tuple[Notice, ...]:
        """The findings that can be spoken of."""
        return ready_notices(self.notices(), self.session.view)

    def begin(self) -> None:
        """Before the first answer of a sitting: what stands already is not told again."""
        if self.told is None and self.parties_known:
            self.told = frozenset(notice.key for notice in self.ready())

    def status(self) -> str:
        """The standing line."""
        return f"[{status_words(self.notices(), self.session.view)}]" if self.told is not None else ""

    def hear(self) -> None:
        """Tell the findings that newly stand, and offer to cure them."""
        if self.told is None and not self.parties_known:
            return
        ready = self.ready()
        new = [notice for notice in ready if notice.key not in (self.told or ())]
        self.told = frozenset(notice.key for notice in ready)
        standing = [notice for notice in new if notice.finding.stands]
        words = [recorded_words(one) if one.finding.action == "RECORD" else notice_words(one) for one in standing]
        words.append(dealt_with_words([notice for notice in new if not notice.finding.stands]))
        for text in dict.fromkeys(filter(None, words)):  # the same may hold of several parties
            self.session.face.say(text)
        grave = [notice for notice in standing if notice.finding.action != "RECORD"]
        if grave:
            self.offer_cures(grave)

    def offer_cures(self, grave: list[Notice]) -> None:
        """Let the user cure what was just told, accept a warning, or go on: one question, however many findings there are."""
        view = self.session.view
        steps = list(dict.fromkeys(step.spot for notice in grave for step in cures(notice, view)))[:MOST_CURES]
        warnings = list({notice.finding.key: notice for notice in grave if notice.finding.action == "WARN"}.values())
        unused = [view.by_spot[spot] for spot in dict.fromkeys(_unused(grave, view))]
        options = [Option("on", "Go on, and come back to it later")]
        options += [Option(spot_text(spot), f"Answer now: {step_label(view.by_spot[spot])}") for spot in steps]
        options += [Option(f"remove {spot_text(one.spot)}", f"Remove: {step_label(one)}") for one in unused]
        options += _acceptances(warnings)
        prompt = Prompt(
            kind="one",
            question="What would you like to do?",
            options=tuple(options),
            default="on",
        )
        reply = self.session.face.ask(prompt)
        if reply is Command.BACK:
            self.session.do(Back())
        for number, notice in enumerate(warnings):
            if reply == f"accept {number}":
                self.accept(notice)
        for one in unused:
            if reply == f"remove {spot_text(one.spot)}":
                self.session.do(Clear(one.spot))
        for spot in steps:
            if reply == spot_text(spot):
                self.session.do(Visit(spot))

    def accept(self, notice: Notice) -> None:
        """Record that a warning is accepted: by whom (asked once), and why."""
        face = self.session.face
        if not self.accepted_by:
            who = face.ask(
                Prompt(
                    kind="words",
                    question="Who accepts the warning?",
                    example="Head of Legal Services",
                    leave="goes back",
                )
            )
            if not isinstance(who, str):
                return
            self.accepted_by = who
        reason = face.ask(Prompt(kind="words", question="For what reason?", leave="goes back"))
        if not isinstance(reason, str):
            return
        prepared = self.session.view.answers.values.document.prepared_on
        on = prepared.isoformat() if prepared else self.session.outside.today
        found = notice.finding
        if self.session.do(Accept(found.rule, self.accepted_by, on, reason, found.check, found.item, found.facts)):
            face.say(
                "The warning is accepted, on the facts as they are: it stands again should one of them change. It stays in the cover note, "
                "with the reason."
            )


def _acceptances(warnings: list[Notice]) -> list[Option]:
    if len(warnings) == 1:
        return [Option("accept 0", "Accept the warning, with a reason")]
    return [Option(f"accept {n}", f"Accept, with a reason: {w.finding.message}") for n, w in enumerate(warnings)]


def _unused(grave: list[Notice], view: View) -> Iterator[Spot]:
    """Where facts stand that were given and have no effect, as the findings about them say."""
    for notice in grave:
        if notice.finding.rule == UNASKED:
            yield from (
                step.spot
                for step in view.steps
                if step.path in view.answers.ignored
                and step.field in notice.finding.fields
                and notice.finding.item in (*step.spot, "")
            )
