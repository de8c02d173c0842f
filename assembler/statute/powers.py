"""Powers to arrange for another to exercise a function, or to exercise it jointly, as data: whose, of what, in favour of whom.

Section 4(1) of the Policing and Crime Act 2017 is about the use of such a power and confers none; section 4(5) bars what may not
otherwise be delegated.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Literal, get_args

from msgspec import Struct

from assembler.answers.functions import FunctionName, PowerName
from assembler.conditions import Condition, Fact, FieldUse, Vocabulary, parse_path
from assembler.conditions.tree import Always, And, Comparison, Constant, Membership, Or, Recorded
from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names, read_each
from assembler.statute.kinds import BodyKind

Read = Literal["verified", "partly", "not"]

_FILE = Schema(must=("groups", "powers", "barred"))
_POWER = Schema(
    must=("power", "name", "provision", "held by", "allows", "limits", "text"),
    may=("functions", "if confirmed", "also to", "recipients"),
)
_REACHING = Schema(must=(*_POWER.must, "recipients"), may=_POWER.may)
"""A power that allows something says in whose favour."""
_BAR = Schema(must=("function", "provision", "owners"))
"""`name`, `provision` and `limits` are for those who review the file; no rule reads them."""


class Power(Struct, frozen=True):
    """One power. Without `functions` it reaches every function of its holder; `if_confirmed` are kinds it reaches on a lawyer's word."""

    power: str
    held_by: tuple[str, ...]
    allows: tuple[str, ...]
    functions: tuple[str, ...]
    recipients: tuple[str, ...]
    if_confirmed: tuple[str, ...]
    also_to: tuple[str, ...]
    text: Read


class Bar(Struct, frozen=True):
    """A function whose delegation a statute bars, for the kinds of body that own it."""

    function: str
    owners: tuple[str, ...]


class Powers(Struct, frozen=True):
    """Every power, and every function that may not be delegated."""

    powers: tuple[Power, ...]
    barred: tuple[Bar, ...]


def read_powers(document: Document, kinds: Mapping[str, BodyKind]) -> Powers:
    """The powers in a file. Raises LibraryError when a key, kind, function or power is unknown or missing."""
    expect_names(document.value, _FILE, Place(document.file, 1))
    problems: list[Problem] = []
    reader = _Reader({"any": list(kinds), **document.value["groups"]}, frozenset(kinds))
    powers = read_each(entries(document, ("powers",), "power"), reader.power, problems)
    bars = read_each(entries(document, ("barred",), "function"), reader.bar, problems)
    differ = {power.power for power in powers} ^ set(get_args(PowerName)) ^ {"other"}
    if differ and not problems:
        message = f"Powers and the answers' values differ: {', '.join(sorted(differ))}."
        problems.append(Problem(message, Place(document.file)))
    if problems:
        raise LibraryError(problems)
    return Powers(tuple(powers), tuple(bars))


class _Reader(Struct, frozen=True):
    """Reads one entry at a time; a list of kinds in it may name a group."""

    groups: Mapping[str, list[str]]
    kinds: frozenset[str]

    def power(self, entry: dict[str, Any], place: Place) -> Power:
        reaches = isinstance(entry, dict) and entry.get("allows")
        expect_names(entry, _REACHING if reaches else _POWER, place)
        power = Power(
            power=entry["power"],
            held_by=self.grouped(entry["held by"]),
            allows=tuple(entry["allows"]),
            functions=tuple(entry.get("functions") or ()),
            recipients=self.grouped(entry.get("recipients")),
            if_confirmed=self.grouped(entry.get("if confirmed")),
            also_to=tuple(entry.get("also to") or ()),
            text=entry["text"],
        )
        _see_that_all_are_known(
            place,
            ((*power.held_by, *power.recipients, *power.if_confirmed), self.kinds),
            (power.functions, get_args(FunctionName)),
            (power.allows, ("arrange", "joint")),
            (power.also_to, ("deputy", "own_staff", "other_person")),
            ((power.text,), get_args(Read)),
        )
        return power

    def bar(self, entry: dict[str, Any], place: Place) -> Bar:
        expect_names(entry, _BAR, place)
        bar = Bar(entry["function"], self.grouped(entry["owners"]))
        _see_that_all_are_known(place, ((bar.function,), get_args(FunctionName)), (bar.owners, self.kinds))
        return bar

    def grouped(self, names: Iterable[str] | None) -> tuple[str, ...]:
        """The kinds that a list names, each once, those of a group in its place."""
        return tuple(dict.fromkeys(kind for name in names or () for kind in self.groups.get(name, [name])))


