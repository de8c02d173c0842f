"""The paragraphs of a returned file as passages, before it is known which of the issued ones they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.difference.passages import Passage, plain, reference
from assembler.returned.issued import Issued
from assembler.word.copy import CopyParagraph, Run, WordCopy

_NUMBER: Final = re.compile(r"(?:Schedule )?\d+\.?(?: |$)")
_TYPED: Final = re.compile(r"^(?:Schedule \d+|\d+(?:\.\d+)*\.|\d+(?:\.\d+)+|\([A-Za-z0-9]{1,4}\)) ")
_PAGE: Final = re.compile(r"\d+$")
_OURS: Final = ("_c_", "_h_")
_COPY: Final = re.compile(r"(.+)_copy_\d+")


class FileParagraph(Struct, frozen=True):
    """A paragraph of the file: its passage once every pending change is accepted, and its words before any of them.

    `opened` and `closed` are the places, in what was issued, of the passages whose bookmarks begin and end in it, by the bookmarks' names:
    a passage may have two, its own and that of the place an update moved it to. `copies` are the places of passages that a program says it
    copied here. `at` is its place among all paragraphs of the file. A `foreign` one bears the name of a
    passage of ours that was not issued, as what an update put in does. `typed` is a number that somebody typed before its words.
    """

    at: int
    paragraph: CopyParagraph
    passage: Passage
    former: str
    opened: Mapping[str, int]
    closed: Mapping[str, int]
    copies: tuple[int, ...]
    foreign: bool = False
    typed: str = ""

    @property
    def words(self) -> str:
        """Its words once every change is accepted."""
        return self.passage.words

    @property
    def known_words(self) -> str:
        """The words by which it is known: those it had, if it is to be deleted."""
        return self.passage.words or self.former


def file_paragraphs(copy: WordCopy, issued: Issued) -> tuple[FileParagraph, ...]:
    """The paragraphs that have words, or had. The contents list, and the rows that head tables, are left out.

    What stands among the contents and is no heading, of the file or of what was issued, is kept: it was put there.
    """
    listed = any(paragraph.in_contents for paragraph in copy.paragraphs)
    known = _listable(copy, issued) if listed else _Listable(frozenset(), frozenset())
    found = tuple(_placed(copy.paragraphs, issued, known))
    return tuple(_untyped(found, issued, anchored=any(one.opened for one in found)))


def _untyped(found: Iterable[FileParagraph], issued: Issued, *, anchored: bool) -> Iterator[FileParagraph]:
    """The paragraphs without numbers that were typed, or pasted, before them.

    In a file that has our bookmarks, only before words that are otherwise as they were issued: what is typed elsewhere is words.
    """
    known = {words for passage in issued.passages for words in (passage.words, passage.text)}
    for one in found:
        number = _TYPED.match(one.words)
        bare = "" if number is None else one.words[number.end() :]
        if number is None or not bare or one.words in known or (anchored and bare not in known):
            yield one
        else:
            passage = replace(one.passage, words=bare)
            yield replace(one, passage=passage, former=_TYPED.sub("", one.former), typed=number[0].strip())


class _Listable(Struct, frozen=True):
    """Whatever may be listed among the contents, and the numbers that may stand before it in the house style of what was issued."""

    headings: frozenset[str]
    numbers: frozenset[str]


def _listable(copy: WordCopy, issued: Issued) -> _Listable:
    own = (plain(paragraph.text) for paragraph in copy.paragraphs if not paragraph.in_contents)
    numbers = (plain(passage.number) for passage in issued.passages if passage.number)
    return _Listable(frozenset((*own, *(passage.words for passage in issued.passages))), frozenset(numbers))


_MOST_WORDS: Final = 3
"""Words of a number: “Twenty-second Schedule”."""


def _lists(paragraph: CopyParagraph, known: _Listable) -> bool:
    """Whether an entry of the contents lists a heading, with its number before it and its page after it."""
    text = plain(paragraph.text)
    words = text.split(" ")
    numbered = (at for at in range(1, _MOST_WORDS + 1) if " ".join(words[:at]) in known.numbers)
    entries = [plain(_NUMBER.sub("", text, count=1)), *(" ".join(words[at:]) for at in numbered)]
    return any(not one or one in known.headings or plain(_PAGE.sub("", one)) in known.headings for one in entries)


def _placed(paragraphs: Iterable[CopyParagraph], issued: Issued, known: _Listable) -> Iterator[FileParagraph]:
    for at, paragraph in enumerate(paragraphs):
        if _is_entry(paragraph, issued, known) or heads_table(paragraph, issued):
            continue
        made = _made(at, paragraph, issued)
        if made.words or made.former:
            yield made


def _is_entry(paragraph: CopyParagraph, issued: Issued, known: _Listable) -> bool:
    """Whether it is an entry of the contents list, whatever became of the list's field and of the entry's style."""
    own = any(name.lower() in issued.names for name in paragraph.opened)
    return paragraph.in_contents and not own and _lists(paragraph, known)


def heads_table(paragraph: CopyParagraph, issued: Issued) -> bool:
    """Whether it stands in the row that heads a table, where no paragraph is known by a bookmark."""
    known = any(name.lower() in issued.names for name in paragraph.opened)
    return paragraph.cell is not None and paragraph.cell.heading and not known


def _made(at: int, paragraph: CopyParagraph, issued: Issued) -> FileParagraph:
    standing = [run for run in paragraph.runs if run.stands] if paragraph.changes else list(paragraph.runs)
    words, printed = _words(standing, issued)
    former = words
    if paragraph.changes:
        former = _words([run for run in paragraph.runs if run.stood], issued)[0]
    emphasis = tuple((run.manner, plain(run.text)) for run in _joined(standing) if run.manner and run.text.strip())
    passage = Passage("", paragraph.style, words, printed, emphasis)
    names = [name.lower() for name in paragraph.opened]
    copies = [found[1] for name in names if name not in issued.names and (found := _COPY.fullmatch(name))]
    return FileParagraph(
        at,
        paragraph,
        passage,
        former,
        _places(names, issued.names),
        _places([name.lower() for name in paragraph.closed], issued.names),
        tuple(_places(copies, issued.names).values()),
        any(name.startswith(_OURS) and name not in issued.names and not _COPY.fullmatch(name) for name in names),
    )


def _places(names: Iterable[str], known: Mapping[str, int]) -> dict[str, int]:
    return {name: known[name] for name in names if name in known}


def _words(runs: list[Run], issued: Issued) -> tuple[str, tuple[str, ...]]:
    """The words of runs, and what is printed for each reference. Two fields side by side are the parts of one reference: 2.1 and (a)."""
    pieces: list[str] = []
    printed: list[str] = []
    beside = False
    for run in runs:
        if run.target and beside:
            pieces[-1], printed[-1] = reference(_key(run.target, issued)), printed[-1] + run.text
        elif run.target:
            pieces.append(reference(_key(run.target, issued)))
            printed.append(run.text)
        else:
            pieces.append(run.text)
        beside = bool(run.target)
    return plain("".join(pieces)), tuple(text.strip() for text in printed)


def _key(target: str, issued: Issued) -> str:
    """The key of the passage that a bookmark names; the bookmark's own name where it is none of ours."""
    at = issued.names.get(target.lower())
    return target if at is None else issued.passages[at].key


def _joined(runs: list[Run]) -> Iterator[Run]:
    """Neighbouring runs of one manner made one, since programs cut words over runs."""
    kept: Run | None = None
    for run in runs:
        if kept is not None and run.manner == kept.manner and not run.target and not kept.target:
            kept = Run(kept.text + run.text, run.manner)
            continue
        if kept is not None:
            yield kept
        kept = run
    if kept is not None:
        yield kept
