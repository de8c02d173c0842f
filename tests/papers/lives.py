"""The lives in tests/papers/lives: an agreement followed from stage to stage, with the papers that are wanted at each.

A life has an `example` whose parties it first makes forget some groups (`forgets`), or `answers` of its own. Each stage lays answers upon those
of the stage before, `with` on the whole and `parties` by their ids; `adds` are parties that join. `wanted` is the whole list of papers that
are wanted then, each with the party whose it is; `says` and `never says` are words of their plain text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from law_findings import merged
from msgspec import Struct
from shipped import ROOT

from assembler.answers.files import AnswersFile, read_answers


class Stage(Struct, frozen=True, dict=True):
    """A stage of a life: its answers, and what is expected of its papers."""

    life: str
    name: str
    file: AnswersFile
    wanted: list[str]
    says: dict[str, str]
    never_says: dict[str, str]

    def __str__(self) -> str:
        return f"{self.life}: {self.name}"


@cache
def stages() -> tuple[Stage, ...]:
    files = sorted(Path(__file__).with_name("lives").glob("*.yaml"))
    return tuple(stage for file in files for stage in _stages(_text(file.read_text(encoding="utf-8"))))


def _stages(life: dict[str, Any]) -> list[Stage]:
    answers = life.get("answers") or _text((ROOT / "examples" / life["example"]).read_text(encoding="utf-8"))
    for party in answers["parties"]:
        for group in life.get("forgets", ()):
            party.pop(group, None)
    found = []
    for stage in life["stages"]:
        answers = merged(answers, stage.get("with", {}))
        over = stage.get("parties", {})
        parties = [merged(party, over.get(party["id"], {})) for party in answers["parties"]]
        answers = {**answers, "parties": [*parties, *stage.get("adds", ())]}
        file = read_answers(yaml.safe_dump(answers, allow_unicode=True), "life.yaml")
        says, never = stage.get("says", {}), stage.get("never says", {})
        found.append(Stage(life["life"], stage["stage"], file, stage["wanted"], says, never))
    return found


def _text(text: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - nothing but text
    return read
