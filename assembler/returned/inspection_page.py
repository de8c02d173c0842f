"""An inspection as a page to look at: each clause as issued and as returned, side by side.

The page needs nothing from elsewhere, and runs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Final

from assembler.difference import Segment
from assembler.returned.inspection import InspectedPassage, Inspection, Verdict
from assembler.returned.inspection_report import (
    STATUS_WORDS,
    changed_answer_words,
    details_of,
    ordered,
    passage_counts,
    printed_segments,
    title_of,
)

_LEVELS: Final = {"BLOCK": "Block", "WARN": "Read", "NOTE": "Note"}
_SHOWN: Final = 2_000
"""Passages on a page: a browser grows slow with more."""


def inspection_page(inspection: Inspection, title: str) -> str:
    """The page, whole, in HTML."""
    shown = ordered(inspection)[:_SHOWN]
    kinds = [kind for kind in _FILTERS if any(kind in _kinds(one) for one in shown)]
    hidden = "".join(
        f"body:not(:has(#show-{kind}:checked)) .{kind}{_unless(kind)} {{ display: none; }}\n" for kind in kinds
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}: what came back</title><style>{_style()}{hidden}</style></head><body>"
        f"<header><h1>{escape(title)}</h1><p>{escape(passage_counts(inspection))}</p>"
        f'<p class="faint">{escape(inspection.compared)}</p></header><main>'
        f"{''.join(_verdicts(inspection.verdicts))}{_notices(inspection)}{_answers(inspection)}{_filters(kinds, shown)}"
        f"{''.join(_sections(shown, inspection))}{_rest(inspection)}</main></body></html>\n"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return files("assembler.returned").joinpath("page.css").read_text(encoding="utf-8")


_FILTERS: Final = {
    "required": "meets a rule of law",
    "worded": "worded otherwise",
    "value": "another value",
    "deleted": "deleted",
    "inserted": "inserted",
    "split": "split",
    "joined": "joined",
    "moved": "moved",
    "reference": "references",
    "pending": "pending changes",
    "commented": "comments",
    "formatting": "formatting only",
}
_WHAT: Final = ("worded", "value", "deleted", "inserted", "split", "joined", "formatting")


def _unless(kind: str) -> str:
    """Whether a passage goes with the box for what became of it; what else there is about it hides it only where that is all there is."""
    return "" if kind in _WHAT else ".only"


def _kinds(one: InspectedPassage) -> list[str]:
    found = [one.status] if one.status in _WHAT else []
    more = {
        "required": one.locks,
        "moved": one.moved,
        "reference": one.references,
        "pending": one.changes,
        "commented": one.comments,
    }
    return found + [name for name, there in more.items() if there]


def _notices(inspection: Inspection) -> str:
    lines = [*inspection.notices, *(f"The record lacks: {lack}." for lack in inspection.lacking)]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    title = "What was not compared, and what else the file holds"
    return f"<details><summary>{title}</summary><ul>{items}</ul></details>" if items else ""


def _verdicts(verdicts: Iterable[Verdict]) -> Iterator[str]:
    for one in verdicts:
        provision = f' <span class="faint">({escape(one.provision)})</span>' if one.provision else ""
        yield f'<p class="verdict {one.level}"><strong>{_LEVELS[one.level]}</strong>{escape(one.message)}{provision}</p>'


def _answers(inspection: Inspection) -> str:
    if not inspection.answers:
        return ""
    items = "".join(f"<li>{escape(changed_answer_words(one))}</li>" for one in inspection.answers)
    return f"<h2>Changed answers</h2><ul>{items}</ul>"


def _filters(kinds: list[str], shown: list[InspectedPassage]) -> str:
    if not shown:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" id="show-{kind}" checked> {_FILTERS[kind]}'
        f' <span class="faint">({sum(kind in _kinds(one) for one in shown)})</span></label>'
        for kind in kinds
    )
    return f"<fieldset><legend>Show</legend>{boxes}</fieldset>"


def _sections(shown: list[InspectedPassage], inspection: Inspection) -> Iterator[str]:
    for section, found in groupby(shown, key=lambda one: one.section):
        yield f"<section><h2>{escape(inspection.headings[section])}</h2>{''.join(map(_article, found))}</section>"


def _article(one: InspectedPassage) -> str:
    kinds = _kinds(one)
    only = "" if one.status in _WHAT else " only"
    details = "".join(f"<li>{escape(line)}</li>" for line in details_of(one))
    return (
        f'<article class="{" ".join(kinds)}{only}"><header><h3>{escape(title_of(one))}</h3></header>'
        f'<div class="sides"><div><h4>As issued</h4>{_before(one)}</div><div><h4>As returned</h4>{_after(one)}</div></div>'
        f"{f'<ul>{details}</ul>' if details else ''}</article>"
    )


def _before(one: InspectedPassage) -> str:
    if one.before is None:
        return '<p class="faint">Not there</p>'
    return f"<p>{_marked(_segments(one), 'del') if one.segments else escape(one.before.text)}</p>"


def _after(one: InspectedPassage) -> str:
    if one.after is None:
        return '<p class="faint">Not there</p>'
    if len(one.parts) > 1:
        return "".join(f"<p>{escape(part)}</p>" for part in one.parts)
    return f"<p>{_marked(_segments(one), 'ins') if one.segments else escape(one.after.text)}</p>"


def _segments(one: InspectedPassage) -> list[Segment]:
    if one.before is None or one.after is None:
        words = one.after or one.before
        return (
            [Segment("" if one.before is None else words.text, "" if one.after is None else words.text)]
            if words
            else []
        )
    return printed_segments(one.segments, one.before, one.after)


def _marked(segments: Iterable[Segment], tag: str) -> str:
    words = ((segment.before if tag == "del" else segment.after, segment.same) for segment in segments)
    return "".join(escape(text) if same or not text else f"<{tag}>{escape(text)}</{tag}>" for text, same in words)


def _rest(inspection: Inspection) -> str:
    left = len([one for one in inspection.passages if one.shown]) - _SHOWN
    same = inspection.count("unchanged")
    more = f" {left} more {_are(left, 'change')} not shown on this page; --json has them all." if left > 0 else ""
    return f'<p class="faint">{same} {STATUS_WORDS["unchanged"]} {_are(same, "passage")} not shown.{more}</p>'


def _are(number: int, what: str) -> str:
    return f"{what} is" if number == 1 else f"{what}s are"
