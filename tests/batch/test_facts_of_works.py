"""What the manifest says of papers and of a variation: which there are, what is open, and what is to be done before signing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from assembler.batch import packs, variations
from assembler.returned import Verdict


def point(name: str, field: str = "") -> Any:
    return SimpleNamespace(id=name, question=f"What {name}", field=field)


def agreement(*points: Any) -> Any:
    return SimpleNamespace(agreement=SimpleNamespace(points=points))


def test_papers_are_named_with_whose_they_are_and_each_blank_once():
    made: Any = SimpleNamespace(
        papers=[
            SimpleNamespace(
                status=SimpleNamespace(outline="notice", item="fire"), result=agreement(point("a"), point("b"))
            ),
            SimpleNamespace(
                status=SimpleNamespace(outline="register", item=""), result=agreement(point("b"), point("c"))
            ),
        ]
    )

    assert packs._called(made) == ["notice fire", "register"]
    assert packs._open(made) == ["a", "b", "c"]


def test_before_signing_what_was_judged_and_every_blank_is_looked_at():
    made: Any = SimpleNamespace(
        verdicts=(Verdict("BLOCK", "No.", "s.1"), Verdict("NOTE", "By the way."), Verdict("WARN", "Look.")),
        agreement=agreement(point("day", "document.date"), point("name")),
    )

    assert list(variations._before_signing(made)) == [
        {"level": "BLOCK", "provision": "s.1", "what": "No."},
        {"level": "WARN", "provision": "", "what": "Look."},
        {"level": "BLANK", "provision": "", "what": "What day (document.date)."},
        {"level": "BLANK", "provision": "", "what": "What name."},
    ]
