"""Passages: the paragraphs of a document as they are compared, whichever way it came to us."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from assembler.agreement import Agreement, Answer, Inline, Paragraph, Reference, Section, Text
from assembler.identity import KEPT, ByIdentity

OPENS, CLOSES = "\x02", "\x03"
"""What stands round the target of a reference among words: signs that neither an answer nor a Word file can hold."""

TARGET: Final = re.compile(f"{OPENS}([^{CLOSES}]*){CLOSES}")
_SPACES: Final = re.compile(r"\s+")

Emphasis = tuple[tuple[str, str], ...]


class Passage(Struct, frozen=True):
    """A paragraph as it is compared.

    `key` is its permanent id, and empty for one that has none; `role` is what it is, and empty where nobody recorded that. In `words`
    each reference is the key it points to between `OPENS` and `CLOSES`, so that a new number is no change; `printed` gives what a reader
    sees for each, in order, empty where that is not known. Space at the ends does not count, and several spaces are one. `emphasis` lists
    the words in each manner (`b` bold, `i` italic), None where nobody recorded that. `number` is what stands before it, where that is
    known; one that is words of the paragraph is among those.
    """

    key: str
    role: str
    words: str
    printed: tuple[str, ...] = ()
    emphasis: Emphasis | None = None
    number: str = ""
    fields: tuple[str, ...] | None = None

    @property
    def text(self) -> str:
        """Its words as a reader sees them: each reference as what is printed for it."""
        return shown_words(self.words, self.printed)


def shown_words(words: str, printed: tuple[str, ...]) -> str:
    """Words with what is printed in the place of each reference; a target where that is not known."""
    numbers = iter(printed)
    return TARGET.sub(lambda found: next(numbers, "") or f"[{found[1]}]", words)


def plain(words: str) -> str:
    """Words without space at their ends, and with one space where there were several."""
    return _SPACES.sub(" ", words).strip()


def reference(target: str) -> str:
    """A reference as it stands among words."""
    return f"{OPENS}{target}{CLOSES}"


def passages_of(agreement: Agreement) -> Iterator[Passage]:
    """The passages of an agreement, in reading order; those of a section met before are the very same objects."""
    for section in agreement.sections:
        yield from passages_in(section)


def passages_in(section: Section) -> tuple[Passage, ...]:
    """The passages of a section."""
    return _of_section(ByIdentity(section))


@lru_cache(maxsize=KEPT)
def _of_section(section: ByIdentity[Section]) -> tuple[Passage, ...]:
    return tuple(map(passage_of, section.it.paragraphs()))


def passage_of(paragraph: Paragraph) -> Passage:
    """The passage that a paragraph of an agreement is."""
    printed = tuple(part.text for part in paragraph.content if isinstance(part, Reference))
    words = plain(paragraph.written_number + "".join(map(_words, paragraph.content)))
    fields = tuple(field for part in paragraph.content if isinstance(part, Answer) for field in part.fields)
    manners = emphasis(paragraph.content)
    number = "" if paragraph.literal else paragraph.number
    return Passage(paragraph.key, paragraph.role, words, printed, manners, number, fields)


def emphasis(content: tuple[Inline, ...]) -> Emphasis:
    """The words of each manner that is not plain."""
    marked = [(_manner(part), part.text) for part in content if not isinstance(part, Reference)]
    return tuple((manner, plain(text)) for manner, text in marked if manner and text.strip())


def _manner(part: Text | Answer) -> str:
    return "b" * part.bold + "i" * (isinstance(part, Text) and part.italic)


def _words(part: Inline) -> str:
    match part:
        case Reference(target=target):
            return reference(target)
        case Answer():
            return part.shown
        case Text(text=text):
            return text
