"""The parser: markdown-it with only what a clause may contain, and our inline marks as rules of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assembler.markup.attributes import with_attributes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


@cache
def parser() -> MarkdownIt:
    """The parser, made once, and imported only then: a library that was read when the wheel was built needs none."""
    from markdown_it import MarkdownIt

    made = with_attributes(MarkdownIt("zero").enable(["list", "table", "emphasis"]))
    for rule in (_placeholder, _reference, _phrase_mark):
        made.inline.ruler.before("emphasis", rule.__name__, rule)
    made.inline.ruler.at("text", _plain)
    return made


_MARK = re.compile(r"[*\n{}\[\]?|\\_]")


def _plain(state: StateInline, silent: bool) -> bool:
    """Words up to the next character that may begin a mark; markdown-it's own rule runs past `?}` and `|`."""
    found = _MARK.search(state.src, state.pos)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _placeholder(state: StateInline, silent: bool) -> bool:
    return _enclosed(state, "{{", "}}", "placeholder", silent=silent)


def _reference(state: StateInline, silent: bool) -> bool:
    return _enclosed(state, "[[", "]]", "reference", silent=silent)


def _enclosed(state: StateInline, opening: str, closing: str, kind: str, *, silent: bool) -> bool:
    if not state.src.startswith(opening, state.pos):
        return False
    end = state.src.find(closing, state.pos)
    if end < 0:
        return False
    if not silent:
        state.push(kind, "", 0).content = state.src[state.pos + 2 : end].strip()
    state.pos = end + len(closing)
    return True


def _phrase_mark(state: StateInline, silent: bool) -> bool:
    """`{? condition:`, `| condition:` and `?}`; the words between are ordinary inline text."""
    source, start = state.src, state.pos
    if source.startswith("?}", start):
        kind, content, end = "phrase_close", "", start + 2
    elif source.startswith("{?", start):
        kind = "phrase_open"
        content, end = _condition(source, start + 2)
    elif source.startswith("| ", start) and state.env.get("depth", 0) > 0:
        kind = "phrase_next"
        content, end = _condition(source, start + 2)
    else:
        return False
    if not silent:
        depth = {"phrase_open": 1, "phrase_close": -1}.get(kind, 0)
        state.env["depth"] = state.env.get("depth", 0) + depth
        state.push(kind, "", 0).content = content
    # One space separates the colon from the words; another before the closing mark is swallowed with it.
    state.pos = end
    return True


def _condition(source: str, start: int) -> tuple[str, int]:
    """The condition up to its colon, which is not one inside quotes, and where the words begin."""
    quoted = False
    for position in range(start, len(source)):
        if source[position] == "'":
            quoted = not quoted
        elif source[position] == ":" and not quoted:
            after = position + 1
            return source[start:position].strip(), after + (source[after : after + 1] == " ")
    return source[start:].strip(), len(source)
