"""The papers as pages: each within the length that its reader would read, and valid for the outside judges."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from papers.lives import stages
from returned.programs import ONLYOFFICE, as_text_by_onlyoffice
from searching import WHOLE
from shipped import compiled_library, house
from word.gates import Shown, cached_fields, office_numbers, require, sdk_errors

from assembler.agreement import Paragraph
from assembler.papers.pack import pack
from assembler.pipeline import Result
from assembler.plain import words
from assembler.register import load_register
from assembler.spacing import as_typed
from assembler.word_file import word_file

LETTERS, RECORDS = 1, 3
"""The most pages of a letter or a checklist, and of a record."""
MOST = {
    "decision": RECORDS,
    "replacement": RECORDS,
    "end-record": RECORDS,
    "exit-record": RECORDS,
    "signing": RECORDS,
    "review-record": RECORDS,
    "register": 30,
}


WANTED = sorted({paper.partition(" ")[0] for stage in stages() for paper in stage.wanted})
"""Every paper that some life wants."""
SOME = WANTED if WHOLE else WANTED[::3]
"""For what takes long: a third of them, and every one in the whole suite."""


@cache
def papers() -> dict[str, Result]:
    """One of each paper that some life wants, the longest of those there are."""
    found: dict[str, Result] = {}
    for stage in stages():
        for paper in pack(stage.file, compiled_library(), load_register()).papers:
            name = paper.status.outline
            if name not in found or _size(paper.result) > _size(found[name]):
                found[name] = paper.result
    return found


def _size(result: Result) -> int:
    return sum(len(one.text) for one in result.agreement.paragraphs())


@cache
def files() -> dict[str, bytes]:
    """The Word file of each."""
    return {name: word_file(result, compiled_library(), house()).content for name, result in papers().items()}


@pytest.mark.office
def test_a_letter_takes_one_page_and_a_record_at_most_three(tmp_path: Path):
    require("office")
    for name, content in files().items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    made = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*made, *map(str, sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=300)
    pages = {pdf.stem: _pages(pdf) for pdf in tmp_path.glob("*.pdf")}

    assert pages.keys() == files().keys()
    assert {name: count for name, count in pages.items() if count > MOST.get(name, LETTERS)} == {}


def _pages(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return int(told.partition("Pages:")[2].split()[0])


@pytest.mark.sdk
@pytest.mark.slow
@pytest.mark.parametrize("name", SOME)
def test_the_open_xml_sdk_finds_nothing(name: str):
    assert sdk_errors(files()[name]) == []


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_works_out_each_number_and_reference_as_we_wrote():
    require("office")
    for name, found in zip(SOME, office_numbers([files()[name] for name in SOME]), strict=True):
        assert typed(found.fields) == typed(cached_fields(files()[name])), name
        assert [as_typed(one).strip() for one in found.labels] == [one.number for one in numbered(name)], name


@pytest.mark.slow
@pytest.mark.skipif(not ONLYOFFICE, reason="document-builder is not installed")
def test_onlyoffice_puts_the_same_number_before_every_paragraph(tmp_path: Path):
    for name in SOME:
        (tmp_path / f"{name}.docx").write_bytes(files()[name])
    printed = as_text_by_onlyoffice([tmp_path / f"{name}.docx" for name in SOME], tmp_path / "text")
    wanted = {name: [_line(f"{one.number} {words(one)}") for one in numbered(name)] for name in SOME}
    lines = {name: list(map(_line, text.splitlines())) for name, text in zip(SOME, printed, strict=True)}

    assert {name: [line for line in lines[name] if line in wanted[name]] for name in SOME} == wanted


def _line(said: str) -> str:
    return " ".join(as_typed(said).split())


def numbered(name: str) -> list[Paragraph]:
    """The paragraphs of a paper that bear a number."""
    return [one for one in papers()[name].agreement.paragraphs() if one.number]


def typed(fields: list[Shown]) -> list[Shown]:
    return [replace(one, number=as_typed(one.number)) for one in fields]
