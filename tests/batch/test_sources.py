"""Sources: what counts as a set of answers in a folder or a file, and what each is called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from batch.making import answers, folder_of, lines_of, run, states

from assembler.batch import open_source, sources
from assembler.errors import AnswersError, Place, Problem


def test_a_folder_passes_over_the_schema_that_editors_use(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (source / "answers.schema.json").write_text("{}", encoding="utf-8")

    assert [item.file for item in open_source(source).items()] == ["one-000.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Only some systems have pipes with names.")
def test_a_folder_passes_over_a_pipe_which_would_never_end(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    os.mkfifo(source / "pipe.yaml")

    assert [item.file for item in open_source(source).items()] == ["one-000.json"]


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_line_that_is_no_set_of_answers_is_told_with_its_line(tmp_path: Path):
    reports = run(lines_of(tmp_path / "all.jsonl", answers(1), "[1, 2]"), tmp_path / "out")

    assert [str(problem.place) for report in reports for problem in report.problems] == ["all.jsonl:2"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none", None, "{}: There is no such file or folder."),
        (
            "letter.docx",
            "",
            "{}: This is not a source of many answers. Give a folder of YAML or JSON answers files, a JSON Lines file (.jsonl) or an Excel "
            "workbook (.xlsx).",
        ),
        ("all.jsonl", "\n \n", "{}: There are no answers in it. Such a file has a set of answers on each line."),
    ],
)
def test_what_is_no_source_says_what_would_be_one(tmp_path: Path, name: str, content: str | None, told: str):
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")

    with pytest.raises(AnswersError) as raised:
        open_source(path)
    assert str(raised.value) == told.format(path)


def test_a_folder_without_answers_says_what_it_should_hold(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    with pytest.raises(AnswersError) as raised:
        open_source(tmp_path)
    assert (
        str(raised.value)
        == f"{tmp_path}: There are no answers in it. A folder holds answers files: .yaml, .yml or .json."
    )


def test_files_of_a_folder_are_items_and_one_without_text_fails_alone(tmp_path: Path):
    texts = {
        "b.yaml": "document: {title: B}",
        "a.YML": "document: {title: A}",
        "c.json": '\ufeff{"scope": {}}',
        ".d.yaml": "",
        "e.txt": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "odd.yaml").write_bytes(b"title: caf\xe9")
    (tmp_path / "a-folder.yaml").mkdir()
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    source = open_source(tmp_path)
    items = list(source.items())

    assert [(item.name, item.file, item.row, str(item.place)) for item in items] == [
        ("a", "a.YML", 0, "a.YML"),
        ("b", "b.yaml", 0, "b.yaml"),
        ("c", "c.json", 0, "c.json"),
        ("gone", "gone.yaml", 0, "gone.yaml"),
        ("odd", "odd.yaml", 0, "odd.yaml"),
    ]
    assert [item.given.document().value for item in items if item.given] == [
        {"document": {"title": "A"}},
        {"document": {"title": "B"}},
        {"scope": {}},
    ]
    assert [[str(problem) for problem in item.problems] for item in items[3:]] == [
        ["gone.yaml: The file cannot be read: No such file or directory."],
        ["odd.yaml: The file is not text in UTF-8."],
    ]
    assert [bool(item.digest) for item in items] == [True, True, True, False, False]
    assert (source.count(), source.ending, source.remarks(), source.path) == (5, "", (), tmp_path)


def test_what_failed_of_a_folder_is_copied_byte_for_byte(tmp_path: Path):
    source = tmp_path / "answers"
    source.mkdir()
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (source / name).write_bytes(name.encode() + b"\xe9")
    (source / "gone.yaml").symlink_to(tmp_path / "nowhere")
    failed = {("b.yaml", 0): (), ("c.yaml", 1): (), ("gone.yaml", 0): ()}

    assert open_source(source).write_failed(failed, tmp_path / "copies") is True
    assert open_source(source).write_failed({("gone.yaml", 0): ()}, tmp_path / "none") is False
    assert {path.name: path.read_bytes() for path in (tmp_path / "copies").iterdir()} == {"b.yaml": b"b.yaml\xe9"}
    assert (tmp_path / "copies").stat().st_mode & 0o777 == 0o700


LINES = b'\xef\xbb\xbf{"id": "hub", "scope": {}}\n\n  {"scope": {"term": "fixed"}}  \n{}\ncaf\xe9\n[1]\n{"id": 7}'


def test_the_lines_of_a_file_are_its_items_each_with_its_number(tmp_path: Path):
    path = tmp_path / "all.jsonl"
    path.write_bytes(LINES)
    source = open_source(path)
    items = list(source.items())

    assert [(item.name, item.file, item.row, str(item.place)) for item in items] == [
        (name, "all.jsonl", row, f"all.jsonl:{row}")
        for name, row in [("hub", 1), ("line-3", 3), ("line-4", 4), ("line-5", 5), ("line-6", 6), ("7", 7)]
    ]
    assert [item.given.document().value for item in items[:3] if item.given] == [
        {"scope": {}},
        {"scope": {"term": "fixed"}},
        {},
    ]
    assert [str(problem) for item in items for problem in item.problems] == [
        "all.jsonl:5: The line is not text in UTF-8."
    ]
    assert all(len(item.digest) == 64 for item in items)
    assert (source.count(), source.ending, source.remarks()) == (6, ".jsonl", ())


def test_lines_that_failed_are_written_with_the_names_they_went_by(tmp_path: Path):
    path = tmp_path / "all.jsonl"
    path.write_bytes(LINES)
    failed = {("all.jsonl", row): () for row in (1, 3, 4, 5, 6, 7)} | {("other.jsonl", 2): ()}

    assert open_source(path).write_failed(failed, tmp_path / "to-correct.jsonl") is True
    assert (tmp_path / "to-correct.jsonl").read_bytes() == (
        b'\xef\xbb\xbf{"id": "hub", "scope": {}}\n'
        b'{"id": "line-3", "scope": {"term": "fixed"}}\n'
        b'{"id": "line-4"}\n'
        b"caf\xe9\n"
        b"[1]\n"
        b'{"id": 7}\n'
    )


def test_a_line_whose_id_is_no_name_is_written_with_the_name_it_had(tmp_path: Path):
    path = tmp_path / "all.jsonl"
    path.write_bytes(b'{"id": true, "scope": {}}\n{"scope": {"term": "caf\xc3\xa9"}, "id": null}')

    assert open_source(path).write_failed({("all.jsonl", 1): (), ("all.jsonl", 2): ()}, tmp_path / "to-correct.jsonl")
    assert (tmp_path / "to-correct.jsonl").read_bytes() == (
        b'{"id": "line-1", "scope": {}}\n{"scope": {"term": "caf\xc3\xa9"}, "id": "line-2"}\n'
    )


def test_a_line_too_long_for_answers_fails_alone_and_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sources, "LARGEST_FILE", 20)
    path = tmp_path / "all.jsonl"
    content = b'{"id": "a"}\n' + b"x" * 75 + b'\n{"id": "b"}\n' + b"y" * 21
    path.write_bytes(content)
    source = open_source(path)

    assert [(item.name, [str(one) for one in item.problems]) for item in source.items()] == [
        ("a", []),
        ("line-2", ["all.jsonl:2: The line is too long to be a set of answers."]),
        ("b", []),
        ("line-4", []),
    ]
    source.write_failed({("all.jsonl", 2): (), ("all.jsonl", 4): ()}, tmp_path / "to-correct.jsonl")
    assert (tmp_path / "to-correct.jsonl").read_bytes() == b"x" * 75 + b"\n" + b"y" * 21 + b"\n"


def test_the_longest_line_is_read_with_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sources, "LARGEST_FILE", 20)
    path = tmp_path / "all.jsonl"
    path.write_bytes(b"x" * 20 + b"\n" + b"x" * 21 + b"\n" + b"x" * 21)

    assert [len(item.problems) for item in open_source(path).items()] == [0, 1, 0]


def test_a_folder_or_file_that_goes_while_it_is_read_is_told_with_why(tmp_path: Path):
    folder = folder_of(tmp_path / "answers", 1)
    lines = lines_of(tmp_path / "all.jsonl", answers(1))
    sources_there = open_source(folder), open_source(lines)
    folder.rename(tmp_path / "elsewhere")
    lines.unlink()

    for source, path, what in zip(sources_there, (folder, lines), ("folder", "file"), strict=True):
        with pytest.raises(AnswersError) as raised:
            list(source.items())
        assert list(raised.value.problems) == [
            Problem(f"The {what} cannot be read: No such file or directory.", Place(str(path)))
        ]
