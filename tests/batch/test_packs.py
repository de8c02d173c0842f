"""Packs in a batch: for each item a folder with the papers that are wanted now, under the guards that an agreement has."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from batch.making import answers, as_one_thread, command, contents, manifest, order, states
from batch.making import run as agreements
from cli.running import in_process
from papers.lives import stages
from shipped import compiled_library, house

from assembler.answers.files import read_answers
from assembler.batch import LocalCrew, Report, open_source, plan_batch, run_batch
from assembler.errors import OutputError
from assembler.papers.pack import pack
from assembler.papers.pack_files import pack_files
from assembler.register import load_register

LIFE = {stage.name: stage.file for stage in stages() if stage.life.startswith("Harrowmere")}


def given(stage: str) -> str:
    return json.dumps(LIFE[stage].source.value)


def source_of(folder: Path, **more: str) -> Path:
    """Answers of one life, of which `hub` is at an early stage, and another that is not right."""
    folder.mkdir()
    for name, text in {"hub": given(FIRST), "wrong": json.dumps({"documment": {}}), **more}.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


FIRST, SIGNED = next(iter(LIFE)), "all have signed"


def packs(source: Path, out: Path, *, apply: bool = True, **more: Any) -> list[Report]:
    with as_one_thread():
        action = run_batch if apply else plan_batch
        return list(action(open_source(source), out, order(work="pack", **more), LocalCrew(1), lambda: False))


def papers(out: Path) -> list[str]:
    return sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file() and path.parent != out)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Report]]:
    """A first run, of which tests take copies."""
    folder = tmp_path_factory.mktemp("packs")
    return folder, packs(source_of(folder / "answers"), folder / "out")


@pytest.mark.slow
def test_each_item_has_its_papers_and_a_bad_one_stops_no_other(made: tuple[Path, list[Report]]):
    folder, reports = made
    alone = pack(read_answers(given(FIRST), "hub.json"), compiled_library(), load_register())
    wanted = {f"hub-papers/{file.name}": file.content for file in pack_files(alone, compiled_library(), house())}
    entry = next(one for one in manifest(folder / "out")["agreements"] if one["agreement"] == "hub")

    assert states(reports) == {"hub": "new", "wrong": "invalid"}
    assert {name: (folder / "out" / name).read_bytes() for name in wanted} == wanted
    assert entry["papers"] == [" ".join(filter(None, (one.status.outline, one.status.item))) for one in alone.papers]
    assert (folder / "out" / "to-correct" / "wrong.json").is_file()


def test_every_file_of_a_pack_has_its_sum_and_every_paper_its_record(made: tuple[Path, list[Report]]):
    out = made[0] / "out"
    sums = dict(reversed(line.split("  ")) for line in (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    words = [name for name in papers(out) if name.endswith(".docx")]

    assert sums == {name: seen for name, seen in contents(out).items() if name in sums}
    assert sorted(sums) == [
        name for name in papers(out) if "/records/" not in name and not name.startswith("to-correct")
    ]
    assert len(list((out / "hub-papers" / "records").iterdir())) == len(words) > 1


@pytest.mark.slow
def test_equal_sources_give_equal_folders_and_a_rerun_makes_nothing(made: tuple[Path, list[Report]], tmp_path: Path):
    folder, _ = made
    packs(folder / "answers", tmp_path / "out")
    before = contents(tmp_path / "out")
    again = packs(folder / "answers", tmp_path / "out")

    assert before == contents(folder / "out")
    assert (states(again), contents(tmp_path / "out")) == ({"hub": "unchanged", "wrong": "invalid"}, before)


@pytest.mark.slow
def test_what_is_wanted_no_more_goes_unless_somebody_has_edited_it(tmp_path: Path):
    source, out = source_of(tmp_path / "answers"), tmp_path / "out"
    packs(source, out)
    early = {name for name in papers(out) if name.endswith(".docx")}
    edited = min(name for name in early if "decision" in name)
    (out / edited).write_bytes(b"filled in")
    (source / "hub.json").write_text(given(SIGNED), encoding="utf-8")
    reports = packs(source, out)
    late = {name for name in papers(out) if name.endswith(".docx")}

    assert states(reports)["hub"] == "update"
    assert early & late == {edited}
    assert (out / edited).read_bytes() == b"filled in"
    assert any(name.endswith("register.ics") for name in papers(out))


@pytest.mark.slow
def test_a_list_that_was_ticked_off_is_left_and_a_new_one_put_beside(tmp_path: Path):
    source, out = source_of(tmp_path / "answers"), tmp_path / "out"
    packs(source, out)
    listed = out / "hub-papers" / "what-to-do-next.txt"
    listed.write_text("done", encoding="utf-8")
    (source / "hub.json").write_text(given(SIGNED), encoding="utf-8")
    reports = packs(source, out)

    assert states(reports)["hub"] == "edited by hand"
    assert listed.read_text(encoding="utf-8") == "done"
    assert "The papers of" in listed.with_name("what-to-do-next-version-2.txt").read_text(encoding="utf-8")


def test_a_link_in_place_of_a_folder_of_papers_is_refused(tmp_path: Path):
    source, out = source_of(tmp_path / "answers"), tmp_path / "out"
    out.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (out / "hub-papers").symlink_to(tmp_path / "elsewhere")
    reports = packs(source, out)

    assert states(reports)["hub"] == "invalid"
    assert "may lead out of the output folder" in reports[0].problems[0].message
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.slow
def test_a_folder_of_agreements_takes_no_papers(tmp_path: Path):
    source, out = tmp_path / "answers", tmp_path / "out"
    source.mkdir()
    (source / "small.json").write_text(json.dumps(answers(1)), encoding="utf-8")
    agreements(source, out, jobs=1)
    before = contents(out)

    with pytest.raises(OutputError, match="Something else was made here of these answers"):
        packs(source, out)
    assert contents(out) == before


@pytest.mark.slow
def test_a_run_that_is_killed_is_taken_up_and_gives_the_same_bytes(made: tuple[Path, list[Report]], tmp_path: Path):
    folder, out = made[0], tmp_path / "out"
    process = command("batch", "pack", folder / "answers", "--out", out, "--jobs", "1", "-q")
    while process.poll() is None and not list(out.glob("hub-papers/*.docx")):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    packs(folder / "answers", out)

    assert contents(out) == contents(folder / "out")


@pytest.mark.slow
def test_the_command_plans_every_paper_and_writes_the_plan_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    run = in_process(capsys)
    folder = tmp_path / "answers"
    folder.mkdir()
    (folder / "small.json").write_text(json.dumps(answers(1)), encoding="utf-8")
    done = run("batch", "pack", folder, "--out", tmp_path / "out", "--plan", "--jobs", "1")

    assert (done.status, done.out.splitlines()) == (0, ["new             small-papers/what-to-do-next.txt"])
    assert "Planned: 1 pack in" in done.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plan.json"]
