"""What is to be done next, in words: each paper that was made, with its blanks, and why each other one was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter

from assembler.library.library import Library
from assembler.library.papers import Stage
from assembler.papers.pack import MadePaper, Pack
from assembler.papers.paper_status import PaperStatus

_STAGES: Mapping[Stage, str] = {
    "before": "Before the agreement",
    "signing": "To sign",
    "after": "While the agreement is in force",
    "change": "Change and end",
}


def file_name(number: int, made: MadePaper) -> str:
    """The name of a paper's Word file, by its place in the pack: `02-notice-pcc-norvale.docx`."""
    parts = (f"{number:02}", made.status.outline, made.status.item)
    return "-".join(filter(None, parts)) + ".docx"


def to_do(pack: Pack, library: Library) -> str:
    """The list of what to do next with a pack, as text."""
    return "\n".join([*_made(pack, library), *_others(pack, library), ""])


def _made(pack: Pack, library: Library) -> Iterator[str]:
    about = pack.answers.values.document.short_name or pack.answers.values.document.title or "this agreement"
    yield f"The papers of {about}"
    if not pack.papers:
        yield from ("", "None is to be made now.")
    for number, made in enumerate(pack.papers, 1):
        yield from ("", f"{number}. {_called(made.status)} ({file_name(number, made)})")
        for point in made.result.agreement.points:
            yield f"   Blank: {point.question}{f' ({point.field})' if point.field else ''}."
        yield f"   Next: {library.papers[made.status.outline].next}"


def _others(pack: Pack, library: Library) -> Iterator[str]:
    """Each paper that was not made, by the stage of the agreement's life, those that are not for the same reason together."""
    by_stage = groupby(pack.others, lambda one: library.papers[one.outline].stage)
    for stage, of_stage in by_stage:
        yield from ("", f"{_STAGES[stage]}, not made:")
        for (title, reason), alike in groupby(of_stage, attrgetter("title", "reason")):
            whose = ", ".join(one.whose for one in alike if one.whose)
            yield f"- {title}{f' ({whose})' if whose else ''}: {reason or 'It was not asked for.'}"


def _called(status: PaperStatus) -> str:
    return f"{status.title}: {status.whose}" if status.whose else status.title
