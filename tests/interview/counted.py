"""Prompts counted: an agreement's answers typed into a real terminal, from the command to the Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from interview.knowing import Knowing, Typed, play_knowing
from interview.terminal import Terminal, keys_for, without_identity
from msgspec import Struct

from assembler.interview.core.draft import with_value
from assembler.interview.talk.form import Form

ROOT = Path(__file__).parents[2]


class KnownAgreement(Struct, frozen=True, dict=True):
    """An agreement to be made: whose answers it has, the register's bodies that are its parties, its preset, and the most prompts."""

    name: str
    file: Path
    bodies: dict[str, str]
    preset: str
    most: int


AGREEMENTS = (
    KnownAgreement(
        "a falls pilot of two parties, in the short form",
        ROOT / "tests" / "deals" / "falls.yaml",
        {"fire": "fra-cambridgeshire-and-peterborough", "trust": "amb-east-of-england"},
        "operational-assistance",
        50,
    ),
    KnownAgreement(
        "rooms in a station, shared by three services",
        ROOT / "examples" / "larkfield-rooms.yaml",
        {
            "thornmere": "fra-bedfordshire",
            "pcc-thornmere": "pcc-bedfordshire",
            "vale-ambulance": "amb-east-of-england",
        },
        "shared-premises",
        80,
    ),
    KnownAgreement(
        "co-responding of two parties",
        ROOT / "examples" / "eastmarsh-co-responding.yaml",
        {"eastmarsh": "fra-royal-berkshire", "coastal-counties": "amb-south-central"},
        "co-responding",
        80,
    ),
)


class Counted(Struct, frozen=True, dict=True):
    """What was met on the way to the Word file."""

    name: str
    preset: str
    prompts: int
    most: int
    screens: int
    answers: int
    written: str
    typed: tuple[Typed, ...]
    shown: str


def known(agreement: KnownAgreement) -> Knowing:
    """The answers that its user has, in the short form."""
    knowing = Knowing.of(agreement.file, agreement.bodies)
    answers = with_value(knowing.answers, ("document", "length"), "short")
    return Knowing(with_value(answers, ("drafting",), None), knowing.bodies)


def counted(agreement: KnownAgreement, folder: Path) -> Counted:
    """An agreement made on a terminal. It is played without one first, so that what is to be typed is known."""
    planned = folder / "planned"
    planned.mkdir()
    _, face, _ = play_knowing(planned, known(agreement), agreement.preset)
    terminal = Terminal("interview", "pilot.yaml", "--preset", agreement.preset, folder=folder)
    for number, typed in enumerate(face.typed, 1):
        if isinstance(typed.shown, Form):
            terminal.wait_for_screen(number)
        else:
            terminal.wait_for_prompt(number, typed.shown)
        terminal.send(_keys(typed))
    assert terminal.end() == 0, terminal.shown
    assert (folder / "pilot.docx").is_file()
    written = without_identity((folder / "pilot.yaml").read_text(encoding="utf-8"))
    assert written == (planned / "pilot.yaml").read_text(encoding="utf-8")
    screens = sum(isinstance(typed.shown, Form) for typed in face.typed)
    answers = sum(bool(line) for typed in face.typed for line in typed.lines)
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.written)
    met = (terminal.prompts, agreement.most, screens, answers)
    return Counted(agreement.name, agreement.preset, *met, written, tuple(face.typed), shown)


def transcript(typed: tuple[Typed, ...]) -> Iterator[str]:
    """What was put and what was typed, prompt by prompt: of a screen the lines that were filled in, and how many were left as they were."""
    for number, one in enumerate(typed, 1):
        yield f"── prompt {number} " + "─" * 60
        if not isinstance(one.shown, Form):
            yield from filter(None, (one.shown.place, one.shown.question))
            yield f"> {one.lines[0]}"
            continue
        yield f"{one.shown.place}. {one.shown.status}".rstrip(". ")
        about = ""
        for line, words in zip(one.shown.lines, one.lines, strict=True):
            if words and line.about != about:
                about = line.about
                yield f"{about[:1].upper()}{about[1:]}"
            if words:
                yield f"  {line.label}: {words}"
        left = sum(not words for words in one.lines)
        yield f"  ({left} lines left as they are)" if left else "  (every line)"


def _keys(typed: Typed) -> str:
    """What to press: line by line on a screen, down to the last that is answered, and Ctrl-S."""
    if not isinstance(typed.shown, Form):
        return keys_for(typed.shown, typed.lines[0])
    last = max((number for number, line in enumerate(typed.lines) if line), default=-1)
    pressed = ""
    usual = False
    for line, shown in list(zip(typed.lines, typed.shown.lines, strict=True))[: last + 1]:
        pressed += "\x1b[B" if shown.usual and not usual else ""  # from the row that goes on
        usual = shown.usual
        pressed += f"\x01\x0b{line}\r" if line else "\r"
    return f"{pressed}\x13"
