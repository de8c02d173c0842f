"""The rows of rows.yaml that no test is for: run it to print them. A test's mark or a case's key says which row it holds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import yaml

TESTS = Path(__file__).parent


def rows() -> dict[str, str]:
    """Every row by its name, with its words."""
    return {entry["row"]: entry["words"] for entry in yaml.safe_load((TESTS / "rows.yaml").read_text(encoding="utf-8"))}


def held() -> set[str]:
    """The rows that some test says it is for."""
    return {row for file in TESTS.rglob("test_*.py") for row in _marked(file)} | {
        row for file in (TESTS / "law").glob("*.yaml") for row in _in_cases(file)
    }


def _marked(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "row":
            yield from (argument.value for argument in node.args if isinstance(argument, ast.Constant))


def _in_cases(file: Path) -> Iterator[str]:
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    for case in read.get("cases", []) if isinstance(read, dict) else []:
        yield from str(case.get("row", "")).split()


if __name__ == "__main__":
    tested = held()
    for name, words in rows().items():
        if name not in tested:
            print(f"{name}: {words}")  # noqa: T201 - it is a script
