"""Attributes: a line in braces above a paragraph or a table, `{#id .definition when="…"}`, as rules of the parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_NAME: Final = r"[^\s!\"#$%&'()*+,./;<=>?@\[\]^`{|}~]+"
_ATTRIBUTE: Final = re.compile(
    rf"\s*(?:#(?P<id>{_NAME})(?=[\s}}])|\.(?P<class>{_NAME})(?=[\s}}])"
    r"|(?P<key>[\w:-]+)=(?:\"(?P<quoted>(?:[^\"\\{}]|\\.)*)\"|(?P<bare>[\w:-]+)(?=[\s}])))",
    re.ASCII,
)


def with_attributes(parser: MarkdownIt) -> MarkdownIt:
    """The parser, reading lines of attributes and giving them to what stands below."""
    parser.block.ruler.before("fence", "attributes", _line)
    parser.core.ruler.after("block", "attributes", _given)
    return parser


def _line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    attributes = _read(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip(" \t"))
    if attributes is None:
        return False
    if not silent:
        state.push("attributes", "", 0).attrs = attributes
        state.line = start + 1
    return True


def _read(line: str) -> dict[str, Any] | None:
    """The attributes on a line by their names, those with a point before them as `class`; None where it is no such line."""
    if not line.startswith("{"):
        return None
    found: dict[str, Any] = {}
    at = 1
    while one := _ATTRIBUTE.match(line, at):
        at = one.end()
        name = one["key"] or one.lastgroup or ""
        value = one["quoted"] if one["key"] and one["bare"] is None else one["bare"] or one[name]
        found[name] = f"{found['class']} {value}" if name == "class" and "class" in found else value
    return found if line[at:].strip() == "}" else None


def _given(state: StateCore) -> None:
    """Give the attributes of each line to the paragraph or table below it; a later line prevails over an earlier one."""
    kept = []
    waiting: dict[str, Any] = {}
    for token in state.tokens:
        if token.type == "attributes":
            waiting = _merged(waiting, token.attrs)
            continue
        if waiting:
            token.attrs = _merged(waiting, token.attrs)
        waiting = {}
        kept.append(token)
    state.tokens = kept


def _merged(first: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    both = {"class": f"{first['class']} {then['class']}"} if "class" in first and "class" in then else {}
    return first | then | both
