"""Lines as LibreOffice breaks them: no number at the end of one is parted from its word."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from shipped import answers, assembled, house
from word.gates import require

from assembler.word.office import to_pdf
from assembler.word.writer import write_document

PARTED = re.compile(
    r"\b(?:[Ss]ections?|[Cc]lauses?|[Pp]aragraphs?|Schedule|Part|Act)\n+ *\(?[0-9]|\b[0-9]{1,2}\n+ *(?:days|months|Working|March|January)"
)


@pytest.mark.office
@pytest.mark.row("B4")
def test_no_line_ends_between_a_number_and_its_word(tmp_path: Path):
    require("office")
    given = "document: {title: Yard Agreement, reference: L/1}\nmoney: {payments: yes}"
    (tmp_path / "x.pdf").write_bytes(to_pdf(write_document(assembled(answers(given)).agreement, house())))

    command = ["pdftotext", "-layout", str(tmp_path / "x.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert PARTED.findall(text) == []
