"""Fields as they are met in the text: which is open, what it points to, and whether it makes the contents list."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

from assembler.word.bookmarks import of_paragraph
from assembler.word.copy.value import Change, Run

_BRINGING: Final = frozenset(
    {"DATABASE", "DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK"}
)
"""Fields that bring in what stands in another file, as soon as somebody updates them."""
_SAYING: Final = frozenset(
    {"ASK", "AUTOTEXT", "DOCVARIABLE", "EQ", "FILLIN", "GLOSSARY", "MACROBUTTON", "QUOTE", "SYMBOL"}
)
"""Fields whose words stand in their code or elsewhere in the file, and are shown at once or when somebody updates them."""


class _Field(Struct):
    changes: tuple[Change, ...]
    code: list[str] = field(default_factory=list)
    result: list[Run] = field(default_factory=list)
    in_result: bool = False
    kind: str = ""
    target: str = ""


class Fields:
    """The fields that are open at one place in the text, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.bringing: set[str] = set()
        self.saying: set[str] = set()

    @property
    def in_contents(self) -> bool:
        """Whether a contents list is open."""
        return bool(self._open) and any(one.kind == "TOC" for one in self._open)

    @property
    def in_code(self) -> bool:
        """Whether what is met is the code of a field, which no reader sees."""
        return bool(self._open) and any(not one.in_result for one in self._open)

    def begin(self, changes: tuple[Change, ...]) -> None:
        """A field begins."""
        self._open.append(_Field(changes))

    def code(self, text: str) -> None:
        """A part of the code of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code.append(text)

    def separate(self) -> None:
        """The code ends, and the result begins."""
        if self._open:
            one = self._open[-1]
            one.in_result = True
            words = "".join(one.code).split()
            one.kind = words[0].upper() if words else ""
            one.target = of_paragraph(words[1].strip('"')) if one.kind == "REF" and len(words) > 1 else ""
            if one.kind in _BRINGING:
                self.bringing.add(one.kind)
            elif one.kind in _SAYING:
                self.saying.add(one.kind)

    def end(self) -> list[Run]:
        """The field ends: the run that it is to the text, where it is a reference."""
        if not self._open:
            return []
        one = self._open.pop()
        if not one.in_result:
            self._open.append(one)
            self.separate()
            self._open.pop()
        return _as_reference(one) if one.target else []

    def kept(self, run: Run) -> bool:
        """Whether a run is part of a reference's result, which keeps it until the field ends."""
        for one in reversed(self._open):
            if one.target:
                one.result.append(run)
                return True
        return False

    def end_of_paragraph(self) -> list[Run]:
        """What references hold that do not end in their paragraph: they are no references, and their words are words."""
        if not self._open:
            return []
        left = [run for one in self._open for run in one.result]
        for one in self._open:
            one.target, one.result = "", []
        self._open = [one for one in self._open if one.in_result]
        return left


def _as_reference(one: _Field) -> list[Run]:
    """A reference is one run; where a part of its result is struck out, the whole is as the field's own beginning is."""
    text = "".join(run.text for run in one.result if run.stands) or "".join(run.text for run in one.result)
    return [Run(text, "", one.target, one.changes)]
