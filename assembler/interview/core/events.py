"""What can happen in an interview, each a frozen value that goes into the journal as one line of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct, field, to_builtins

from assembler.interview.core.draft import StablePath


class Answer(Struct, frozen=True):
    """An answer, as typed or chosen: text, or a list of text; `{"to_be_agreed": note}` leaves a fill-in open."""

    spot: StablePath
    value: Any


class AnswerEach(Struct, frozen=True):
    """One answer to the same question about several items; None passes over the question for each of them."""

    spots: tuple[StablePath, ...]
    value: Any


class ScreenFilled(Struct, frozen=True):
    """A screen of questions dealt with at once: the answers given, each with its spot, and the questions passed over."""

    answers: tuple[tuple[StablePath, Any], ...]
    left: tuple[StablePath, ...] = ()


class Apart(Struct, frozen=True):
    """A field that from now on is asked of each item by itself."""

    field: str


class Clear(Struct, frozen=True):
    """An answer taken back: its question counts as not dealt with."""

    spot: StablePath


class Leave(Struct, frozen=True):
    """A question passed over in this interview: its default applies, or it has no answer."""

    spot: StablePath


class Back(Struct, frozen=True):
    """To the question dealt with before this one. Nothing is lost by it."""


class Visit(Struct, frozen=True):
    """To a question or list of the user's choice."""

    spot: StablePath


class AddItem(Struct, frozen=True):
    """A new item at the end of a list, with its permanent id."""

    spot: StablePath
    id: str
    values: Mapping[str, Any] = field(default_factory=dict)


class RemoveItem(Struct, frozen=True):
    """An item taken out of its list, with every answer that points to it."""

    spot: StablePath


class MoveItem(Struct, frozen=True):
    """An item moved up (-1) or down (1)."""

    spot: StablePath
    by: int


class FinishList(Struct, frozen=True):
    """The list is complete for now."""

    spot: StablePath


class Suggest(Struct, frozen=True):
    """Answers proposed by a preset, by field; each is asked in a full interview and taken as it is in a quick one."""

    values: Mapping[str, Any]


class Accept(Struct, frozen=True):
    """A warning accepted: by whom, on what day (ISO), and why; which check of the rule, about whom, and on what facts.

    The journals of release 0.1.0 have the rule only: such an acceptance accepts nothing.
    """

    rule: str
    by: str
    on: str
    reason: str
    check: str = ""
    item: str = ""
    facts: Mapping[str, str] | None = None

    def entry(self) -> dict[str, Any]:
        """The acceptance as an answers file writes it."""
        named = {name: value for name, value in (("check", self.check), ("item", self.item)) if value}
        facts = {} if self.facts is None else {"facts": dict(self.facts)}
        return {"rule": self.rule, **named, **facts, "by": self.by, "on": self.on, "reason": self.reason}


Event = (
    Answer
    | AnswerEach
    | ScreenFilled
    | Apart
    | Clear
    | Leave
    | Back
    | Visit
    | AddItem
    | RemoveItem
    | MoveItem
    | FinishList
    | Suggest
    | Accept
)

_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


def event_data(event: Event) -> dict[str, Any]:
    """An event as JSON can hold it."""
    return {"event": type(event).__name__, **to_builtins(event)}


def event_from(data: Mapping[str, Any]) -> Event:
    """The event that `event_data` made this of. Raises AttributeError, KeyError, TypeError or ValueError when it was not."""
    values = {name: value for name, value in data.items() if name != "event"}
    if "spot" in values:
        values["spot"] = spot_from(values["spot"])
    if "spots" in values:
        values["spots"] = tuple(spot_from(spot) for spot in values["spots"])
    if data["event"] == ScreenFilled.__name__:
        values["answers"] = tuple((spot_from(spot), value) for spot, value in values["answers"])
        values["left"] = tuple(spot_from(spot) for spot in values["left"])
    return _KINDS[data["event"]](**values)


def spot_from(steps: object) -> StablePath:
    """A spot as JSON holds it. Raises ValueError where it is none."""
    if not isinstance(steps, list) or not steps or not all(isinstance(step, str) for step in steps):
        raise ValueError(steps)
    return tuple(steps)
