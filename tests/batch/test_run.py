"""Runs: what is made, kept, never overwritten, and reported."""

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest
from batch.making import answers, contents, folder_of, lines_of, manifest, order, run, states
from shipped import compiled_library

from assembler.answers.files import read_answers
from assembler.cli.main import status_of
from assembler.errors import OutputError
from assembler.pipeline import Result, assemble_answers
from assembler.register import load_register


@pytest.mark.slow
def test_a_run_makes_every_agreement_and_a_second_run_makes_nothing(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 5)

    first = run(source, tmp_path / "out")
    before = contents(tmp_path / "out")
    second = run(source, tmp_path / "out")

    assert {report.state for report in first} == {"new"}
    assert {report.state for report in second} == {"unchanged"}
    assert before == contents(tmp_path / "out")


@pytest.mark.slow
def test_results_come_in_source_order_with_any_number_of_workers(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 12)

    one = run(source, tmp_path / "one", jobs=1)
    three = run(source, tmp_path / "three", jobs=3)

    assert [report.name for report in one] == [f"one-{number:03}" for number in range(12)]
    assert [report.as_json() for report in one] == [report.as_json() for report in three]
    assert contents(tmp_path / "one") == contents(tmp_path / "three")


@pytest.mark.slow
def test_the_manifest_is_sorted_and_holds_each_files_hash(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="beta"), answers(2, id="alpha"))

    run(source, tmp_path / "out")
    kept = manifest(tmp_path / "out")

    assert [entry["agreement"] for entry in kept["agreements"]] == ["alpha", "beta"]
    sums = (tmp_path / "out" / "SHA256SUMS").read_text().splitlines()
    assert sums == [f"{entry['sha256']}  {entry['output']}" for entry in kept["agreements"]]
    assert {entry["output"]: entry["sha256"] for entry in kept["agreements"]}.items() <= contents(
        tmp_path / "out"
    ).items()
    assert kept["agreements"][0]["row"] == 2
    assert "cover" in kept["agreements"][0]["clauses"]
    assert kept["law as at"]


@pytest.mark.slow
def test_two_runs_in_different_folders_give_the_same_manifest_bytes(tmp_path: Path):
    lines = (answers(1, id="good"), answers(2, id="bad", documnt={}), {"id": "ready", "scope": {"purpose": 3}}, "{")
    for place, jobs in (("here", 1), ("there/deeper", 3)):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        (folder / "base.yaml").write_text("document:\n  marking: x\n")
        source = lines_of(folder / "all.jsonl", *lines)
        words = ["batch", "run", source, "--out", folder / "out", "--base", folder / "base.yaml", "--jobs", jobs, "-q"]
        assert status_of([str(word) for word in words]) == 4

    assert contents(tmp_path / "here" / "out") == contents(tmp_path / "there" / "deeper" / "out")
    assert str(tmp_path) not in (tmp_path / "here" / "out" / "manifest.json").read_text()


def assembled(text: str) -> Result:
    return assemble_answers(read_answers(text, "one-000.json"), compiled_library(), load_register())


