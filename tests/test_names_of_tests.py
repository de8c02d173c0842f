"""The names of tests: each can be read at a glance in a list of failures, and be found with `-k`."""

from __future__ import annotations

import ast
import re
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


def test_a_test_that_a_page_names_is_there():
    modules = [path.stem for path in (ROOT / "tests").rglob("test_*.py")]
    there = [*modules, *(f"test_{name}" for name in names())]
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    named = {name for page in pages for name in re.findall(r"\btest_\w+…?", page.read_text(encoding="utf-8"))}

    assert {
        name
        for name in named
        if not any(one.startswith(name.rstrip("…")) if "…" in name else one == name for one in there)
    } == set()
