"""What a package offers by name is there: each name once, and each the thing of that name."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import assembler

PACKAGES = [
    name
    for _, name, is_package in pkgutil.walk_packages(assembler.__path__, "assembler.")
    if is_package and hasattr(importlib.import_module(name), "__all__")
]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_name_that_a_package_offers_is_there_once(name: str):
    package = importlib.import_module(name)

    assert [offered for offered in package.__all__ if not hasattr(package, offered)] == []
    assert len(set(package.__all__)) == len(package.__all__)
