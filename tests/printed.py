"""Paragraphs of an agreement, as the tests write them."""

from __future__ import annotations

from assembler.agreement import Inline, Paragraph, Role, Text


def p(
    key: str,
    role: Role,
    *content: str | Inline,
    number: str = "",
    notes: tuple[str, ...] = (),
    literal: bool = False,
) -> Paragraph:
    """A paragraph; plain strings are plain words."""
    parts = tuple(Text(part) if isinstance(part, str) else part for part in content)
    return Paragraph(key, role, parts, number, notes, literal=literal)
