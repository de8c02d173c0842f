"""Files that came back: those kept with their truth, and how a test reads what became of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from shipped import compiled_library
from word.embedded import read_embedded_record

from assembler.completion import Answers
from assembler.pipeline import complete_answers
from assembler.record import Record, recorded_answers
from assembler.record import read_record as record_from
from assembler.register import load_register
from assembler.returned import Background, Inspection, inspected, issued_by, locks_of, printed_answers
from assembler.word.bookmarks import bookmark
from assembler.word.copy import read_copy

FILES = Path(__file__).parent / "files"
TRUTH: dict[str, dict[str, Any]] = json.loads((FILES / "truth.json").read_text(encoding="utf-8"))

_TOLD = {"worded": "changed", "value": "changed", "split": "split", "joined": "joined", "deleted": "deleted"}


@cache
def base_record() -> Record:
    content = read_embedded_record((FILES / "base.docx").read_bytes())
    assert content is not None
    return record_from(content)


@cache
def base_answers() -> Answers:
    return complete_answers(recorded_answers(base_record()), compiled_library(), load_register())


@cache
def background() -> Background:
    return Background(printed_answers(base_answers(), compiled_library().library), locks_of(compiled_library().library))


def inspection_of(name: str) -> Inspection:
    return inspected(issued_by(base_record()), read_copy((FILES / name).read_bytes()), background())


def found_in(found: Inspection) -> dict[str, Any]:
    """What was found, in the words of the truth: by the name of each bookmark."""
    status = {}
    for one in found.passages:
        keys = [one.key, *one.joined_with] if one.key else []
        status.update({bookmark(key): _TOLD[one.status] for key in keys if one.status in _TOLD})
    inserted = sum(len(one.parts) for one in found.passages if one.status == "inserted")
    return {
        "status": status,
        "inserted_paragraphs": inserted,
        "moved": sorted(bookmark(one.key) for one in found.passages if one.moved),
    }
