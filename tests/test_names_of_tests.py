"""The names of tests: each can be read at a glance in a list of failures, and be found with `-k`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from shipped import ROOT

LONGEST = 60
"""Letters of a name, with the marks between its words."""


def names() -> Iterator[str]:
    """The name of every test, without what marks it as one."""
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node.name.removeprefix("test_")


def test_a_name_of_a_test_has_at_most_sixty_letters():
    assert [name for name in names() if len(name) > LONGEST] == []
