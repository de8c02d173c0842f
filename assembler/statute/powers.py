"""Powers to arrange for another to exercise a function, or to exercise it jointly, as data: whose, of what, in favour of whom.

Section 4(1) of the Policing and Crime Act 2017 is about the use of such a power and confers none; section 4(5) bars what may not
otherwise be delegated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from assembler.answers.functions import FunctionName, PowerName
from assembler.documents import Document
from assembler.errors import LibraryError, Place, Problem
from assembler.statute.kinds import Kind

Read = Literal["verified", "partly", "not"]
FactEntry = tuple[str, str, str, tuple[str, ...], Place]

_KEYS = frozenset({"power", "name", "provision", "held by", "allows", "recipients", "limits", "text"})
_MAY = frozenset({"functions", "if confirmed", "also to"})


@dataclass(frozen=True, slots=True)
class Power:
    """One power. Without `functions` it reaches every function of its holder; `if_confirmed` are kinds it reaches on a lawyer's word."""

    power: str
    name: str
    provision: str
    held_by: tuple[str, ...]
    allows: tuple[str, ...]
    functions: tuple[str, ...]
    recipients: tuple[str, ...]
    if_confirmed: tuple[str, ...]
    also_to: tuple[str, ...]
    limits: str
    text: Read


@dataclass(frozen=True, slots=True)
class Bar:
    """A function whose delegation a statute bars, for the kinds of body that own it."""

    function: str
    provision: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Powers:
    """Every power, and every function that may not be delegated."""

    powers: tuple[Power, ...]
    barred: tuple[Bar, ...]


def read_powers(document: Document, kinds: Mapping[str, Kind]) -> Powers:
    """The powers in a file. Raises LibraryError when a key, kind, function or power is unknown or missing."""
    value: dict[str, Any] = document.value
    groups = {"any": list(kinds), **value["groups"]}
    problems = list(_problems(document, groups, kinds))
    if problems:
        raise LibraryError(problems)
    powers = tuple(_power(entry, groups) for entry in value["powers"])
    bars = tuple(
        Bar(entry["function"], entry["provision"], _kinds(entry["owners"], groups)) for entry in value["barred"]
    )
    return Powers(powers, bars)


