"""The way in from Python: the page that shows it is run, and importing the package costs nothing."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest
from shipped import ROOT

import assembler


@pytest.mark.slow
def test_the_page_for_python_shows_what_one_gets(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")

    assert found.attempted > 10
    assert found.failed == 0


def test_importing_the_package_imports_only_its_version_module():
    script = "import sys, assembler; print([name for name in sys.modules if name.startswith('assembler.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['assembler.version']"


@pytest.mark.parametrize("name", assembler.__all__)
def test_every_public_name_is_there_and_listed(name: str):
    assert getattr(assembler, name) is not None
    assert name in dir(assembler)


def test_a_name_that_is_not_public_is_no_attribute():
    with pytest.raises(AttributeError, match="module 'assembler' has no attribute 'assembel'"):
        assembler.assembel  # noqa: B018


def test_no_public_name_is_that_of_a_module_that_would_replace_it():
    modules = {path.stem for path in (ROOT / "assembler").iterdir()}

    assert modules & set(assembler.__all__) == set()
