"""`assembler pack`: the papers that it makes, prints or writes, and what it refuses."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from cli.rooms import ROOMS, names, put_answers, put_signed
from cli.running import Run
from shipped import compiled_library, example

from assembler.papers.pack import Pack, pack
from assembler.papers.to_do import to_do
from assembler.plain import agreement_text
from assembler.register import load_register

SIGNING = (
    "The papers of Larkfield Rooms\n"
    "\n"
    "1. Signing pack (01-signing.docx)\n"
    "   Next: Make the signature copy (assembler assemble --copy signature), go through this pack with whoever looks after the signing,"
    " and record the day on which each party signs (signing.signed_on of the party).\n"
)


@cache
def rooms(paper: str = "", *, signed: bool = False) -> Pack:
    return pack(example(ROOMS.name), compiled_library(), load_register(), paper, signed=signed)


def said(paper: str = "", *, signed: bool = False) -> str:
    return to_do(rooms(paper, signed=signed), compiled_library().library)


def test_it_says_which_papers_are_wanted_now_and_writes_nothing(run: Run, tmp_path: Path):
    done = run("pack", ROOMS)

    assert (done.status, done.out, done.err) == (0, said(), "")
    assert names(tmp_path) == []
    assert done.out.startswith("The papers of Larkfield Rooms\n\n1. Report and decision record: Thornmere Authority (")


def test_one_paper_is_made_wanted_now_or_not(run: Run):
    assert run("pack", ROOMS, "--paper", "signing").out == SIGNING
    assert run("pack", ROOMS, "--paper", "register").out == said("register")
    assert said("register").startswith(
        "The papers of Larkfield Rooms\n\n1. Register of obligations (01-register.docx)\n"
    )


def test_a_paper_that_is_not_there_is_wrong_usage(run: Run):
    near, far = run("pack", ROOMS, "--paper", "notise"), run("pack", ROOMS, "--paper", "zzzzzzzz")

    assert (near.status, near.err.splitlines()[-1]) == (2, "Error: There is no paper “notise”. Did you mean “notice”?")
    assert (far.status, far.err.splitlines()[-1]) == (
        2,
        f"Error: There is no paper “zzzzzzzz”. The papers are: {', '.join(compiled_library().library.papers)}.",
    )


def test_the_papers_are_printed_as_text_and_not_written(run: Run, tmp_path: Path):
    done = run("pack", ROOMS, "--text", "--out", tmp_path / "papers")

    assert (done.status, done.err) == (0, "")
    assert done.out == "\n".join(agreement_text(one.result.agreement) for one in rooms().papers)
    assert len(rooms().papers) == 4
    assert names(tmp_path) == []


def test_the_papers_are_written_each_with_its_record_and_the_list(run: Run, tmp_path: Path):
    done = run("pack", ROOMS, "--paper", "signing", "--out", tmp_path / "papers")
    (record,) = (tmp_path / "papers" / "records").iterdir()

    assert (done.status, done.out, done.err) == (0, SIGNING, "")
    assert names(tmp_path) == [
        "papers",
        "papers/01-signing.docx",
        "papers/records",
        f"papers/records/01-signing-{hashlib.sha256(record.read_bytes()).hexdigest()[:12]}.json",
        "papers/what-to-do-next.txt",
    ]
    assert (tmp_path / "papers" / "what-to-do-next.txt").read_text(encoding="utf-8") == SIGNING
    assert run("trace", tmp_path / "papers" / "01-signing.docx").status == 0


def test_what_goes_with_a_paper_has_no_record(run: Run, tmp_path: Path):
    run("pack", ROOMS, "--paper", "register", "--out", tmp_path)

    assert [name.partition("-register-")[0] for name in names(tmp_path)] == [
        "01-register.csv",
        "01-register.docx",
        "01-register.ics",
        "records",
        "records/01",
        "what-to-do-next.txt",
    ]


def test_papers_that_are_there_are_replaced_only_by_force(run: Run, tmp_path: Path):
    (tmp_path / "01-signing.docx").write_bytes(b"mine")
    done = run("pack", ROOMS, "--paper", "signing", "--out", tmp_path)

    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"{tmp_path / '01-signing.docx'}: The file is already there, and somebody may have edited it."
        " Give another name, or use --force to replace it.\n"
    )
    assert (tmp_path / "01-signing.docx").read_bytes() == b"mine"
    assert run("pack", ROOMS, "--paper", "signing", "--out", tmp_path, "--force").status == 0
    assert (tmp_path / "01-signing.docx").read_bytes().startswith(b"PK")


def test_no_folder_is_made_where_no_paper_is(run: Run, tmp_path: Path):
    (tmp_path / "hub.yaml").write_text("document: {title: Hub}\n", encoding="utf-8")
    done = run("pack", tmp_path / "hub.yaml", "--out", tmp_path / "papers")

    assert (done.status, done.out.splitlines()[:3]) == (0, ["The papers of Hub", "", "None is to be made now."])
    assert names(tmp_path) == ["hub.yaml"]


def test_a_house_style_is_looked_at_only_where_a_paper_is_written(run: Run, tmp_path: Path):
    (tmp_path / "house.docx").write_bytes(b"x")
    template = ("--template", tmp_path / "house.docx")

    assert run("pack", ROOMS, "--paper", "signing", *template).out == SIGNING
    done = run("pack", ROOMS, "--paper", "signing", *template, "--out", tmp_path / "papers")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"{tmp_path / 'house.docx'}: ")
    assert names(tmp_path) == ["house.docx"]


class TestSigned:
    def test_a_paper_may_speak_of_the_text_of_a_signed_file(self, run: Run, tmp_path: Path):
        done = run("pack", ROOMS, "--paper", "register", "--signed", put_signed(tmp_path), "--text")

        assert (done.status, done.err) == (0, "")
        assert done.out == agreement_text(rooms("register", signed=True).papers[0].result.agreement)
        assert done.out != agreement_text(rooms("register").papers[0].result.agreement)

    def test_a_signed_file_with_other_words_is_refused(self, run: Run, tmp_path: Path):
        new = put_answers(tmp_path, "withdrawal_notice: 6", "withdrawal_notice: 9")
        file = put_signed(tmp_path)
        done = run("pack", new, "--paper", "register", "--signed", file)

        assert (done.status, done.out) == (1, "")
        assert done.err == (
            f"{file}: The signed file does not have the words that these answers make, so no paper can speak of its text."
            " Use the answers in the record of the signed file (assembler trace names it), and the house style it was made with.\n"
        )

    def test_a_signed_file_that_cannot_be_read_is_named(self, run: Run, tmp_path: Path):
        (tmp_path / "bad.docx").write_bytes(b"x")

        assert run("pack", ROOMS, "--signed", tmp_path / "bad.docx").err == (
            f"{tmp_path / 'bad.docx'}: It is not a Word file (.docx), or it is damaged or has a password. Use the file as it was sent.\n"
        )
        assert run("pack", ROOMS, "--signed", tmp_path / "none.docx").err == (
            f"{tmp_path / 'none.docx'}: The file cannot be read: No such file or directory.\n"
        )
        done = run("pack", ROOMS, "--signed", put_signed(tmp_path), "--template", tmp_path / "bad.docx")
        assert (done.status, done.err.startswith(f"{tmp_path / 'bad.docx'}: ")) == (1, True)
