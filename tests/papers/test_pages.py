"""The papers as pages: each within the length that its reader would read, and valid for the outside judges."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from papers.lives import stages
from shipped import compiled_library, house
from word.gates import require, sdk_errors

from assembler.papers.pack import pack
from assembler.register import load_register
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


@cache
def files() -> dict[str, bytes]:
    """One Word file of each paper that some life wants, the longest of those there are."""
    found: dict[str, bytes] = {}
    sizes: dict[str, int] = {}
    for stage in stages():
        for paper in pack(stage.file, compiled_library(), load_register()).papers:
            name, size = paper.standing.outline, sum(len(one.text) for one in paper.result.agreement.paragraphs())
            if size > sizes.get(name, 0):
                sizes[name] = size
                found[name] = word_file(paper.result, compiled_library(), house()).content
    return found


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
@pytest.mark.parametrize("name", ["notice", "decision", "register"])
def test_the_open_xml_sdk_finds_nothing(name: str):
    assert sdk_errors(files()[name]) == []
