"""The record read: of every format there has been, whole or not at all.

A record comes from outside, perhaps years later: whatever it holds, it is read as a `Record` or refused in plain words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from assembler.answers.files import AnswersFile, read_answers
from assembler.copies import COPIES
from assembler.errors import AnswersError, Place, Problem
from assembler.numbering import FORMS, STANDARD, Level, Numbering
from assembler.record.format import FORMAT, FileKind, Record, RecordedClause, RecordedParagraph

LARGEST: Final = 20_000_000
"""Bytes of a record: a long agreement has a fiftieth of that."""

_CURE: Final = "Use the record as it was written; a copy of it may be inside the draft, or in the folder of records."


def read_record(content: bytes, name: str = "") -> Record:
    """The record in a file of this name, which messages give. Raises AnswersError where it is damaged, or of a later release."""
    try:
        return _record(_parsed(content))
    except _DamagedError as error:
        raise AnswersError(Problem(f"This is not a record that can be read: {error}.", Place(name), _CURE)) from None


def recorded_answers(record: Record, name: str = "record.json") -> AnswersFile:
    """The answers that a record holds, in the present format. Raises AnswersError where they are none."""
    return read_answers(json.dumps(dict(record.answers)), name)


class _DamagedError(Exception):
    """Why something is no record, in words that end a sentence."""


def _parsed(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise _DamagedError(f"it is larger than {LARGEST // 1_000_000} MB")
    try:
        value = json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise _DamagedError("it is nested too deeply") from None
    except ValueError:  # bad UTF-8, bad JSON, a number too long
        raise _DamagedError("it is not well-formed JSON") from None
    return _group(value, "it")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _DamagedError("it gives a name twice")
    return found


def _no_number(text: str) -> None:
    raise _DamagedError(f"{text} is no number")


_HEX: Final = re.compile(r"[0-9a-f]*")
_FIRST: Final = frozenset(
    {"answers", "answers hash", "assembler", "clauses", "law as at", "library", "paragraphs", "template"}
)
_ADDED: Final = frozenset({"bookmarks", "document", "document id", "file", "format", "outline", "tables", "words"})


_OPTIONAL: Final = frozenset({"numbering"})
"""Only in the record of a file whose house style numbers in a manner of its own."""


def _record(value: Mapping[str, Any]) -> Record:
    written = value.get("format", 1)
    if type(written) is not int or written < 1 or ("format" in value and written == 1):
        raise _DamagedError("its format is not a number that a format has")
    if written > FORMAT:
        raise _DamagedError(f"it is of format {written}, which a later release of assembler writes")
    needed = _FIRST if written == 1 else _FIRST | _ADDED
    missing, unknown = sorted(needed - value.keys()), sorted(value.keys() - needed - _OPTIONAL)
    if missing or unknown:
        raise _DamagedError(
            f"it lacks “{missing[0]}”" if missing else f"it has “{unknown[0][:40]}”, which no record has"
        )
    first = _first(value, written)
    return Record(**first) if written == 1 else Record(**first, **_added(value))


def _first(value: Mapping[str, Any], written: int) -> dict[str, Any]:
    return {
        "format": written,
        "assembler": _text(value["assembler"], "assembler"),
        "library": _hash(value["library"], "library"),
        "template": _hash(value["template"], "template"),
        "law_as_at": _text(value["law as at"], "law as at"),
        "answers": _group(value["answers"], "answers"),
        "answers_hash": _hash(value["answers hash"], "answers hash"),
        "clauses": _clauses(value["clauses"], written),
        "paragraphs": _paragraphs(value["paragraphs"], written),
    }


def _added(value: Mapping[str, Any]) -> dict[str, Any]:
    derived = _text(value["document id"], "document id")
    if derived not in _DERIVED:
        raise _DamagedError("“document id” is not one of the words that it may be")
    return {
        "document": _hash(value["document"], "document"),
        "derived": _DERIVED[derived],
        "kind": _kind(_group(value["file"], "file")),
        "outline": _text(value["outline"], "outline"),
        "words": _hash(value["words"], "words"),
        "bookmarks": _each(value["bookmarks"], "bookmarks", _text),
        "tables": _each(value["tables"], "tables", _texts),
        "numbering": _numbering(value["numbering"]) if "numbering" in value else STANDARD,
    }


def _numbering(value: object) -> Numbering:
    held = _group(value, "numbering")
    if held.keys() != STANDARD.lists.keys():
        raise _DamagedError("“numbering” has other lists than an agreement has")
    lists = {name: _levels(held[name], len(levels)) for name, levels in STANDARD.lists.items()}
    return Numbering(lists)


def _levels(value: object, number: int) -> tuple[Level, ...]:
    if not isinstance(value, list) or len(value) != number:
        raise _DamagedError("“numbering” has a list of other levels than an agreement has")
    return tuple(map(_level, value))


def _level(value: object) -> Level:
    match value:
        case [str(form), str(text), int(start), bool(legal)] if form in FORMS and not isinstance(start, bool):
            return Level(form, text, start, legal)
    raise _DamagedError("“numbering” holds something that is not a level")


_DERIVED: Final = {"derived from the answers": True, "of the answers": False}


def _kind(value: Mapping[str, Any]) -> FileKind:
    options = {name: value.get(name) for name in ("embedded", "pages")}
    copy = next((kind for kind in COPIES if kind == value.get("copy")), None)
    if len(value) != len(options) + 1 or copy is None or not all(type(v) is bool for v in options.values()):
        raise _DamagedError("“file” is no kind of file")
    return FileKind(copy, **cast("dict[str, bool]", options))


def _clauses(value: object, written: int) -> tuple[RecordedClause, ...]:
    if written == 1:
        return tuple(RecordedClause(identity) for identity in _texts(value, "clauses"))
    return tuple(_clause(identity, one) for identity, one in _group(value, "clauses").items())


def _clause(identity: str, value: object) -> RecordedClause:
    held = _group(value, "clauses")
    if held.keys() != {"law", "source"}:
        raise _DamagedError("a clause in it has other things than its source and law")
    return RecordedClause(identity, _hash(held["source"], "clauses"), _texts(held["law"], "clauses"))


def _paragraphs(value: object, written: int) -> tuple[RecordedParagraph, ...]:
    group = _group(value, "paragraphs")
    if written == 1:
        return tuple(RecordedParagraph(key, "", _text(words, "paragraphs")) for key, words in group.items())
    return tuple(_paragraph(key, one) for key, one in group.items())


def _paragraph(key: str, value: object) -> RecordedParagraph:
    if not isinstance(value, list):
        raise _DamagedError("“paragraphs” holds something that is not a list")
    match value:
        case [role, words]:
            return RecordedParagraph(key, _text(role, "paragraphs"), _text(words, "paragraphs"))
        case [role, words, fields]:
            answers = _texts(fields, "paragraphs")
            return RecordedParagraph(key, _text(role, "paragraphs"), _text(words, "paragraphs"), answers)
        case [role, words, fields, number]:
            answers, own = _texts(fields, "paragraphs"), _text(number, "paragraphs")
            return RecordedParagraph(key, _text(role, "paragraphs"), _text(words, "paragraphs"), answers, own)
    raise _DamagedError("a paragraph in it is not a role and words")


def _group(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _DamagedError(f"“{name}” is not names and values" if name != "it" else "it is not names and values")
    return value


def _each(value: object, name: str, read: Callable[[Any, str], Any]) -> dict[str, Any]:
    return {key: read(one, name) for key, one in _group(value, name).items()}


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise _DamagedError(f"“{name}” holds something that is not text")
    return value


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _DamagedError(f"“{name}” holds something that is not a list")
    return tuple(_text(one, name) for one in value)


def _hash(value: object, name: str) -> str:
    if _HEX.fullmatch(_text(value, name)) is None:
        raise _DamagedError(f"“{name}” is no hash")
    return str(value)
