"""What a module imports for its types alone, it does not import when it runs: so a command imports no more than it needs, and begins soon."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest
from shipped import ROOT

FILES = sorted(
    file for file in (ROOT / "assembler").rglob("*.py") if "TYPE_CHECKING" in file.read_text(encoding="utf-8")
)
"""The modules that import something for their types alone."""


def imported(statements: list[ast.stmt]) -> set[str]:
    """The names that some statements import."""
    return {
        alias.asname or alias.name.partition(".")[0]
        for one in statements
        if isinstance(one, ast.Import | ast.ImportFrom)
        for alias in one.names
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_is_there_for_types_alone_is_not_there_when_it_runs(file: Path) -> None:
    statements = ast.parse(file.read_text(encoding="utf-8")).body
    for_types = [
        one
        for block in statements
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for one in block.body
    ]
    name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    names = imported(for_types) - imported(statements)

    assert names
    assert sorted(names & set(vars(import_module(name)))) == []
