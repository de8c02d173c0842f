"""The answers checked before the end: sections to choose from, answers to change; then what they make, and the agreement itself."""

from __future__ import annotations

from assembler.copies import COPIES, DEFAULT
from assembler.errors import AssemblerError
from assembler.interview.core.draft import StablePath
from assembler.interview.core.events import Back, Visit
from assembler.interview.sitting.session import Session
from assembler.interview.talk.prompts import Command, Option, Prompt
from assembler.interview.talk.review_prompts import FINISH, section_prompt, sections_prompt, spot_text
from assembler.interview.talk.summary import summary_words


def go_to_section(session: Session) -> None:
    """Let the user choose a section: its first question not dealt with, or else its answers, to change one."""
    options = tuple(Option(section, title) for section, title in session.order.titles.items())
    reply = session.face.ask(Prompt(kind="one", question="Go to which section?", options=options, leave="stays here"))
    if not isinstance(reply, str):
        return
    own = (step for step in session.view.steps if step.section == reply)
    waiting = next((step for step in own if step.asked and not step.settled), None)
    if waiting is not None:
        session.do(Visit(waiting.spot))
    else:
        choose_answer(session, reply)


def choose_answer(session: Session, section: str, within: StablePath = ()) -> bool:
    """Show the answers of a section, or of one item, and let the user choose one to change. False when none was."""
    reply = session.face.ask(section_prompt(session.view, section, within))
    if isinstance(reply, Command) or reply == FINISH:
        return False
    chosen = next(step for step in session.view.steps if spot_text(step.spot) == reply)
    return session.do(Visit(chosen.spot))


def review(session: Session) -> bool:
    """Show the answers for checking. True when a question is to be put again; False when all is as it should be."""
    while True:
        reply = session.face.ask(sections_prompt(session.view, session.status()))
        if reply is Command.BACK:
            return session.do(Back())
        if not isinstance(reply, str) or reply == FINISH:
            return False
        if choose_answer(session, reply):
            return True


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
