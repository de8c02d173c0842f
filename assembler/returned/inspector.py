"""A returned file inspected: matched with what was issued, compared, and judged passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from assembler.difference import Passage
from assembler.difference.passages import TARGET
from assembler.returned.alignment import AlignedEdit, aligned
from assembler.returned.changed_answers import (
    ChangedAnswer,
    PrintedAnswer,
    ValueChange,
    changed_answers,
    follows,
    only_values,
    value_changes,
)
from assembler.returned.file_paragraphs import FileParagraph, file_paragraphs
from assembler.returned.inspection import InspectedPassage, Inspection, Status
from assembler.returned.issued import Issued
from assembler.returned.locks import Locks, locks_on
from assembler.returned.reference_faults import reference_faults
from assembler.returned.table_headings import heading_verdicts, headings_notice
from assembler.returned.verdicts import verdicts
from assembler.word.comments import NOTE, REASON
from assembler.word.copy import WordCopy
from assembler.word.styles import EXECUTION_HEADING, STYLES

_OURS: Final = (NOTE[0], REASON[0])
_MANNERS: Final = {"b": "bold", "i": "italic", "s": "struck through by hand", "f": "white or too small to be read"}
_OTHERS_TEMPLATE: Final = "Its styles are those of another house style, so styles were not compared."
_STYLE_OF: Final[Mapping[str, str]] = {role: name.lower() for role, name in STYLES.items()}
_ALSO: Final = {EXECUTION_HEADING.lower(): STYLES["heading"].lower()}
"""A style that a house style may have for some paragraphs of a role, and that of the role."""


class Background(Struct, frozen=True):
    """What is known beside the document itself: the words of its answers, and the rules that its paragraphs meet."""

    answers: tuple[PrintedAnswer, ...] = ()
    locks: Locks = field(default_factory=dict)


def inspected(issued: Issued, copy: WordCopy, background: Background) -> Inspection:
    """What became of what was issued, in a file that came back."""
    paragraphs = file_paragraphs(copy, issued)
    numbers = _printed_numbers(paragraphs)
    issued = _numbered(issued, numbers)
    found = aligned(issued, paragraphs)
    work = _Inspector(background, found, _there(copy, issued, found), numbers)
    passages = tuple(work.passages())
    passages, answers = _followed(passages, work.changed_answers())
    headings = _headings(issued, passages)
    kept = (*verdicts(passages, headings, background.locks), *heading_verdicts(copy, issued))
    notices = (*copy.notices, *headings_notice(copy, issued), *([] if work.styles else [_OTHERS_TEMPLATE]))
    return Inspection(passages, headings, answers, kept, notices)


def _followed(
    passages: tuple[InspectedPassage, ...], answers: tuple[ChangedAnswer, ...]
) -> tuple[tuple[InspectedPassage, ...], tuple[ChangedAnswer, ...]]:
    """Passages that only quote a changed answer: they are reported with it, and named among its places."""
    more: dict[int, list[str]] = {}
    kept = list(passages)
    for at, one in enumerate(passages):
        found = [n for n, answer in enumerate(answers) if one.status == "worded" and follows(one.edit, answer)]
        if found:
            kept[at] = replace(one, status="value")
            more.setdefault(found[0], []).append(one.key)
    named = (replace(one, places=(*one.places, *more.get(n, ()))) for n, one in enumerate(answers))
    return tuple(kept), tuple(named)


class _Inspector:
    """The work of one inspection."""

    def __init__(
        self,
        background: Background,
        found: Sequence[AlignedEdit],
        there: frozenset[str],
        numbers: Mapping[str, str],
    ) -> None:
        self._found, self._locks = found, background.locks
        self._there = there
        self._numbers = numbers
        self._answers: dict[str, list[PrintedAnswer]] = {}
        for answer in background.answers:
            self._answers.setdefault(answer.words, []).append(answer)
        self._values: list[tuple[str, ValueChange]] = []
        self.styles = _same_styles(found)

    def passages(self) -> Iterator[InspectedPassage]:
        """Every passage, in the order of the file."""
        section = ""
        for one in self._found:
            section = one.edit.key.partition("#")[0] if one.issued else section
            yield self._inspected(one, section)

    def changed_answers(self) -> tuple[ChangedAnswer, ...]:
        """The answers that are printed otherwise, once every passage was seen."""
        return changed_answers(self._values, self._answers, (one.edit for one in self._found))

    def _inspected(self, one: AlignedEdit, section: str) -> InspectedPassage:
        edit = one.edit
        paragraphs = [own.paragraph for own in one.paragraphs]
        changes = tuple(dict.fromkeys(change for p in paragraphs for change in p.changes))
        comments = tuple(dict.fromkeys(c for p in paragraphs for c in p.comments if c.author not in _OURS))
        before = edit.before
        standing = edit.after if edit.after is not None and edit.after.words else None
        values = value_changes(edit, self._answers) if self._answers and edit.reworded else ()
        self._values += [(edit.key, change) for change in values]
        formatting = tuple(self._formatting(one))
        return InspectedPassage(
            key="" if before is None else edit.key,
            section=section,
            label=before.number if before is not None else "",
            status=self._status(one, values, formatting),
            moved=edit.moved and standing is not None,
            before=before,
            after=standing,
            parts=tuple(p.passage.text for p in one.paragraphs if p.words),
            segments=edit.segments if edit.reworded or before is None or standing is None else (),
            references=reference_faults(edit, self._there, self._numbers),
            formatting=formatting,
            changes=changes,
            comments=comments,
            locks=locks_on(edit.key, self._locks) if one.issued else (),
            copy_of=one.copy_of,
            joined_with=tuple(passage.key for passage in one.issued[1:]),
        )

    def _status(self, one: AlignedEdit, values: tuple[ValueChange, ...], formatting: tuple[str, ...]) -> Status:
        edit = one.edit
        if edit.before is None:
            return "inserted" if edit.after is not None and edit.after.words else "unchanged"
        if edit.after is None or not edit.after.words:
            return "deleted"
        if len(one.paragraphs) > 1:
            return "split"
        if len(one.issued) > 1:
            return "joined"
        if edit.reworded or (one.paragraphs[0].former != edit.before.words and not edit.moved):
            return "value" if values and only_values(edit, values) else "worded"
        return "formatting" if formatting else "unchanged"

    def _formatting(self, one: AlignedEdit) -> Iterator[str]:
        before = one.edit.before
        for own in one.paragraphs if before is not None else ():
            style = _STYLE_OF.get(before.role, "")  # type: ignore[union-attr]
            if self.styles and style and style not in _alike(own.paragraph.style):
                yield f"has the style “{own.paragraph.style or 'none'}”, not “{style}”"
            if self.styles and own.typed:
                yield f"has its number typed: “{own.typed}”"
        if before is None or one.edit.after is None or one.edit.reworded:
            return
        now = one.edit.after.emphasis or ()
        then = before.emphasis
        for manner, words in now:
            if then is not None and (manner, words) not in then:
                yield f"{_manner(manner)}: “{words}”"
            elif then is None and (gone := [letter for letter in "fs" if letter in manner]):
                yield from (f"{_manner(letter)}: “{words}”" for letter in gone)
        yield from (
            f"no longer {_manner(manner)}: “{words}”" for manner, words in then or () if (manner, words) not in now
        )
        for change in dict.fromkeys(c for own in one.paragraphs for c in own.paragraph.changes):
            if change.kind == "formatted":
                yield f"formatted otherwise by {change.author or 'somebody'}, as a tracked change"


def _manner(letters: str) -> str:
    return " and ".join(_MANNERS[letter] for letter in letters if letter in _MANNERS)


def _alike(style: str) -> tuple[str, str]:
    """A style's name, and that of the style it stands for, which is mostly itself."""
    return style, _ALSO.get(style, style)


