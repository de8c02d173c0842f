"""Answers in the sentences they stand in: which words of a paragraph are an answer's, and those words fitted to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Answer, Text
from assembler.fitting import OTHER, begun, fitted
from assembler.slots import AnswerSlot, Slot, alike


class Pointer(Struct, frozen=True):
    """A reference before numbers are known: the key of the paragraph or section it points to."""

    key: str


Printed = Text | Answer | Pointer


def fit(content: Sequence[Printed], *, begins: bool, goes_on: bool = False) -> list[Printed]:
    """The content with each answer fitted to the words on both sides of it.

    `begins` is whether a sentence begins with the content, and `goes_on` whether the answer at its end goes on in the next paragraph.
    """
    parts = [part for part in content if isinstance(part, Pointer | Slot) or part.text]
    made = list(parts)
    for at, part in enumerate(parts):
        if isinstance(part, AnswerSlot):
            made[at] = slot = _set(part, parts, at, begins=begins)
            if slot.following is not None:
                made[at + 1] = _TAKEN_IN
        elif isinstance(part, Answer) and not part.open:
            before, after = _before(parts, at), _after(parts, at)
            words, following = _fitted(before, part.text, after, begins=begins, ends=bool(after) or not goes_on)
            if words != part.text:
                made[at] = Answer(words, part.fields, part.bold)
            if following != after:
                made[at + 1] = _without_first(made[at + 1])
    return [part for part in made if isinstance(part, Pointer | Slot) or part.text]


_TAKEN_IN: Final = Text("")


def _set(slot: AnswerSlot, parts: Sequence[Printed], at: int, *, begins: bool) -> AnswerSlot:
    """A slot with what stands round it. It takes in the text after it, where an answer could take the full stop of that."""
    after = _after(parts, at)
    following = parts[at + 1] if after.startswith(".") else None
    assert following is None or isinstance(following, Text)  # noqa: S101 - nothing else begins with a full stop
    group = alike(slot.place, slot.bold, following)
    return replace(slot, before=_before(parts, at), after=after, begins=begins, following=following, group=group)


def _fitted(before: str, words: str, after: str, *, begins: bool, ends: bool) -> tuple[str, str]:
    """An answer's words, and those after it. Nothing is known of the end of an answer that does not end here."""
    return fitted(before, words, after, begins=begins) if ends else (begun(before, words, begins=begins), after)


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
    return part.text if isinstance(part, Text) else OTHER


def _without_first(part: Printed) -> Printed:
    return replace(part, text=part.text[1:]) if isinstance(part, Text) else part
