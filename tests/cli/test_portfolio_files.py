"""The agreements in a folder: the records and Word files that are read, and why some are not."""

from __future__ import annotations

import errno
import hashlib
import json
from functools import cache
from pathlib import Path

import pytest
from cli.running import Run
from returned.editing import renamed
from shipped import answers, assembled, compiled_library, house, issued
from word.reading import without_member

from assembler.cli.portfolio_files import Unread, _Reading, portfolio_in
from assembler.word.form import Marks
from assembler.word.writer import document_form

WORDS, EDITED = "every word as it was assembled", "edited since: "


@cache
def made(title: str, *, embed: bool = False) -> tuple[bytes, bytes]:
    """A draft with nothing but a title, and its record."""
    return issued(assembled(answers(f"document: {{title: {title}}}\n")), embed=embed)


def found(folder: Path) -> list[tuple[str, str, tuple[str, ...], str]]:
    listed, unread = portfolio_in(folder, compiled_library())
    assert unread == ()
    return [(one.entry.title, one.record, one.files, one.state) for one in listed]


def unread(folder: Path) -> tuple[Unread, ...]:
    listed, found = portfolio_in(folder, compiled_library())
    assert listed == ()
    return found


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)


def test_agreements_are_listed_by_the_names_of_their_records(tmp_path: Path):
    for place, title in (("z", "Ash"), ("a", "Elm"), ("below/m", "Oak")):
        put(tmp_path, f"{place}.docx", made(title)[0])
        put(tmp_path, f"{place}-record.json", made(title)[1])
    put(tmp_path, "copy of z.docx", made("Ash")[0])
    put(tmp_path, "z edited.docx", renamed(made("Ash")[0], "Ash", "Ashes"))

    assert found(tmp_path) == [
        ("Elm", "a-record.json", ("a.docx",), WORDS),
        ("Oak", "below/m-record.json", ("below/m.docx",), WORDS),
        ("Ash", "z-record.json", ("copy of z.docx", "z edited.docx", "z.docx"), f"{EDITED}z edited.docx"),
    ]


def test_a_record_that_stands_twice_is_listed_once_by_its_first_name(tmp_path: Path):
    for name in ("b-record.json", "a-record.json"):
        put(tmp_path, name, made("Elm")[1])

    assert found(tmp_path) == [("Elm", "a-record.json", (), "")]


def test_a_word_file_that_holds_its_record_is_listed_by_its_own_name(tmp_path: Path):
    put(tmp_path, "below/elm.docx", made("Elm", embed=True)[0])

    assert found(tmp_path) == [("Elm", "below/elm.docx", ("below/elm.docx",), WORDS)]


def test_a_word_file_without_a_record_is_listed_under_the_one_beside(tmp_path: Path):
    put(tmp_path, "elm.docx", without_member(made("Elm")[0], "docProps/custom.xml"))
    put(tmp_path, "elm-record.json", made("Elm")[1])

    assert found(tmp_path) == [("Elm", "elm-record.json", ("elm.docx",), WORDS)]


def test_a_record_that_does_not_say_which_words_it_had_says_so(tmp_path: Path):
    data = json.loads(made("Elm")[1])
    data["words"] = ""
    docx = made("Elm")[0]
    put(tmp_path, "elm-record.json", json.dumps(data).encode())
    put(tmp_path, "elm.docx", without_member(docx, "docProps/custom.xml"))

    assert found(tmp_path) == [("Elm", "elm-record.json", ("elm.docx",), "its record does not say which words it had")]


def test_a_word_file_of_ours_without_its_record_is_told(tmp_path: Path):
    put(tmp_path, "elm.docx", made("Elm")[0])

    assert unread(tmp_path) == (
        Unread("elm.docx", "It was made by assembler, and the record that it names was not found."),
    )


def test_a_word_file_that_names_nothing_is_told(tmp_path: Path):
    put(tmp_path, "elm.docx", without_member(made("Elm")[0], "docProps/custom.xml"))

    assert unread(tmp_path) == (
        Unread("elm.docx", "It names no record: assembler did not make it, or it has lost what it was known by."),
    )


@pytest.mark.parametrize(
    ("document", "record", "why"),
    [
        ("d", b"{}", "It was made by assembler, and the record that it names was not found."),
        ("", b"{}", "It was made by assembler, and the record that it names was not found."),
        ("d", b"", "It was made by assembler, and the record that it names was not found."),
    ],
)
def test_a_word_file_of_ours_is_known_by_either_of_what_it_bears(
    tmp_path: Path, document: str, record: bytes, why: str
):
    form = document_form(assembled(answers("document: {title: Elm}\n")).agreement, house())
    put(tmp_path, "elm.docx", form.filled(None, Marks(document, record, False)))

    assert unread(tmp_path) == (Unread("elm.docx", why),)


