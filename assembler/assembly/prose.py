"""Prose of several paragraphs in an answer: each becomes a paragraph of the document, and each line of a list an item of one."""

# ruff: noqa: RUF001 - the dashes and quotes that people type

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Answer, Role, Text
from assembler.assembly.sentences import Printed
from assembler.fitting import undashed
from assembler.roles import ROLES
from assembler.slots import AnswerSlot

_ITEM: Final = re.compile(
    r"\A(?:[-*•·–—]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,5})\)|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?|[0-9]{1,2}\.|[a-z]\.)\s+(?=\S)"
)
"""How people begin the lines of a list: `- `, `* `, `1. `, `1.1 `, `(a) `, `a) `, `iv) `."""
_NEW_SENTENCE: Final = re.compile(r"\s+[A-Z]")

_BELOW: Final[Mapping[Role, Role]] = {role: it.item for role, it in ROLES.items() if it.item}
"""The role of an item of a list under a paragraph. Under others no list can stand: its items keep the signs they were typed with."""

_NEXT: Final[Mapping[Role, Role]] = {role: it.following for role, it in ROLES.items() if it.following}
"""The role of an answer's next paragraph. In headings, on the cover and where parties sign, lines stay lines."""


class PartedParagraph(Struct):
    """A paragraph. `goes_on` is whether an answer that it ends with goes on in the next."""

    role: Role
    content: list[Printed]
    goes_on: bool = False


def parted(role: Role, content: list[Printed]) -> list[PartedParagraph]:
    """The paragraphs that the content of one makes: one more for each further paragraph of an answer in it."""
    made = [PartedParagraph(role, [])]
    for part in content:
        if isinstance(part, Answer) and not part.open and role in _NEXT:
            made += list(_paragraphs(part, made[-1], role))
        elif isinstance(part, Text) and made[-1].role == _BELOW.get(role) != role and _NEW_SENTENCE.match(part.text):
            made.append(PartedParagraph(_NEXT[role], [replace(part, text=part.text.lstrip())]))
        else:
            made[-1].content.append(part)
    return made


def _paragraphs(answer: Answer, current: PartedParagraph, role: Role) -> Iterator[PartedParagraph]:
    """The paragraphs that an answer begins. Its first stands in the current one, unless it is an item and words stand there."""
    if isinstance(answer, AnswerSlot):  # which is filled with one line
        current.content.append(replace(answer, listed=True, cell=role == "cell"))
        return
    if "\n" not in answer.text:
        only = undashed(answer.text)
        current.content.append(answer if only == answer.text else replace(answer, text=only))
        return
    lines = [line for line in map(str.strip, answer.text.split("\n")) if line]
    under = bool(current.content) or not _ITEM.match(lines[0])
    item = _BELOW.get(role) if under else role if role in _BELOW else None
    for number, line in enumerate(lines):
        own = item if _ITEM.match(line) else None
        words = replace(answer, text=_ITEM.sub("", line, count=1) if own else line)
        goes_on = line is not lines[-1]
        if number == 0 and not (own and current.content):
            current.content.append(words)
            current.goes_on = goes_on
        else:
            yield PartedParagraph(own or _NEXT[role], [words], goes_on)
