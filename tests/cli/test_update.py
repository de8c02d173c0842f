from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from cli.running import Run
from returned.editing import packed, renamed
from shipped import ROOT, answers, assembled, issued
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


TITLE = "document: {title: Hub, id: dbf3eac4-a029-4345-8b65-74c688cdb2e1}\n"
OTHER, SHORT = TITLE.replace("Hub", "Harrowmere"), TITLE.replace("title", "length: short, title")


@cache
def small() -> tuple[bytes, bytes]:
    """A draft with nothing but a title, and its record."""
    return issued(assembled(answers(TITLE)))


class TestSmall:
    @pytest.fixture
    def back(self, tmp_path: Path) -> Path:
        """The small draft in a folder, with its record beside it."""
        docx, record = small()
        (tmp_path / "back.docx").write_bytes(docx)
        (tmp_path / "back-record.json").write_bytes(record)
        return tmp_path / "back.docx"

    def update(self, run: Run, back: Path, text: str, *options: str | Path) -> tuple[int, str, str]:
        back.with_name("new.yaml").write_text(text, encoding="utf-8")
        done = run("update", back, back.with_name("new.yaml"), "-o", back.with_name("out.docx"), *options)
        return done.status, done.out, done.err

    @pytest.mark.parametrize(
        ("text", "news"),
        [
            (TITLE, "nothing new"),
            (TITLE.replace("title: Hub", "title: Hub, short_name: H"), "1 change of ours"),
            (OTHER, "2 changes of ours"),
        ],
        ids=["the same answers", "one change", "two changes"],
    )
    def test_it_counts_what_it_put_in(self, text: str, news: str, run: Run, back: Path):
        out = back.with_name("out.docx")

        assert self.update(run, back, text) == (0, "", f"Written to {out}: {news}, 0 to be decided.\n")

    def test_a_conflict_is_listed_and_ends_with_status_1(self, run: Run, back: Path):
        back.write_bytes(renamed(back.read_bytes(), "Hub", "Hub Two"))
        theirs = "The new draft words this otherwise too. These words stand until somebody decides."

        assert self.update(run, back, OTHER) == (
            1,
            f"cover#title: {theirs}\nparticulars#terms/title/2: {theirs}\n",
            f"Written to {back.with_name('out.docx')}: nothing new, 2 to be decided.\n",
        )

    def test_an_update_across_forms_is_written_only_where_it_is_confirmed(self, run: Run, back: Path):
        out = back.with_name("out.docx")
        means = (
            "The file was issued in the standard form, and the answers ask for the short form now.\n"
            "Of its passages: 62 come in, 367 go, 17 stand elsewhere, 3 are worded otherwise.\n"
        )

        assert self.update(run, back, SHORT) == (1, means, "Nothing is written. To write it, add --yes.\n")
        assert not out.exists()
        assert self.update(run, back, SHORT, "--yes") == (
            0,
            means,
            f"Written to {out}: 444 changes of ours, 0 to be decided.\n",
        )

    def test_a_file_that_is_there_is_replaced_only_by_force(self, run: Run, back: Path):
        out = back.with_name("out.docx")
        out.write_bytes(b"mine")

        assert self.update(run, back, TITLE) == (
            1,
            "",
            f"{out}: The file is already there, and somebody may have edited it. Give another name, or use --force to replace it.\n",
        )
        assert out.read_bytes() == b"mine"
        assert self.update(run, back, TITLE, "--force")[0] == 0
        assert out.read_bytes() == small()[0]

    def test_what_cannot_be_read_is_named(self, run: Run, back: Path):
        bad = back.with_name("bad.docx")
        bad.write_bytes(b"x")
        back.with_name("back-record.json").rename(back.with_name("mine.json"))

        assert self.update(run, back, TITLE)[2] == (
            f"{back}: No record of this file was found. Name it with --record.\n"
        )
        assert self.update(run, back, TITLE, "--record", back.with_name("mine.json"))[0] == 0
        assert self.update(run, bad, TITLE, "--force")[2] == (
            f"{bad}: It is not a Word file (.docx), or it is damaged or has a password. Use the file as it was sent.\n"
        )
        told = self.update(run, back, TITLE, "--force", "--record", back.with_name("mine.json"), "--template", bad)
        assert (told[0], told[2].startswith(f"{bad}: ")) == (1, True)
