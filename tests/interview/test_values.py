"""What the interview and the commands hand about: values that nobody changes, compared by what they hold or, where they are large, as what they are."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from msgspec import Struct

import assembler.cli
import assembler.interview

AT_WORK = {"Tally", "_Held", "_Move"}
"""What is added to while work goes on."""

THEMSELVES = {"OrderedQuestion", "Page", "PageLine", "QuestionOrder", "QuestionTable", "State", "Step", "View", "_Look"}
"""What is large, and compared with itself alone."""


def structs() -> Iterator[type[Struct]]:
    for package in (assembler.cli, assembler.interview):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, Struct) and value.__module__ == module.name:
                    yield value


def test_a_value_is_not_changed_but_where_work_goes_on() -> None:
    assert {one.__name__ for one in structs() if not one.__struct_config__.frozen} == AT_WORK


def test_a_value_is_compared_by_what_it_holds_but_where_it_is_large() -> None:
    assert {one.__name__ for one in structs() if not one.__struct_config__.eq} == THEMSELVES
