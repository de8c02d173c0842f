"""The published copy: an agreement without what is not to be published, each marked where it stood. Every number stays as it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import (
    Agreement,
    Answer,
    Block,
    Inline,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Section,
    Table,
    Text,
)
from assembler.answers.drafting import Withheld
from assembler.capitals import capital
from assembler.completion import Answers
from assembler.errors import AnswersError, Problem, did_you_mean
from assembler.fitting import stopped
from assembler.questions import Questionnaire
from assembler.section_kinds import KINDS

MARK: Final = "[personal details left out]"
"""What stands where somebody was named or could be reached."""

_NUMBERED: Final = re.compile(r"\[\d+\]")
_ADDRESS: Final = r"[^\s@<>,;:()\[\]]+@[^\s@<>,;:()\[\]]+"
_TELEPHONE: Final = r"(?<![\w.,/-])(?:\+\d|\(?0\d)(?:[\s().-]{0,2}\d){8,13}(?!\w)"
_REACHES: Final = re.compile(f"{_ADDRESS}|{_TELEPHONE}")
"""An e-mail address or a telephone number, in whatever answer somebody wrote it."""

_OF_ITEM: Final = re.compile(r"(?!parties\[).*\[\d+\]\.")
"""An answer about an item of a list, such as a workstream or a payment, which goes with what tells of that item; not one about a party."""

_CALLED: Final = ("name", "short_name", "legal_name")
"""Fields that say only what something is called."""


class Published(Struct, frozen=True):
    """A published agreement; the whole of it; what is left out, in words; and the answers of that which still stand in other places."""

    agreement: Agreement
    whole: Agreement
    left_out: tuple[str, ...]
    elsewhere: tuple[str, ...]


def published(agreement: Agreement, answers: Answers, questionnaire: Questionnaire) -> Published:
    """The agreement as it is published. Raises AnswersError where what is to be left out is not in it."""
    choice = answers.given.drafting.publication
    withheld = {one.section: (number, one) for number, one in enumerate(choice.left_out)}
    _refuse_unknown(agreement, answers, withheld)
    gone = [section for section in agreement.sections if section.id in withheld]
    personal = frozenset(question.field for question in questionnaire.questions if question.personal)
    shown = choice.contact_details == "shown"
    work = _Publisher(
        frozenset(paragraph.key for section in gone for block in section.blocks for paragraph in _paragraphs(block)),
        {field: section for section in gone for field in _fields(section) if _OF_ITEM.match(field)},
        None if shown else personal,
    )
    made = tuple(
        work.section(_marked(section, *withheld[section.id]) if section.id in withheld else section)
        for section in agreement.sections
    )
    told = [f"{_named(section)}: {withheld[section.id][1].reason}" for section in gone]
    told += [] if shown else ["Contact details, and the names of contacts"]
    elsewhere = tuple(dict.fromkeys(_elsewhere(agreement, frozenset(withheld))))
    shorter = Agreement(work.properties(agreement.properties), made, agreement.points)
    return Published(shorter, agreement, tuple(told), elsewhere)


def _refuse_unknown(agreement: Agreement, answers: Answers, withheld: Mapping[str, tuple[int, Withheld]]) -> None:
    """Raise AnswersError where a section that is to be left out is not there, or has no number to be kept."""
    there = [section.id for section in agreement.sections if KINDS[section.kind].numbered]
    problems = [
        Problem(
            f"“{name}” is to be left out of the published copy, and is no clause or schedule of this agreement.",
            answers.source.place(("drafting", "publication", "left_out", number, "section")),
            did_you_mean(name, there),
        )
        for name, (number, _) in withheld.items()
        if name not in there
    ]
    if problems:
        raise AnswersError(problems)


def _named(section: Section) -> str:
    return capital(section.label)


def _marked(section: Section, number: int, withheld: Withheld) -> Section:
    """The section with its heading, and in the place of all else why that is left out."""
    reason = Answer(stopped(withheld.reason), (f"drafting.publication.left_out[{number + 1}].reason",))
    words = (*_referred(section, "Clause "), Text(" is left out of this published copy: "), reason)
    return replace(section, blocks=(Paragraph(f"{section.id}#withheld", "body", words),))


def _referred(section: Section, word: str) -> tuple[Inline, ...]:
    """A clause or schedule by a live reference to its heading, which stays; that of a schedule needs no word before it."""
    number = section.label.removeprefix("clause ")
    reference = Reference(
        section.id, (ReferencePart(section.id, number, bool(section.heading and section.heading.literal)),)
    )
    return (reference,) if section.kind == "schedule" else (Text(word), reference)


def _paragraphs(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell)


class _Publisher(Struct, frozen=True):
    """`away` are the keys of what is left out, and `items` the answers that go with it wherever they stand, each with what it went with.

    `personal` are the fields that tell of somebody, or None where they are shown.
    """

    away: frozenset[str]
    items: Mapping[str, Section]
    personal: frozenset[str] | None

    def section(self, section: Section) -> Section:
        heading = section.heading and self.paragraph(section.heading)
        return replace(section, heading=heading, blocks=tuple(map(self.block, section.blocks)))

    def block(self, block: Block) -> Block:
        if isinstance(block, Table):
            rows = (
                replace(row, cells=tuple(tuple(map(self.paragraph, cell)) for cell in row.cells)) for row in block.rows
            )
            return replace(block, rows=tuple(rows))
        return self.paragraph(block)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, content=tuple(made for part in paragraph.content for made in self.inline(part)))

    def inline(self, part: Inline) -> tuple[Inline, ...]:
        """A part as it is published. A reference to what is left out is the number that it had, and leads nowhere."""
        if isinstance(part, Reference):
            return (Text(part.text) if any(one.key in self.away for one in part.parts) else part,)
        if isinstance(part, Answer) and part.fields and part.fields[-1] in self.items:
            return (Text("[left out with "), *_referred(self.items[part.fields[-1]], "clause "), Text("]"))
        if self.personal is None:
            return (part,)
        if isinstance(part, Answer) and any(_NUMBERED.sub("[]", field) in self.personal for field in part.fields):
            return (Text(MARK),)
        words = _REACHES.sub(MARK, part.text)
        return (part if words == part.text else replace(part, text=words),)

    def properties(self, own: Properties) -> Properties:
        if self.personal is None:
            return own
        title, short = (_REACHES.sub(MARK, text) for text in (own.title, own.short_title))
        return replace(own, title=title, short_title=short, author="")


def _elsewhere(agreement: Agreement, withheld: frozenset[str]) -> Iterator[str]:
    """The answers of what is left out that stand in something else too, each with that, and are about no item that is left out with it."""
    gone = (section for section in agreement.sections if section.id in withheld)
    inside = {field for section in gone for field in _fields(section) if not _OF_ITEM.match(field)}
    for section in agreement.sections:
        if section.id not in withheld:
            where = section.label or (section.heading.text if section.heading else section.kind)
            yield from (f"{field}, in {where}" for field in _fields(section) if field in inside)


def _fields(section: Section) -> Iterator[str]:
    """The answers that are printed in a section, but for those that say only what something is called."""
    for paragraph in section.paragraphs():
        printed = (field for part in paragraph.content if isinstance(part, Answer) for field in part.fields[-1:])
        yield from (field for field in printed if field.rpartition(".")[2] not in _CALLED)
