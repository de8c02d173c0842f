"""Word files that come back, and the records that they came from, found and read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from cli.rooms import put_signed

from assembler.cli.records import content_of_file, parts_of_file, record_for, record_of_file
from assembler.errors import AnswersError, InputError
from assembler.word.known import KnownBy
from assembler.word.package import MOST_BYTES

OURS, OTHER = b"our record", b"another record"
DIGEST = hashlib.sha256(OURS).hexdigest()
KNOWN = KnownBy("id-1", DIGEST, None, "w", 0)
INSIDE = KnownBy("id-1", DIGEST, b"inside", "w", 0)
NAMELESS = KnownBy("", "", None, "w", 0)
SHORT = DIGEST[:12]


def put(folder: Path, files: dict[str, bytes]) -> Path:
    """Some files in a folder; the Word file that they may be records of."""
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder / "hub.docx"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"hub-record.json": OURS}, "hub-record.json"),
        ({"old-record.json": OURS}, "old-record.json"),
        ({f"x-{SHORT}.json": OURS}, f"x-{SHORT}.json"),
        ({f"records/x-{SHORT}.json": OURS}, f"records/x-{SHORT}.json"),
        ({"hub-record.json": OTHER, "old-record.json": OURS}, "old-record.json"),
        ({"hub-record.json": OTHER, f"records/x-{SHORT}.json": OURS}, f"records/x-{SHORT}.json"),
        ({"hub-record.json": OURS, f"records/x-{SHORT}.json": OURS}, "hub-record.json"),
        ({f"x-{SHORT}.json": OURS, f"records/y-{SHORT}.json": OURS}, f"records/y-{SHORT}.json"),
        ({"a-record.json": OURS, f"x-{SHORT}.json": OURS}, f"x-{SHORT}.json"),
        ({"b-record.json": OURS, "a-record.json": OURS}, "a-record.json"),
        ({f"records/b-{SHORT}.json": OURS, f"records/a-{SHORT}.json": OURS}, f"records/a-{SHORT}.json"),
        ({f"records/a-{SHORT}.json": OTHER, f"records/b-{SHORT}.json": OURS}, f"records/b-{SHORT}.json"),
    ],
)  # fmt: skip
def test_a_record_is_found_by_its_hash_wherever_it_is(files: dict[str, bytes], found: str, tmp_path: Path):
    assert record_of_file(put(tmp_path, files), KNOWN) == (str(tmp_path / found), OURS)
    assert record_of_file(tmp_path / "hub.docx", INSIDE) == (str(tmp_path / found), OURS)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"records/old-record.json": OURS},
        {"x.json": OURS},
        {f"x-{DIGEST[:11]}.json": OURS},
        {f"x-{DIGEST[:13]}.json": OURS},
        {f"old/x-{SHORT}.json": OURS},
        {"old-record.json": OTHER},
    ],
)
def test_no_other_file_is_taken_for_it(files: dict[str, bytes], tmp_path: Path):
    file = put(tmp_path, files)

    assert record_of_file(file, KNOWN) is None
    assert record_of_file(file, INSIDE) == ("inside the file", b"inside")


def test_a_record_in_the_place_of_its_own_is_taken_failing_its_own(tmp_path: Path):
    file = put(tmp_path, {"hub-record.json": OTHER})

    assert record_of_file(file, KNOWN) == (str(tmp_path / "hub-record.json"), OTHER)
    assert record_of_file(file, INSIDE) == ("inside the file", b"inside")


def test_a_file_that_names_no_record_is_not_sought_by_a_hash(tmp_path: Path):
    file = put(tmp_path, {"a-record.json": b"", "x-.json": b""})
    assert record_of_file(file, NAMELESS) is None

    put(tmp_path, {"hub-record.json": OTHER})
    assert record_of_file(file, NAMELESS) == (str(tmp_path / "hub-record.json"), OTHER)


def test_a_folder_with_the_name_of_a_record_is_no_record(tmp_path: Path):
    for name in ("hub-record.json", "old-record.json", f"x-{SHORT}.json"):
        (tmp_path / name).mkdir()

    assert record_of_file(tmp_path / "hub.docx", KNOWN) is None
    put(tmp_path, {"z-record.json": OURS})
    assert record_of_file(tmp_path / "hub.docx", KNOWN) == (str(tmp_path / "z-record.json"), OURS)


def test_a_file_is_read_up_to_what_a_word_file_should_be(tmp_path: Path):
    file = tmp_path / "hub.docx"
    file.write_bytes(b"x")
    assert content_of_file(file) == b"x"

    with file.open("r+b") as sparse:
        sparse.truncate(MOST_BYTES + 1)
    with pytest.raises(InputError) as refused:
        content_of_file(file)
    assert str(refused.value) == f"{file}: The file cannot be read: it is larger than {MOST_BYTES // 1_000_000} MB."


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(InputError) as refused:
        content_of_file(tmp_path / "none.docx")
    assert str(refused.value) == f"{tmp_path / 'none.docx'}: The file cannot be read: No such file or directory."


def test_a_file_that_is_no_word_file_is_named(tmp_path: Path):
    (tmp_path / "bad.docx").write_bytes(b"x")
    with pytest.raises(AnswersError) as refused:
        parts_of_file(tmp_path / "bad.docx")
    assert str(refused.value) == (
        f"{tmp_path / 'bad.docx'}: It is not a Word file (.docx), or it is damaged or has a password. Use the file as it was sent."
    )


def test_the_record_given_prevails_over_the_one_found(tmp_path: Path):
    file = put_signed(tmp_path)
    parts = parts_of_file(file)
    beside = tmp_path / "signed-record.json"
    (tmp_path / "mine.json").write_bytes(OTHER)
    known, found = record_for(file, parts, None)

    assert (known.record_hash, found) == (
        hashlib.sha256(beside.read_bytes()).hexdigest(),
        (str(beside), beside.read_bytes()),
    )
    assert record_for(file, parts, tmp_path / "mine.json") == (known, (str(tmp_path / "mine.json"), OTHER))


@pytest.mark.parametrize(("otherwise", "cure"), [("", "--record."), (", or ask for it", "--record, or ask for it.")])
def test_where_there_is_no_record_it_says_what_would_do(otherwise: str, cure: str, tmp_path: Path):
    file = put_signed(tmp_path)
    (tmp_path / "signed-record.json").unlink()
    with pytest.raises(AnswersError) as refused:
        record_for(file, parts_of_file(file), None, otherwise)
    assert str(refused.value) == f"{file}: No record of this file was found. Name it with {cure}"