@pytest.mark.slow
def test_the_manifest_tells_what_decides_the_bytes_and_what_was_found(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    base = "document:\n  author: A. Clerk\n"

    run(source, tmp_path / "out", base=base, base_name="base.yaml")
    kept = manifest(tmp_path / "out")
    [entry] = kept.pop("agreements")

    assert set(kept) == {
        *(
            "base",
            "law as at",
            "library",
            "made with",
            "record inside",
            "register",
            "copy",
            "template",
            "to correct",
            "tool",
        ),
    }
    hashes = (
        kept["base"],
        kept["library"],
        kept["made with"],
        kept["register"],
        kept["template"],
        kept["tool"]["sha256"],
    )
    assert all(re.fullmatch("[0-9a-f]{64}", value) for value in hashes)
    assert kept["base"] == hashlib.sha256(base.encode()).hexdigest()
    assert kept["template"] == hashlib.sha256(order().template).hexdigest()
    assert entry["answers"] == hashlib.sha256((source / "one-000.json").read_bytes()).hexdigest()
    assert (entry["file"], entry["row"], entry["status"], entry["problems"]) == ("one-000.json", 0, "made", [])
    together = answers(0) | {"document": answers(0)["document"] | {"author": "A. Clerk"}}
    result = assembled(json.dumps(together))
    assert {found["rule"] for found in entry["findings"]} == {f.rule for f in result.findings if f.state != "met"}
    assert entry["open points"] == [point.id for point in result.agreement.points]
    assert set(entry["clauses"]) == result.clauses


@pytest.mark.slow
def test_a_plan_writes_nothing_but_the_plan(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 2)
    (source / "wrong.yaml").write_text("documnt: {}\n")

    planned = run(source, tmp_path / "out", compiled=True)

    assert states(planned) == {"one-000": "new", "one-001": "new", "wrong": "invalid"}
    assert list(contents(tmp_path / "out")) == ["plan.json"]
    assert (
        "Did you mean “document”?"
        in json.loads((tmp_path / "out" / "plan.json").read_text())["agreements"][2]["problems"][0]
    )


@pytest.mark.slow
def test_changed_answers_replace_our_own_file(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 2)
    run(source, tmp_path / "out")
    (source / "one-001.json").write_text(json.dumps(answers(99)))

    assert states(run(source, tmp_path / "out")) == {"one-000": "unchanged", "one-001": "update"}


@pytest.mark.slow
def test_an_edited_file_is_never_overwritten(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    run(source, tmp_path / "out")
    edited = tmp_path / "out" / "one-000.docx"
    edited.write_bytes(b"a lawyer's work")

    left = run(source, tmp_path / "out")
    (source / "one-000.json").write_text(json.dumps(answers(7)))
    beside = run(source, tmp_path / "out")

    assert [(report.state, report.output) for report in (*left, *beside)] == [
        ("edited by hand", "one-000.docx"),
        ("edited by hand", "one-000-version-2.docx"),
    ]
    assert edited.read_bytes() == b"a lawyer's work"
    assert states(run(source, tmp_path / "out")) == {"one-000": "unchanged"}


@pytest.mark.slow
def test_a_file_that_was_there_before_is_a_conflict_and_stays(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "one-000.docx").write_bytes(b"somebody else's")

    assert states(run(source, tmp_path / "out")) == {"one-000": "conflict"}
    assert (tmp_path / "out" / "one-000.docx").read_bytes() == b"somebody else's"


@pytest.mark.slow
def test_later_versions_never_take_the_name_of_another_agreement(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="hub"), answers(2, id="hub-version-2"))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "hub.docx").write_bytes(b"somebody else's")

    reports = run(source, tmp_path / "out")

    assert len({report.output for report in reports}) == 2
    assert set(contents(tmp_path / "out")) >= {"hub.docx", *(report.output for report in reports)}