def _power(entry: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Power:
    return Power(
        power=entry["power"],
        name=entry["name"],
        provision=entry["provision"],
        held_by=_kinds(entry["held by"], groups),
        allows=tuple(entry["allows"]),
        functions=tuple(entry.get("functions") or ()),
        recipients=_kinds(entry.get("recipients") or (), groups),
        if_confirmed=_kinds(entry.get("if confirmed") or (), groups),
        also_to=tuple(entry.get("also to") or ()),
        limits=entry["limits"],
        text=entry["text"],
    )


def _kinds(names: Any, groups: Mapping[str, list[str]]) -> tuple[str, ...]:  # noqa: ANN401 - a list of YAML
    return tuple(dict.fromkeys(kind for name in names for kind in groups.get(name, [name])))


def _problems(document: Document, groups: Mapping[str, list[str]], kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    value: dict[str, Any] = document.value
    for position, entry in enumerate(value["powers"]):
        place = Place(document.file, document.lines.get(("powers", position), 0), str(entry.get("power", "")))
        needed = _KEYS if entry.get("allows") else _KEYS - {"recipients"}
        if needed - set(entry) or set(entry) - _KEYS - _MAY or entry.get("text") not in get_args(Read):
            yield Problem("This power has an unknown key, or lacks one it must have.", place)
        named = [*entry.get("held by", ()), *(entry.get("recipients") or ()), *(entry.get("if confirmed") or ())]
        unknown = [name for name in _kinds(named, groups) if name not in kinds]
        unknown += [name for name in entry.get("functions") or () if name not in get_args(FunctionName)]
        unknown += sorted(set(entry.get("allows") or ()) - {"arrange", "joint"})
        unknown += sorted(set(entry.get("also to") or ()) - {"deputy", "own_staff", "other_person"})
        if unknown:
            yield Problem(f"Nothing is called {', '.join(unknown)}.", place)
    differ = {entry["power"] for entry in value["powers"]} ^ set(get_args(PowerName)) ^ {"other"}
    if differ:
        yield Problem(f"Powers and the answers' values differ: {', '.join(sorted(differ))}.", Place(document.file))
    for entry in value["barred"]:
        if entry["function"] not in get_args(FunctionName) or set(_kinds(entry["owners"], groups)) - set(kinds):
            yield Problem(
                f"The barred function “{entry['function']}”, or an owner of it, is unknown.", Place(document.file)
            )


def power_facts(powers: Powers, file: str) -> list[FactEntry]:
    """Facts about one arrangement, for `parse_facts`: whether the power named is the party's, and reaches what is arranged.

    `power` is asked of the owner of the function; `other_power` of the party that exercises it jointly with the owner.
    """
    entries = [_barred(powers.barred, file)]
    for name, holder, recipient in (("power", "owner", "exerciser"), ("other_power", "exerciser", "owner")):
        entries += _facts(powers.powers, name, holder, recipient, file)
    return entries


def _barred(bars: tuple[Bar, ...], file: str) -> FactEntry:
    parts = [
        f"(arrangement.function == {bar.function!r} and arrangement.owner.kind in {list(bar.owners)!r})" for bar in bars
    ]
    means = "the function is one that its owner may not delegate"
    return ("arrangement.function_barred", means, " or ".join(parts), ("pca-2017 s.4(5)",), Place(file))


def _facts(powers: tuple[Power, ...], name: str, holder: str, recipient: str, file: str) -> Iterator[FactEntry]:
    """The facts about one of the two powers. A power in other words counts once it is named and a lawyer has confirmed it."""
    power, confirmed = f"arrangement.{name}", f"recorded(arrangement.{name}_confirmed)"
    other = f"({power} == 'other' and recorded({power}_words) and {confirmed})"

    def fact(suffix: str, means: str, parts: list[str]) -> FactEntry:
        return (
            f"{power}_{suffix}",
            means,
            " or ".join([*parts, other]),
            ("pca-2017 s.4(1)", "pca-2017 s.4(5)"),
            Place(file),
        )

    def named(chosen: list[Power], rest: str = "") -> list[str]:
        return [f"({power} == {p.power!r}{rest})" for p in chosen]

    yield fact(
        "is_held",
        "the power named is one that a body of this kind has, or a lawyer has confirmed another",
        [f"({power} == {p.power!r} and arrangement.{holder}.kind in {list(p.held_by)!r})" for p in powers],
    )
    for manner, word in (("arrange", "arranging"), ("joint", "joint_exercise")):
        means = (
            "the power named allows arrangements" if manner == "arrange" else "the power named allows joint exercise"
        )
        yield fact(f"allows_{word}", means, named([p for p in powers if manner in p.allows]))
    yield fact(
        "reaches_the_function",
        "the power named reaches the function",
        [
            f"({power} == {p.power!r}"
            + (f" and arrangement.function in {list(p.functions)!r})" if p.functions else ")")
            for p in powers
            if p.allows
        ],
    )
    yield fact(
        "reaches_the_recipient",
        "the power named reaches the person who is to exercise the function",
        [f"({power} == {p.power!r} and ({_reach(p, recipient, confirmed)}))" for p in powers if p.allows],
    )
    yield fact(
        "is_read",
        "the text of the power was read when these rules were written, or a lawyer has confirmed the power",
        [*named([p for p in powers if p.text == "verified"]), confirmed],
    )


def _reach(power: Power, recipient: str, confirmed: str) -> str:
    kind = f"arrangement.{recipient}.kind"
    parts = [f"(arrangement.to == 'a_party' and {kind} in {list(power.recipients)!r})"] if power.recipients else []
    if power.if_confirmed:
        parts.append(f"(arrangement.to == 'a_party' and {kind} in {list(power.if_confirmed)!r} and {confirmed})")
    if power.also_to:
        parts.append(f"arrangement.to in {list(power.also_to)!r}")
    return " or ".join(parts) or "False"
