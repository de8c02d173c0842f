"""Definitions: only those whose terms are used, in alphabetical order."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from assembler.assembly.draft_sections import DraftParagraph, DraftSection, DraftTable
from assembler.identity import KEPT
from assembler.roles import levels

_PARTS: Final = frozenset(levels("definition")[1:])
"""The roles of what belongs to a definition."""


def with_used_definitions(sections: list[DraftSection]) -> list[DraftSection]:
    """The sections without each definition whose term is used nowhere that is printed, and the rest of each run in order."""
    used = _used(sections)
    return [
        _section(section, used.intersection(section.defined)) if section.defined else section for section in sections
    ]


def _used(sections: list[DraftSection]) -> frozenset[str]:
    """Terms used outside definitions, and those that the definitions of used terms use in turn."""
    used = set().union(*(section.used for section in sections))
    uses: list[Mapping[str, AbstractSet[str]]] = [section.defined for section in sections if section.defined]
    waiting = list(used)
    while waiting:
        term = waiting.pop()
        following = set().union(*(defined.get(term, ()) for defined in uses)) - used
        used |= following
        waiting += following
    return frozenset(used)


@lru_cache(maxsize=KEPT)
def _section(section: DraftSection, used: frozenset[str]) -> DraftSection:
    return replace(section, blocks=tuple(_kept(section, used)))


def _kept(section: DraftSection, used: frozenset[str]) -> list[DraftParagraph | DraftTable]:
    kept: list[DraftParagraph | DraftTable] = []
    run: list[tuple[str, list[DraftParagraph]]] = []
    for block in section.blocks:
        if isinstance(block, DraftParagraph) and block.role == "definition":
            run.append((block.term, [block]))
        elif isinstance(block, DraftParagraph) and block.role in _PARTS and run:
            run[-1][1].append(block)
        else:
            kept.extend(_ordered(run, used))
            run = []
            kept.append(block)
    kept.extend(_ordered(run, used))
    return kept


def _ordered(run: list[tuple[str, list[DraftParagraph]]], used: frozenset[str]) -> list[DraftParagraph]:
    ordered = sorted(run, key=lambda entry: (entry[0].casefold(), entry[0]))
    return [paragraph for term, paragraphs in ordered if term in used for paragraph in paragraphs]
