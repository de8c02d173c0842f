"""`assembler vary`: what it writes, what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Run, in_process
from shipped import ROOT

SIGNED = ROOT / "examples" / "harrowmere-hub-final.yaml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return in_process(capsys)


def answers(folder: Path, old: str, new: str) -> Path:
    path = folder / "new.yaml"
    text = SIGNED.read_text(encoding="utf-8")
    assert old in text
    path.write_text(
        text.replace(old, new) + "\nlife:\n  variation:\n    agreement_dated: 2027-04-01\n", encoding="utf-8"
    )
    return path


@pytest.mark.slow
def test_vary_writes_the_variation_its_record_and_what_is_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("assemble", SIGNED, "--final", "-o", tmp_path / "signed.docx").status == 0
    new = answers(tmp_path, "2042-03-31", "2045-03-31")
    names = ("variation.docx", "conformed.docx", "marked.docx")
    output, conformed, marked = (tmp_path / name for name in names)
    done = run("vary", tmp_path / "signed.docx", new, "-o", output, "--conformed", conformed, "--marked", marked)
    assert done.status == 1  # a consultation is to be held again, on a reading
    assert "for “31 March 2042” substitute “31 March 2045”." in done.out
    assert "Norvale PCC must consult the chief officer of police of its force again" in done.out
    written = sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".docx", ".json"))
    assert written == sorted(
        [*names, "conformed-record.json", "signed-record.json", "signed.docx", "variation-record.json"]
    )
    assert run("trace", conformed).status == 0


@pytest.mark.slow
def test_what_was_signed_needs_its_record(run: Run, tmp_path: Path) -> None:
    assert run("assemble", SIGNED, "--final", "-o", tmp_path / "signed.docx").status == 0
    (tmp_path / "signed-record.json").unlink()
    done = run(
        "vary",
        tmp_path / "signed.docx",
        answers(tmp_path, "2042-03-31", "2045-03-31"),
        "-o",
        tmp_path / "variation.docx",
    )
    assert (done.status, "No record of this file was found" in done.err) == (1, True)
    assert not (tmp_path / "variation.docx").exists()


@pytest.mark.slow
def test_nothing_is_written_where_nothing_is_varied(run: Run, tmp_path: Path) -> None:
    assert run("assemble", SIGNED, "--final", "-o", tmp_path / "signed.docx").status == 0
    done = run("vary", tmp_path / "signed.docx", SIGNED, "-o", tmp_path / "variation.docx")
    assert (done.status, "nothing is to be varied" in done.err) == (1, True)
    assert not (tmp_path / "variation.docx").exists()
