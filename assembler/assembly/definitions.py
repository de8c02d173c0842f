"""Definitions: only those whose terms are used, in alphabetical order."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from assembler.assembly.drafts import DraftSection, DraftTable, Passage, draft_section
from assembler.identity import KEPT


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
    return draft_section(section.key, section.source, section.heading, _kept(section, used))


def _kept(section: DraftSection, used: frozenset[str]) -> list[Passage | DraftTable]:
    kept: list[Passage | DraftTable] = []
    run: list[Passage] = []
    for block in section.blocks:
        if isinstance(block, Passage) and block.term:
            run.append(block)
        else:
            kept += _ordered(run, used)
            run = []
            kept.append(block)
    return kept + _ordered(run, used)


def _ordered(run: list[Passage], used: frozenset[str]) -> list[Passage]:
    return [passage for passage in sorted(run, key=_alphabetically) if passage.term in used]


def _alphabetically(passage: Passage) -> tuple[str, str]:
    return passage.term.casefold(), passage.term
