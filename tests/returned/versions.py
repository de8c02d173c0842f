"""The agreement that is issued in these tests, and five that are made of changed answers: what news there can be."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml
from msgspec import Struct
from shipped import ROOT, answers, assembled, compiled_library, example, issued

from assembler.pipeline import Result
from assembler.record import read_record
from assembler.returned import Issued, issued_by, locks_of
from assembler.returned.update import Update, updated


class Version(Struct, frozen=True, dict=True):
    """An agreement, its Word file, and what the record says was issued."""

    result: Result
    docx: bytes
    issued: Issued


def _version(result: Result) -> Version:
    docx, record = issued(result)
    return Version(result, docx, issued_by(read_record(record)))


@cache
def base() -> Version:
    return _version(assembled(example("harrowmere-hub.yaml")))


@cache
def final() -> Version:
    return _version(assembled(example("harrowmere-hub-final.yaml")))


def altered(change: Callable[[dict[str, Any]], object]) -> Version:
    """The agreement of the same answers but for a change."""
    value = yaml.safe_load((ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8"))
    change(value)
    return _version(assembled(answers(yaml.safe_dump(value, allow_unicode=True, sort_keys=False))))


@cache
def parties_reversed() -> Version:
    """Another order of the parties: clauses, rows and whole tables move."""
    return altered(lambda value: value["parties"].reverse())


@cache
def in_short() -> Version:
    return altered(lambda value: value["document"].update(length="short"))


@cache
def another_payment() -> Version:
    def change(value: dict[str, Any]) -> None:
        rows = value["money"]["schedule"]
        rows.insert(0, {**rows[0], "id": "another", "amount": 77_000, "purpose": "a share of the survey"})

    return altered(change)


@cache
def with_values() -> Version:
    """Another name, sum and length of notice."""

    def change(value: dict[str, Any]) -> None:
        value["parties"][0]["short_name"] = "Norvale CC"
        value["money"]["schedule"][0]["amount"] = 155_000
        value["change"]["withdrawal_notice"] = 9

    return altered(change)


NEW = (final, with_values, parties_reversed, another_payment, in_short)


def merged(theirs: bytes, ours: Version) -> Update:
    """A returned file with what is new in a version."""
    locks = locks_of(compiled_library().library)
    return updated(base().issued, theirs, ours.result.agreement, ours.docx, locks)
