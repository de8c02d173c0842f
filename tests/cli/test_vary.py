"""`assembler vary`: what it prints, which files it writes, how it ends and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.rooms import CREWING, ROOMS, names, put_answers, put_signed, signed
from cli.running import Run
from returned.resolving import resolved
from shipped import answers, assembled, issued

from assembler.word.known import read_known

NINE = (
    "1. In the row “Leaving” of the table in the part headed “Particulars”, under “Summary”, for “6 months” substitute “9 months”.\n"
    "2. In clause 18.4, for “6 months” substitute “9 months”.\n"
    "WARN: If the variation is so large that it amounts to a new agreement (a reading), Thornmere PCC must consult the chief officer of"
    " police of its force again before it enters: the last that is recorded was on 25 January 2027. (pca-2017 s.3(6), (11), s.4(8))\n"
)
EMAIL = (
    "1. In the row “Stourmere Authority” of the table in clause 9.1, under “Email for notices”, for “clerk@stourmere-fire.example”"
    " substitute “new@example.example”.\n"
)
OLD_EMAIL, NEW_EMAIL = "notices_email: clerk@stourmere-fire.example", "notices_email: new@example.example"


@pytest.fixture
def varied(tmp_path: Path) -> tuple[Path, Path]:
    """What was signed, and answers with a longer notice."""
    return put_signed(tmp_path), put_answers(tmp_path, "withdrawal_notice: 6", "withdrawal_notice: 9")


def test_every_instruction_is_listed_and_then_what_must_be_held_again(
    run: Run, tmp_path: Path, varied: tuple[Path, Path]
):
    done = run("vary", *varied, "-o", tmp_path / "v.docx")

    assert (done.status, done.out) == (1, NINE)
    assert done.err == f"Written to {tmp_path / 'v.docx'}: 2 instructions.\n"
    assert names(tmp_path) == ["new.yaml", "signed-record.json", "signed.docx", "v-record.json", "v.docx"]


def test_one_instruction_without_any_obstacle_ends_with_status_0(run: Run, tmp_path: Path):
    new = put_answers(tmp_path, OLD_EMAIL, NEW_EMAIL, CREWING)
    done = run("vary", put_signed(tmp_path, CREWING), new, "-o", tmp_path / "v.docx")

    assert (done.status, done.out, done.err) == (0, EMAIL, f"Written to {tmp_path / 'v.docx'}: 1 instruction.\n")


def test_a_blank_is_told_with_its_field_and_ends_with_status_1(run: Run, tmp_path: Path):
    new = put_answers(tmp_path, OLD_EMAIL, NEW_EMAIL, CREWING, more="")
    done = run("vary", put_signed(tmp_path, CREWING), new, "-o", tmp_path / "v.docx")

    assert (done.status, done.out) == (
        1,
        EMAIL + "Blank: Date of the agreement that is varied (life.variation.agreement_dated).\n",
    )


def test_a_warning_that_rests_on_no_provision_is_told_without_one(run: Run, tmp_path: Path):
    docx, record = issued(assembled(answers("document: {title: Hub}")))
    (tmp_path / "signed.docx").write_bytes(docx)
    (tmp_path / "signed-record.json").write_bytes(record)
    (tmp_path / "new.yaml").write_text(
        "document: {title: Hub Two}\nlife: {variation: {agreement_dated: 2027-04-01}}\n", encoding="utf-8"
    )
    done = run("vary", tmp_path / "signed.docx", tmp_path / "new.yaml", "-o", tmp_path / "v.docx")

    assert (done.status, done.out) == (
        1,
        "1. In the row “Collaboration” of the table in the part headed “Particulars”, under “Summary”, for “Hub” substitute “Hub Two”.\n"
        "WARN: It calls itself “Draft” and is no signature copy. Check that it is what was signed.\n",
    )


def test_the_agreement_as_varied_is_written_beside_the_marked_one(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    conformed, marked = tmp_path / "c.docx", tmp_path / "m.docx"
    assert run("vary", *varied, "-o", tmp_path / "v.docx", "--conformed", conformed, "--marked", marked).out == NINE

    assert names(tmp_path) == [
        "c-record.json",
        "c.docx",
        "m.docx",
        "new.yaml",
        "signed-record.json",
        "signed.docx",
        "v-record.json",
        "v.docx",
    ]
    assert resolved(marked.read_bytes(), accept=True) == resolved(conformed.read_bytes(), accept=True)
    assert resolved(marked.read_bytes(), accept=False) == resolved(signed(ROOMS.name)[0], accept=False)
    assert run("trace", conformed).status == run("trace", tmp_path / "v.docx").status == 0


@pytest.mark.parametrize(
    ("option", "made"), [("--conformed", ["x-record.json", "x.docx"]), ("--marked", ["x.docx"])], ids=str
)
def test_of_the_two_only_what_is_asked_for_is_written(
    option: str, made: list[str], run: Run, tmp_path: Path, varied: tuple[Path, Path]
):
    run("vary", *varied, "-o", tmp_path / "v.docx", option, tmp_path / "x.docx")

    assert names(tmp_path) == sorted([
        *("new.yaml", "signed-record.json", "signed.docx", "v-record.json", "v.docx"),
        *made,
    ])  # fmt: skip
    changes = read_known((tmp_path / "x.docx").read_bytes()).changes
    assert (changes > 0) is (option == "--marked")


def test_nothing_that_is_read_is_written_over_even_by_force(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    file, _ = varied
    told = f"{file}: This is one of the files read. Give another name.\n"

    assert run("vary", *varied, "-o", file, "--force").err == told
    assert run("vary", *varied, "-o", tmp_path / "v.docx", "--conformed", file, "--force").err == told
    assert run("vary", *varied, "-o", tmp_path / "v.docx", "--marked", file, "--force").err == told
    assert names(tmp_path) == ["new.yaml", "signed-record.json", "signed.docx"]


def test_two_files_of_one_name_are_refused(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    one, same = tmp_path / "v.docx", tmp_path / "x" / ".." / "v.docx"
    told = "Two files would have this name. Give one of them another name.\n"

    assert run("vary", *varied, "-o", one, "--conformed", same).err == f"{one}: {told}"
    assert run("vary", *varied, "-o", tmp_path / "w.docx", "--conformed", one, "--marked", one).err == f"{one}: {told}"
    assert names(tmp_path) == ["new.yaml", "signed-record.json", "signed.docx"]


@pytest.mark.parametrize("there", ["v.docx", "c.docx", "m.docx"])
def test_a_file_that_is_there_is_not_replaced_unasked(there: str, run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    (tmp_path / there).write_bytes(b"mine")
    wanted = ("-o", tmp_path / "v.docx", "--conformed", tmp_path / "c.docx", "--marked", tmp_path / "m.docx")
    done = run("vary", *varied, *wanted)

    assert (done.status, done.out, done.err) == (
        1,
        "",
        f"{tmp_path / there}: The file is already there, and somebody may have edited it. Give another name, or use --force to replace it.\n",
    )
    assert (tmp_path / there).read_bytes() == b"mine"


def test_files_that_are_there_are_replaced_by_force(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    made = [tmp_path / name for name in ("v.docx", "c.docx", "m.docx")]
    for file in made:
        file.write_bytes(b"mine")
    done = run("vary", *varied, "-o", made[0], "--conformed", made[1], "--marked", made[2], "--force")

    assert (done.status, done.out) == (1, NINE)
    assert all(file.read_bytes().startswith(b"PK") for file in made)


def test_a_record_that_is_there_is_not_replaced_unasked(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    (tmp_path / "v-record.json").write_bytes(b"mine")

    assert run("vary", *varied, "-o", tmp_path / "v.docx").status == 1
    assert names(tmp_path) == ["new.yaml", "signed-record.json", "signed.docx", "v-record.json"]
    assert (tmp_path / "v-record.json").read_bytes() == b"mine"


def test_the_record_is_the_one_that_is_given(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    (tmp_path / "signed-record.json").rename(tmp_path / "elsewhere.json")

    done = run("vary", *varied, "-o", tmp_path / "v.docx")
    assert done.err == f"{varied[0]}: No record of this file was found. Name it with --record.\n"
    assert (
        run("vary", *varied, "-o", tmp_path / "v.docx", "--record", tmp_path / "elsewhere.json").out,
        run("vary", *varied, "-o", tmp_path / "w.docx", "--record", varied[1]).err,
    ) == (
        NINE,
        f"{varied[1]}: This is not a record that can be read: it is not well-formed JSON."
        " Use the record as it was written; a copy of it may be inside the draft, or in the folder of records.\n",
    )


def test_what_cannot_be_read_is_named(run: Run, tmp_path: Path, varied: tuple[Path, Path]):
    bad, new = tmp_path / "bad.docx", varied[1]
    bad.write_bytes(b"x")
    told = f"{bad}: It is not a Word file (.docx), or it is damaged or has a password. Use the file as it was sent.\n"

    assert run("vary", bad, new, "-o", tmp_path / "v.docx").err == told
    assert run("vary", tmp_path / "none.docx", new, "-o", tmp_path / "v.docx").err == (
        f"{tmp_path / 'none.docx'}: The file cannot be read: No such file or directory.\n"
    )
    assert run("vary", varied[0], tmp_path / "none.yaml", "-o", tmp_path / "v.docx").err.startswith(
        f"{tmp_path / 'none.yaml'}: "
    )
    assert run("vary", *varied, "-o", tmp_path / "v.docx", "--template", bad).err.startswith(f"{bad}: ")


def test_answers_that_change_nothing_are_told_with_the_signed_file(run: Run, tmp_path: Path):
    file = put_signed(tmp_path)
    done = run("vary", file, ROOMS, "-o", tmp_path / "v.docx")

    assert (done.status, done.out, done.err) == (
        1,
        "",
        f"{file}: The new answers make the agreement that was signed: nothing is to be varied.\n",
    )
