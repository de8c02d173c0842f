"""What the statute says as the answers come: findings are reported when they newly apply, cured on the spot, or accepted with a reason."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from assembler.effects.values import Notice
from assembler.interview.core.draft import StablePath, items_at
from assembler.interview.core.events import Accept, Back, Clear, Event, Visit
from assembler.interview.core.question_order import label_of
from assembler.interview.sitting.acceptance_fields import accepting
from assembler.interview.talk.labels import step_label
from assembler.interview.talk.notice_words import (
    cures,
    dealt_with_words,
    points_so_far,
    ready_notices,
    told_together,
)
from assembler.interview.talk.prompts import Command, Face, Option, Prompt
from assembler.interview.talk.review_prompts import spot_text
from assembler.statute.against import Against, against
from assembler.statute.unasked import UNASKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assembler.interview.core.view import View
    from assembler.interview.sitting.services import Services

PARTIES: StablePath = ("parties",)
"""Where the list of the parties is."""

Key = tuple[str, str, str]

ACCEPTED_WORDS = (
    "The warning is accepted on the facts as they are now. If one of them changes, the warning applies again. It stays in the cover "
    "note, with the reason."
)

MOST_CURES = 8
"""Questions offered at once as cures: more would not fit on a screen."""


class _Look(Struct, frozen=True, eq=False, dict=True):
    """What is found of a view: the notices, and the agreement's open points once all has been asked."""

    view: View
    notices: tuple[Notice, ...]
    points: int

    @cached_property
    def ready(self) -> tuple[Notice, ...]:
        """The notices that can be reported yet."""
        return ready_notices(self.notices, self.view)


class Adviser:
    """What the statute says of a sitting's answers. What the user chooses to do about it comes back as an event.

    `reported` are the findings already reported, those that applied when the sitting began included; None until findings are looked for
    at all, which is when there is a party: without one the Act has nothing to say, and the library may still be being read.
    """

    def __init__(self, face: Face, services: Services) -> None:
        self.face = face
        self.services = services
        self.reported: frozenset[Key] | None = None
        self.found: _Look | None = None
        self.accepted_by = ""

    def notices(self, view: View) -> tuple[Notice, ...]:
        """What the statute says of the answers and, once all has been asked, what is found of the agreement that they make."""
        return self._looked(view).notices

    def _looked(self, view: View) -> _Look:
        """What was found of a view, looked for once."""
        if self.found is None or self.found.view is not view:
            notices, points = self.services.notices(view.answers), 0
            if view.next is None:
                finished = self.services.finished(view.answers)
                known = {notice.key for notice in notices}
                others = [Notice(finding, frozenset()) for finding in finished.findings]
                notices = (*notices, *(one for one in others if one.finding.applies and one.key not in known))
                points = finished.points
            self.found = _Look(view, notices, points)
        return self.found

    def ready(self, view: View) -> tuple[Notice, ...]:
        """The findings that can be reported yet."""
        return self._looked(view).ready

    def begin(self, view: View) -> None:
        """Before the first answer of a sitting: what applies already is not reported again."""
        if self.reported is None and _parties_known(view):
            self.reported = frozenset(notice.key for notice in self.ready(view))

    def status(self, view: View) -> str:
        """The line above each question: how many blocks, warnings and open points there are, so far or, once all has been asked, in all."""
        if self.reported is None:
            return ""
        return f"[{self.against(view)} so far]" if view.next is not None else f"[{self.against(view)}]"

    def against(self, view: View) -> Against:
        """The blocks, warnings and open points so far; at the end the same as in the agreement itself."""
        look = self._looked(view)
        if view.next is not None:
            return against((notice.finding for notice in look.ready), points_so_far(view))
        found = ready_notices(look.notices, view, final=True)
        return against((notice.finding for notice in found), look.points)

    def tell_all(self, view: View) -> Event | None:
        """Tell everything that prevents a signature copy, blocks first, and offer to cure it."""
        applying = [one for one in ready_notices(self.notices(view), view, final=True) if one.finding.applies]
        grave = [one for one in applying if one.finding.action != "RECORD"]
        grave.sort(key=lambda one: one.finding.action == "WARN")
        self.tell(grave, view)
        return self.offer_cures(grave, view)

    def tell(self, notices: list[Notice], view: View) -> None:
        """Say what some findings say, each check once."""
        for text in dict.fromkeys(told_together([one.finding for one in notices], lambda item: item_words(item, view))):
            self.face.say(text)

    def advise(self, view: View) -> Event | None:
        """Report the findings that newly apply, and offer to cure them. What the user chooses, if anything is to be done."""
        if self.reported is None and not _parties_known(view):
            return None
        ready = self.ready(view)
        new = [notice for notice in ready if notice.key not in (self.reported or ())]
        self.reported = frozenset(notice.key for notice in ready)
        applying = [notice for notice in new if notice.finding.applies]
        self.tell(applying, view)
        if words := dealt_with_words([notice for notice in new if not notice.finding.applies]):
            self.face.say(words)
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
                return self.accept(notice)
        chosen: dict[str, Event] = {spot_text(spot): Visit(spot) for spot in steps}
        chosen |= {f"remove {spot_text(one.spot)}": Clear(one.spot) for one in unused}
        return chosen.get(reply) if isinstance(reply, str) else None

    def accept(self, notice: Notice) -> Accept | None:
        """The acceptance of a warning: by whom, why, on what day, all read back before it counts. None where the user goes back."""
        given = accepting(self.face, notice, self.accepted_by, self.services.today)
        if given is not None:
            self.accepted_by = given.by
        return given


def _parties_known(view: View) -> bool:
    return bool(items_at(view.state.draft, PARTIES))


def _acceptances(warnings: list[Notice]) -> list[Option]:
    if len(warnings) == 1:
        return [Option("accept 0", "Accept the warning, with a reason")]
    return [Option(f"accept {n}", f"Accept, with a reason: {w.finding.message}") for n, w in enumerate(warnings)]


def item_words(item: str, view: View) -> str:
    """What an item is called, by its id."""
    index = view.answers.scope.index
    return next((label_of(items[item]) for items in index.values() if item in items), item)


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
