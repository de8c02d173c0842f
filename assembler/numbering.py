"""Numbers for paragraphs, as the Word styles will print them, and as references quote them, in the manner of a house style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from assembler.agreement import ReferencePart, Role, SectionKind
from assembler.roles import ROLES, NumberList


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """1 is i, 4 is iv."""
    signs = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), *signs):
        text += sign * (number // value)
        number %= value
    return text


_ONES: Final = (
    *(
        "",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
    ),
    *("Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"),
)
_TENS: Final = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def _cardinal(number: int) -> str:
    if not 0 < number < 100:  # no agreement has a hundred schedules: figures say it
        return str(number)
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones].lower()}" if ones else _TENS[tens]


def _ordinal(number: int) -> str:
    before, dash, last = _cardinal(number).rpartition("-")
    if last.isdecimal():
        return last
    found = _ORDINALS.get(last.lower()) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{dash}{found if dash else found.capitalize()}"


FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "none": lambda number: "",
    "decimal": str,
    "decimalZero": "{:02}".format,
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "cardinalText": _cardinal,
    "ordinalText": _ordinal,
}
"""How a number is written, by the name that the file format has for it."""


class Level(Struct, frozen=True):
    """One level of a list: how its own number is written, and what it prints, where `%1` is the number of the first level, from Word.

    It counts from `start`. A `legal` level prints the numbers of all levels in figures.
    """

    form: str
    text: str
    start: int = 1
    legal: bool = False

    @property
    def includes(self) -> frozenset[int]:
        """The levels whose numbers it prints, the first being 0."""
        return frozenset(int(found) - 1 for found in _PLACE.findall(self.text))


_PLACE: Final = re.compile("%([1-9])")


class Numbering(Struct, frozen=True, eq=False, dict=True):
    """How a house style numbers: the levels of each list, the outermost first. A style with the usual ones has STANDARD itself."""

    lists: Mapping[NumberList, tuple[Level, ...]]


STANDARD: Final = Numbering(
    {
        "clause": (
            Level("decimal", "%1."),
            Level("decimal", "%1.%2"),
            Level("lowerLetter", "(%3)"),
            Level("lowerRoman", "(%4)"),
            Level("upperLetter", "(%5)"),
        ),
        "schedule": (
            Level("decimal", "Schedule %1"),
            Level("decimal", "%2."),
            Level("decimal", "%2.%3"),
            Level("lowerLetter", "(%4)"),
            Level("lowerRoman", "(%5)"),
        ),
        "definition": (Level("none", ""), Level("lowerLetter", "(%2)"), Level("lowerRoman", "(%3)")),
        "party": (Level("decimal", "(%1)"),),
        "recital": (Level("upperLetter", "(%1)"),),
    }
)
"""The numbers of an agreement as a value, and those of the shipped house style."""


class Number(Struct, frozen=True):
    """`shown` is what stands before the paragraph (`12.`, `(a)`); `parts` what a reference quotes, outermost first.

    Each part is a field of its own, that of a paragraph on the level which `levels` gives: 12.3 and (a). A `literal` number is not counted,
    nor is what stands below one: 12A.1 and (a).
    """

    shown: str
    parts: tuple[str, ...]
    levels: tuple[int, ...] = ()
    literal: bool = False


Counts = tuple[int, ...]
"""How many there are so far at the top of each list: clauses, schedules, definitions, parties, recitals."""

_LISTS: Final[tuple[NumberList, ...]] = tuple(STANDARD.lists)
NONE_YET: Counts = (0,) * len(_LISTS)


class Numberer:
    """Counts the paragraphs of a section in reading order, list by list, each level starting again below the one above.

    From one section to the next only the top of each list goes on: what stands lower belongs to its own section.
    """

    def __init__(self, before: Counts = NONE_YET, numbering: Numbering = STANDARD) -> None:
        self._numbering = numbering
        self._counts = {name: [count] for name, count in zip(_LISTS, before, strict=True)}
        self._literals: dict[NumberList, dict[int, str]] = {}

    def copy(self) -> Numberer:
        """Another, which counts on from here by itself."""
        made = Numberer(numbering=self._numbering)
        made._counts = {name: [*counts] for name, counts in self._counts.items()}
        made._literals = dict(self._literals)
        return made

    def number(self, role: Role, literal: str = "") -> Number:
        """The number of the next paragraph with this role. `literal` is the one that it bears whatever is counted: 12A, Schedule 3A."""
        place = _PLACES.get(role)
        if place is None:
            return _NO_NUMBER
        name, level = place
        counts = self._counts[name]
        del counts[level + 1 :]
        while len(counts) <= level:
            counts.append(0)
        if not literal and name not in self._literals:  # nearly always
            counts[level] += 1
            return _counted(self._numbering, name, tuple(counts))
        given = {at: text for at, text in self._literals.get(name, {}).items() if at < level}
        self._literals[name] = given | {level: literal} if literal else given
        counts[level] += not literal
        return _number(self._numbering.lists[name], name, tuple(counts), self._literals[name])

    def counts(self) -> Counts:
        """How many there are now at the top of each list."""
        return tuple(self._counts[name][0] for name in _LISTS)


class SectionNumbers(Struct, frozen=True, eq=False, dict=True):
    """The number of each paragraph of a section by its key, and the counts with which the next section begins.

    `quoted` gives what a reference to each is made of: the keys of the paragraphs whose numbers it quotes, with what it quotes of them.
    """

    numbers: Mapping[str, Number]
    quoted: Mapping[str, tuple[tuple[str, str], ...]]
    after: Counts


def section_numbers(
    paragraphs: Iterable[tuple[str, Role, str]], before: Counts, numbering: Numbering = STANDARD
) -> SectionNumbers:
    """The numbers of a section of these paragraphs: the key, the role and the literal number of each."""
    numberer = Numberer(before, numbering)
    numbers: dict[str, Number] = {}
    quoted: dict[str, tuple[tuple[str, str], ...]] = {}
    above: dict[tuple[NumberList, int], str] = {}
    for key, role, literal in paragraphs:
        numbers[key] = number = numberer.number(role, literal)
        name, level = _PLACES.get(role, ("", 0))
        above[name, level] = key
        if number.parts:
            places = ((above.get((name, at)), part) for at, part in zip(number.levels, number.parts, strict=True))
            quoted[key] = tuple((place, part) for place, part in places if place is not None)
    return SectionNumbers(numbers, quoted, numberer.counts())


def reference_parts(section: SectionNumbers, key: str) -> tuple[ReferencePart, ...]:
    """What a reference to a paragraph of the section is made of; nothing for one without a number."""
    return tuple(ReferencePart(at, text, section.numbers[at].literal) for at, text in section.quoted.get(key, ()))


def section_label(kind: SectionKind, number: Number) -> str:
    """How an agreement refers to a clause or a schedule by the number of its heading: `clause 12`, `Schedule 2`."""
    return number.parts[0] if kind == "schedule" else f"clause {number.parts[0]}"


_NO_NUMBER: Final = Number("", ())

_PLACES: Final[Mapping[Role, tuple[NumberList, int]]] = {
    role: (it.numbers, it.level) for role, it in ROLES.items() if it.numbers
}
"""Each numbered role's list, and its level in it."""


