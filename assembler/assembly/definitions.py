"""Definitions: only those whose terms are used, in alphabetical order."""

from __future__ import annotations

from assembler.assembly.printing import DraftParagraph, DraftSection, DraftTable


def keep_used_definitions(sections: list[DraftSection]) -> None:
    """Drop each definition whose term is used nowhere that is printed, then put the rest of each run in order."""
    used = _used(sections)
    for section in sections:
        if any(isinstance(block, DraftParagraph) and block.term for block in section.blocks):
            section.blocks = _kept(section, used)


def _used(sections: list[DraftSection]) -> set[str]:
    """Terms used outside definitions, and those that the definitions of used terms use in turn."""
    used: set[str] = set()
    uses: dict[str, set[str]] = {}
    for section in sections:
        term = ""
        for paragraph in section.paragraphs():
            term = paragraph.term or (term if paragraph.role.startswith("definition-") else "")
            if term:
                uses.setdefault(term, set()).update(paragraph.terms)
            else:
                used |= paragraph.terms
    waiting = list(used)
    while waiting:
        for term in uses.get(waiting.pop(), set()) - used:
            used.add(term)
            waiting.append(term)
    return used


def _kept(section: DraftSection, used: set[str]) -> list[DraftParagraph | DraftTable]:
    kept: list[DraftParagraph | DraftTable] = []
    run: list[tuple[str, list[DraftParagraph]]] = []
    for block in section.blocks:
        if isinstance(block, DraftParagraph) and block.role == "definition":
            run.append((block.term, [block]))
        elif isinstance(block, DraftParagraph) and block.role.startswith("definition-") and run:
            run[-1][1].append(block)
        else:
            kept.extend(_ordered(run, used))
            run = []
            kept.append(block)
    kept.extend(_ordered(run, used))
    return kept


def _ordered(run: list[tuple[str, list[DraftParagraph]]], used: set[str]) -> list[DraftParagraph]:
    ordered = sorted(run, key=lambda entry: (entry[0].casefold(), entry[0]))
    return [paragraph for term, paragraphs in ordered if term in used for paragraph in paragraphs]
