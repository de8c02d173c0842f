"""What is to be corrected: a source of its own, in which nobody's edits are ever lost."""

import stat
from pathlib import Path
from typing import Any

import pytest
from batch.making import answers, contents, folder_of, lines_of, order, run, states
from batch.test_workbook import book_of
from docx import Document
from openpyxl import load_workbook

from assembler.batch import LocalCrew, open_source, run_batch
from assembler.batch.corrections import _digest

BAD = {"documnt": {}}


def ending(source: Path, out: Path) -> str:
    """The name of the list to be corrected that a run ends with."""
    reports = run_batch(open_source(source), out, order(), LocalCrew(1), lambda: False)
    while True:
        try:
            next(reports)
        except StopIteration as ended:
            name: str = ended.value.to_correct
            return name


@pytest.mark.slow
def test_corrections_survive_their_own_run_and_get_another_name(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="bad", **BAD), "{not json")
    out = tmp_path / "out"
    assert ending(source, out) == "to-correct.jsonl"
    corrected = lines_of(out / "to-correct.jsonl", answers(1, id="bad"), "{not json").read_bytes()

    assert ending(out / "to-correct.jsonl", out) == "to-correct-version-2.jsonl"
    assert (out / "to-correct.jsonl").read_bytes() == corrected
    assert (out / "to-correct-version-2.jsonl").read_text(encoding="utf-8") == "{not json\n"


def titles(out: Path) -> dict[str, str]:
    """What each agreement of a folder is called on its cover, by its file's name."""
    return {path.name: Document(str(path)).core_properties.title for path in sorted(out.glob("*.docx"))}


@pytest.mark.slow
def test_lines_without_an_id_keep_their_names_when_they_are_corrected(tmp_path: Path):
    lines = ({"document": {"title": "First"}}, {"document": {"tilte": "Second"}}, {"documnt": {}})
    source = lines_of(tmp_path / "all.jsonl", *lines)
    out = tmp_path / "out"
    run(source, out)
    text = (out / "to-correct.jsonl").read_text(encoding="utf-8")

    corrected = text.replace("tilte", "title").replace("documnt", "document")
    (out / "to-correct.jsonl").write_text(corrected, encoding="utf-8")
    run(out / "to-correct.jsonl", out)

    assert text == '{"id": "line-2", "document": {"tilte": "Second"}}\n{"id": "line-3", "documnt": {}}\n'
    assert titles(out) == {"line-1.docx": "First", "line-2.docx": "Second", "line-3.docx": "Collaboration agreement"}


@pytest.mark.slow
def test_a_correction_never_takes_the_place_of_an_agreement_made(tmp_path: Path):
    source = lines_of(
        tmp_path / "all.jsonl", *(answers(n, id="hub") | {"document": {"title": f"Hub {n}"}} for n in (1, 2))
    )
    out = tmp_path / "out"
    run(source, out)

    (report,) = run(out / "to-correct.jsonl", out)

    assert [problem.message for problem in report.problems] == [
        "The name “hub” is that of another agreement, which was made from all.jsonl:1."
    ]
    assert titles(out) == {"hub.docx": "Hub 1"}
    assert [run(lines_of(out / "to-correct.jsonl", answers(2, id="hub-2")), out)[0].state for _ in range(2)] == [
        "new",
        "unchanged",
    ]


def test_edits_survive_when_the_original_source_fails_again(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="bad", **BAD))
    out = tmp_path / "out"
    run(source, out)
    edited = lines_of(out / "to-correct.jsonl", answers(2, id="bad")).read_bytes()

    assert [ending(source, out), ending(source, out)] == ["to-correct-version-2.jsonl"] * 2
    assert (out / "to-correct.jsonl").read_bytes() == edited
    assert sorted(path.name for path in out.glob("to-correct*")) == ["to-correct-version-2.jsonl", "to-correct.jsonl"]


