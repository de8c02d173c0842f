from __future__ import annotations

from pathlib import Path

import pytest
from cli.running import Run
from returned.editing import packed
from shipped import ROOT
from word.reading import part

from assembler.word.package import unpack

HUB, FINAL = ROOT / "examples" / "harrowmere-hub.yaml", ROOT / "examples" / "harrowmere-hub-final.yaml"


@pytest.fixture
def sent(run: Run, tmp_path: Path) -> Path:
    """A draft with its record beside it."""
    assert run("assemble", HUB, "-o", tmp_path / "sent.docx").status == 0
    return tmp_path / "sent.docx"


@pytest.mark.slow
def test_what_is_new_goes_into_the_returned_file(run: Run, sent: Path, tmp_path: Path):
    before = sent.read_bytes()
    done = run("update", sent, FINAL, "-o", tmp_path / "merged.docx")

    assert done.status == 0
    assert done.err.splitlines()[-1].endswith("changes of ours, 0 to be decided.")
    assert (sent.read_bytes(), (tmp_path / "merged.docx").read_bytes() != before) == (before, True)


@pytest.mark.slow
def test_nothing_new_gives_the_same_file(run: Run, sent: Path, tmp_path: Path):
    done = run("update", sent, HUB, "-o", tmp_path / "merged.docx")

    assert done.status == 0
    assert (tmp_path / "merged.docx").read_bytes() == sent.read_bytes()


def test_the_returned_file_is_never_written_to(run: Run, sent: Path):
    before = sent.read_bytes()
    done = run("update", sent, FINAL, "-o", sent, "--force")

    assert (done.status, sent.read_bytes()) == (1, before)
    assert "This is one of the files read." in done.err


@pytest.fixture
def returned(sent: Path) -> Path:
    """The draft with another length of notice and another sum in it, and a copy of the answers beside it."""
    docx = sent.read_bytes()
    body = part(docx, "word/document.xml")
    at = body.index("_c_withdrawal__length")
    body = body[:at] + body[at:].replace("12\u00a0months", "18\u00a0months", 1)
    body = body.replace("£145,000", "£a tenth", 1)
    sent.write_bytes(packed({**unpack(docx), "word/document.xml": body.encode()}))
    sent.with_name("hub.yaml").write_bytes(HUB.read_bytes())
    return sent


@pytest.mark.slow
def test_answers_that_they_changed_are_shown_and_then_taken_back(run: Run, returned: Path, tmp_path: Path):
    answers = returned.with_name("hub.yaml")
    arguments = ("update", returned, answers, "-o", tmp_path / "merged.docx", "--take-answers")
    before = answers.read_text(encoding="utf-8")
    shown = run(*arguments)

    assert shown.out.splitlines()[:2] == ["- change.withdrawal_notice: 12", "+ change.withdrawal_notice: 18"]
    assert shown.out.splitlines()[2].startswith("Not taken: money.schedule[1].amount, “£a tenth”: it is not written")
    assert shown.err == "Nothing is written. To write it, add --yes.\n"
    assert (shown.status, (tmp_path / "merged.docx").exists(), answers.read_text(encoding="utf-8")) == (
        1,
        False,
        before,
    )

    assert run(*arguments, "--yes").status == 0
    assert answers.read_text(encoding="utf-8") == before.replace("withdrawal_notice: 12", "withdrawal_notice: 18")
    assert run(*arguments, "--force").out.splitlines() == shown.out.splitlines()[2:]


@pytest.mark.slow
def test_what_both_changed_is_not_taken(run: Run, returned: Path, tmp_path: Path):
    answers = returned.with_name("hub.yaml")
    answers.write_text(answers.read_text(encoding="utf-8").replace("notice: 12", "notice: 9"), encoding="utf-8")
    done = run("update", returned, answers, "-o", tmp_path / "merged.docx", "--take-answers", "--yes")

    assert (
        "Not taken: change.withdrawal_notice, “18 months”: the answers say 9 now, and did not when it was issued."
        in done.out
    )
    assert "withdrawal#length: The new draft words this otherwise too." in done.out


@pytest.mark.slow
def test_an_update_across_forms_says_first_what_it_means(run: Run, sent: Path, tmp_path: Path):
    short = tmp_path / "short.yaml"
    short.write_text(
        HUB.read_text(encoding="utf-8").replace("\ndocument:\n", "\ndocument:\n  length: short\n"), encoding="utf-8"
    )
    told = run("update", sent, short, "-o", tmp_path / "merged.docx")

    assert told.out.startswith(
        "The file was issued in the standard form, and the answers ask for the short form now.\n"
    )
    assert (told.status, (tmp_path / "merged.docx").exists()) == (1, False)
    assert run("update", sent, short, "-o", tmp_path / "merged.docx", "--yes").err.endswith("0 to be decided.\n")
