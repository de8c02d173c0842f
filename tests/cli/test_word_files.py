"""The files that `assemble` writes, what it says of them, and what it never writes over."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.rooms import ROOMS, names
from cli.running import Run
from shipped import ROOT, assembled, compiled_library, example, recorded
from word.embedded import read_embedded_record

from assembler.cover_note import cover_note

ID = "id: dbf3eac4-a029-4345-8b65-74c688cdb2e1"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Answers with a title and an id."""
    (tmp_path / "hub.yaml").write_text(f"document: {{title: Hub, {ID}}}\n", encoding="utf-8")
    return tmp_path / "hub.yaml"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "Draft written to {0}.\nBefore it can be signed: 5 blocks, 0 warnings, 9 open points.\n"),
        (
            ("--copy", "internal"),
            "Internal draft written to {0}.\nBefore it can be signed: 5 blocks, 0 warnings, 9 open points.\n",
        ),
    ],
    ids=["the usual copy", "an internal one"],
)
def test_a_copy_that_is_not_settled_says_what_stands_against_it(
    options: tuple[str, ...], told: str, run: Run, hub: Path
):
    done = run("assemble", hub, *options)

    assert (done.status, done.out, done.err) == (0, "", told.format(hub.with_suffix(".docx")))
    assert names(hub.parent) == ["hub-cover-note.txt", "hub-record.json", "hub.docx", "hub.yaml"]


def test_a_settled_copy_says_nothing_more(run: Run, tmp_path: Path):
    done = run("assemble", ROOMS, "-o", tmp_path / "r.docx", "--final")

    assert (done.status, done.out, done.err) == (0, "", f"Signature copy written to {tmp_path / 'r.docx'}.\n")


def test_a_published_copy_says_what_is_left_out_of_it(run: Run, tmp_path: Path):
    done = run("assemble", ROOMS, "-o", tmp_path / "r.docx", "--copy", "publication")

    assert done.err == (
        f"Published copy written to {tmp_path / 'r.docx'}.\nLeft out of it: Contact details, and the names of contacts.\n"
    )


def test_answers_without_an_id_are_told_how_to_get_one(run: Run, hub: Path):
    hub.write_text("document: {title: Hub}\n", encoding="utf-8")

    assert run("assemble", hub).err == (
        f"Draft written to {hub.with_suffix('.docx')}.\n"
        "Before it can be signed: 5 blocks, 0 warnings, 9 open points.\n"
        "The answers have no document.id, so the id in the file is made from them, and changes when they do."
        f" To give the agreement one for life: assembler upgrade {hub} --write\n"
    )


def test_the_cover_note_and_the_record_are_of_what_is_written(run: Run, tmp_path: Path):
    assert run("assemble", ROOMS, "-o", tmp_path / "r.docx", "--copy", "internal").status == 0
    made = assembled(example(ROOMS.name), "internal")
    note = (tmp_path / "r-cover-note.txt").read_text(encoding="utf-8")

    assert note.splitlines()[:2] == cover_note(made, compiled_library().library.law).splitlines()[:2]
    assert b'"copy": "internal"' in (tmp_path / "r-record.json").read_bytes()
    assert read_embedded_record((tmp_path / "r.docx").read_bytes()) is None
    assert recorded(made).document.encode() in (tmp_path / "r-record.json").read_bytes()


def test_the_note_and_record_are_left_out_moved_or_embedded_as_asked(run: Run, hub: Path):
    mine = hub.with_name("mine.json")
    done = run("assemble", hub, "--no-note", "--record", mine, "--embed", "-o", hub.with_name("x.docx"))

    assert done.status == 0
    assert names(hub.parent) == ["hub.yaml", "mine.json", "x.docx"]
    assert read_embedded_record(hub.with_name("x.docx").read_bytes()) == mine.read_bytes()


@pytest.mark.parametrize("there", ["hub.docx", "hub-record.json", "hub-cover-note.txt"])
def test_a_file_that_is_there_is_replaced_only_by_force(there: str, run: Run, hub: Path):
    hub.with_name(there).write_bytes(b"mine")
    done = run("assemble", hub)

    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"{hub.with_name(there)}: The file is already there, and somebody may have edited it. Give another name, or use --force to replace it.\n"
    )
    assert names(hub.parent) == sorted(["hub.yaml", there])
    assert run("assemble", hub, "--force").status == 0
    assert hub.with_name(there).read_bytes() != b"mine"


def test_every_file_that_is_there_is_told_at_once(run: Run, hub: Path):
    for name in ("hub.docx", "hub-record.json", "hub-cover-note.txt"):
        hub.with_name(name).write_bytes(b"mine")
    lines = run("assemble", hub).err.splitlines()

    assert [line.partition(": ")[0] for line in lines] == [
        *(str(hub.with_name(name)) for name in ("hub.docx", "hub-cover-note.txt", "hub-record.json")),
        "3 things to put right.",
    ]


def test_what_the_agreement_is_made_from_is_never_written_over(run: Run, hub: Path):
    told = "This is what the agreement is made from. Give another name.\n"
    before = hub.read_bytes()
    odd = hub.parent / "x" / ".." / "hub.yaml"
    house = hub.with_name("house.docx")
    house.write_bytes((ROOT / "templates" / "house.docx").read_bytes())
    kept = house.read_bytes()

    assert run("assemble", hub, "--record", hub, "--force").err == f"{hub}: {told}"
    assert run("assemble", hub, "--record", odd, "--force").err == f"{odd}: {told}"
    assert run("assemble", hub, "--template", house, "-o", house, "--force").err == f"{house}: {told}"
    assert (hub.read_bytes(), house.read_bytes()) == (before, kept)
    assert run("assemble", hub, "--template", house).status == 0


def test_two_files_are_not_given_one_name(run: Run, hub: Path):
    target = hub.with_suffix(".docx")
    told = f"{target}: Two files would have this name. Give one of them another name.\n"

    assert run("assemble", hub, "--record", target, "--force").err == f"{told * 2}2 things to put right.\n"
    assert names(hub.parent) == ["hub.yaml"]


def test_a_link_to_nowhere_is_a_file_that_is_there(run: Run, hub: Path):
    hub.with_suffix(".docx").symlink_to(hub.with_name("nowhere"))

    assert run("assemble", hub).status == 1
    assert names(hub.parent) == ["hub.docx", "hub.yaml"]