@lru_cache(maxsize=20_000)
def _counted(numbering: Numbering, name: NumberList, counts: Counts) -> Number:
    return _number(numbering.lists[name], name, counts, {})


def _number(own: tuple[Level, ...], name: NumberList, counts: Counts, literals: Mapping[int, str]) -> Number:
    """The number of a paragraph on the last of these levels. `literals` are those given, by their levels."""
    last = len(counts) - 1
    if not own[last].text:
        return _NO_NUMBER
    quoted = _quoted_levels(own, name, last)
    shown = _printed(own, last, counts, literals)
    parts = tuple(_printed(own, at, counts, literals).strip().rstrip(".") for at in quoted)
    return Number(shown, parts, quoted, literal=bool(literals))


def _quoted_levels(own: tuple[Level, ...], name: NumberList, last: int) -> tuple[int, ...]:
    """The levels that a reference quotes: up to the paragraph that the number leads back to, save those which a number below prints.

    In a schedule that is the schedule's paragraph, for the schedule is named beside it; a definition's items are quoted alone.
    """
    first = {"clause": 0, "schedule": 1}.get(name, last)
    found = [last]
    at = last - 1
    while at >= first:
        if at in own[found[-1]].includes:
            at -= 1
        else:
            found.append(at)
            at -= 1
    return tuple(reversed(found))


def _printed(own: tuple[Level, ...], at: int, counts: Counts, literals: Mapping[int, str]) -> str:
    """What stands before a paragraph on a level: its text, with numbers in it; or the number that it was given, with its full stop."""
    level = own[at]
    if at in literals:
        return literals[at] + ("." if level.text.endswith(".") else "")
    text = level.text
    above = max((one for one in literals if one in level.includes), default=None)
    if above is not None:  # 12A.1: what leads to the number above is in what was given
        start, place = text.index("%"), text.index(f"%{above + 1}")
        text = text[:start] + literals[above].rpartition(" ")[2] + text[place + 2 :]
    return _PLACE.sub(lambda found: _written(own, int(found[1]) - 1, counts, legal=level.legal), text)


def _written(own: tuple[Level, ...], at: int, counts: Counts, *, legal: bool) -> str:
    count = own[at].start - 1 + counts[at]
    return FORMS["decimal" if legal and own[at].form != "none" else own[at].form](count)
