"""What the head of a manifest says that an agreement was made with."""

from __future__ import annotations

import re
from typing import Any

import pytest
from batch.making import order
from shipped import compiled_library

from assembler.batch import made_with
from assembler.batch.items import digest
from assembler.version import __version__


class Shop:
    """A workshop with the shipped library."""

    compiled = compiled_library()


@pytest.fixture(autouse=True)
def shop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_with, "workshop", lambda _: Shop)
    monkeypatch.setattr(made_with, "_tool", lambda: "the sum of our modules")


def head(**more: Any) -> dict[str, Any]:
    return made_with.head_of(order(**more))


def test_the_head_says_all_that_decides_the_bytes_beside_the_answers():
    library = compiled_library().library
    found = head()

    assert re.fullmatch("[0-9a-f]{64}", found.pop("register"))
    assert found == {
        "base": "",
        "copy": "clean",
        "law as at": library.law.as_at,
        "library": library.digest,
        "record inside": False,
        "template": digest(order().template),
        "tool": {"sha256": "the sum of our modules", "version": __version__},
    }


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"base": "document: {}"}, {"base": digest("document: {}")}),
        ({"copy": "signature"}, {"copy": "signature"}),
        ({"embed": True}, {"record inside": True}),
        ({"work": "pack"}, {"work": "pack"}),
        ({"work": "assemble"}, {}),
        ({"seconds": 1.0}, {}),
    ],
)
def test_what_is_asked_for_is_in_the_head(more: dict[str, Any], said: dict[str, Any]):
    assert head(**more) == head() | said


def test_the_sum_of_our_modules_is_of_every_one_by_its_place(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    found: list[Any] = []
    monkeypatch.setattr(made_with, "digest_of", lambda value: found.append(value) or "sum")

    assert made_with._tool() == "sum"
    [sums] = found
    assert {"__init__.py", "batch/made_with.py", "returned/anchors.py"} <= sums.keys()
    assert all(name.endswith(".py") for name in sums)
