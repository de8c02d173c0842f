"""Every block of the README, in order, in one folder, as a newcomer would type it (fault H1)."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from shipped import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

pytestmark = [pytest.mark.row("H1"), pytest.mark.slow]


def session() -> list[str]:
    """The commands after a dollar sign, without what is said of them."""
    return [
        re.split(r"\s+# ", line[2:])[0]
        for language, text in BLOCKS
        if not language
        for line in text.splitlines()
        if line.startswith("$ ")
    ]


NEEDS_ATTENTION = {"assembler interview": (0, 1, 130), "assembler check": (1,)}
"""What exits otherwise than with 0: an interview that is left, and a check of what is not ready."""


def test_every_command_works_in_order_in_one_folder(tmp_path: Path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "assembler").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m assembler.cli.main "$@"\n', encoding="utf-8"
    )
    (programs / "assembler").chmod(0o755)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}

    without = "" if shutil.which("soffice") else " --pages"  # which needs LibreOffice
    for typed in (first_command(), *session()):
        command = typed.removesuffix(without)
        done = subprocess.run(
            shlex.split(command), cwd=tmp_path, env=environment, input="", capture_output=True, text=True, check=False
        )
        allowed = NEEDS_ATTENTION.get(" ".join(command.split()[:2]), (0,))
        assert done.returncode in allowed, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def first_command() -> str:
    """What follows the installation in the first block, which is done already."""
    install, _, command = next(text for language, text in BLOCKS if language == "sh").strip().rpartition(" && ")
    assert install == "python3 -m venv .venv && .venv/bin/pip install ."
    return command


def test_the_command_for_windows_is_the_first_one():
    windows = next(text for language, text in BLOCKS if language == "bat").strip()
    assert (
        windows.replace("\\", "/").replace("Scripts", "bin").replace("py -m", "python3 -m")
        == next(text for language, text in BLOCKS if language == "sh").strip()
    )


def test_every_block_is_one_that_is_tried():
    """The second block is this suite itself."""
    assert [language for language, _ in BLOCKS] == ["sh", "sh", "bat", ""]
    assert "-m pytest" in BLOCKS[1][1]
    assert len(session()) == BLOCKS[3][1].count("\n")
