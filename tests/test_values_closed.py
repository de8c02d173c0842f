"""What a value may be: it never changes once it is made, and a word that a type allows is one that something writes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from shipped import ROOT
from test_architecture import PACKAGE, modules

from assembler.answers.values import Group

CHANGING = {
    "assembly/draft_sections.py DraftParagraph": "its pointers give way to references once there are numbers",
    "assembly/prose.py PartedParagraph": "words come to it one by one",
    "assembly/wordings.py Sink": "it notices while a paragraph is printed",
    "batch/crew.py _Begun": "what was begun may be begun again",
    "batch/rows.py _Gathering": "cells come to it one by one",
    "batch/run.py _Batch": "it counts the seconds of its stages",
    "batch/validation.py Lists": "long lists come to it one by one",
    "batch/workbook_safety.py SheetShape": "it is found as a sheet is read",
    "batch/workbook_safety.py WorkbookShape": "it is found as a workbook is read",
    "cli/batch_progress.py Tally": "it counts",
    "cli/portfolio_files.py _Held": "the Word files of a record come to it one by one",
    "cli/write_whole.py _Move": "it holds how far a file has come",
    "completion.py _Place": "values come to it question by question",
    "completion.py _Work": "origins come to it so",
    "library/outline_clauses.py _Presence": "it keeps what it has looked at",
    "proof/printed.py PrintedLibrary": "a clause at a time goes into it",
    "proof/printed.py _Printer": "it fills that",
    "proof/solver.py Solving": "what was settled stays with it",
    "proof/symbolic.py SymbolicAnswers": "a field is made when it is first read",
    "proof/translation.py Translator": "what was translated stays with it",
    "word/copy/body.py _Making": "runs come to it one by one",
    "word/copy/fields.py _Field": "the code and result of a field come to it piece by piece",
    "word/house_fields.py _Field": "the code of a field comes to it piece by piece",
    "yaml_parts.py _Parts": "parts come to it one by one",
}
"""Why a Struct is one that may be changed; every other is as it was made."""


@cache
def structs() -> dict[str, dict[str, object]]:
    """What is said of every type of values beside its fields, by its module and its name."""
    found: dict[str, dict[str, object]] = {}
    names = {"Struct"}
    for _ in range(3):  # a type stands on one of another module, and that on one of a third
        for path, node in classes():
            if names & {base.id for base in node.bases if isinstance(base, ast.Name)}:
                names.add(node.name)
                said = {one.arg: one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)}
                found[f"{path} {node.name}"] = {str(name): value for name, value in said.items()}
    return found


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    for path, tree in modules().items():
        yield from ((path, node) for node in tree.body if isinstance(node, ast.ClassDef))


def test_a_value_never_changes_once_made_without_a_written_reason():
    assert {name for name, said in structs().items() if not said.get("frozen")} == set(CHANGING)


def test_of_a_type_of_values_only_what_is_unusual_is_said():
    usual = {"frozen": False, "eq": True, "kw_only": False, "dict": False, "gc": True}

    assert len(structs()) > 300
    assert {
        name: said for name, said in structs().items() if any(usual.get(one) is value for one, value in said.items())
    } == {}


def test_a_group_of_answers_is_never_changed_and_takes_no_other_field():
    assert (Group.model_config["frozen"], Group.model_config["extra"]) == (True, "forbid")


def words(tree: ast.Module) -> tuple[set[object], set[object]]:
    """The words of which a type of a module is one, and all the other words of it."""
    types: set[int] = set()
    constants: dict[int, object] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            constants[id(node)] = node.value
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            types |= {id(one) for one in ast.walk(node.slice)}
    return tuple({word for at, word in constants.items() if (at in types) is within} for within in (True, False))


def test_every_word_that_a_type_allows_is_written_somewhere():
    found = {path: words(tree) for path, tree in modules().items()}
    written = {word for _, others in found.values() for word in others}
    for path in (*PACKAGE.rglob("*.yaml"), *(ROOT / "clauses").rglob("*.yaml"), *(ROOT / "clauses").rglob("*.md")):
        written |= set(re.findall(r"[\w-]+", path.read_text(encoding="utf-8")))

    assert sum(len(allowed) for allowed, _ in found.values()) > 500
    assert {path: allowed - written for path, (allowed, _) in found.items() if allowed - written} == {}
