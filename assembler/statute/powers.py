"""Powers to arrange for another to exercise a function, or to exercise it jointly, as data: whose, of what, in favour of whom.

Section 4(1) of the Policing and Crime Act 2017 is about the use of such a power and confers none; section 4(5) bars what may not
otherwise be delegated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from assembler.answers.functions import FunctionName, PowerName
from assembler.conditions.facts import WrittenFact
from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names, read_each
from assembler.statute.kinds import Kind

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


@dataclass(frozen=True, slots=True)
class Power:
    """One power. Without `functions` it reaches every function of its holder; `if_confirmed` are kinds it reaches on a lawyer's word."""

    power: str
    held_by: tuple[str, ...]
    allows: tuple[str, ...]
    functions: tuple[str, ...]
    recipients: tuple[str, ...]
    if_confirmed: tuple[str, ...]
    also_to: tuple[str, ...]
    text: Read


@dataclass(frozen=True, slots=True)
class Bar:
    """A function whose delegation a statute bars, for the kinds of body that own it."""

    function: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Powers:
    """Every power, and every function that may not be delegated."""

    powers: tuple[Power, ...]
    barred: tuple[Bar, ...]


def read_powers(document: Document, kinds: Mapping[str, Kind]) -> Powers:
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


@dataclass(frozen=True, slots=True)
class _Reader:
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


def power_facts(powers: Powers, file: str) -> list[WrittenFact]:
    """Facts about one arrangement: whether the power named is the party's, and reaches what is arranged.

    `power` is asked of the owner of the function; `other_power` of the party that exercises it jointly with the owner.
    """
    owners = _Named("arrangement.power", "owner", "exerciser", file)
    other = _Named("arrangement.other_power", "exerciser", "owner", file)
    return [_barred(powers.barred, file), *owners.facts(powers.powers), *other.facts(powers.powers)]


def _barred(bars: tuple[Bar, ...], file: str) -> WrittenFact:
    parts = [
        f"(arrangement.function == {bar.function!r} and arrangement.owner.kind in {list(bar.owners)!r})" for bar in bars
    ]
    means = "the function is one that its owner may not delegate"
    return WrittenFact("arrangement.function_barred", means, " or ".join(parts), ("pca-2017 s.4(5)",), Place(file))


_MEANS = {
    "is_held": "the power named is one that a body of this kind has, or a lawyer has confirmed another",
    "allows_arranging": "the power named allows arrangements",
    "allows_joint_exercise": "the power named allows joint exercise",
    "reaches_the_function": "the power named reaches the function",
    "reaches_the_recipient": "the power named reaches the person who is to exercise the function",
    "is_read": "the text of the power was read when these rules were written, or a lawyer has confirmed the power",
}
"""What each fact about a power says, in words."""


@dataclass(frozen=True, slots=True)
class _Named:
    """The power that one of an arrangement's two bodies relies on, named in `field`: the owner's, or that of who acts with it."""

    field: str
    holder: str
    recipient: str
    file: str

    def facts(self, powers: tuple[Power, ...]) -> Iterator[WrittenFact]:
        """The facts about it."""
        reaching = [power for power in powers if power.allows]
        kind = f"arrangement.{self.holder}.kind"
        yield self.fact("is_held", [self.being(power, f"{kind} in {list(power.held_by)!r}") for power in powers])
        yield self.fact("allows_arranging", [self.being(power) for power in powers if "arrange" in power.allows])
        yield self.fact("allows_joint_exercise", [self.being(power) for power in powers if "joint" in power.allows])
        yield self.fact("reaches_the_function", [self.being(power, _of_its_functions(power)) for power in reaching])
        yield self.fact(
            "reaches_the_recipient",
            [self.being(power, f"({_reach(power, self.recipient, self.confirmed)})") for power in reaching],
        )
        read = [self.being(power) for power in powers if power.text == "verified"]
        yield self.fact("is_read", [*read, self.confirmed])

    @property
    def confirmed(self) -> str:
        return f"recorded({self.field}_confirmed)"

    def fact(self, suffix: str, parts: list[str]) -> WrittenFact:
        """One fact, true in each of its parts. A power in other words counts once it is named and a lawyer has confirmed it."""
        other = f"({self.field} == 'other' and recorded({self.field}_words) and {self.confirmed})"
        when = " or ".join([*parts, other])
        return WrittenFact(
            f"{self.field}_{suffix}",
            _MEANS[suffix],
            when,
            ("pca-2017 s.4(1)", "pca-2017 s.4(5)"),
            Place(self.file),
        )

    def being(self, power: Power, further: str = "") -> str:
        return f"({self.field} == {power.power!r}{f' and {further}' if further else ''})"


def _of_its_functions(power: Power) -> str:
    return f"arrangement.function in {list(power.functions)!r}" if power.functions else ""


def _reach(power: Power, recipient: str, confirmed: str) -> str:
    kind = f"arrangement.{recipient}.kind"
    parts = [f"(arrangement.to == 'a_party' and {kind} in {list(power.recipients)!r})"] if power.recipients else []
    if power.if_confirmed:
        parts.append(f"(arrangement.to == 'a_party' and {kind} in {list(power.if_confirmed)!r} and {confirmed})")
    if power.also_to:
        parts.append(f"arrangement.to in {list(power.also_to)!r}")
    return " or ".join(parts) or "False"
