"""What the statute says as the answers come: findings are reported when they newly apply, cured on the spot, or accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.effects.values import Notice
from assembler.interview.core.draft import StablePath, items_at
from assembler.interview.core.events import Accept, Back, Clear, Event, Visit
from assembler.interview.core.view import View
from assembler.interview.sitting.services import Services
from assembler.interview.talk.labels import step_label
from assembler.interview.talk.notice_words import (
    cures,
    dealt_with_words,
    finding_words,
    ready_notices,
    status_words,
    to_record_words,
)
from assembler.interview.talk.prompts import Command, Face, Option, Prompt
from assembler.interview.talk.review_prompts import spot_text
from assembler.statute.unasked import UNASKED

PARTIES: StablePath = ("parties",)
"""Where the list of the parties is."""

Key = tuple[str, str, str]

ACCEPTED_WORDS = (
    "The warning is accepted on the facts as they are now. If one of them changes, the warning applies again. It stays in the cover "
    "note, with the reason."
)

MOST_CURES = 8
"""Questions offered at once as cures: more would not fit on a screen."""


class Adviser:
    """What the statute says of a sitting's answers. What the user chooses to do about it comes back as an event.

    `reported` are the findings already reported, those that applied when the sitting began included; None until findings are looked for
    at all, which is when there is a party: without one the Act has nothing to say, and the library may still be being read.
    """

    def __init__(self, face: Face, services: Services) -> None:
        self.face = face
        self.services = services
        self.reported: frozenset[Key] | None = None
        self.found: tuple[View, tuple[Notice, ...]] | None = None
        self.accepted_by = ""

    def notices(self, view: View) -> tuple[Notice, ...]:
        """What the statute says of the answers, looked for once for each view."""
        if self.found is None or self.found[0] is not view:
            self.found = (view, self.services.notices(view.answers))
        return self.found[1]

    def ready(self, view: View) -> tuple[Notice, ...]:
        """The findings that can be reported yet."""
        return ready_notices(self.notices(view), view)

    def begin(self, view: View) -> None:
        """Before the first answer of a sitting: what applies already is not reported again."""
        if self.reported is None and _parties_known(view):
            self.reported = frozenset(notice.key for notice in self.ready(view))

    def status(self, view: View) -> str:
        """The line above each question: how many blocks, warnings and open points there are."""
        return f"[{status_words(self.notices(view), view)}]" if self.reported is not None else ""

    def advise(self, view: View) -> Event | None:
        """Report the findings that newly apply, and offer to cure them. What the user chooses, if anything is to be done."""
        if self.reported is None and not _parties_known(view):
            return None
        ready = self.ready(view)
        new = [notice for notice in ready if notice.key not in (self.reported or ())]
        self.reported = frozenset(notice.key for notice in ready)
        applying = [notice for notice in new if notice.finding.applies]
        found = [notice.finding for notice in applying]
        words = [to_record_words(one) if one.action == "RECORD" else finding_words(one) for one in found]
        words.append(dealt_with_words([notice for notice in new if not notice.finding.applies]))
        for text in dict.fromkeys(filter(None, words)):  # the same may hold of several parties
            self.face.say(text)
        grave = [notice for notice in applying if notice.finding.action != "RECORD"]
        return self.offer_cures(grave, view) if grave else None

    def offer_cures(self, grave: list[Notice], view: View) -> Event | None:
        """Let the user cure what was just reported, accept a warning, or go on: one question, however many findings there are."""
        steps = list(dict.fromkeys(step.spot for notice in grave for step in cures(notice, view)))[:MOST_CURES]
        warnings = list({notice.finding.key: notice for notice in grave if notice.finding.action == "WARN"}.values())
        unused = [view.by_spot[spot] for spot in dict.fromkeys(_unused(grave, view))]
        options = [Option("on", "Go on, and come back to it later")]
        options += [Option(spot_text(spot), f"Answer now: {step_label(view.by_spot[spot])}") for spot in steps]
        options += [Option(f"remove {spot_text(one.spot)}", f"Remove: {step_label(one)}") for one in unused]
        options += _acceptances(warnings)
        reply = self.face.ask(
            Prompt(kind="one", question="What would you like to do?", options=tuple(options), default="on")
        )
        if reply is Command.BACK:
            return Back()
        for number, notice in enumerate(warnings):
            if reply == f"accept {number}":
                return self.accept(notice, view)
        chosen: dict[str, Event] = {spot_text(spot): Visit(spot) for spot in steps}
        chosen |= {f"remove {spot_text(one.spot)}": Clear(one.spot) for one in unused}
        return chosen.get(reply) if isinstance(reply, str) else None

    def accept(self, notice: Notice, view: View) -> Accept | None:
        """The acceptance of a warning: by whom (asked once), and why. None where the user goes back."""
        if not self.accepted_by:
            who = self.face.ask(
                Prompt(
                    kind="words",
                    question="Who accepts the warning?",
                    example="Head of Legal Services",
                    leave="goes back",
                )
            )
            if not isinstance(who, str):
                return None
            self.accepted_by = who
        reason = self.face.ask(Prompt(kind="words", question="For what reason?", leave="goes back"))
        if not isinstance(reason, str):
            return None
        prepared = view.answers.values.document.prepared_on
        on = prepared.isoformat() if prepared else self.services.today
        found = notice.finding
        return Accept(found.rule, self.accepted_by, on, reason, found.check, found.item, found.facts)


def _parties_known(view: View) -> bool:
    return bool(items_at(view.state.draft, PARTIES))


def _acceptances(warnings: list[Notice]) -> list[Option]:
    if len(warnings) == 1:
        return [Option("accept 0", "Accept the warning, with a reason")]
    return [Option(f"accept {n}", f"Accept, with a reason: {w.finding.message}") for n, w in enumerate(warnings)]


def _unused(grave: list[Notice], view: View) -> Iterator[StablePath]:
    """Where the facts are that were given and have no effect, as the findings about them say."""
    for notice in grave:
        if notice.finding.rule == UNASKED:
            yield from (
                step.spot
                for step in view.steps
                if step.path in view.answers.ignored
                and step.field in notice.finding.fields
                and notice.finding.item in (*step.spot, "")
            )