def _same_styles(found: Iterable[AlignedEdit]) -> bool:
    """Whether the file has our styles: at least half of the passages whose role is recorded have theirs."""
    pairs = [
        (one.edit.before.role, one.paragraphs[0].paragraph.style) for one in found if one.edit.before and one.paragraphs
    ]
    known = [(role, style) for role, style in pairs if role in _STYLE_OF]
    return 2 * sum(_STYLE_OF[role] in _alike(style) for role, style in known) >= len(known)


def _printed_numbers(paragraphs: Sequence[FileParagraph]) -> dict[str, str]:
    """What the references of the file print, by the key that they lead to."""
    found: dict[str, str] = {}
    for one in paragraphs:
        for target, printed in zip(TARGET.findall(one.words), one.passage.printed, strict=False):
            found.setdefault(target, printed)
    return found


def _there(copy: WordCopy, issued: Issued, found: Iterable[AlignedEdit]) -> frozenset[str]:
    """What a reference can lead to: the bookmarks of the file, ours by their keys, but for those of passages that are gone, or will be."""
    names = {name for paragraph in copy.paragraphs for name in paragraph.opened}
    keys = {issued.passages[issued.names[name.lower()]].key if name.lower() in issued.names else name for name in names}
    gone = {one.edit.key for one in found if one.edit.after is None or not one.edit.after.words}
    return frozenset(keys - gone)


def _numbered(issued: Issued, numbers: Mapping[str, str]) -> Issued:
    """What was issued, with the numbers of its references from those of the file, where nobody recorded them."""
    return replace(issued, passages=tuple(_with_numbers(passage, numbers) for passage in issued.passages))


def _with_numbers(passage: Passage, numbers: Mapping[str, str]) -> Passage:
    if all(passage.printed):
        return passage
    targets = TARGET.findall(passage.words)
    printed = zip(targets, passage.printed, strict=True)
    return replace(passage, printed=tuple(number or numbers.get(target, "") for target, number in printed))


def _headings(issued: Issued, passages: Iterable[InspectedPassage]) -> dict[str, str]:
    """The heading of each section as it was issued, with its number where that is known."""
    own: dict[str, Passage] = {p.key: p for p in issued.passages if "#" not in p.key}
    sections = dict.fromkeys(one.section for one in passages)
    return {
        section: f"{own[section].number} {own[section].text}".strip() if section in own else section
        for section in sections
    }
