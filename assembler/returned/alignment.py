"""A returned file beside what was issued: the edit script between them, with the paragraphs that each edit is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.difference import Edit, Passage, difference
from assembler.returned.anchors import Anchors, anchored
from assembler.returned.file_paragraphs import FileParagraph
from assembler.returned.issued import Issued


class AlignedEdit(Struct, frozen=True):
    """An edit of the script between the two, with the passages and paragraphs that it is about; of several where they were joined.

    `issued` are the passages as they were issued, none where the words came in; `paragraphs` are those of the file that hold them now, none
    where they are gone, several where a passage was split. `copy_of` is the key of the passage that a paragraph is a copy of.
    """

    edit: Edit
    issued: tuple[Passage, ...]
    paragraphs: tuple[FileParagraph, ...]
    copy_of: str = ""


def aligned(issued: Issued, paragraphs: Sequence[FileParagraph]) -> tuple[AlignedEdit, ...]:
    """Every passage, in the order of the file; what is gone stands where it stood."""
    found = anchored(issued, paragraphs)
    groups = {passage: group for group in groups_of(found) for passage in group}
    before = [
        (_joined([with_brackets(issued, p, found, paragraphs) for p in group]), group)
        for group in _firsts(groups, issued)
    ]
    after = list(_after(issued, paragraphs, found, groups))
    held = {passage.key: places for passage, places in after}
    own = {passage.key: group for passage, group in before}
    script = difference([passage for passage, _ in before], [passage for passage, _ in after])
    return tuple(_aligned(edit, issued, paragraphs, found, own, held) for edit in script)


def _aligned(
    edit: Edit,
    issued: Issued,
    paragraphs: Sequence[FileParagraph],
    found: Anchors,
    own: dict[str, tuple[int, ...]],
    held: dict[str, tuple[int, ...]],
) -> AlignedEdit:
    places = held.get(edit.key, ())
    copied = found.copied.get(places[0]) if places else None
    copy_of = "" if copied is None else issued.passages[copied].key
    passages = tuple(issued.passages[at] for at in own.get(edit.key, ()))
    return AlignedEdit(edit, passages, tuple(paragraphs[at] for at in places), copy_of)


def groups_of(found: Anchors) -> Iterator[tuple[int, ...]]:
    """The passages that one paragraph holds together, or one passage by itself."""
    done: set[int] = set()
    for passage, homes in enumerate(found.homes):
        if passage not in done:
            group = tuple(sorted({passage, *(one for at in homes for one in found.owners[at])} - done))
            done.update(group)
            yield group


def _firsts(groups: dict[int, tuple[int, ...]], issued: Issued) -> list[tuple[int, ...]]:
    """The groups in the order of what was issued, those without words left out."""
    return [
        group for at, group in groups.items() if group[0] == at and any(issued.passages[one].words for one in group)
    ]


def _after(
    issued: Issued, paragraphs: Sequence[FileParagraph], found: Anchors, groups: dict[int, tuple[int, ...]]
) -> Iterator[tuple[Passage, tuple[int, ...]]]:
    """The passages of the file, each with the places of its paragraphs; one that came in has a key that no issued one has."""
    done: set[int] = set()
    rows = _new_rows(paragraphs, found)
    for at, owners in enumerate(found.owners):
        if not owners:
            places = rows.get(at, (at,))
            if places[0] == at:
                yield replace(_joined([paragraphs[place].passage for place in places]), key=f"+{at}"), places
            continue
        group = groups[owners[0]]
        if group[0] not in done:
            done.add(group[0])
            places = tuple(sorted({home for one in group for home in found.homes[one]}))
            made = _joined([paragraphs[place].passage for place in places])
            yield replace(made, key=issued.passages[group[0]].key), places


def _new_rows(paragraphs: Sequence[FileParagraph], found: Anchors) -> dict[int, tuple[int, ...]]:
    """The paragraphs of each row of a table that is wholly new, by each of them: they are reported together."""
    rows: dict[tuple[int, int], list[int]] = {}
    for at, one in enumerate(paragraphs):
        if one.paragraph.cell is not None:
            rows.setdefault((one.paragraph.cell.table, one.paragraph.cell.row), []).append(at)
    new = [
        tuple(places) for places in rows.values() if not any(found.owners[at] or at in found.copied for at in places)
    ]
    return {at: places for places in new for at in places}


def _joined(passages: Sequence[Passage]) -> Passage:
    """Several passages as one, with a space between their words."""
    if len(passages) == 1:
        return passages[0]
    emphasis = (
        None if any(p.emphasis is None for p in passages) else tuple(m for p in passages for m in p.emphasis or ())
    )
    words = " ".join(p.words for p in passages if p.words)
    return replace(passages[0], words=words, printed=tuple(n for p in passages for n in p.printed), emphasis=emphasis)


_QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})  # noqa: RUF001 - the marks meant


def straight(words: str) -> str:
    """Words with straight quotation marks."""
    return words.translate(_QUOTES)


def with_brackets(issued: Issued, passage: int, found: Anchors, paragraphs: Sequence[FileParagraph]) -> Passage:
    """The passage as it was printed. Where it is not known which words stood in brackets, brackets and nothing else make no change.

    Nor do quotation marks: a program makes them straight or curly by itself.
    """
    own = issued.passages[passage]
    homes = found.homes[passage]
    if len(homes) == 1 and straight(paragraphs[homes[0]].words) == straight(own.words):
        return replace(own, words=paragraphs[homes[0]].words)
    if issued.blanks or len(homes) != 1:
        return own
    for words in (paragraphs[homes[0]].words, paragraphs[homes[0]].former):
        if words != own.words and words.replace("[", "").replace("]", "") == own.words.replace("[", "").replace(
            "]", ""
        ):
            return replace(own, words=words)
    return own
