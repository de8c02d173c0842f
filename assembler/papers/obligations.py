"""The register of obligations: who must do what, by when, under which paragraph, and the dates that the answers fix.

It comes from the duties that the library's paragraphs carry as data, and from the answers that are printed, never from reading words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement, Answer, Paragraph, Section, library_key
from assembler.answers.paths import at
from assembler.completion import Answers, field_of
from assembler.conditions import Date
from assembler.library.clauses import Duty
from assembler.library.duties import stated_duties
from assembler.library.library import Library
from assembler.numbering import NONE_YET, SectionNumbers, reference_parts, section_numbers
from assembler.plain import words
from assembler.roles import ROLES
from assembler.source import FieldPath, field_path


class FixedDay(Struct, frozen=True, order=True):
    """A day that an answer fixes, what its question calls it, and the field of the answer."""

    day: date
    label: str
    field: str


class ObligationEntry(Struct, frozen=True):
    """A paragraph of an agreement that says “must”, or fixes a date.

    `key` is the paragraph's permanent key, `where` how the agreement refers to it, and `words` what it says. Without a duty it only fixes
    a date. `days` are those that answers printed in it fix. A day that several paragraphs print is of the
    first of them that has a number.
    """

    key: str
    where: str
    heading: str
    words: str
    duty: Duty | None
    numbered: bool
    days: tuple[FixedDay, ...] = ()


def obligations(agreement: Agreement, answers: Answers, library: Library) -> tuple[ObligationEntry, ...]:
    """Every obligation of an agreement, in its order. `library` has the agreement's outline laid on it."""
    duties = {stated.key: stated.duty for stated in stated_duties(library.clauses)}
    dates = _Dates(answers, library, {field_path(place): place for place in answers.origins})
    found = [
        one
        for section, numbers in _numbered(agreement)
        if not section.not_used
        for one in _of_section(section, numbers, duties, dates)
    ]
    return tuple(_each_day_once(found))


def _each_day_once(found: list[ObligationEntry]) -> Iterator[ObligationEntry]:
    """The same, each day of one paragraph alone: the first with a number, before those of the particulars."""
    homes: dict[FixedDay, str] = {}
    for one in sorted(found, key=lambda one: not one.numbered):
        for fixed in one.days:
            homes.setdefault(fixed, one.key)
    for one in found:
        days = tuple(fixed for fixed in one.days if homes[fixed] == one.key)
        if one.duty or days:
            yield replace(one, days=days)


def _numbered(agreement: Agreement) -> Iterator[tuple[Section, SectionNumbers]]:
    before = NONE_YET
    for section in agreement.sections:
        rows = (
            (one.key, one.role, one.number.removesuffix(".") if one.literal else "") for one in section.paragraphs()
        )
        numbers = section_numbers(rows, before)
        yield section, numbers
        before = numbers.after


def _of_section(
    section: Section, numbers: SectionNumbers, duties: Mapping[str, Duty | None], dates: _Dates
) -> Iterator[ObligationEntry]:
    heading = section.heading.text if section.heading else ""
    paragraphs, last = tuple(section.paragraphs()), ""
    for number, paragraph in enumerate(paragraphs):
        if paragraph is section.heading:
            continue
        last = "".join(part.number for part in reference_parts(numbers, paragraph.key)) or last
        duty, fixed = duties.get(library_key(paragraph.key)), dates.in_paragraph(paragraph)
        if duty is not None or fixed:
            said = " ".join([words(paragraph), *_items(paragraph, paragraphs[number + 1 :])])
            yield ObligationEntry(paragraph.key, _where(section, last), heading, said, duty, bool(last), fixed)


def _items(paragraph: Paragraph, following: Sequence[Paragraph]) -> Iterator[str]:
    """The items that a paragraph leads to, each with its number as it is printed."""
    level = ROLES[paragraph.role].level
    if not level:
        return
    for one in following:
        if not ROLES[one.role].numbers or ROLES[one.role].level <= level:
            return
        yield f"{one.number} {words(one)}"


def _where(section: Section, number: str) -> str:
    """How the agreement refers to a paragraph; one without a number, such as a cell, by the last that has one, or by its section."""
    if section.kind == "clause":
        return f"clause {number}" if number else section.label
    if section.kind == "schedule":
        return f"paragraph {number} of {section.label}" if number else section.label
    return section.heading.text if section.heading else "the front of the agreement"


class _Dates(Struct, frozen=True):
    """Finds the days that answers printed in a paragraph fix: those that the parties agree, not those on which something was done."""

    answers: Answers
    library: Library
    places: Mapping[str, FieldPath]

    def in_paragraph(self, paragraph: Paragraph) -> tuple[FixedDay, ...]:
        found = (self._date(field) for part in paragraph.content for field in _fields(part))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _date(self, field: str) -> FixedDay | None:
        path = self.places.get(field)
        question = self.library.questionnaire.by_field.get(field_of(path)) if path else None
        if path is None or question is None or not isinstance(question.leaf.sort, Date):
            return None
        agreed = question.leaf.nature != "recorded" and question.field not in _OF_THE_PAST
        value = at(self.answers.values, path)
        return (
            FixedDay(value, question.label, field)
            if isinstance(value, date) and (agreed or question.field in _TO_COME)
            else None
        )


_TO_COME: Final = frozenset({"parties[].transfer_expected"})
"""What is recorded as a fact, and is a day to come."""
_OF_THE_PAST: Final = frozenset({"document.prepared_on", "scope.earlier[].made_on", "scope.annexes[].made_on"})
"""Days that the parties fill in, and on which nothing is to be done."""


def _fields(part: object) -> tuple[str, ...]:
    return part.fields if isinstance(part, Answer) and not part.open else ()
