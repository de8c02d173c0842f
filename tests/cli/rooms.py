"""An agreement of rooms as it was signed, made once: its answers, its Word file and its record."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from shipped import ROOT, assembled, example, issued

ROOMS = ROOT / "examples" / "larkfield-rooms.yaml"
CREWING = ROOT / "examples" / "stourmere-crewing.yaml"
DATED = "\nlife:\n  variation:\n    agreement_dated: 2027-04-01\n"


@cache
def signed(name: str) -> tuple[bytes, bytes]:
    """The signature copy of an example, and its record."""
    return issued(assembled(example(name), "signature"))


def put_signed(folder: Path, answers: Path = ROOMS) -> Path:
    """The signature copy of an example in a folder, with its record beside it."""
    docx, record = signed(answers.name)
    (folder / "signed.docx").write_bytes(docx)
    (folder / "signed-record.json").write_bytes(record)
    return folder / "signed.docx"


def put_answers(folder: Path, old: str, new: str, answers: Path = ROOMS, more: str = DATED) -> Path:
    """The answers of an example, but for a change, and with the date of the agreement that was signed."""
    text = answers.read_text(encoding="utf-8")
    assert old in text
    (folder / "new.yaml").write_text(text.replace(old, new, 1) + more, encoding="utf-8")
    return folder / "new.yaml"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
