"""Sources: what counts as a set of answers in a folder or a file, and what each is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from batch.making import answers, folder_of, lines_of, run, states

from assembler.batch import open_source


def test_a_folder_passes_over_the_schema_that_editors_use(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (source / "answers.schema.json").write_text("{}", encoding="utf-8")

    assert [item.file for item in open_source(source).items()] == ["one-000.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Only some systems have pipes with names.")
def test_a_folder_passes_over_a_pipe_which_would_never_end(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    os.mkfifo(source / "pipe.yaml")

    assert [item.file for item in open_source(source).items()] == ["one-000.json"]


@pytest.mark.skipif(os.name == "nt", reason="Names of files are Unicode there.")
def test_a_name_that_is_not_utf_8_is_one_failed_item(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    odd = os.fsencode(source) + b"/bad\xff.json"
    Path(os.fsdecode(odd)).write_bytes((source / "one-000.json").read_bytes())

    reports = run(source, tmp_path / "out")

    assert states(reports) == {"one-000": "new", r"bad\xff.json:0": "invalid"}
    assert os.listdir(os.fsencode(tmp_path / "out" / "to-correct")) == [b"bad\xff.json"]  # noqa: PTH208 - of bytes


def test_a_line_goes_by_its_id_also_where_that_is_a_number(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="hub"), answers(2, id=7), answers(3), answers(4, id=True))

    assert [item.name for item in open_source(source).items()] == ["hub", "7", "line-3", "line-4"]


def test_a_line_that_is_no_set_of_answers_is_told_with_its_line(tmp_path: Path):
    reports = run(lines_of(tmp_path / "all.jsonl", answers(1), "[1, 2]"), tmp_path / "out")

    assert [str(problem.place) for report in reports for problem in report.problems] == ["all.jsonl:2"]
