from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli.running import Run
from returned.editing import renamed
from returned.returning import FILES
from shipped import ROOT


def returned(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes((FILES / name).read_bytes())
    return path


@pytest.mark.slow
def test_a_file_as_it_was_issued_ends_with_status_0(run: Run, tmp_path: Path):
    assert run("assemble", ROOT / "examples" / "harrowmere-hub.yaml", "-o", tmp_path / "hub.docx").status == 0
    done = run("inspect", tmp_path / "hub.docx")

    assert (done.status, done.out.splitlines()[-1]) == (0, "Every word stands as it was issued.")


def test_a_changed_file_ends_with_status_1_and_says_what_was_done(run: Run, tmp_path: Path):
    done = run("inspect", str(returned(tmp_path, "oo_retype.docx")))

    assert done.status == 1
    assert "852 unchanged; 1 worded otherwise." in done.out
    assert "assignment#none: worded otherwise" in done.out
    assert "… [-A-]{+No+} Party …" in done.out


@pytest.mark.slow
def test_json_holds_the_same_for_a_program(run: Run, tmp_path: Path):
    done = run("inspect", str(returned(tmp_path, "w_tracked_two_authors.docx")), "--json")
    found = json.loads(done.out)

    assert (done.status, found["clean"]) == (1, False)
    assert {key: number for key, number in found["counts"].items() if number and key != "unchanged"} == {
        "formatting": 1,
        "value": 1,
        "worded": 3,
        "deleted": 1,
        "inserted": 2,
    }
    assert found["verdicts"][0]["level"] == "BLOCK"


@pytest.mark.slow
def test_the_page_needs_nothing_from_elsewhere_and_escapes_what_it_shows(run: Run, tmp_path: Path):
    file = tmp_path / "hub.docx"
    file.write_bytes(
        renamed((FILES / "base.docx").read_bytes(), "Mid-Vale Trust", "&lt;script&gt;alert(1)&lt;/script&gt;")
    )
    done = run("inspect", str(file), "--page", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text(encoding="utf-8")

    assert done.status == 1
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert re.findall(r"(?:src|href|url)\s*[=(]", page) == []
    assert "default-src 'none'" in page
    assert page.count("<main>") == page.count("<h1>") == 1


def test_a_page_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path):
    (tmp_path / "page.html").write_text("mine", encoding="utf-8")
    done = run("inspect", str(returned(tmp_path, "oo_retype.docx")), "--page", str(tmp_path / "page.html"))

    assert (done.status, (tmp_path / "page.html").read_text(encoding="utf-8")) == (1, "mine")
    assert "The file is already there, and somebody may have edited it." in done.err


@pytest.mark.slow
def test_a_record_that_is_not_the_files_own_bars_a_signature(run: Run, tmp_path: Path):
    source = (ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(source, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(source.replace('version: "3"', 'version: "4"'), encoding="utf-8")
    for name in ("a", "b"):
        assert run("assemble", tmp_path / f"{name}.yaml", "-o", tmp_path / f"{name}.docx").status == 0
    done = run("inspect", tmp_path / "a.docx", "--record", tmp_path / "b-record.json")

    assert done.status == 1
    assert "READ: This is not the record that the file names: it may be of another version." in done.out


def test_another_file_serves_where_there_is_no_record(run: Run, tmp_path: Path):
    sent, back = returned(tmp_path, "base.docx"), returned(tmp_path, "odt74-retype_clause.docx")
    done = run("inspect", str(back), "--against", str(sent))

    assert done.status == 1
    assert "1 worded otherwise; 2 deleted" in done.out
    assert "waiver#remedies: deleted" in done.out


def test_without_a_record_it_says_what_to_name(run: Run, tmp_path: Path):
    done = run("inspect", str(returned(tmp_path, "odt74-retype_clause.docx")))

    assert done.status == 1
    assert done.err.strip().endswith(
        "No record of this file was found. Name it with --record, or compare with the file that was sent: --against."
    )


def test_two_things_to_compare_with_are_wrong_usage(run: Run, tmp_path: Path):
    file = str(returned(tmp_path, "base.docx"))

    assert run("inspect", file, "--record", "a.json", "--against", file).status == 2
