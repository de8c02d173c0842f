"""What is round the command is not as it should be: told in plain words with status 1, and never as a fault of assembler's."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.running import Run, in_process

from assembler.interview.faces.choose import choose_face
from assembler.interview.faces.plain_face import wrapped
from assembler.interview.faces.rich_face import RichFace

ANSWERS = "document: {title: Gaining entry}\nscope: {subjects: [staff], purpose: To meet}\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return in_process(capsys)


def shell(words: str, folder: Path) -> tuple[int, str]:
    command = f"{sys.executable} -m assembler.cli.main"
    done = subprocess.run(
        ["sh", "-c", words.replace("assembler ", f"{command} ")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.row("I11")
@pytest.mark.parametrize("command", ["interview d.yaml --plain", "interview d.yaml", "check d.yaml"])
def test_a_closed_input_is_no_fault_of_ours(tmp_path: Path, command: str):
    (tmp_path / "d.yaml").write_text(ANSWERS, encoding="utf-8")

    status, told = shell(f"assembler {command} <&-", tmp_path)

    assert (status, "has a fault" in told) == (1, False), told


@pytest.mark.slow
@pytest.mark.row("I11")
@pytest.mark.parametrize(
    "command",
    [
        "interview d.yaml",
        "batch run x.jsonl --out o",
        "check d.yaml",
        "new d.yaml",
        "assemble d.yaml -o d.docx",
        "explain d.yaml",
    ],
)
def test_a_folder_that_is_gone_is_told(tmp_path: Path, command: str):
    folder = tmp_path / "gone"
    folder.mkdir()

    status, told = shell(f"rmdir ../gone; assembler {command}", folder)

    assert status == 1, told
    assert "has a fault" not in told
    assert any(words in told for words in ("No such file", "no longer there", "not there"))


@pytest.mark.row("I11")
@pytest.mark.parametrize(
    "setting",
    [
        "document[1].title=x",
        "document[title].title=x",
        "scope.subjects[1]=x",
        "scope.subjects[staff].x=x",
        "document.title[1]=x",
        "parties[1][2].title=x",
        "[1]=x",
        "=x",
        ".=x",
        "document=x",
        "parties=x",
        "parties[9999999999999999999999].kind=charity",
        "document.title=\x1b[31m",
    ],
)
def test_a_setting_of_any_shape_is_refused_in_plain_words(tmp_path: Path, run: Run, setting: str):
    (tmp_path / "d.yaml").write_text(ANSWERS, encoding="utf-8")

    outcome = run("interview", tmp_path / "d.yaml", "--no-input", "--set", setting)

    assert outcome.status == 1
    assert "has a fault" not in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert (tmp_path / "d.yaml").read_text(encoding="utf-8") == ANSWERS


@pytest.mark.row("I11")
@pytest.mark.parametrize("columns", [1, 2, 8, 20, 80])
def test_a_terminal_of_any_width_shows_words(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_, **__: os.terminal_size((columns, 24)))

    RichFace(colours=False, shown=lambda: None).say(" " * 200 + "* Gaining entry together")

    assert capsys.readouterr().out.split() == ["*", "Gaining", "entry", "together"]


@pytest.mark.row("I11")
def test_where_nothing_can_be_read_or_shown_nobody_is_asked():
    for source, out in ((None, io.StringIO()), (io.StringIO(), None), (None, None)):
        assert choose_face(source, out, {}, plain=True, one_by_one=False, shown=lambda: None) is None


@pytest.mark.row("I9")
def test_the_names_of_files_are_shown_escaped(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    name = "\x1b[31m\u202e"
    told = [
        run("new", f"{name}.yaml").err,
        run("check", f"{name}-.yaml").err,
        run("interview", f"{name}.yaml", "--no-input").err,
        run("explain", f"{name}.yaml", name).err,
        run("schema", "-o", f"{name}.json").err,
        run("batch", "plan", f"{name}.jsonl", "--out", name).err,
        wrapped(f"Going on with {name}."),
    ]

    assert all(line.isprintable() for text in told for line in text.splitlines()), told


@pytest.mark.row("I8")
@pytest.mark.parametrize(
    "command", ["check big.yaml", "explain big.json", "interview big.yaml --no-input", "assemble big.yaml -o x.docx"]
)
def test_a_file_of_3_gb_is_refused_by_its_size(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str):
    monkeypatch.chdir(tmp_path)
    for name in ("big.yaml", "big.json"):
        with Path(name).open("wb") as file:
            file.truncate(3_000_000_000)

    outcome = run(*command.split())

    assert outcome.status == 1
    assert "it is larger than 4 MB." in outcome.err
