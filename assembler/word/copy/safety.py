"""What a Word file from outside must not hold, and what its reader should know that it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from assembler.errors import AnswersError, Problem
from assembler.word.xml import RELATIONSHIPS, Element, parse

_PLAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS: Final = (b"macroEnabled", b"ms-office.vbaProject")
_TARGET_MODE: Final = "External"
_LINK: Final = f"{{{RELATIONSHIPS}}}Relationship"
_KINDS: Final = {
    "attachedTemplate": "It is attached to a template elsewhere ({target}), which Word asks for as it opens the file.",
    "image": "A picture in it is fetched from elsewhere ({target}).",
    "oleObject": "An object in it is linked to a file elsewhere ({target}).",
    "subDocument": "A part of it stands in another file ({target}), which was not read.",
}
_TOLD: Final = 20
_SHOWN: Final = 120


def refuse_unsafe(members: Mapping[str, bytes]) -> None:
    """Raise AnswersError where a file holds macros, is no plain document, or brings in text that cannot be read here."""
    problems = list(_unsafe(members))
    if problems:
        raise AnswersError(problems)


def _unsafe(members: Mapping[str, bytes]) -> Iterator[Problem]:
    types = members.get("[Content_Types].xml", b"")
    if any(mark in types for mark in _MACROS) or any(name.lower().endswith("vbaproject.bin") for name in members):
        yield Problem("The Word file holds macros.", cure="Save it in Word as a document without macros (.docx).")
    elif _PLAIN not in types:
        yield Problem("It is not a Word document (.docx).", cure="Save it in Word as a document (.docx).")
    if any(b"altChunk" in data for name, data in members.items() if name == "word/document.xml"):
        message = "It holds another document whole (altChunk), whose words cannot be read here."
        yield Problem(message, cure="Open it in Word and save it: that makes the words part of the text.")


def notices_of(members: Mapping[str, bytes]) -> Iterator[str]:
    """What a file points to outside itself, or holds beside its text. Nothing of it is fetched or opened."""
    told = 0
    for name in sorted(members):
        if name.endswith(".rels") and told < _TOLD:
            for link in _outside(parse(members[name])):
                told += 1
                if told <= _TOLD:
                    yield link
    if any(name.startswith("word/embeddings/") for name in members):
        yield "Other files are embedded in it, and were not read."


def _outside(root: Element) -> Iterator[str]:
    for one in root.iter(_LINK):
        kind = str(one.get("Type", "")).rsplit("/", 1)[-1]
        if one.get("TargetMode") == _TARGET_MODE and kind != "hyperlink":
            target = str(one.get("Target", ""))[:_SHOWN]
            yield _KINDS.get(kind, "It is linked to something elsewhere ({target}).").replace("{target}", target)
