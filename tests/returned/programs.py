"""Other programs that open and save a Word file, or settle its tracked changes: LibreOffice, and ONLYOFFICE's document builder."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

LIBREOFFICE = shutil.which("soffice") is not None
ONLYOFFICE = importlib.util.find_spec("docbuilder") is not None
"""Whether `document-builder` (PyPI) is installed: it saves and settles without a licence."""
Way = Literal["raw", "LibreOffice", "by way of .odt", "ONLYOFFICE"]
Act = Literal["", "AcceptAllRevisionChanges", "RejectAllRevisionChanges"]

_BUILDER = """
import sys, docbuilder
builder = docbuilder.CDocBuilder()
for path in sys.argv[4:]:
    builder.OpenFile(path, "")
    if sys.argv[2]:
        builder.GetContext().GetGlobal()["Api"].GetDocument().Call(sys.argv[2])
    ending = sys.argv[3]
    builder.SaveFile(ending, sys.argv[1] + "/" + path.rpartition("/")[2].removesuffix(".docx") + "." + ending)
    builder.CloseFile()
"""


def saved(files: Sequence[Path], way: Way, folder: Path) -> list[Path]:
    """The files as a program saves them, under their own names in a folder."""
    folder.mkdir(exist_ok=True)
    if way == "raw" or not files:
        return [Path(shutil.copy(path, folder)) for path in files]
    if way == "ONLYOFFICE":
        return by_onlyoffice(files, folder)
    if way == "by way of .odt":
        _converted(files, "odt", folder / "odt")
        files = [folder / "odt" / f"{path.stem}.odt" for path in files]
    _converted(files, "docx:MS Word 2007 XML", folder)
    return [folder / f"{path.stem}.docx" for path in files]


def by_onlyoffice(files: Sequence[Path], folder: Path, act: Act = "") -> list[Path]:
    """The files as ONLYOFFICE saves them, once it has accepted or rejected all their changes where that is asked."""
    _built(files, folder, act, "docx")
    return [folder / path.name for path in files]


def as_text_by_onlyoffice(files: Sequence[Path], folder: Path) -> list[str]:
    """The files as plain text, with the numbers that ONLYOFFICE works out."""
    _built(files, folder, "", "txt")
    return [(folder / f"{path.stem}.txt").read_text(encoding="utf-8-sig") for path in files]


def _built(files: Sequence[Path], folder: Path, act: Act, ending: str) -> None:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-c", _BUILDER, str(folder), act, ending, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 30 * len(files))


def _converted(files: Sequence[Path], form: str, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 30 * len(files))
