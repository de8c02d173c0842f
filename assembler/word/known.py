"""What a Word file that comes back is known by: its id, the hash of its record, the record if it is inside, and its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from assembler.word.opened import opened, part_of_file, text_of_file
from assembler.word.properties import CUSTOM, DOCUMENT_ID, RECORD_HASH
from assembler.word.record import embedded_record
from assembler.word.words import words_hash, words_within
from assembler.word.xml import Element, text_within, w

_KNOWN: Final = re.compile("[0-9a-f]{1,64}")


class KnownBy(Struct, frozen=True):
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
    return known_by(members, text_of_file(members))


def known_by(members: Mapping[str, bytes], text: Element) -> KnownBy:
    """The same of a file that was opened and whose text was parsed. Raises AnswersError where a part is damaged."""
    own = _properties(members)
    changes = sum(1 for _ in text.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")))
    words = words_hash(words_within(text))
    return KnownBy(own.get(DOCUMENT_ID, ""), own.get(RECORD_HASH, ""), embedded_record(members), words, changes)


def _properties(members: Mapping[str, bytes]) -> dict[str, str]:
    """The custom properties that could be ours: programs keep the name of the part, and others' values are none of ours."""
    if CUSTOM not in members:
        return {}
    found = {str(one.get("name", "")): text_within(one).strip() for one in part_of_file(members, CUSTOM)}
    return {name: text for name, text in found.items() if _KNOWN.fullmatch(text)}