@pytest.mark.slow
def test_what_nobody_edited_is_replaced_and_goes_when_nothing_fails(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="one", **BAD), answers(2, id="two", **BAD))
    out = tmp_path / "out"
    run(source, out)
    lines_of(source, answers(1, id="one"), answers(2, id="two", **BAD))
    assert ending(source, out) == "to-correct.jsonl"
    assert len((out / "to-correct.jsonl").read_text().splitlines()) == 1
    lines_of(source, answers(1, id="one"), answers(2, id="two"))

    assert ending(source, out) == ""
    assert not list(out.glob("to-correct*"))
    assert not (out / "failures.csv").exists()


@pytest.mark.slow
def test_a_run_that_is_stopped_leaves_the_lists_of_the_one_before(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="one"), answers(2, id="two", **BAD))
    out = tmp_path / "out"
    run(source, out)
    before = contents(out)

    assert list(run_batch(open_source(source), out, order(), LocalCrew(1), lambda: True)) == []
    assert contents(out) == before


@pytest.mark.slow
def test_a_folder_to_correct_with_an_edit_or_a_note_in_it_is_left(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (source / "broken.yaml").write_bytes(b"a: [ # caf\xe9\n")
    out = tmp_path / "out"
    assert ending(source, out) == "to-correct"
    correct = out / "to-correct"
    (correct / "my-notes.txt").write_text("ask the Board")

    assert ending(source, out) == "to-correct-version-2"
    assert sorted(path.name for path in correct.iterdir()) == ["broken.yaml", "my-notes.txt"]
    assert (out / "to-correct-version-2" / "broken.yaml").read_bytes() == (source / "broken.yaml").read_bytes()


@pytest.mark.slow
def test_a_workbook_to_correct_is_reproducible_and_left_once_edited(tmp_path: Path):
    path = book_of(tmp_path / "all.xlsx", agreements=[["id", "document.marking"], ["bad", "secret"]])
    out = tmp_path / "out"
    run(path, out)
    run(path, tmp_path / "again")
    assert contents(out) == contents(tmp_path / "again")
    book: Any = load_workbook(out / "to-correct.xlsx")
    book["agreements"]["B2"] = "protect"
    book.save(out / "to-correct.xlsx")
    edited = (out / "to-correct.xlsx").read_bytes()

    assert ending(path, out) == "to-correct-version-2.xlsx"
    assert (out / "to-correct.xlsx").read_bytes() == edited


@pytest.mark.slow
def test_a_link_in_the_place_of_corrections_is_left_and_not_followed(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (source / "broken.yaml").write_text("a: [")
    elsewhere = folder_of(tmp_path / "elsewhere", 1)
    out = tmp_path / "out"
    out.mkdir()
    (out / "to-correct").symlink_to(elsewhere)

    assert ending(source, out) == "to-correct-version-2"
    assert [path.name for path in elsewhere.iterdir()] == ["one-000.json"]


@pytest.mark.slow
def test_a_manifest_cannot_have_another_file_taken_for_ours(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="bad", **BAD))
    out = tmp_path / "out"
    run(source, out)
    lines_of(source, answers(1, id="bad"))
    manifest = out / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"to-correct.jsonl"', '"manifest.json"'))

    assert states(run(source, out)) == {"bad": "new"}
    assert (out / "to-correct.jsonl").exists()
    assert manifest.exists()


@pytest.mark.slow
def test_everything_a_run_leaves_is_its_owners_only(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 2)
    (source / "broken.yaml").write_text("a: [")
    out = tmp_path / "out"
    reports = run_batch(open_source(source), out, order(), LocalCrew(1), lambda: False)
    next(reports)
    during = {path.name: stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*")}
    list(reports)

    assert during["journal.jsonl"] == during["lock"] == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in (out, *out.rglob("*")) if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*") if path.is_file()} == {0o600}


def test_a_list_to_be_corrected_that_became_a_link_is_no_longer_ours(tmp_path: Path):
    file, other, link, again = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "link", "again"))
    for one in (file, other):
        one.write_bytes(b"{}\n")
    link.symlink_to(file)
    again.symlink_to(file)
    digests = {path.name: _digest(path) for path in (file, other, link, again)}
    again.unlink()
    again.symlink_to(other)

    assert digests["a.jsonl"] == digests["b.jsonl"]
    assert digests["link"] == digests["again"] not in {digests["a.jsonl"], _digest(again)}
    assert _digest(tmp_path / "none") == ""
