"""What became of references: typed over, turned into words, leading elsewhere, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, Literal

from msgspec import Struct

from assembler.difference import Edit
from assembler.difference.passages import TARGET

Fault = Literal["typed over", "unlinked", "leads elsewhere", "broken"]

_NUMBER: Final = re.compile(r"(?:Schedule \d+|\d+(?:\.\d+)*(?:\([A-Za-z]+\))*|\([A-Za-z]{1,4}\)(?:\([A-Za-z]+\))*)")
_ERROR: Final = "Error!"


class ReferenceFault(Struct, frozen=True):
    """A reference that no longer works. `target` is the key it led to; `before` and `now` are what it printed and prints, where known."""

    fault: Fault
    target: str
    before: str
    now: str


def reference_faults(edit: Edit, there: Collection[str], numbers: Mapping[str, str]) -> tuple[ReferenceFault, ...]:
    """The faults in the references of one passage.

    `there` are the keys that a reference can lead to; `numbers` what references to each key print in the file.
    """
    return (*_lost(edit, numbers), *_broken(edit, there))


def _lost(edit: Edit, numbers: Mapping[str, str]) -> Iterator[ReferenceFault]:
    if edit.before is None or edit.after is None or not edit.reworded:
        return
    known = dict(zip(TARGET.findall(edit.before.words), edit.before.printed, strict=False))
    for segment in edit.segments:
        if segment.same:
            continue
        gone = [target for target in TARGET.findall(segment.before) if target not in TARGET.findall(segment.after)]
        new = [target for target in TARGET.findall(segment.after) if target not in TARGET.findall(segment.before)]
        typed = _NUMBER.findall(TARGET.sub(" ", segment.after))
        for at, target in enumerate(gone):
            printed = known.get(target) or numbers.get(target, "")
            if at < len(new):
                yield ReferenceFault("leads elsewhere", target, printed, numbers.get(new[at], new[at]))
            elif at < len(typed):
                fault: Fault = "unlinked" if printed and _bare(typed[at]) == _bare(printed) else "typed over"
                yield ReferenceFault(fault, target, printed, typed[at])


def _bare(number: str) -> str:
    return number.removeprefix("Schedule ").strip()


def _broken(edit: Edit, there: Collection[str]) -> Iterator[ReferenceFault]:
    if edit.after is None:
        return
    for target, printed in zip(TARGET.findall(edit.after.words), edit.after.printed, strict=False):
        if printed.startswith(_ERROR) or target not in there:
            yield ReferenceFault("broken", target, "" if printed.startswith(_ERROR) else printed, printed)
