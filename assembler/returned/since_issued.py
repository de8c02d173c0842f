"""What has changed since a file was issued (its form, the library, the house style): an update says so before it writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from assembler.difference import Script
from assembler.record import Record


class MadeWith(Struct, frozen=True):
    """What the new agreement is made with. `library` and `template` are hashes, `sources` those of each clause's source by its id."""

    library: str
    law_as_at: str
    outline: str
    template: str
    sources: Mapping[str, str]


def since_issued(record: Record, now: MadeWith, script: Script) -> tuple[str, ...]:
    """What has changed since the file was issued, in sentences; nothing where the new agreement is made with the same."""
    found = [*_form(record, now), *_library(record, now)]
    return (*found, _news(script), *_style(record, now)) if found else tuple(_style(record, now))


def _form(record: Record, now: MadeWith) -> Iterator[str]:
    if record.outline and record.outline != now.outline:
        yield f"The file was issued in the {record.outline} form, and the answers ask for the {now.outline} form now."


def _library(record: Record, now: MadeWith) -> Iterator[str]:
    if record.library == now.library:
        return
    then = {clause.id: clause.source for clause in record.clauses if clause.source}
    other = [name for name, source in then.items() if now.sources.get(name, source) != source]
    gone = [clause.id for clause in record.clauses if clause.id not in now.sources]
    more = [f"{_count(other)} worded otherwise now"] if other else []
    more += [f"{_count(gone)} not in the present library"] if gone else []
    if not then:
        more = ["its record does not say how its clauses were worded, so all differences of words go in"]
    law = f"the law as at {record.law_as_at}" + (
        "" if record.law_as_at == now.law_as_at else f", and is now of {now.law_as_at}"
    )
    yield f"The file was issued with another version of the library, of {law}" + (
        f"; {'; '.join(more)}." if more else "."
    )


def _count(clauses: Sequence[str]) -> str:
    return "1 of its clauses is" if len(clauses) == 1 else f"{len(clauses)} of its clauses are"


def _news(script: Script) -> str:
    times = Counter(
        kind for edit in script for kind in _kinds(edit.before is None, edit.after is None, edit.moved, edit.reworded)
    )
    listed = ", ".join(f"{times[kind]} {words}" for kind, words in _WORDS.items() if times[kind])
    return f"Of its passages: {listed}." if listed else "That changes none of its passages."


def _kinds(came: bool, went: bool, moved: bool, reworded: bool) -> Iterator[str]:
    found = {"came": came, "went": went, "moved": moved, "reworded": reworded}
    yield from (kind for kind, holds in found.items() if holds)


_WORDS = {"came": "come in", "went": "go", "moved": "stand elsewhere", "reworded": "are worded otherwise"}


def _style(record: Record, now: MadeWith) -> Iterator[str]:
    if record.template and record.template != now.template:
        yield "It was issued in another house style. What comes in takes the styles of the returned file, by their names."
