"""The answers checked before the end: sections to choose from, answers to change; then what they make, and the agreement itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.copies import COPIES, DEFAULT
from assembler.errors import AssemblerError
from assembler.interview.core.events import Back, Visit
from assembler.interview.core.pages import section_page
from assembler.interview.sitting.own_conditions import special_conditions
from assembler.interview.talk.prompts import Command, Option, Prompt
from assembler.interview.talk.review_prompts import (
    FINISH,
    ONLY_OPEN,
    OWN,
    WRONG,
    effect_words,
    open_prompt,
    section_prompt,
    sections_prompt,
    spot_text,
)
from assembler.interview.talk.summary import summary_words

if TYPE_CHECKING:
    from assembler.interview.core.draft import StablePath
    from assembler.interview.sitting.screens import Screens
    from assembler.interview.sitting.session import Session


def go_to_section(session: Session, screens: Screens | None = None) -> None:
    """Let the user choose a section, and in it the answer to give or to change: on a screen of its answers, where there are screens."""
    options = tuple(Option(section, title) for section, title in session.order.titles.items())
    reply = session.face.ask(Prompt(kind="one", question="Go to which section?", options=options, leave="stays here"))
    if isinstance(reply, str):
        see_section(session, screens, reply)


def see_section(session: Session, screens: Screens | None, section: str) -> bool:
    """Let the answers of a section be looked over and changed. True when a question is to be put for that."""
    page = section_page(session.view, section)
    if screens is None or not page.lines:
        return choose_answer(session, section)
    before = session.contents()
    screens.fill(page)
    if words := effect_words(before, session.contents()):
        session.face.say(f"That {words}.")
    return False


def choose_answer(session: Session, section: str, within: StablePath = ()) -> bool:
    """Show the answers of a section, or of one item, and let the user choose one to change. False when none was."""
    return _choose(session, section_prompt(session.view, section, within))


def _choose(session: Session, prompt: Prompt) -> bool:
    """Let one of some answers be chosen; Enter takes the one that waits, if any does. False when none was."""
    reply = session.face.ask(prompt)
    return _visit(session, prompt.default if reply is Command.LEAVE else reply)


def _visit(session: Session, reply: object) -> bool:
    """Go to the question that was chosen. False when none was."""
    chosen = next((step for step in session.view.steps if spot_text(step.spot) == reply), None)
    return chosen is not None and session.do(Visit(chosen.spot))


def review(session: Session, screens: Screens | None = None) -> bool:
    """Show the answers for checking. True when a question is to be put again; False when all is as it should be."""
    looked = False
    while True:
        view, found = session.view, session.adviser.against(session.view)
        reply = session.face.ask(sections_prompt(view, session.status(), found, looked=looked))
        if reply is Command.BACK:
            return session.do(Back())
        if reply is Command.LEAVE:
            reply = WRONG if found.grave and not looked else FINISH
        if reply == FINISH or not isinstance(reply, str):
            return False
        looked = looked or reply == WRONG
        if _seen(session, screens, reply):
            return True


def _seen(session: Session, screens: Screens | None, chosen: str) -> bool:
    """What was chosen, shown. True when a question is to be put for that."""
    if chosen == WRONG:
        event = session.adviser.tell_all(session.view)
        return event is not None and session.do(event) and session.state.at is not None
    if chosen == OWN:
        special_conditions(session)
        return False
    if chosen == ONLY_OPEN:
        return _choose(session, open_prompt(session.view))
    if chosen in session.order.titles:
        return see_section(session, screens, chosen)
    return _visit(session, chosen.removeprefix("list "))


def finish(session: Session) -> bool:
    """Tell what the answers make, and assemble it if the user wishes. False when the user goes back to the answers instead."""
    if not session.saved():
        return False
    try:
        return _summarised_and_assembled(session)
    except AssemblerError as error:
        session.face.say(str(error))
        return True


def _summarised_and_assembled(session: Session) -> bool:
    """The end itself. Raises AssemblerError when no agreement can be made, or no file written."""
    session.face.say("\n".join(summary_words(session.services.summary(session.view.source))))
    kinds = {str(kind): kind for kind, copy in COPIES.items() if not copy.settled}
    options = (
        *(Option(kind, f"Yes, {kind}: {COPIES[kind].purpose}") for kind in kinds.values()),
        Option("no", "No, only the answers file"),
    )
    reply = session.face.ask(
        Prompt(kind="one", question="Assemble the agreement now?", options=options, default=DEFAULT)
    )
    if reply is Command.LEAVE or reply in kinds:
        session.face.say(session.services.assemble(kinds.get(str(reply), DEFAULT)))
    return reply is not Command.BACK
