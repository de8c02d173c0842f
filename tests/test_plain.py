"""The examples as numbered plain text, whole, against tests/expected/.

After a change to a clause, read what changed and renew them: `ASSEMBLER_RENEW=1 pytest tests/test_plain.py`, then `git diff tests/expected`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shipped import EXAMPLES, assembled, compiled_library, example

from assembler.answers.files import read_answers
from assembler.cover_note import cover_note
from assembler.plain import agreement_text

pytestmark = pytest.mark.golden

EXPECTED = Path(__file__).with_name("expected")
EVERY = [path.stem for path in EXAMPLES]


def renewed(name: str, text: str) -> str:
    """What is expected; written afresh first where ASSEMBLER_RENEW asks for it."""
    file = EXPECTED / name
    if os.environ.get("ASSEMBLER_RENEW"):
        file.write_text(text, encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EVERY)
def test_an_example_reads_as_expected(name: str):
    text = agreement_text(assembled(example(f"{name}.yaml")).agreement)

    assert text == renewed(f"{name}.txt", text)


def test_a_short_agreement_reads_as_expected():
    """A real deal: help for people who have fallen. It is the short form as a whole, to be read as the other side reads it."""
    given = (Path(__file__).with_name("deals") / "falls.yaml").read_text(encoding="utf-8")
    text = agreement_text(assembled(read_answers(given, "falls.yaml")).agreement)

    assert text == renewed("falls-in-the-short-form.txt", text)


@pytest.mark.parametrize("name", EVERY)
def test_its_cover_note_reads_as_expected(name: str):
    result = assembled(example(f"{name}.yaml"))
    text = cover_note(result, compiled_library().library.law)

    assert text == renewed(f"{name}-cover-note.txt", text)


def test_a_clean_copy_brackets_what_is_open_and_a_draft_lists_it():
    clean, internal = (
        agreement_text(assembled(example("harrowmere-hub.yaml"), kind).agreement) for kind in ("clean", "internal")
    )

    assert "[" in clean
    assert ["OUTSTANDING POINTS" in text for text in (clean, internal)] == [False, True]
