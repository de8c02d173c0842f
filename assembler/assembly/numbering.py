"""Numbers for paragraphs, as the Word styles will print them, and as references quote them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assembler.agreement import Role
from assembler.roles import levels

CLAUSE_LEVELS = levels("clause")
SCHEDULE_LEVELS = levels("schedule")
DEFINITION_LEVELS = levels("definition")


@dataclass(frozen=True, slots=True)
class Number:
    """`shown` is what stands before the paragraph (`12.`, `(a)`); `parts` what a reference quotes, outermost first.

    In a clause the parts make one number, 12.3(a); in a schedule, each part is a field of its own: 2.1 and (a). A `literal` number is not
    counted, nor is what stands below one, and its parts are fields of their own too: 12A.1 and (a).
    """

    shown: str
    parts: tuple[str, ...]
    literal: bool = False


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """1 is i, 4 is iv."""
    signs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in ((100, "c"), (90, "xc"), *signs):
        text += sign * (number // value)
        number %= value
    return text


Counts = tuple[int, ...]
"""How many there are so far at the top of each list: clauses, schedules, definitions, parties, recitals."""

NONE_YET: Counts = (0, 0, 0, 0, 0)


class Numberer:
    """Counts the paragraphs of a section in reading order, list by list, each level starting again below the one above.

    From one section to the next only the top of each list goes on: what stands lower belongs to its own section.
    """

    def __init__(self, before: Counts = NONE_YET) -> None:
        self._counts = {name: [count] for name, count in zip(_LISTS, before, strict=True)}
        self._literals: dict[str, dict[int, str]] = {}

    def number(self, role: Role, literal: str = "") -> Number:
        """The number of the next paragraph with this role. `literal` is the one that it bears whatever is counted: 12A, Schedule 3A."""
        place = _PLACES.get(role)
        if place is None:
            return _NO_NUMBER
        name, level, number = place
        counts = self._counts[name]
        del counts[level + 1 :]
        while len(counts) <= level:
            counts.append(0)
        if not literal and name not in self._literals:  # nearly always
            counts[level] += 1
            return number(*counts)
        given = {at: text for at, text in self._literals.get(name, {}).items() if at < level}
        self._literals[name] = given | {level: literal} if literal else given
        counts[level] += not literal
        return _literal_number(name, counts, self._literals[name]) if self._literals[name] else number(*counts)

    def counts(self) -> Counts:
        """How many there are now at the top of each list."""
        return tuple(self._counts[name][0] for name in _LISTS)


def _literal_number(name: str, counts: list[int], literals: Mapping[int, str]) -> Number:
    """The number of a paragraph that has a literal one, or stands below one. `literals` are those given, by their levels."""
    own = [literals.get(at, "") or form(counts, literals) for at, form in enumerate(_FORMS[name][: len(counts)])]
    level, first = len(counts) - 1, 1 if name == "clause" else 2
    stopped = level == 0 if name == "clause" else level == 1
    return Number(
        f"{own[-1]}." if stopped else own[-1], tuple(own[first:] if level > first else own[-1:]), literal=True
    )


def _simple(shown: str) -> Number:
    return Number(shown, (shown,))


@lru_cache(maxsize=10_000)
def _clause(*counts: int) -> Number:
    level = len(counts) - 1
    if level == 0:
        return Number(f"{counts[0]}.", (f"{counts[0]}",))
    tail = tuple(f"({mark})" for mark in _marks(counts[2:]))
    start = f"{counts[0]}.{counts[1]}"
    return Number(tail[-1] if tail else start, ("".join((start, *tail)),))


def _marks(counts: tuple[int, ...]) -> list[str]:
    forms = (letters, roman, _capitals)
    return [form(count) for form, count in zip(forms, counts, strict=False)]


def _capitals(number: int) -> str:
    return letters(number).upper()


@lru_cache(maxsize=10_000)
def _schedule(*counts: int) -> Number:
    level = len(counts) - 1
    if level == 0:
        return _simple(f"Schedule {counts[0]}")
    own = f"{counts[1]}" if level == 1 else f"{counts[1]}.{counts[2]}"
    tail = tuple(f"({mark})" for mark in _marks(counts[3:]))
    return Number(tail[-1] if tail else (f"{own}." if level == 1 else own), (own, *tail))


@lru_cache(maxsize=10_000)
def _definition(*counts: int) -> Number:
    level = len(counts) - 1
    if level == 0:
        return _NO_NUMBER
    return _simple(f"({_marks(counts[1:])[-1]})")


@lru_cache(maxsize=10_000)
def _party(*counts: int) -> Number:
    return _simple(f"({counts[0]})")


@lru_cache(maxsize=10_000)
def _recital(*counts: int) -> Number:
    return _simple(f"({letters(counts[0]).upper()})")


_NO_NUMBER = Number("", ())

_LISTS: dict[str, tuple[tuple[Role, ...], Callable[..., Number]]] = {
    "clause": (CLAUSE_LEVELS, _clause),
    "schedule": (SCHEDULE_LEVELS, _schedule),
    "definition": (DEFINITION_LEVELS, _definition),
    "party": (("party",), _party),
    "recital": (("recital",), _recital),
}


def _mark(level: int, form: Callable[[int], str]) -> Callable[[list[int], Mapping[int, str]], str]:
    return lambda counts, literals: f"({form(counts[level])})"


def _below(level: int) -> Callable[[list[int], Mapping[int, str]], str]:
    """12.3, where 12 may be a literal number."""
    return lambda counts, literals: f"{literals.get(level - 1) or counts[level - 1]}.{counts[level]}"


_FORMS: dict[str, tuple[Callable[[list[int], Mapping[int, str]], str], ...]] = {
    "clause": (lambda counts, _: str(counts[0]), _below(1), _mark(2, letters), _mark(3, roman), _mark(4, _capitals)),
    "schedule": (
        lambda counts, _: f"Schedule {counts[0]}",
        lambda counts, _: str(counts[1]),
        _below(2),
        _mark(3, letters),
        _mark(4, roman),
    ),
}
"""How each level of a list writes its own number, where that or one above it is not counted; other lists have no literal numbers."""

_PLACES: dict[Role, tuple[str, int, Callable[..., Number]]] = {
    role: (name, level, number) for name, (roles, number) in _LISTS.items() for level, role in enumerate(roles)
}
"""Each numbered role's list, its level in it, and how that list writes its numbers."""
