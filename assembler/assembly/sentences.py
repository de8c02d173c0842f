"""Answers in the sentences they stand in: which words of a paragraph are an answer's, and those words fitted to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assembler.agreement import Text
from assembler.fitting import OTHER, begun, fitted


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference before numbers are known: the key of the paragraph or section it points to."""

    key: str


@dataclass(frozen=True, slots=True)
class Answer(Text):
    """The words of an answer, before they are fitted to their sentence.

    `ends` is whether the answer ends with them: further paragraphs of it do not follow.
    """

    ends: bool = True


Printed = Text | Pointer


def fit(content: Sequence[Printed], *, begins: bool) -> list[Printed]:
    """The content with each answer fitted to the words on both sides of it. `begins` is whether a sentence begins with it."""
    if not any(isinstance(part, Answer) for part in content):
        return list(content)
    parts = [part for part in content if isinstance(part, Pointer) or part.text]
    made = list(parts)
    for at, part in enumerate(parts):
        if isinstance(part, Answer):
            words, following = _fitted(part, _before(parts, at), after := _after(parts, at), begins=begins)
            made[at] = Text(part.text if words == part.text else words, part.bold)
            if following != after:
                made[at + 1] = _without_first(made[at + 1])
    return [part for part in made if isinstance(part, Pointer) or part.text]


def _fitted(answer: Answer, before: str, after: str, *, begins: bool) -> tuple[str, str]:
    """The words of an answer, and those after it, of which those of its earlier paragraphs know nothing."""
    if answer.ends:
        return fitted(before, answer.text, after, begins=begins)
    return begun(before, answer.text, begins=begins), after


def _before(parts: Sequence[Printed], at: int) -> str:
    """The words before a part, with the last sign of what stands before those."""
    if at == 0:
        return ""
    words = _words(parts[at - 1])
    return (_words(parts[at - 2])[-1:] if at > 1 else "") + words


def _after(parts: Sequence[Printed], at: int) -> str:
    """The words after a part, with a sign for what stands after those."""
    if at + 1 == len(parts):
        return ""
    return _words(parts[at + 1]) + (OTHER if at + 2 < len(parts) else "")


def _words(part: Printed) -> str:
    return OTHER if isinstance(part, Pointer | Answer) or part.blank else part.text


def _without_first(part: Printed) -> Printed:
    return replace(part, text=part.text[1:]) if isinstance(part, Text) else part