def test_what_is_wrongly_called_a_word_file_or_a_record_is_told(tmp_path: Path):
    put(tmp_path, "bad.docx", b"x")
    put(tmp_path, "bad-record.json", b"{}")
    put(tmp_path, "records/one.json", b"{}")
    put(tmp_path, "notes.json", b"{}")
    put(tmp_path, "records-of-old/two.json", b"{}")
    told = unread(tmp_path)

    assert [one.path for one in told] == ["bad-record.json", "records/one.json", "bad.docx"]
    assert told[0].why == told[1].why
    assert told[0].why.startswith("This is not a record that can be read")
    assert told[2].why == "It is not a Word file (.docx), or it is damaged or has a password."


def test_a_file_that_the_computer_does_not_give_is_told(tmp_path: Path):
    (tmp_path / "gone.docx").symlink_to(tmp_path / "nowhere")

    assert unread(tmp_path) == (Unread("gone.docx", "The file cannot be read: No such file or directory."),)


def test_a_folder_that_the_computer_does_not_give_is_told(tmp_path: Path):
    reading = _Reading(tmp_path)

    def refuse(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    reading.tried(tmp_path / "below" / "a.docx", refuse)
    reading.tried(Path("/elsewhere/b.docx"), refuse)
    assert reading.unread == [
        Unread("below/a.docx", "The file cannot be read: Permission denied."),
        Unread("/elsewhere/b.docx", "The file cannot be read: Permission denied."),
    ]


class TestFind:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Two agreements, one of them with its Word file."""
        put(tmp_path, "a.docx", made("Elm")[0])
        put(tmp_path, "a-record.json", made("Elm")[1])
        put(tmp_path, "b-record.json", made("Oak")[1])
        return tmp_path

    def test_prints_each_and_counts_them(self, run: Run, folder: Path):
        done = run("find", folder)
        record = json.loads(made("Elm")[1])
        how = (
            f"Made by release {record['assembler']}, on the law as at {record['law as at']}; term ends: no day is fixed"
        )

        assert (done.status, done.err) == (0, "2 of 2 agreements.\n")
        assert done.out == (
            f"Elm\n  Files: a.docx, a-record.json ({WORDS})\n  {how}\nOak\n  Files: b-record.json\n  {how}\n"
        )

    def test_prints_one_form_of_the_list(self, run: Run, folder: Path):
        assert run("find", folder, "--csv", "--json").err.splitlines()[-1] == (
            "Error: --csv and --json are two forms of one list: choose one."
        )
        assert [one["record"] for one in json.loads(run("find", folder, "--json").out)] == [
            "a-record.json",
            "b-record.json",
        ]
        assert len(run("find", folder, "--csv").out.splitlines()) == 3

    def test_tells_what_it_could_not_read_and_ends_with_status_1(self, run: Run, folder: Path):
        put(folder, "bad.docx", b"x")
        done = run("find", folder)

        assert (done.status, done.err) == (
            1,
            "Not read: bad.docx: It is not a Word file (.docx), or it is damaged or has a password.\n"
            "2 of 2 agreements; 1 file not read.\n",
        )

    def test_lists_those_that_hold_a_clause(self, run: Run, folder: Path):
        assert run("find", folder, "--clause", "withdrawal").err == "2 of 2 agreements.\n"
        assert run("find", folder, "--clause", "board", "--older-than", "present").err == "0 of 2 agreements.\n"

    @pytest.mark.parametrize(
        ("clause", "cure"),
        [("withdrawl", "Did you mean “withdrawal”?"), ("zzz", "`assembler clauses list` names them.")],
    )
    def test_asks_back_for_a_clause_that_nobody_knows(self, clause: str, cure: str, run: Run, folder: Path):
        done = run("find", folder, "--clause", clause)

        assert (done.status, done.err.splitlines()[-1]) == (2, f"Error: There is no clause “{clause}”. {cure}")


def test_the_hash_that_a_file_names_is_of_the_bytes_of_its_record(tmp_path: Path):
    put(tmp_path, "elm.docx", made("Elm")[0])
    put(tmp_path, f"records/elm-{hashlib.sha256(made('Elm')[1]).hexdigest()[:12]}.json", made("Elm")[1])

    ((title, record, files, state),) = found(tmp_path)
    assert (title, record.startswith("records/elm-"), files, state) == ("Elm", True, ("elm.docx",), WORDS)
