"""A warning accepted: who accepts it, why and on what day are asked each time, read back, and recorded only when the user says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.answers.typed import day_of
from assembler.formatting import day
from assembler.interview.core.events import Accept
from assembler.interview.talk.prompts import Command, Face, Option, Prompt, Reply

if TYPE_CHECKING:
    from assembler.effects.values import Notice

RECORD, CHANGE = "record", "change"


def accepting(face: Face, notice: Notice, by: str, today: str) -> Accept | None:
    """The acceptance, or None where the user goes back before the first field. Back leads from each field to the one before.

    `by` is who accepted last, and `today` the day, in ISO form: both are shown, and can be changed.
    """
    given = [by, "", day(day_of(today))]
    field = 0
    while field < len(given):
        reply = face.ask(_prompt(field, given[field]))
        if reply is Command.BACK or (reply is Command.LEAVE and not given[field]):
            if field == 0:
                return None
            field -= 1
            continue
        given[field] = reply if isinstance(reply, str) else given[field]
        field += 1
        if field == len(given):
            field = _confirmed(face, notice, given)
    who, reason, on = given
    found = notice.finding
    return Accept(found.rule, who, day_of(on).isoformat(), reason, found.check, found.item, found.facts)


def _prompt(field: int, shown: str) -> Prompt:
    """The prompt of one field: who, why, when."""
    question = ("Who accepts the warning?", "For what reason?", "On what day is it accepted?")[field]
    example = "Head of Legal Services" if field == 0 and not shown else ""
    origin = ("as before" if field == 0 else "today" if field == 2 else "as you wrote") if shown else ""
    return Prompt(
        kind="words",
        question=question,
        example=example,
        default=shown,
        origin=origin,
        leave="" if shown else "goes back",
        check=_is_day if field == 2 else _is_said,
    )


def _is_day(reply: str | tuple[str, ...]) -> str:
    try:
        day_of(str(reply))
    except ValueError as error:
        return str(error)
    return ""


def _is_said(reply: str | tuple[str, ...]) -> str:
    return "" if str(reply).strip() else "Say it in words."


def _confirmed(face: Face, notice: Notice, given: list[str]) -> int:
    """Read back what is to be recorded: the field to go on at, which is none where the user agrees, and the last where they go back."""
    who, reason, on = given
    reply: Reply = face.ask(
        Prompt(
            kind="one",
            question=f"To be recorded: {who} accepts on {day(day_of(on))}: {notice.finding.message} Reason: {reason}",
            options=(Option(RECORD, "Record it"), Option(CHANGE, "Change it")),
            default=RECORD,
        )
    )
    if reply is Command.BACK:
        return len(given) - 1
    return 0 if reply == CHANGE else len(given)
