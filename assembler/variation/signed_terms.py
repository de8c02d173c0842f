"""The terms as they were signed: those of the record, as the signed file has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.difference.passages import Passage
from assembler.record import Record
from assembler.returned.alignment import AlignedEdit, aligned
from assembler.returned.file_paragraphs import file_paragraphs
from assembler.returned.issued import issued_by
from assembler.variation.instructions import Instruction, instructions_between
from assembler.variation.term_tree import TermLine, Terms, traits_of, tree_of
from assembler.word.copy import WordCopy
from assembler.word.styles import STYLES

_ROLE_OF: Final = {name.lower(): role for role, name in STYLES.items()}


class SignedTerms(Struct, frozen=True):
    """The terms as the record has them, and as they were signed; `by_hand` is what was done between the two."""

    recorded: Terms
    terms: Terms

    @property
    def by_hand(self) -> tuple[Instruction, ...]:
        """What was done to the words after they were assembled and before they were signed."""
        return instructions_between(self.recorded.root, self.terms.root)


def signed_terms(record: Record, copy: WordCopy, no_terms: frozenset[str]) -> SignedTerms:
    """The terms in a signed file whose record this is. `no_terms` are the ids of sections such as the cover."""
    issued = issued_by(record)
    literal = {paragraph.key: paragraph.literal for paragraph in record.paragraphs if paragraph.literal}
    tables = dict(record.tables or {})
    recorded = [_line(passage, literal) for passage in issued.passages]
    read = list(_as_read(aligned(issued, file_paragraphs(copy, issued)), literal))
    read = _with_empty(read, [line for line in recorded if not line.words])
    terms = (
        Terms(tree_of(_terms(recorded, no_terms), tables), record.numbering),
        Terms(tree_of(_terms(read, no_terms), tables), record.numbering),
    )
    return SignedTerms(*terms)


def _line(passage: Passage, literal: Mapping[str, str]) -> TermLine:
    number = literal.get(passage.key, "")
    words = passage.words.removeprefix(number).strip() if number else passage.words
    return TermLine(passage.key, passage.role, words, number.removesuffix("."))


def _as_read(found: Sequence[AlignedEdit], literal: Mapping[str, str]) -> Iterator[TermLine]:
    """Each paragraph of the file that stands; one that came in has the style of what it is, and a key that nothing issued has."""
    tables: dict[int, str] = {}
    for one in found:
        after = one.edit.after
        if after is None or not after.words:
            continue
        cell = one.paragraphs[0].paragraph.cell
        if one.issued:
            if cell is not None and one.issued[0].role == "cell":
                tables[cell.table] = one.edit.key.rpartition("/")[0].rpartition("/")[0]
            yield replace(_line(replace(after, key=one.edit.key), literal), role=one.issued[0].role)
        elif cell is not None and cell.table in tables:
            for own in one.paragraphs:
                place = own.paragraph.cell
                column = 1 if place is None else place.column + 1
                yield TermLine(f"{tables[cell.table]}/{one.edit.key}/{column}", "cell", own.words)
        else:
            yield TermLine(one.edit.key, _role(one), after.words)


def _role(one: AlignedEdit) -> str:
    role = _ROLE_OF.get(one.paragraphs[0].paragraph.style, "body")
    return "body" if role in ("cell", "cell-heading") else role


def _with_empty(lines: Sequence[TermLine], empty: Iterable[TermLine]) -> list[TermLine]:
    """The lines with those that have no words, which a file that was read does not show, put back where their row or table is."""
    made = list(lines)
    for line in empty:
        near = [at for at, one in enumerate(made) if _row(one.key) == _row(line.key)]
        made.insert(_place(made, near, line), line) if near else None
    return made


def _place(made: Sequence[TermLine], near: Sequence[int], line: TermLine) -> int:
    before = [at for at in near if made[at].key < line.key]
    return before[-1] + 1 if before else near[0]


def _row(key: str) -> str:
    return key.rpartition("/")[0]


def _terms(lines: Iterable[TermLine], no_terms: frozenset[str]) -> Iterator[TermLine]:
    """The lines that are terms, each with whether a section begins with it: at a heading, or where the words of another begin."""
    section, title = "", True
    for line in lines:
        own = line.key.partition("#")[0]
        traits = traits_of(line.role)
        heading = bool(traits and traits.heading) or ("#" not in line.key and not line.key.startswith("+"))
        if heading:
            section, title = own, False
        elif title and own != section and not line.key.startswith("+"):
            section = own
            heading = True
        if section.partition("/")[0] not in no_terms:
            yield replace(line, begins=heading)
