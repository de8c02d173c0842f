"""What a package says that it offers is there."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import assembler

PACKAGES = [
    package
    for package in (
        import_module(one.name) for one in pkgutil.walk_packages(assembler.__path__, "assembler.") if one.ispkg
    )
    if hasattr(package, "__all__")
]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda one: str(one.__name__))
def test_what_a_package_offers_is_there_and_told_once(package: object):
    offered = list(package.__all__)  # type: ignore[attr-defined]

    assert [name for name in offered if not hasattr(package, name)] == []
    assert len(offered) == len(set(offered)) > 0
