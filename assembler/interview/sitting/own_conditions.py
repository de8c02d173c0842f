"""Special conditions: what the parties say in their own words, added when the answers are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.answers.values import suggested_id
from assembler.interview.core.draft import StablePath, items_at
from assembler.interview.core.events import AddItem, RemoveItem
from assembler.interview.talk.prompts import Command, Option, Prompt

if TYPE_CHECKING:
    from assembler.interview.sitting.session import Session

CONDITIONS: StablePath = ("drafting", "special_conditions")
"""Where they are."""

NONE, ADD = "none", "add"


def special_conditions(session: Session) -> None:
    """Let one be added, or one that is there be removed."""
    there = items_at(session.state.draft, CONDITIONS)
    options = [Option(f"remove {one['id']}", f"Remove: {one['heading']}") for one in there]
    prompt = Prompt(
        kind="one",
        question="Special conditions are printed as what the parties say in their own words. What next?",
        options=(Option(ADD, "Add a special condition"), *options, Option(NONE, "Nothing to change here")),
        default=ADD,
    )
    reply = session.face.ask(prompt)
    if reply in (ADD, Command.LEAVE):
        _add(session, [one["id"] for one in there])
    elif isinstance(reply, str) and reply != NONE:
        session.do(RemoveItem((*CONDITIONS, reply.removeprefix("remove "))))


def _add(session: Session, taken: list[str]) -> None:
    """Ask for the heading, the words, and the subject that they cover; Back at any of them adds nothing."""
    asked = [
        Prompt(kind="words", question="What is its heading?", example="Radio channels", leave="adds none"),
        Prompt(
            kind="words",
            question="What does it say?",
            example="The Parties must use the shared incident channel while they work together.",
            leave="adds none",
        ),
        _covering(session),
    ]
    given = []
    for prompt in asked:
        reply = session.face.ask(prompt)
        if not isinstance(reply, str):
            if prompt is not asked[-1] or reply is Command.BACK:
                return
            reply = NONE
        given.append(reply)
    heading, text, covers = given
    values = {"heading": heading, "text": text, **({} if covers == NONE else {"covers": covers})}
    session.do(AddItem(CONDITIONS, _fresh(heading, taken), values))


def _covering(session: Session) -> Prompt:
    """The question which of the chosen subjects the condition is about."""
    choices = session.order.questionnaire.by_field["scope.subjects"].choices
    chosen = session.view.answers.values.scope.subjects or ()
    options = tuple(Option(subject, choices[subject]) for subject in chosen)
    return Prompt(
        kind="one",
        question="Does it cover a subject that has no clause of its own?",
        options=(Option(NONE, "No"), *options),
        default=NONE,
    )


def _fresh(heading: str, taken: list[str]) -> str:
    base = suggested_id(heading)[:50].strip("-") or "condition"
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
