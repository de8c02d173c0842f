"""A specimen of a house style: a short text that has every style and every number, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.agreement import (
    Agreement,
    Answer,
    Block,
    Column,
    Paragraph,
    Properties,
    Reference,
    Role,
    Row,
    Section,
    Table,
    Text,
)
from assembler.renumbering import numbered_by
from assembler.word.house_style import HouseStyle

_PROPERTIES = Properties(
    title="Specimen of a house style",
    short_title="Specimen",
    reference="REF/1",
    version="1",
    author="",
    marking="OFFICIAL",
    copy="clean",
    dated="",
)
_WORDS = "The words of an agreement stand here, and go on long enough for a second line, so that the indent of what follows can be seen."


def specimen(style: HouseStyle) -> Agreement:
    """An agreement about nothing, numbered in the manner of the style, in every role that there is."""
    return numbered_by(Agreement(_PROPERTIES, tuple(_sections()), ()), style.numbering)


def _p(key: str, role: Role, *content: str | Answer | Reference) -> Paragraph:
    return Paragraph(key, role, tuple(Text(part) if isinstance(part, str) else part for part in content))


def _to(key: str) -> Reference:
    return Reference(key, ())


def _sections() -> Iterator[Section]:
    title = (_p("title#title", "cover-title", _PROPERTIES.title), _p("title#text", "cover-text", "between the Parties"))
    yield Section("title", "title", None, title)
    parties = (
        _p("parties#one", "party", Answer("First Authority", (), bold=True), ", of its address; and"),
        _p("parties#two", "party", Answer("Second Authority", (), bold=True), ", of its address."),
        _p("parties#more", "body-indent", "What is said of a Party besides."),
    )
    yield Section("parties", "parties", _p("parties", "heading", "Parties"), parties)
    recitals = (_p("background#one", "recital", _WORDS), _p("background#two", "recital", "A second recital."))
    yield Section("background", "background", _p("background", "heading", "Background"), recitals)
    yield Section("meaning", "clause", _p("meaning", "clause", "Definitions"), tuple(_meaning()), label="clause 1")
    yield Section("terms", "clause", _p("terms", "clause", "Terms"), tuple(_terms()), label="clause 2")
    schedule = (
        _p("list#one", "schedule-1", "A paragraph of a schedule:"),
        _p("list#two", "schedule-2", _WORDS),
        _p("list#three", "schedule-3", "an item; and"),
        _p("list#four", "schedule-4", "what stands below it."),
        _p("list#after", "schedule-1", "The table:"),
        _table("list/table"),
    )
    yield Section("list", "schedule", _p("list", "schedule", "What a schedule holds"), schedule, label="Schedule 1")
    for name in ("First", "Second"):
        yield _execution(name)
    points = (_p("points#one", "point", "What is still to be settled."),)
    yield Section("points", "background", _p("points", "heading", "Open points"), points)
    yield Section("contents", "contents", _p("contents", "heading", "Contents"), ())


def _meaning() -> Iterator[Block]:
    yield _p("meaning#intro", "level-2", "In this specimen:")
    yield _p("meaning#term", "definition", Answer("Term", (), bold=True), " means:")
    yield _p("meaning#a", "definition-a", "one thing, where:")
    yield _p("meaning#i", "definition-i", "something is so; or")
    yield _p("meaning#b", "definition-a", "another.")


def _terms() -> Iterator[Block]:
    yield _p("terms#one", "level-2", _WORDS)
    yield _p("terms#two", "level-2", "A Party must:")
    yield _p("terms#a", "level-3", "do a thing, if:")
    yield _p("terms#i", "level-4", "it can, and")
    yield _p("terms#A", "level-5", "it is asked; and")
    yield _p("terms#b", "level-3", "pay ", Answer("a sum", (), open=True), ".")
    references = (
        "See clauses ",
        _to("terms"),
        ", ",
        _to("terms#two"),
        " and ",
        _to("terms#i"),
        " and paragraph ",
        _to("list#three"),
    )
    yield _p("terms#refer", "level-2", *references, " of ", _to("list"), ".")
    yield _p("terms#body", "body", "Words without a number.")


def _table(key: str) -> Table:
    rows = tuple(
        Row(f"{key}/{at}", ((_p(f"{key}/{at}/1", "cell", name),), (_p(f"{key}/{at}/2", "cell", _WORDS),)))
        for at, name in enumerate(("First", "Second"))
    )
    return Table(key, "Table", "A table of a specimen.", (Column("Party", 30), Column("What it does", 70)), rows)


def _execution(name: str) -> Section:
    key = f"execution/{name.lower()}"
    rows = tuple(
        Row(f"{key}/{at}", ((_p(f"{key}/{at}/1", "cell", label),), (_p(f"{key}/{at}/2", "cell", words),)))
        for at, (label, words) in enumerate((("Signature", ""), ("Name", ""), ("Date", "")))
    )
    table = Table(
        f"{key}/table", "Signature", "Space for a signature.", (Column("", 35), Column("", 65)), rows, "plain"
    )
    signed = _p(f"{key}#signed", "signature", "Signed by:")
    return Section(key, "execution", _p(key, "heading", f"Execution by the {name} Authority"), (signed, table))
