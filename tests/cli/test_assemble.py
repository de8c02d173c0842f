"""`assembler assemble`: what it writes, what it refuses to replace, and that it never leaves half a file."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from cli.running import Run, elsewhere
from shipped import EXAMPLES, ROOT, assembled, example
from word.embedded import read_embedded_record
from word.gates import require

from assembler.cli.assemble import _in_manner_of
from assembler.cli.common import house_style
from assembler.renumbering import renumbered
from assembler.word.house_style import load_house_style
from assembler.word.lint import lint
from assembler.word.package import unpack

HUB = ROOT / "examples" / "harrowmere-hub.yaml"
FINAL = ROOT / "examples" / "harrowmere-hub-final.yaml"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The draft example, in a folder of its own."""
    return Path(shutil.copy(HUB, tmp_path / "hub.yaml"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestWriting:
    @pytest.mark.slow
    def test_a_draft_is_written_with_its_cover_note_beside_the_answers(self, hub: Path, run: Run):
        outcome = run("assemble", hub)

        assert (outcome.status, outcome.out) == (0, "")
        assert outcome.err.startswith(f"Draft written to {hub.with_suffix('.docx')}.\nBefore it can be signed: ")
        assert names(hub.parent) == ["hub-cover-note.txt", "hub-record.json", "hub.docx", "hub.yaml"]
        assert lint(hub.with_suffix(".docx").read_bytes()) == ()
        assert hub.with_name("hub-cover-note.txt").read_text(encoding="utf-8").startswith("Cover note: Harrowmere Hub")

    def test_the_files_are_private_to_their_owner(self, hub: Path, run: Run):
        run("assemble", hub)
        made = ("hub.docx", "hub-cover-note.txt", "hub-record.json")

        assert [stat.S_IMODE((hub.parent / name).stat().st_mode) for name in made] == [0o600] * 3

    @pytest.mark.row("I12")
    @pytest.mark.parametrize(("file", "options"), [(HUB, ()), (FINAL, ("--final",))], ids=["draft", "signature copy"])
    def test_the_record_stands_beside_the_word_file_and_not_in_it(
        self, file: Path, options: tuple[str, ...], run: Run, tmp_path: Path
    ):
        outcome = run("assemble", file, "-o", tmp_path / "hub.docx", *options)
        record = json.loads((tmp_path / "hub-record.json").read_bytes())

        assert outcome.status == 0
        assert read_embedded_record((tmp_path / "hub.docx").read_bytes()) is None
        assert record["answers"]["document"]["title"] == "Harrowmere Hub Collaboration Agreement"

    @pytest.mark.slow
    @pytest.mark.row("I12")
    def test_nobody_is_told_who_accepted_what_without_the_embedded_record(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        text = (ROOT / "examples" / "harrowmere-hub-final.yaml").read_text(encoding="utf-8")
        assert "by: Alex Morgan" in text
        file.write_text(text.replace("by: Alex Morgan", "by: Jo Quillfeather"), encoding="utf-8")
        told = []
        for options in ((), ("--embed", "--force")):
            assert run("assemble", file, *options).status == 0
            told.append(
                any(b"Quillfeather" in part for part in unpack(file.with_suffix(".docx").read_bytes()).values())
            )

        assert told == [False, True]
        assert "Quillfeather" in (tmp_path / "hub-record.json").read_text(encoding="utf-8")

    def test_the_record_is_kept_where_it_is_asked_for_and_inside_too(self, hub: Path, run: Run, tmp_path: Path):
        run("assemble", hub, "-o", tmp_path / "draft.docx", "--record", tmp_path / "mine.json", "--embed")

        inside = json.loads(read_embedded_record((tmp_path / "draft.docx").read_bytes()) or b"{}")
        assert inside == json.loads((tmp_path / "mine.json").read_bytes())
        assert not (tmp_path / "draft-record.json").exists()

    def test_a_signature_copy_of_an_unready_draft_is_refused_all_at_once(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--final")

        assert (outcome.status, outcome.out, names(hub.parent)) == (1, "", ["hub.yaml"])
        assert len([line for line in outcome.err.splitlines() if line.startswith("Open: ")]) > 3
        assert [line for line in outcome.err.splitlines() if line.startswith("WARN: ")]
        assert outcome.err.splitlines()[-1].endswith(" things to put right.")

    def test_text_is_printed_and_nothing_written(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--text")

        assert (outcome.status, outcome.err, names(hub.parent)) == (0, "", ["hub.yaml"])
        assert "WITHDRAWAL" in outcome.out

    @pytest.mark.slow
    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_annotations_are_put_in_as_comments(self, path: Path, run: Run, tmp_path: Path):
        outcome = run("assemble", path, "-o", tmp_path / "hub.docx", "--copy", "annotated")

        assert outcome.status == 0, outcome.err
        with zipfile.ZipFile(tmp_path / "hub.docx") as docx:
            assert "In because " in docx.read("word/comments.xml").decode()

    def test_a_signature_copy_is_refused_while_an_answer_is_to_be_agreed(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        text = FINAL.read_text(encoding="utf-8")
        file.write_text(
            text.replace("title: Harrowmere Hub Collaboration Agreement", 'title: "to be agreed: ask the Board"')
        )
        outcome = run("assemble", file, "--final")

        assert (outcome.status, names(tmp_path)) == (1, ["hub.yaml"])
        assert (
            outcome.err == "Open: Title of the agreement: ask the Board. Answer document.title in the answers file.\n"
        )

    @pytest.mark.parametrize("name", ["hub.pdf", "hub"])
    def test_a_word_file_is_written_under_no_other_ending(self, name: str, hub: Path, run: Run):
        outcome = run("assemble", hub, "-o", hub.with_name(name))

        assert (outcome.status, names(hub.parent)) == (2, ["hub.yaml"])
        assert f"“{hub.with_name(name)}” must end in .docx." in outcome.err

    def test_text_has_the_numbers_of_a_house_style_that_is_given(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        agreement = assembled(example("larkfield-rooms.yaml")).agreement
        content, _ = house_style(None)
        (tmp_path / "style.docx").write_bytes(content)
        style = load_house_style(*house_style(tmp_path / "style.docx"))

        assert _in_manner_of(None, agreement) is agreement
        assert _in_manner_of(tmp_path / "style.docx", agreement) == renumbered(agreement, style.numbering)
        monkeypatch.setattr("assembler.renumbering.renumbered", lambda *given: given)  # the shipped numbers are its own
        assert _in_manner_of(None, agreement) is agreement
        assert _in_manner_of(tmp_path / "style.docx", agreement) == (agreement, style.numbering)

    def test_an_option_of_an_early_release_is_answered_with_the_new_one(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--annotate")

        assert (outcome.status, outcome.out, names(hub.parent)) == (2, "", ["hub.yaml"])
        assert outcome.err.splitlines()[-1] == "Error: --annotate is now --copy annotated."

    def test_a_pdf_stands_beside_the_word_file_that_it_is_made_of(
        self, hub: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr("assembler.word.office.to_pdf", lambda docx: b"%PDF of " + docx)
        outcome = run("assemble", hub, "-o", hub.with_name("draft.docx"), "--pdf", "--no-note")

        assert outcome.status == 0
        assert names(hub.parent) == ["draft-record.json", "draft.docx", "draft.pdf", "hub.yaml"]
        assert hub.with_name("draft.pdf").read_bytes() == b"%PDF of " + hub.with_name("draft.docx").read_bytes()

    def test_text_takes_no_option_of_a_file(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--text", "-o", hub.with_name("text.docx"), "--pdf")

        assert (outcome.status, outcome.out, names(hub.parent)) == (2, "", ["hub.yaml"])
        assert "--text prints the agreement and writes no file: leave out -o and --pdf." in outcome.err

    def test_a_house_style_that_is_not_one_is_refused(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--template", hub)

        assert (outcome.status, names(hub.parent)) == (1, ["hub.yaml"])
        assert str(hub) in outcome.err

    @pytest.mark.office
    def test_pages_and_pdf_are_made_where_asked(self, hub: Path, run: Run):
        require("office")
        outcome = run("assemble", hub, "--pages", "--pdf")

        assert outcome.status == 0
        assert hub.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")

    def test_pages_are_refused_in_words_where_libreoffice_is_missing(
        self, hub: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setenv("PATH", "")
        outcome = run("assemble", hub, "--pages")

        assert (outcome.status, names(hub.parent)) == (1, ["hub.yaml"])
        assert "Install LibreOffice" in outcome.err


class TestReplacing:
    @pytest.mark.parametrize("standing", ["hub.docx", "hub-cover-note.txt", "hub-record.json"])
    def test_a_file_that_is_there_is_never_replaced_unasked(self, standing: str, hub: Path, run: Run):
        hub.with_name(standing).write_text("edited by a lawyer", encoding="utf-8")
        outcome = run("assemble", hub)

        assert (outcome.status, names(hub.parent)) == (1, sorted(["hub.yaml", standing]))
        assert outcome.err == (
            f"{hub.with_name(standing)}: The file is already there, and somebody may have edited it. "
            "Give another name, or use --force to replace it.\n"
        )
        assert hub.with_name(standing).read_text(encoding="utf-8") == "edited by a lawyer"

    @pytest.mark.slow
    def test_with_force_it_is(self, hub: Path, run: Run):
        hub.with_suffix(".docx").write_text("old", encoding="utf-8")

        assert run("assemble", hub, "--force").status == 0
        assert lint(hub.with_suffix(".docx").read_bytes()) == ()

    def test_a_folder_in_the_place_of_one_file_leaves_the_others_alone(self, hub: Path, run: Run):
        note = hub.with_name("hub-cover-note.txt")
        note.mkdir()
        hub.with_suffix(".docx").write_text("old", encoding="utf-8")
        outcome = run("assemble", hub, "--force")

        assert (outcome.status, outcome.err) == (
            1,
            f"{note}: The file cannot be written: It is a folder. Give another name, or move the folder away.\n",
        )
        assert hub.with_suffix(".docx").read_text(encoding="utf-8") == "old"
        assert names(hub.parent) == sorted(["hub.yaml", "hub.docx", "hub-cover-note.txt"])

    def test_the_answers_are_not_replaced_even_with_force(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--record", hub, "--force")

        assert (outcome.status, outcome.err) == (
            1,
            f"{hub}: This is what the agreement is made from. Give another name.\n",
        )
        assert hub.read_bytes() == HUB.read_bytes()

    def test_two_outputs_may_not_have_one_name(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "--record", hub.with_suffix(".docx"))

        assert (outcome.status, names(hub.parent)) == (1, ["hub.yaml"])
        assert "Two files would have this name." in outcome.err


class TestFailingWrites:
    def test_a_disk_that_is_full_leaves_nothing(self, hub: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
        def full(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        outcome = run("assemble", hub)

        assert (outcome.status, names(hub.parent)) == (1, ["hub.yaml"])
        assert "The file cannot be written: No space left on device." in outcome.err

    @pytest.mark.slow
    def test_a_limit_on_the_size_of_files_leaves_the_old_file_whole(self, hub: Path):
        hub.with_suffix(".docx").write_bytes(b"old")
        script = (
            "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000));"
            "from assembler.cli.main import run; run(sys.argv[1:])"
        )
        outcome = elsewhere("assemble", hub, "--force", "--no-note", script=script)

        assert (outcome.status, names(hub.parent)) == (1, ["hub.docx", "hub.yaml"])
        assert "The file cannot be written: File too large." in outcome.err
        assert hub.with_suffix(".docx").read_bytes() == b"old"

    def test_a_folder_that_is_not_there_is_named(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "-o", hub.parent / "nowhere" / "hub.docx")

        assert (outcome.status, outcome.err) == (
            1,
            f"{hub.parent / 'nowhere' / 'hub.docx'}: The file cannot be written: No such file or directory. "
            "Make its folder first, or name a folder that is there.\n",
        )

    @pytest.mark.slow
    def test_a_name_that_is_too_long_is_refused_in_words(self, hub: Path, run: Run):
        outcome = run("assemble", hub, "-o", hub.parent / f"{'n' * 300}.docx")

        assert (outcome.status, names(hub.parent)) == (1, ["hub.yaml"])
        assert outcome.err.endswith(": The file cannot be written: File name too long. Give it a shorter name.\n")

    def test_a_disk_full_before_the_cover_note_leaves_no_agreement_alone(
        self, hub: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ):
        synced: list[int] = []

        def fills_up(descriptor: int) -> None:
            synced.append(descriptor)
            if len(synced) > 1:
                raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", fills_up)
        outcome = run("assemble", hub)

        assert (outcome.status, names(hub.parent)) == (1, ["hub.yaml"])
        assert outcome.err == (
            f"{hub.with_name('hub-cover-note.txt')}: The file cannot be written: No space left on device. "
            "Make room on the disk, or name a folder on another one.\n"
        )


class TestAnswersThatCannotBeRead:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (
                b"\xff\xfe\x00",
                "The file is not text in UTF-8. Save the answers as plain text (YAML or JSON) in UTF-8, not as Word or Excel.",
            ),
            (
                b"PK\x03\x04\xff",
                "The file is not text in UTF-8. Save the answers as plain text (YAML or JSON) in UTF-8, not as Word or Excel.",
            ),
            (b"a: 1\n b: 2\n", "This is not well-formed YAML"),
        ],
    )
    def test_are_refused_in_words(self, content: bytes, said: str, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_bytes(content)
        outcome = run("assemble", file)

        assert outcome.status == 1
        assert said in outcome.err

    def test_because_they_are_not_there_are_named(self, run: Run, tmp_path: Path):
        outcome = run("assemble", tmp_path / "none.yaml")

        assert (outcome.status, outcome.err) == (
            1,
            f"{tmp_path / 'none.yaml'}: The file cannot be read: No such file or directory.\n",
        )


def test_later_answers_of_an_interview_are_told_and_not_assembled(run: Run, tmp_path: Path):
    file = tmp_path / "hub.yaml"
    file.write_text("document: {title: Hub, length: short}\n", encoding="utf-8")
    head = {"draft": {}, "done": [], "suggested": [], "trail": [], "at": None, "last": None, "quick": True}
    line = json.dumps({"journal": 1, "base": "", "state": head | {"together": [], "apart": []}})
    later = '{"event": "Answer", "spot": ["document", "title"], "value": "Yard"}'
    (tmp_path / "hub.yaml.journal").write_text(f"{line}\n{later}\n", encoding="utf-8")
    done = run("assemble", file, "--text")

    assert (done.status, done.err) == (
        0,
        f"An interview holds later answers, which {file} does not have yet. To put them there: assembler interview {file}\n",
    )
    assert ("Hub" in done.out, "Yard" in done.out) == (True, False)
