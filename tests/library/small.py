"""A small library for tests: the shipped questions and facts, and the clauses that a test gives it."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

from shipped import ROOT

ORDER = """outline: standard
title: Standard form
kind: agreement
parts:
  - id: front
    title: Front
    sections: [cover, outstanding]
  - id: body
    title: Body
    sections: [{sections}]
"""
FRONT = {
    "front/cover.md": "---\nid: cover\nkind: cover\nstatus: core\nlaw: [practice]\n---\n{#title .cover-title}\n{{ document.title }}\n",
    "front/outstanding.md": "---\nid: outstanding\nheading: Outstanding points\nkind: outstanding\nstatus: core\nlaw: [practice]\n---\n",
}


def small_library(folder: Path, clauses: dict[str, str]) -> Path:
    """A library folder whose body holds these clauses: each is its text, or only its wording."""
    shutil.copytree(ROOT / "clauses" / "questions", folder / "questions")
    shutil.copy(ROOT / "clauses" / "facts.yaml", folder)
    for name in ("subjects.yaml", "matters.yaml"):
        (folder / name).write_text("[]\n", encoding="utf-8")
    (folder / "outlines").mkdir()
    (folder / "outlines" / "standard.yaml").write_text(ORDER.format(sections=", ".join(clauses)), encoding="utf-8")
    texts = FRONT | {f"body/{name}.md": clause(name, text) for name, text in clauses.items()}
    for path, text in texts.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def clause(name: str, text: str) -> str:
    """The text of a clause file, with front matter where the test gives none."""
    text = dedent(text)
    if text.startswith("---"):
        return text
    return f"---\nid: {name}\nheading: {name.capitalize()}\nstatus: default\nlaw: [practice]\n---\n{text}"
