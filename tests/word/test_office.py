from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from word.gates import require
from word.reading import house
from word.sample import large, sample

from assembler.errors import OutputError
from assembler.word.contents import listed_headings
from assembler.word.office import read_pages, to_pdf
from assembler.word.writer import write_document

Programs = Callable[[str, str], None]

TEMPLATE = house()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A folder that is the whole path, where a test puts programs of its own."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, script: str) -> None:
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)

    return put


@pytest.mark.office
def test_pages_rise_from_clause_to_clause_and_schedule_to_schedule():
    require("office")
    agreement = large()
    pages = read_pages(
        write_document(agreement, TEMPLATE), [heading.key for heading in listed_headings(agreement.paragraphs())]
    )

    assert list(pages) == [heading.key for heading in listed_headings(agreement.paragraphs())]
    assert list(pages.values()) == sorted(pages.values())
    assert pages["definitions"] >= 4
    assert pages["sch-premises"] >= pages["sch-workstreams"] > pages["definitions"]


@pytest.mark.office
def test_a_document_with_page_numbers_has_the_same_pages():
    require("office")
    agreement = sample()
    keys = [heading.key for heading in listed_headings(agreement.paragraphs())]
    pages = read_pages(write_document(agreement, TEMPLATE), keys)

    assert read_pages(write_document(agreement, TEMPLATE, pages=pages), keys) == pages


@pytest.mark.office
def test_a_paragraph_that_is_not_there_has_no_page():
    require("office")

    with pytest.raises(OutputError, match="gave no page for nowhere"):
        read_pages(write_document(sample(), TEMPLATE), ["nowhere"])


@pytest.mark.office
def test_a_pdf_is_made():
    require("office")

    assert to_pdf(write_document(sample(), TEMPLATE)).startswith(b"%PDF-")


@pytest.mark.usefixtures("programs")
def test_without_libreoffice_the_message_says_what_to_install():
    with pytest.raises(OutputError, match=r"The program soffice is not on the path. Install LibreOffice"):
        to_pdf(b"")


@pytest.mark.slow
def test_a_program_that_takes_too_long_is_stopped(programs: Programs):
    programs("soffice", "/bin/sleep 30 & wait")
    started = time.monotonic()

    with pytest.raises(OutputError, match=r"soffice took longer than 0\.3 seconds and was stopped"):
        to_pdf(b"", timeout=0.3)
    assert time.monotonic() - started < 10


def gone(group: int) -> bool:
    """Whether no process of the group is left, once the system has had time to take it away."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.slow
def test_ctrl_c_while_a_program_runs_stops_it(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    programs("soffice", f"echo $$ > {tmp_path}/at; /bin/sleep 30 & wait")

    def interrupted(self: subprocess.Popen[str], timeout: float) -> None:  # noqa: ARG001
        while not (tmp_path / "at").exists() or not (tmp_path / "at").read_text():
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)

    with pytest.raises(KeyboardInterrupt):
        to_pdf(b"")
    assert gone(int((tmp_path / "at").read_text()))


def test_a_program_that_fails_is_reported_with_its_own_words(programs: Programs):
    programs("soffice", "echo 'no room' >&2; exit 3")

    with pytest.raises(OutputError, match="soffice failed: no room"):
        to_pdf(b"")


def test_a_program_that_makes_nothing_is_reported(programs: Programs):
    programs("soffice", "exit 0")

    with pytest.raises(OutputError, match="could not make a PDF"):
        to_pdf(b"")
