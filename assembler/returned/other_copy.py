"""Another Word file taken as what was issued, where there is no record: its bookmarks are its keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from assembler.difference import Passage
from assembler.returned.file_paragraphs import FileParagraph, file_paragraphs
from assembler.returned.issued import Issued
from assembler.returned.table_headings import heading_rows
from assembler.roles import ROLES
from assembler.word.copy import CopyParagraph, WordCopy
from assembler.word.styles import EXECUTION_HEADING, STYLES

_ROLES: Final = {name.lower(): role for role, name in STYLES.items()} | {EXECUTION_HEADING.lower(): "heading"}
_OURS: Final = ("_c_", "_h_")
_HEADINGS: Final[frozenset[str]] = frozenset(role for role, it in ROLES.items() if it.heading)


def issued_as(copy: WordCopy) -> Issued:
    """What a Word file holds, as what was issued: its words once every pending change is accepted."""
    names: dict[str, int] = {}
    bare: list[Passage] = []
    section = ""
    for at, paragraph in enumerate(_compared(copy)):
        own = [name for name in paragraph.opened if name.startswith(_OURS) and name.lower() not in names]
        names.update((name.lower(), at) for name in own)
        role = _ROLES.get(paragraph.style, "")
        key = _key(own[0], section, at) if own else f"{section}#paragraph-{at + 1}"
        section = key.partition("#")[0] if own and (role in _HEADINGS or not section) else section
        bare.append(Passage(key, role, ""))
    known = Issued(tuple(bare), names)
    filled = iter(file_paragraphs(replace(copy, paragraphs=tuple(_compared(copy))), known))
    tables = tuple(heading_rows(copy, known))
    return replace(known, passages=tuple(_filled(bare, _compared(copy), filled)), tables=tables)


def places_of(copy: WordCopy) -> tuple[int, ...]:
    """The place, among all paragraphs of the file, of each passage that `issued_as` makes of it."""
    kept = {id(paragraph) for paragraph in _compared(copy)}
    return tuple(at for at, paragraph in enumerate(copy.paragraphs) if id(paragraph) in kept)


def _compared(copy: WordCopy) -> Iterator[CopyParagraph]:
    """The paragraphs that have words to be compared."""
    return (p for p in copy.paragraphs if not p.in_contents and p.text.strip() and not (p.cell and p.cell.heading))


def _filled(
    bare: list[Passage], paragraphs: Iterator[CopyParagraph], found: Iterator[FileParagraph]
) -> Iterator[Passage]:
    for passage, _, one in zip(bare, paragraphs, found, strict=True):
        yield replace(passage, words=one.words, printed=one.passage.printed, emphasis=one.passage.emphasis)


def _key(name: str, section: str, at: int) -> str:
    """The key that a bookmark of ours was made of; of a hash, the section that it stands in and the bookmark's own name."""
    if name.startswith("_c_"):
        return name.removeprefix("_c_").replace("___", "/").replace("__", "#").replace("_", "-")
    return f"{section}#{name}" if section else f"#{at + 1}"
