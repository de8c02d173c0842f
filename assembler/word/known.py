"""What a Word file that comes back is known by: its id, the hash of its record, the record if it is inside, and its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from assembler.errors import AnswersError, Problem
from assembler.word.properties import CUSTOM, DOCUMENT_ID, RECORD_HASH
from assembler.word.record import embedded_record, opened
from assembler.word.words import words_hash, words_within
from assembler.word.xml import Element, parse, w, words_of

_DOCUMENT: Final = "word/document.xml"
_LARGEST: Final = 30_000_000
"""Bytes of a document's text: a tree of it takes ten times as much."""
_KNOWN: Final = re.compile("[0-9a-f]{1,64}")


@dataclass(frozen=True, slots=True)
class KnownBy:
    """What a Word file bears, and the hash of its words; `document` and `record_hash` are empty where it bears none.

    `changes` is the number of its tracked changes: its words are those that stand if all of them are accepted.
    """

    document: str
    record_hash: str
    record: bytes | None
    words: str
    changes: int


def read_known(docx: bytes) -> KnownBy:
    """What a Word file is known by. Raises AnswersError where it is not safe to open, is damaged, or is no Word document."""
    members = opened(docx)
    if _DOCUMENT not in members:
        raise AnswersError(Problem("It is not a Word document: it has no text.", cure="Use the file as it was sent."))
    if len(members[_DOCUMENT]) > _LARGEST:
        raise AnswersError(Problem(f"Its text is larger than {_LARGEST // 1_000_000} MB."))
    text = _part(members, _DOCUMENT)
    own = _properties(members)
    changes = sum(1 for _ in text.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")))
    words = words_hash(words_within(text))
    return KnownBy(own.get(DOCUMENT_ID, ""), own.get(RECORD_HASH, ""), embedded_record(members), words, changes)


def _part(members: Mapping[str, bytes], name: str) -> Element:
    try:
        return parse(members[name])
    except etree.XMLSyntaxError as error:
        message = f"The Word file is damaged ({name} is not well-formed XML)."
        raise AnswersError(Problem(message, cure="Use the file as it was sent.")) from error


def _properties(members: Mapping[str, bytes]) -> dict[str, str]:
    """The custom properties that could be ours: programs keep the name of the part, and others' values are none of ours."""
    if CUSTOM not in members:
        return {}
    found = {str(one.get("name", "")): words_of(one).strip() for one in _part(members, CUSTOM)}
    return {name: text for name, text in found.items() if _KNOWN.fullmatch(text)}
