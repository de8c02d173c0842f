"""A folder of the library's text files: what it reads, in which order, and what it says of a file that is not as it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from assembler.errors import LibraryError
from assembler.library.folders import Folder, folders


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    for name, text in {
        "facts.yaml": "- a\n",
        "style.yaml": "x: y\n",
        "subjects.yaml": "[]\n",
        "matters.yaml": "[]\n",
        "odd.yaml": "b\n",
        ".hidden": "h\n",
        "money/two.md": "Two.\n",
        "money/one.md": "One.\n",
        "money/notes.txt": "n\n",
        "money/.one.md": "hidden\n",
        "body/three.md": "Three £.\n",
        "questions/02-b.yaml": "b: c\n",
        "questions/01-a.yaml": "a: b\n",
        "questions/readme.txt": "r\n",
        "presets/p.yaml": "p\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Folder(tmp_path, "clauses")


def test_a_file_is_read_once_and_what_was_read_is_seen(folder: Folder, tmp_path: Path):
    assert folder.text("body", "three.md") == "Three £.\n"
    (tmp_path / "body" / "three.md").write_text("Other.\n", encoding="utf-8")

    assert folder.text("body", "three.md") == "Three £.\n"
    assert folder.seen == {"body/three.md": "Three £.\n"}


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        (("body", "gone.md"), None, "clauses/body/gone.md: The file is missing."),
        (("gone.yaml",), None, "clauses/gone.yaml: The file is missing."),
        (("body", "odd.md"), b"\xa3 1", "clauses/body/odd.md: The file is not text in UTF-8. Save it as UTF-8."),
    ],
)
def test_a_file_that_is_missing_or_no_text_is_told(
    folder: Folder, tmp_path: Path, path: tuple[str, ...], content: bytes | None, told: str
):
    if content is not None:
        tmp_path.joinpath(*path).write_bytes(content)

    with pytest.raises(LibraryError) as raised:
        folder.text(*path)
    assert str(raised.value) == told
    assert folder.seen == {}


def test_the_yaml_files_of_a_folder_come_in_the_order_of_their_names(folder: Folder):
    assert [(one.value, one.file) for one in folder.yamls("questions")] == [
        ({"a": "b"}, "clauses/questions/01-a.yaml"),
        ({"b": "c"}, "clauses/questions/02-b.yaml"),
    ]
    assert folder.yaml("facts.yaml").value == ["a"]


def test_clauses_and_questions_are_prose(folder: Folder):
    assert list(folder.markdown()) == [
        ("body", "three.md"),
        ("money", ".one.md"),
        ("money", "one.md"),
        ("money", "two.md"),
    ]
    assert folder.prose() == {
        "clauses/body/three.md": "Three £.\n",
        "clauses/money/.one.md": "hidden\n",
        "clauses/money/one.md": "One.\n",
        "clauses/money/two.md": "Two.\n",
        "clauses/questions/01-a.yaml": "a: b\n",
        "clauses/questions/02-b.yaml": "b: c\n",
    }


def test_every_file_but_presets_and_hidden_ones_is_of_the_library(folder: Folder):
    names = [name for name, _ in folder.files()]

    assert names == [
        "body/three.md",
        "facts.yaml",
        "matters.yaml",
        "money/notes.txt",
        "money/one.md",
        "money/two.md",
        "odd.yaml",
        "questions/01-a.yaml",
        "questions/02-b.yaml",
        "questions/readme.txt",
        "style.yaml",
        "subjects.yaml",
    ]
    assert folder.whole() == "\0".join(f"{name}\0{folder.text(*name.split('/'))}" for name in names)


def test_what_nothing_has_read_is_unused(folder: Folder):
    folder.text("facts.yaml")
    folder.text("money", "one.md")

    assert folder.unused() == [
        *("body/three.md", "money/notes.txt", "money/two.md", "odd.yaml"),
        *("questions/01-a.yaml", "questions/02-b.yaml", "questions/readme.txt"),
    ]


def test_the_clauses_are_in_the_folder_named_and_the_law_is_shipped(tmp_path: Path):
    clauses, law = folders(tmp_path)
    own, _ = folders()

    assert (clauses.root, clauses.name, law.name, own.name) == (tmp_path, "clauses", "law", "clauses")
    assert law.root.joinpath("kinds.yaml").is_file()
    assert own.root.joinpath("facts.yaml").is_file()


def test_the_whole_of_a_folder_is_each_file_by_name_text_or_not(tmp_path: Path):
    for name, content in {
        "b.yaml": b"\xa3 1",
        "a/one.md": "One £.".encode(),
        "a/.two.md": b"x",
        "presets/p.yaml": b"p",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)

    assert Folder(tmp_path, "clauses").whole() == "a/one.md\0One £.\0b.yaml\0\ufffd 1"
