"""`assembler template`: a starter, and what a house style lacks or does."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Run
from word.firms import FIRMS
from word.gates import require
from word.reading import HOUSE, changed

from assembler.agreement import Role
from assembler.word.house_style import load_house_style
from assembler.word.lint import lint
from assembler.word.specimen import specimen
from assembler.word.styles import STYLES
from assembler.word.writer import write_document

pytestmark = pytest.mark.row("D6")


def test_a_starter_is_the_shipped_style_and_is_sound(tmp_path: Path, run: Run):
    made = tmp_path / "house.docx"

    written = run("template", "new", str(made))
    assert (written.status, written.out) == (0, "")
    assert written.err == f"House style written to {made}. Change it in Word, then: assembler template check FILE\n"
    assert made.read_bytes() == HOUSE.read_bytes()
    assert run("template", "check", str(made)).out.splitlines()[0] == f"{made} is sound."


def test_a_starter_replaces_nothing_unasked(tmp_path: Path, run: Run):
    made = tmp_path / "house.docx"
    made.write_bytes(b"a lawyer's")

    assert run("template", "new", str(made)).status == 1
    assert made.read_bytes() == b"a lawyer's"


def test_what_a_file_lacks_is_told_at_once(tmp_path: Path, run: Run):
    wrong = changed(HOUSE.read_bytes(), "word/styles.xml", 'w:name w:val="Recital"', 'w:name w:val="Recitals"')
    file = tmp_path / "house.docx"
    file.write_bytes(changed(wrong, "word/header1.xml", "{{ short_title }}", "{{ client }}"))
    outcome = run("template", "check", str(file))

    assert outcome.status == 1
    assert "It lacks the paragraph style 'Recital'." in outcome.err
    assert "unknown placeholder {{ client }}" in outcome.err


def test_how_a_firms_style_numbers_and_pages_is_said(tmp_path: Path, run: Run):
    file = tmp_path / "firm.docx"
    file.write_bytes(FIRMS["1.1.1"])

    told = run("template", "check", str(file))

    assert (told.status, told.err) == (0, "")
    assert told.out.splitlines() == [
        f"{file} is sound.",
        "Clauses: 1., 1.1, 1.1.1, 1.1.1.1, 1.1.1.1.1",
        "Schedules: ANNEX I, 1, 1.1, 1.1.1, (i)",
        "Definitions: (a), (i)",
        "Parties: 1.",
        "Recitals: 1",
        "Schedules run on.",
        "Execution blocks run on, each whole on one page.",
        "Room for text: 16.0 by 24.6 cm",
        "Headers, footers and text print: short_title, reference, marking, edition",
        "They could also print: title, version, status, dated",
    ]


def test_a_specimen_has_every_style_and_is_a_sound_file(tmp_path: Path, run: Run):
    file, page = tmp_path / "firm.docx", tmp_path / "page.docx"
    file.write_bytes(FIRMS["landscape schedules"])
    outcome = run("template", "check", str(file), "--page", str(page))

    roles: set[Role] = {one.role for one in specimen(load_house_style(FIRMS["a)"], "x")).paragraphs()}
    assert roles == set(STYLES) - {"cell-heading"}
    assert "Room for schedules: 24.7 by" in outcome.out
    assert lint(page.read_bytes()) == ()


@pytest.mark.office
def test_a_specimen_may_be_a_picture_of_its_first_page(tmp_path: Path, run: Run):
    require("office")
    page = tmp_path / "page.png"

    assert run("template", "check", str(HOUSE), "--page", str(page)).status == 0
    assert page.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "made"), [("s.docx", b""), ("s.DOCX", b""), ("s.pdf", b"pdf of "), ("s.PNG", b"picture of pdf of ")]
)
def test_a_specimen_is_what_the_ending_of_its_name_says(
    name: str, made: bytes, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("assembler.word.office.to_pdf", lambda content: b"pdf of " + content)
    monkeypatch.setattr("assembler.word.office.first_page", lambda content: b"picture of " + content)
    style = load_house_style(HOUSE.read_bytes(), "house.docx")
    done = run("template", "check", HOUSE, "--page", tmp_path / name)

    assert (done.status, done.err) == (0, f"Specimen written to {tmp_path / name}.\n")
    assert (tmp_path / name).read_bytes() == made + write_document(specimen(style), style)


def test_a_specimen_replaces_nothing_unasked(tmp_path: Path, run: Run):
    (tmp_path / "s.docx").write_bytes(b"mine")

    assert run("template", "check", HOUSE, "--page", tmp_path / "s.docx").status == 1
    assert (tmp_path / "s.docx").read_bytes() == b"mine"
    assert run("template", "check", HOUSE, "--page", tmp_path / "s.docx", "--force").status == 0


def test_a_starter_replaces_what_is_there_by_force(tmp_path: Path, run: Run):
    (tmp_path / "house.docx").write_bytes(b"mine")

    assert run("template", "new", tmp_path / "house.docx", "--force").status == 0
    assert (tmp_path / "house.docx").read_bytes() == HOUSE.read_bytes()