@pytest.mark.slow
def test_the_failed_are_listed_and_can_be_corrected_and_run_again(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="good"), answers(2, id="bad", documnt={}), "{not json")

    reports = run(source, tmp_path / "out")

    assert states(reports) == {"good": "new", "bad": "invalid", "line-3": "invalid"}
    rows = list(csv.DictReader((tmp_path / "out" / "failures.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["agreement"], row["row"]) for row in rows] == [("bad", "2"), ("line-3", "3")]
    correct = tmp_path / "out" / "to-correct.jsonl"
    assert correct.read_text().splitlines() == source.read_text().splitlines()[1:]
    lines_of(tmp_path / "corrected.jsonl", answers(2, id="bad"))
    assert states(run(tmp_path / "corrected.jsonl", tmp_path / "out")) == {"bad": "new"}
    assert [entry["agreement"] for entry in manifest(tmp_path / "out")["agreements"]] == ["bad", "good"]
    assert states(run(lines_of(tmp_path / "all.jsonl", answers(1, id="good")), tmp_path / "out")) == {
        "good": "unchanged"
    }


@pytest.mark.slow
def test_a_failure_keeps_the_earlier_file_known_as_ours(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    run(source, tmp_path / "out")
    good = (source / "one-000.json").read_text()
    (source / "one-000.json").write_text("{")
    assert states(run(source, tmp_path / "out")) == {"one-000": "invalid"}
    (source / "one-000.json").write_text(good.replace("REF/0", "REF/5"))

    assert states(run(source, tmp_path / "out")) == {"one-000": "update"}


@pytest.mark.slow
def test_a_base_is_shared_and_each_agreements_own_answers_prevail(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", {"id": "own", "document": {"title": "Own title"}}, {"id": "shared"})
    base = "document:\n  title: Shared title\n  reference: R/1\nscope:\n  purpos: x\n"

    wrong = run(source, tmp_path / "out", base=base, base_name="shared.yaml")
    right = run(source, tmp_path / "out", base=base.replace("purpos:", "purpose:"), base_name="shared.yaml")

    assert {str(report.problems[0].place) for report in wrong} == {"shared.yaml:5, scope.purpos"}
    assert len({report.sha256 for report in right}) == 2


@pytest.mark.slow
def test_the_list_of_failures_lets_no_formula_reach_a_spreadsheet(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", {"id": "=cmd|' /C calc'!A0"})

    run(source, tmp_path / "out")
    cells = [
        cell
        for row in csv.reader((tmp_path / "out" / "failures.csv").read_text("utf-8-sig").splitlines())
        for cell in row
    ]

    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["..", "a/b", "CON", "com1.x", "a\\b", " a", "a.", ".a", "a\u202eb", "x" * 300, "a:b", "~$a"]
)
def test_a_hostile_name_is_one_failed_item(tmp_path: Path, name: str):
    source = lines_of(tmp_path / "all.jsonl", answers(id=name), answers(id="good"))

    assert [report.state for report in run(source, tmp_path / "out")] == ["invalid", "new"]
    assert [path.name for path in tmp_path.rglob("*.docx")] == ["good.docx"]


@pytest.mark.slow
def test_names_that_some_system_takes_for_one_clash(tmp_path: Path):
    source = lines_of(tmp_path / "all.jsonl", answers(1, id="Caf\u00e9"), answers(2, id="CAFE\u0301"))

    reports = run(source, tmp_path / "out")

    assert [report.state for report in reports] == ["new", "invalid"]
    assert "is used before" in str(reports[1].problems[0])


@pytest.mark.slow
def test_files_that_differ_only_in_their_ending_clash(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (source / "one-000.yaml").write_text("document:\n  title: Another\n")

    reports = run(source, tmp_path / "out")

    assert [(report.file, report.state) for report in reports] == [("one-000.json", "new"), ("one-000.yaml", "invalid")]
    assert str(reports[1].problems[0]).startswith("one-000.yaml: The name “one-000” is used before in this source")


@pytest.mark.slow
def test_a_link_in_the_way_is_not_followed(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "outside.docx").write_bytes(b"outside")
    (tmp_path / "out" / "one-000.docx").symlink_to(tmp_path / "outside.docx")

    assert "link" in str(run(source, tmp_path / "out")[0].problems[0])
    assert (tmp_path / "outside.docx").read_bytes() == b"outside"


def test_a_manifest_that_cannot_be_read_is_told_as_that(tmp_path: Path):
    (tmp_path / "out" / "manifest.json").mkdir(parents=True)

    with pytest.raises(OutputError, match=r"manifest\.json: It cannot be read: Is a directory\."):
        run(folder_of(tmp_path / "answers", 1), tmp_path / "out")


@pytest.mark.slow
def test_a_manifest_that_leads_out_of_the_folder_is_refused(tmp_path: Path):
    source = folder_of(tmp_path / "answers", 1)
    run(source, tmp_path / "out")
    path = tmp_path / "out" / "manifest.json"
    path.write_text(path.read_text().replace('"one-000.docx"', '"../one-000.docx"'))

    with pytest.raises(OutputError, match="not a manifest that assembler wrote"):
        run(source, tmp_path / "out")
