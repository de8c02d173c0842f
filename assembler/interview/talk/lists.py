"""Lists put together on screen: add, change, remove, move. Every id is made once, from a name, and never changes."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assembler.answers.paths import at
from assembler.answers.schema import lists_pointed_to
from assembler.answers.values import suggested_id
from assembler.capitals import capital
from assembler.conditions import Reference
from assembler.interview.core.draft import items_at
from assembler.interview.core.events import AddItem
from assembler.interview.core.pages import PARTIES
from assembler.interview.core.question_order import item_label
from assembler.interview.talk.labels import list_title
from assembler.interview.talk.party_prompts import PARTY_SOURCES
from assembler.interview.talk.prompts import Command, Option, Prompt
from assembler.interview.talk.questions import options_of, place_of_step
from assembler.interview.talk.usual import usual_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.conditions.scope import AnswerItem
    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.questions import Question

DONE, ADD, ADD_ALL = "done", "add", "add-all"

NEEDED = {"parties[]": 2, "scope.workstreams[]": 1}
"""How many rows a list must have for there to be a collaboration agreement at all (section 1(1) and (3)): until then Enter adds one."""


def table_prompt(step: Step, view: View, status: str) -> Prompt:
    """The list as a table: its rows, each to be chosen, and what else can be done."""
    rows = [Option(f"row {identity}", f"{label} (change, remove or move)") for identity, label in rows_of(step, view)]
    noun = item_noun(step)
    more = [Option(ADD, f"Add {_article(noun)} {noun}")] if step.field != PARTIES else list(PARTY_SOURCES)
    if _one_for_each(step, view):
        more.append(Option(ADD_ALL, "Add one for each party"))
    done = Option(DONE, "The list is complete" if rows else "None for now")
    title = list_title(step)
    return Prompt(
        kind="one",
        question=f"{capital(title)}: {len(rows) or 'none'} so far. What next?",
        place=place_of_step(step, view),
        status=status,
        options=(*rows, *more, done),
        default=more[0].value if len(rows) < NEEDED.get(step.field, 0) else DONE,
        commands=frozenset({Command.BACK, Command.MENU, Command.HELP}),
    )


def item_noun(step: Step) -> str:
    """What one item is called."""
    assert step.table is not None  # noqa: S101 - a list's step
    return NOUNS.get(step.table.item, step.table.item)


NOUNS = {
    "earlier": "earlier arrangement",
    "authority": "authority to decide and spend",
    "arrangement": "function carried out for another",
    "parallel": "arrangement within one service",
    "flow": "flow of personal data",
    "system": "system or control room",
    "user": "user of the system",
    "annex": "document annexed",
    "condition": "condition to be met first",
    "step": "step of setting up",
    "part": "part played by a party",
    "share": "share of the costs",
    "outlay": "cost that arises once",
    "portion": "share of the costs that arise once",
    "contribution": "contribution in kind",
    "allocation": "sum for joint work",
    "measure": "service level",
    "placement": "post or group of people",
    "consulted": "consultation",
    "member": "party to the protocol",
    "call": "kind of call",
    "care": "kind of care",
    "route": "kind of complaint",
}
"""Items whose own name would say too little."""


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def rows_of(step: Step, view: View) -> list[tuple[str, str]]:
    """Each item's id, and what it is called on screen."""
    here: Any = at(view.answers.values, step.path)
    return [(item.id, _row(item, view)) for item in here]


def _row(item: AnswerItem, view: View) -> str:
    named = item_label(item, view.answers)
    extra = getattr(item, "kind", None) or getattr(item, "does", None) or getattr(item, "percent", None)
    words = f"{extra} per cent" if isinstance(extra, Decimal) else str(extra or "").replace("_", " ")
    return f"{named}: {textwrap.shorten(words, 50, placeholder=' …')}" if words else named


def _one_for_each(step: Step, view: View) -> bool:
    naming = view.order.naming.get(step.field)
    empty = not items_at(view.state.draft, step.spot)
    return bool(naming and naming.leaf.sort == Reference("parties") and empty and view.source.given.parties)


def naming_prompt(step: Step, naming: Question, view: View) -> Prompt:
    """The question that names a new item."""
    options = tuple(option for option in options_of(naming, view, step) if option.value)
    if usual := usual_of(step, view):
        offered = (Option(one.function, f"{one.function} ({one.statute})") for one in usual)
        options = (*offered, Option(IN_WORDS, "Another, in words"))
    return Prompt(
        kind="one" if options else "words",
        question=naming.prompt,
        place=f"New {item_noun(step)}",
        example="" if options else naming.example,
        options=options,
        leave="goes back to the list",
    )


IN_WORDS = "in words"
"""The value of the option that names a new item otherwise than is usual."""


def words_prompt(step: Step, naming: Question) -> Prompt:
    """The question that names a new item in words, where what is usual was not wanted."""
    return Prompt(
        kind="words",
        question=naming.prompt,
        place=f"New {item_noun(step)}",
        example=naming.example,
        leave="goes back to the list",
    )


def new_item(step: Step, view: View, naming: Question | None, words: str) -> AddItem:
    """The event that adds an item named with some words."""
    values: Mapping[str, Any] = {naming.field.rpartition(".")[2]: words} if naming and words else {}
    values = next((one.values for one in usual_of(step, view) if one.function == words), values)
    return AddItem(step.spot, fresh_id(words or item_noun(step), step, view), values)


def fresh_id(words: str, step: Step, view: View) -> str:
    """An id made from words, that no item of the list has, nor, if answers point to its items, any other to which they point."""
    taken = {item["id"] for item in items_at(view.state.draft, step.spot)}
    pointed_to = [tuple(path.split(".")) for path in lists_pointed_to()]
    if step.spot in pointed_to:
        taken |= {item["id"] for spot in pointed_to for item in items_at(view.state.draft, spot)}
    base, number = suggested_id(words)[:50].strip("-"), 1
    identity = base
    while identity in taken:
        number += 1
        identity = f"{base}-{number}"
    return identity


ROW_ACTIONS = (
    Option("change", "Change one of its answers"),
    Option("up", "Move it up"),
    Option("down", "Move it down"),
    Option("remove", "Remove it"),
    Option("back", "Leave it as it is"),
)


def row_prompt(label: str, *, first: bool, last: bool) -> Prompt:
    """What can be done with one item; the first goes no further up, nor the last down."""
    left = {"up": first, "down": last}
    options = tuple(option for option in ROW_ACTIONS if not left.get(option.value))
    return Prompt(kind="one", question=f"{label}: what would you like to do?", options=options, default="back")
