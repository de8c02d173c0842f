"""Single answers changed in the text of a YAML file where they stand: every other sign of it, comments and line breaks too, stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import yaml

from assembler.source import FieldPath

_NOT_LINES: Final = 1_000_000
"""Wider than any line: nothing is folded."""


def with_answers(text: str, answers: Iterable[tuple[FieldPath, str]]) -> str | None:
    """The text with another value for each of these answers, items by number; None where one is not there, or is no single value."""
    found = []
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for path, value in answers:
        node = _at(root, path)
        if not isinstance(node, yaml.ScalarNode):
            return None
        found.append((node, value))
    for node, value in sorted(found, key=lambda one: one[0].start_mark.index, reverse=True):
        start, end = node.start_mark.index, node.end_mark.index
        after = "\n" if node.style in ("|", ">") else ""
        text = text[:start] + _written(node, value) + after + text[end:]
    return text


def _at(node: yaml.Node | None, path: FieldPath) -> yaml.Node | None:
    for step in path:
        if isinstance(node, yaml.MappingNode) and isinstance(step, str):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def _written(node: yaml.ScalarNode, value: str) -> str:
    """A value as it is written in the place of another: in quotes where that was, and plain where a plain one is the same value."""
    if node.style not in ("'", '"') and node.tag != "tag:yaml.org,2002:str":
        return value
    style = node.style if node.style in ("'", '"') else None
    dumped: str = yaml.safe_dump(value, allow_unicode=True, width=_NOT_LINES, default_style=style)
    return dumped.removesuffix("\n").removesuffix("\n...")
