"""Small trees of terms, as the tests of a variation write them."""

from __future__ import annotations

from typing import Any

from assembler.variation.term_tree import AGREEMENT, TermNode, Terms


def n(key: str, role: str, words: str = "", *children: TermNode, **more: Any) -> TermNode:
    """A node, with what is below it."""
    return TermNode(key, role, words, children=children, **more)


def terms(*sections: TermNode) -> Terms:
    """The terms of an agreement of these sections."""
    return Terms(n("", AGREEMENT, "", *sections))