def _see_that_all_are_known(place: Place, *lists: tuple[Iterable[str], Collection[str]]) -> None:
    unknown = [name for names, known in lists for name in names if name not in known]
    if unknown:
        raise LibraryError(Problem(f"Nothing is called {', '.join(unknown)}.", place))


def power_facts(powers: Powers, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Facts about one arrangement: whether the power named is the party's, and reaches what is arranged.

    `power` is asked of the owner of the function; `other_power` of the party that exercises it jointly with the owner.
    """
    record = vocabulary.items()[ARRANGEMENT][0]
    read = partial(parse_path, vocabulary=vocabulary, items={ARRANGEMENT: record})
    yield _barred(powers.barred, read)
    yield from _Named("arrangement.power", "owner", "exerciser", read).facts(powers.powers)
    yield from _Named("arrangement.other_power", "exerciser", "owner", read).facts(powers.powers)


ARRANGEMENT = "arrangement"
"""What the item is called that the facts are about."""

_Find = Callable[[str], FieldUse]
"""The field of a name, as a condition reads it."""


def _fact(name: str, means: str, when: Condition, *law: str) -> Fact:
    return Fact(name, means, when, ARRANGEMENT, law)


def _is(path: FieldUse, value: str) -> Condition:
    return Comparison("==", path, Constant(value))


def _any_of(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else Or(tuple(parts)) if parts else Always(truth=False)


def _barred(bars: tuple[Bar, ...], find: _Find) -> Fact:
    function, kind = find("arrangement.function"), find("arrangement.owner.kind")
    parts: list[Condition] = [And((_is(function, bar.function), Membership(kind, bar.owners))) for bar in bars]
    means = "the function is one that its owner may not delegate"
    return _fact("arrangement.function_barred", means, _any_of(parts), "pca-2017 s.4(5)")


_MEANS = {
    "is_held": "the power named is one that a body of this kind has, or a lawyer has confirmed another",
    "allows_arranging": "the power named allows arrangements",
    "allows_joint_exercise": "the power named allows joint exercise",
    "reaches_the_function": "the power named reaches the function",
    "reaches_the_recipient": "the power named reaches the person who is to exercise the function",
    "is_read": "the text of the power was read when these rules were written, or a lawyer has confirmed the power",
}
"""What each fact about a power says, in words."""


class _Named(Struct, frozen=True):
    """The power that one of an arrangement's two bodies relies on, named in `field`: the owner's, or that of who acts with it."""

    field: str
    holder: str
    recipient: str
    find: _Find

    def facts(self, powers: tuple[Power, ...]) -> Iterator[Fact]:
        """The facts about it."""
        reaching = [power for power in powers if power.allows]
        kind = self.find(f"arrangement.{self.holder}.kind")
        yield self.fact("is_held", [self.being(power, Membership(kind, power.held_by)) for power in powers])
        yield self.fact("allows_arranging", [self.being(power) for power in powers if "arrange" in power.allows])
        yield self.fact("allows_joint_exercise", [self.being(power) for power in powers if "joint" in power.allows])
        yield self.fact("reaches_the_function", [self.being(power, *self.functions(power)) for power in reaching])
        yield self.fact("reaches_the_recipient", [self.being(power, self.reach(power)) for power in reaching])
        read = [self.being(power) for power in powers if power.text == "verified"]
        yield self.fact("is_read", [*read, self.confirmed])

    @property
    def confirmed(self) -> Condition:
        return Recorded(self.find(f"{self.field}_confirmed"))

    def fact(self, suffix: str, parts: list[Condition]) -> Fact:
        """One fact, true in each of its parts. A power in other words counts once it is named and a lawyer has confirmed it."""
        other = And((_is(self.find(self.field), "other"), Recorded(self.find(f"{self.field}_words")), self.confirmed))
        law = ("pca-2017 s.4(1)", "pca-2017 s.4(5)")
        return _fact(f"{self.field}_{suffix}", _MEANS[suffix], _any_of([*parts, other]), *law)

    def being(self, power: Power, *further: Condition) -> Condition:
        named = _is(self.find(self.field), power.power)
        return And((named, *further)) if further else named

    def functions(self, power: Power) -> list[Condition]:
        return [Membership(self.find("arrangement.function"), power.functions)] if power.functions else []

    def reach(self, power: Power) -> Condition:
        """In whose favour it may be used; of some, once a lawyer has confirmed it."""
        to, kind = self.find("arrangement.to"), self.find(f"arrangement.{self.recipient}.kind")
        party, parts = _is(to, "a_party"), list[Condition]()
        if power.recipients:
            parts.append(And((party, Membership(kind, power.recipients))))
        if power.if_confirmed:
            parts.append(And((party, Membership(kind, power.if_confirmed), self.confirmed)))
        if power.also_to:
            parts.append(Membership(to, power.also_to))
        return _any_of(parts)
