"""Kinds of body: which paragraph of section 1(2) each falls in, and what else is so of every body of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from msgspec import Struct

from assembler.answers.parties import Kind as KindName
from assembler.conditions import Fact, Vocabulary, parse_path
from assembler.conditions.tree import Membership
from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names, read_each

Paragraph = Literal["police", "fire", "ambulance", "none"]


_READ_BY_PEOPLE = ("provision", "capacity", "description", "from", "until")
"""What the file says of a kind for those who review it. No rule reads it; tests hold it against the words of the parties clause."""

_FILE = Schema(must=("kinds",))
_KIND = Schema(must=("kind", "name", "paragraph"), may=(*_READ_BY_PEOPLE, "traits"))


class BodyKind(Struct, frozen=True):
    """One kind of body. `traits` become facts about a party."""

    kind: str
    paragraph: Paragraph
    traits: tuple[str, ...]


def read_kinds(document: Document) -> Mapping[str, BodyKind]:
    """Every kind by its name in the answers. Raises LibraryError when one is missing, unknown or lacks something."""
    expect_names(document.value, _FILE, Place(document.file, 1))
    problems: list[Problem] = []
    found = {kind.kind: kind for kind in read_each(entries(document, ("kinds",), "kind"), _kind, problems)}
    differ = set(found) ^ set(get_args(KindName))
    if differ and not problems:
        problems.append(
            Problem(f"Kinds and the answers' values differ: {', '.join(sorted(differ))}.", Place(document.file))
        )
    if problems:
        raise LibraryError(problems)
    return found


def _kind(entry: dict[str, Any], place: Place) -> BodyKind:
    expect_names(entry, _KIND, place)
    if entry["paragraph"] not in get_args(Paragraph):
        raise LibraryError(
            Problem(f"“{entry['paragraph']}” is not a paragraph: police, fire, ambulance or none.", place)
        )
    return BodyKind(entry["kind"], entry["paragraph"], tuple(entry.get("traits") or ()))


def trait_facts(kinds: Mapping[str, BodyKind], vocabulary: Vocabulary) -> Iterator[Fact]:
    """A fact for each trait (`party.chief_officer_kind`) and each paragraph (`party.police_kind`)."""
    kind = parse_path("party.kind", vocabulary, {"party": vocabulary.items()["party"][0]})

    def fact(name: str, means: str, names: Iterable[str]) -> Fact:
        law = ("pca-2017 s.1(2)", "pca-2017 s.5")
        return Fact(f"party.{name}", means, Membership(kind, tuple(names)), "party", law)

    for trait in sorted({trait for one in kinds.values() for trait in one.traits}):
        means = f"the party is of a kind marked “{trait.replace('_', ' ')}”"
        yield fact(trait, means, (one.kind for one in kinds.values() if trait in one.traits))
    for paragraph in get_args(Paragraph):
        meaning = "outside section 1(2)" if paragraph == "none" else f"a kind of {paragraph} body in section 1(2)"
        names = (one.kind for one in kinds.values() if one.paragraph == paragraph)
        yield fact(f"{paragraph}_paragraph", f"the party is {meaning}", names)
