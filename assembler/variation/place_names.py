"""How a lawyer names a place in an agreement: a clause, a paragraph of a schedule, a definition by its term, a row by its name."""

from __future__ import annotations

import re
from typing import Final

from assembler.variation.term_tree import ROW, TABLE, TermNode, Terms, list_of

_TERM: Final = re.compile(r"(?P<term>[^.]{1,80}?)(?:, in “|:| means\b| has\b| have\b| is\b| are\b| includes?\b)")
_BEGINS: Final = 5
"""Words that name a paragraph which has no number."""
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def place_name(terms: Terms, key: str) -> str:
    """The place of a node, as words that follow “in” or “after”."""
    node = terms.nodes[key]
    if terms.sections[key].key == key:
        return section_name(terms, key)
    if node.role == TABLE:
        return _table(terms, node)
    if node.role == ROW:
        return f"{_row(terms, node)} of {place_name(terms, terms.parents[key].key)}"
    if node.role == "cell":
        return _cell(terms, node)
    return _paragraph(terms, node)


def section_name(terms: Terms, key: str) -> str:
    """A clause or schedule by its number, and another section by its heading."""
    node = terms.nodes[key]
    cited = terms.cited(key)
    if node.role == "clause":
        return f"clause {cited}"
    return cited or terms.number(key) or f"the part headed “{terms.shown(node.words)}”"


def _paragraph(terms: Terms, node: TermNode) -> str:
    cited, above = terms.cited(node.key), terms.parents[node.key]
    numbers = list_of(node.role)
    if node.role == "definition":
        return f"the definition of “{_term(terms, node)}” in {place_name(terms, above.key)}"
    if not cited:
        return f"the words that begin “{_begins(terms, node)}” in {place_name(terms, above.key)}"
    if numbers == "definition":
        return f"paragraph {terms.number(node.key)} of {place_name(terms, _definition(terms, node).key)}"
    if numbers == "schedule":
        return f"paragraph {cited} of {section_name(terms, terms.sections[node.key].key)}"
    led = {"clause": "clause", "party": "the description of party", "recital": "recital"}
    return f"{led[numbers]} {cited}"


def _definition(terms: Terms, node: TermNode) -> TermNode:
    while node.role != "definition" and node.key in terms.parents:
        node = terms.parents[node.key]
    return node


def _term(terms: Terms, node: TermNode) -> str:
    words = terms.shown(node.words)
    found = _TERM.match(words)
    return found["term"].strip("“”") if found else _begins(terms, node)


def _begins(terms: Terms, node: TermNode) -> str:
    return " ".join(terms.shown(node.words).split()[:_BEGINS]).rstrip(",;:.")


def _table(terms: Terms, node: TermNode) -> str:
    above = terms.parents[node.key]
    others = [child for child in above.children if child.role == TABLE]
    inside = place_name(terms, above.key)
    if len(others) == 1 or not any(node.headings):
        return f"the table in {inside}"
    return f"the “{node.headings[0]}” table in {inside}"


def _row_name(terms: Terms, node: TermNode) -> str:
    """The words of a row's first cell."""
    return terms.shown(node.children[0].words) if node.children else ""


def _row(terms: Terms, node: TermNode) -> str:
    """A row by its first words, and where they are not its alone, by its place too."""
    rows = terms.parents[node.key].children
    name = _row_name(terms, node)
    alike = [row for row in rows if _row_name(terms, row) == name]
    if len(alike) == 1 and name:
        return f"the row “{name}”"
    at = [row.key for row in alike].index(node.key)
    ordinal = _ORDINALS[at] if at < len(_ORDINALS) else f"{at + 1}th"
    return f"the {ordinal} row “{name}”" if name else f"the {ordinal} row without a name"


def _cell(terms: Terms, node: TermNode) -> str:
    row = terms.parents[node.key]
    table = terms.parents[row.key]
    column = int(node.key.removeprefix(f"{row.key}/").partition("/")[0])
    heading = table.headings[column - 1] if column <= len(table.headings) else ""
    under = f", under “{heading}”" if heading else ""
    return f"{place_name(terms, row.key)}{under}"
