"""Kinds of body: which paragraph of section 1(2) each falls in, under which provision, from when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from assembler.answers.parties import Kind as KindName
from assembler.documents import Document
from assembler.errors import LibraryError, Place, Problem

Paragraph = Literal["police", "fire", "ambulance", "none"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of body. `traits` become facts about a party; `since` is the day its provision came into force."""

    kind: str
    name: str
    paragraph: Paragraph
    provision: str
    traits: tuple[str, ...]
    capacity: str
    description: str
    since: date | None
    until: date | None


def read_kinds(document: Document) -> Mapping[str, Kind]:
    """Every kind by its name in the answers. Raises LibraryError when one is missing, unknown or lacks something."""
    problems: list[Problem] = []
    found: dict[str, Kind] = {}
    for position, entry in enumerate(document.value["kinds"]):
        place = Place(document.file, document.lines.get(("kinds", position), 0))
        unknown = set(entry) - {
            "kind",
            "name",
            "paragraph",
            "provision",
            "traits",
            "capacity",
            "description",
            "from",
            "until",
        }
        if unknown or entry.get("paragraph") not in get_args(Paragraph):
            problems.append(
                Problem(f"The kind {entry.get('kind')} has unknown keys {sorted(unknown)} or no paragraph.", place)
            )
            continue
        found[entry["kind"]] = Kind(
            kind=entry["kind"],
            name=entry["name"],
            paragraph=entry["paragraph"],
            provision=entry.get("provision") or "",
            traits=tuple(entry.get("traits") or ()),
            capacity=entry.get("capacity") or "",
            description=entry.get("description") or "",
            since=date.fromisoformat(entry["from"]) if entry.get("from") else None,
            until=date.fromisoformat(entry["until"]) if entry.get("until") else None,
        )
    differ = set(found) ^ set(get_args(KindName))
    if differ:
        problems.append(
            Problem(f"Kinds and the answers' values differ: {', '.join(sorted(differ))}.", Place(document.file))
        )
    if problems:
        raise LibraryError(problems)
    return found


def trait_facts(kinds: Mapping[str, Kind], file: str) -> list[tuple[str, str, str, tuple[str, ...], Place]]:
    """A fact for each trait (`party.chief_officer_kind`) and each paragraph (`party.police_kind`), as entries for `parse_facts`."""
    traits = sorted({trait for kind in kinds.values() for trait in kind.traits})
    entries = []
    for trait in traits:
        names = [kind.kind for kind in kinds.values() if trait in kind.traits]
        entries.append(_entry(trait, f"the party is of a kind marked “{trait.replace('_', ' ')}”", names, file))
    for paragraph in get_args(Paragraph):
        names = [kind.kind for kind in kinds.values() if kind.paragraph == paragraph]
        meaning = "outside section 1(2)" if paragraph == "none" else f"a kind of {paragraph} body in section 1(2)"
        entries.append(_entry(f"{paragraph}_paragraph", f"the party is {meaning}", names, file))
    return entries


def _entry(name: str, means: str, kinds: list[str], file: str) -> tuple[str, str, str, tuple[str, ...], Place]:
    return (f"party.{name}", means, f"party.kind in {kinds!r}", ("pca-2017 s.1(2)", "pca-2017 s.5"), Place(file))
