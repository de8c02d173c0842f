"""Prose of several paragraphs in an answer: each becomes a paragraph of the document, and each line of a list an item of one."""

# ruff: noqa: RUF001 - the dashes and quotes that people type

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from assembler.agreement import Role, Text
from assembler.assembly.sentences import Answer, Printed

_ITEM: Final = re.compile(
    r"\A(?:[-*•·–—]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,5})\)|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?|[0-9]{1,2}\.|[a-z]\.)\s+(?=\S)"
)
"""How people begin the lines of a list: `- `, `* `, `1. `, `1.1 `, `(a) `, `a) `, `iv) `."""
_DASH: Final = re.compile(r"\A[-*•·–—]\s+(?=\S)")
_NEW_SENTENCE: Final = re.compile(r"\s+[A-Z]")

_BELOW: Final[Mapping[Role, Role]] = {
    "level-2": "level-3",
    "level-3": "level-4",
    "level-4": "level-5",
    "level-5": "level-5",
    "schedule-1": "schedule-2",
    "schedule-2": "schedule-3",
    "schedule-3": "schedule-4",
    "schedule-4": "schedule-4",
    "definition": "definition-a",
    "definition-a": "definition-i",
    "definition-i": "definition-i",
}
"""The role of an item of a list under a paragraph. Under others no list can stand: its items keep the signs they were typed with."""

_NEXT: Final[Mapping[Role, Role]] = {
    **{role: role for role in _BELOW},
    "definition": "definition-a",
    "party": "body-indent",
    "recital": "recital",
    "body": "body",
    "body-indent": "body-indent",
    "cell": "cell",
}
"""The role of an answer's next paragraph. In headings, on the cover and where parties sign, lines stay lines."""

Part = tuple[Role, list[Printed]]


def parted(role: Role, content: list[Printed]) -> list[Part]:
    """The paragraphs that the content of one makes: one more for each further paragraph of an answer in it."""
    made: list[Part] = [(role, [])]
    for part in content:
        if isinstance(part, Answer) and role in _NEXT:
            made += list(_paragraphs(part, made[-1][1], role))
        elif isinstance(part, Text) and made[-1][0] == _BELOW.get(role) != role and _NEW_SENTENCE.match(part.text):
            made.append((_NEXT[role], [replace(part, text=part.text.lstrip())]))
        else:
            made[-1][1].append(part)
    return made


def _paragraphs(answer: Answer, current: list[Printed], role: Role) -> Iterator[Part]:
    """The paragraphs that an answer begins. Its first stands in the current one, unless it is an item and words stand there."""
    if "\n" not in answer.text:
        dash = _DASH.match(answer.text)
        current.append(replace(answer, text=answer.text[dash.end() :]) if dash else answer)
        return
    lines = [line for line in map(str.strip, answer.text.split("\n")) if line]
    under = bool(current) or not _ITEM.match(lines[0])
    item = _BELOW.get(role) if under else role if role in _BELOW else None
    for number, line in enumerate(lines):
        own = item if _ITEM.match(line) else None
        words = replace(answer, text=_ITEM.sub("", line, count=1) if own else line, ends=line is lines[-1])
        if number == 0 and not (own and current):
            current.append(words)
        else:
            yield own or _NEXT[role], [words]
