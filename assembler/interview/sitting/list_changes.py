"""What the user does to a list: each choice made into events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assembler.errors import AssemblerError
from assembler.interview.core.draft import Draft, StablePath, items_at, references_lost, value_at
from assembler.interview.core.events import AddItem, Answer, MoveItem, RemoveItem, Visit
from assembler.interview.core.question_order import label_of
from assembler.interview.sitting.review import choose_answer
from assembler.interview.talk.labels import step_label
from assembler.interview.talk.lists import (
    ADD_ALL,
    IN_WORDS,
    fresh_id,
    naming_prompt,
    new_item,
    row_prompt,
    rows_of,
    words_prompt,
)
from assembler.interview.talk.party_prompts import (
    COPY,
    REGISTER,
    matches,
    matches_prompt,
    policing_body_needed,
    policing_body_prompt,
    search_prompt,
    starting_point,
)
from assembler.interview.talk.prompts import Command, Option, Prompt

if TYPE_CHECKING:
    from assembler.interview.core.steps import Step
    from assembler.interview.sitting.session import Session
    from assembler.register import Body


def edit_list(session: Session, step: Step, chosen: str) -> None:
    """Add to a list, or change one of its rows, as was chosen from its table."""
    if chosen.startswith("row "):
        _row(session, step, chosen.removeprefix("row "))
    elif chosen == ADD_ALL:
        for party in session.view.source.given.parties:
            naming = session.order.naming[step.field]
            session.do(new_item(step, session.view, naming, party.id))
    elif chosen == REGISTER:
        _add_from_register(session, step)
    elif chosen == COPY:
        _copy(session, step)
    else:
        _add(session, step)


def _add(session: Session, step: Step) -> None:
    """Add an item, named by the answer to the question that names it."""
    naming = session.order.naming.get(step.field)
    if naming is None:
        session.do(new_item(step, session.view, None, ""))
        return
    reply = session.face.ask(naming_prompt(step, naming, session.view))
    if reply == IN_WORDS:
        reply = session.face.ask(words_prompt(step, naming))
    if isinstance(reply, str):
        session.do(new_item(step, session.view, naming, reply))


def _row(session: Session, step: Step, identity: str) -> None:
    label = dict(rows_of(step, session.view))[identity]
    rows = [item["id"] for item in items_at(session.state.draft, step.spot)]
    reply = session.face.ask(row_prompt(label, first=identity == rows[0], last=identity == rows[-1]))
    spot = (*step.spot, identity)
    if reply == "remove":
        _remove(session, spot, label)
    elif reply in ("up", "down"):
        session.do(MoveItem(spot, -1 if reply == "up" else 1))
    elif reply == "change":
        choose_answer(session, "", spot)


def _remove(session: Session, spot: StablePath, label: str) -> None:
    """Take a row out, say which answers that opens, and put it back if the user wishes."""
    before = session.state.draft
    if not session.do(RemoveItem(spot)):
        return
    lost = tuple(references_lost(before, session.state.draft, spot[-1]))
    named = [step_label(session.view.by_spot[one]) for one in lost if one in session.view.by_spot]
    opens = f" That leaves without an answer: {'; '.join(named)}." if named else ""
    reply = session.face.ask(
        Prompt(
            kind="one",
            question=f"Removed: {label}.{opens}",
            options=(Option("on", "Go on"), Option("undo", "Undo: put it back, with what pointed to it")),
            default="on",
        )
    )
    if reply in ("undo", Command.BACK):
        _put_back(session, before, spot, lost)


def _put_back(session: Session, before: Draft, spot: StablePath, lost: tuple[StablePath, ...]) -> None:
    rows = [item["id"] for item in items_at(before, spot[:-1])]
    values = {name: value for name, value in value_at(before, spot).items() if name != "id"}
    session.do(AddItem(spot[:-1], spot[-1], values))
    for _ in rows[rows.index(spot[-1]) + 1 :]:
        session.do(MoveItem(spot, -1))
    for one in lost:
        session.do(Answer(one, spot[-1]))
    session.do(Visit(spot[:-1]))


def _add_from_register(session: Session, step: Step) -> None:
    body = _body(session)
    if body is not None:
        _add_body(session, step, body)
        _offer_policing_body(session, step, body)


def _body(session: Session) -> Body | None:
    """A body found in the register, or None when the user goes back."""
    register = session.order.register
    while True:
        words = session.face.ask(search_prompt(register))
        if not isinstance(words, str):
            return None
        found = matches(register, words)
        if len(found) == 1:
            return found[0]
        if not found:
            session.face.say("No body in the register holds all those words. Fewer words find more.")
            continue
        reply = session.face.ask(matches_prompt(found))
        if isinstance(reply, str):
            return register.bodies[reply]


def _add_body(session: Session, step: Step, body: Body) -> None:
    if any(party.get("body") == body.id for party in items_at(session.state.draft, step.spot)):
        session.face.say(f"{body.legal_name} is already a party.")
        return
    if session.do(AddItem(step.spot, fresh_id(body.id, step, session.view), {"body": body.id})):
        session.face.say(f"Added: {body.legal_name}.")


def _offer_policing_body(session: Session, step: Step, body: Body) -> None:
    needed = policing_body_needed(body, session.state.draft, session.order.register)
    if needed is not None and session.face.ask(policing_body_prompt(body, needed)) in ("yes", Command.LEAVE):
        _add_body(session, step, needed)


def _copy(session: Session, step: Step) -> None:
    """Copy a party from an earlier answers file, without anything it decided for that agreement."""
    reply = session.face.ask(
        Prompt(kind="words", question="Which answers file?", example="hub.yaml", leave="goes back to the list")
    )
    if not isinstance(reply, str):
        return
    try:
        file = session.services.read_earlier(Path(reply))
    except AssemblerError as error:
        session.face.say(str(error))
        return
    earlier = {party["id"]: party for party in items_at(starting_point(file), ("parties",))}
    parties = {party.id: label_of(party) for party in file.given.parties}
    options = tuple(Option(identity, label) for identity, label in parties.items())
    chosen = session.face.ask(
        Prompt(kind="one", question="Which party?", options=options, leave="goes back to the list")
    )
    if isinstance(chosen, str):
        there = {item["id"] for item in items_at(session.state.draft, step.spot)}
        pointing = ("same_person_as", "local_policing_body")
        values = {n: v for n, v in earlier[chosen].items() if n != "id" and not (n in pointing and v not in there)}
        session.do(AddItem(step.spot, fresh_id(chosen, step, session.view), values))
