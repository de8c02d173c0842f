"""What a run says of each item and leaves beside the agreements, word by word."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assembler.batch.attention import ATTENTION, attention_csv
from assembler.batch.facts import facts_of
from assembler.batch.faults import faults_text, trace_of
from assembler.batch.items import HashedBytes, Item, Made, MadeFile
from assembler.batch.ledger import KnownFile, ledger_entry
from assembler.batch.outputs import Placing, State, record_name, record_path
from assembler.batch.reports import FAILED, Report, durations_csv, failures_csv
from assembler.batch.settled import known_files, report_of
from assembler.errors import Place, Problem
from assembler.statute.findings import Finding

WRONG = Problem("No title.", Place("all.xlsx", 3, "document.title"), "Give one.")
ODD = Problem("Odd.")


def report(name: str, *, row: int = 4, problems: tuple[Problem, ...] = (), **more: Any) -> Report:
    return Report(name, "all.xlsx", row, "invalid", "", "", problems, (ODD,), 0.5, **more)


def test_each_problem_of_each_failure_is_a_row_for_a_spreadsheet():
    failed = [report("one", problems=(WRONG, ODD)), report("two", row=0, problems=(ODD,)), report("three")]

    assert b"".join(failures_csv(failed)).decode() == (
        "\ufeffagreement,file,row,where,what is wrong,what would cure it\r\n"
        'one,all.xlsx,4,"all.xlsx:3, document.title",No title.,Give one.\r\n'
        "one,all.xlsx,4,,Odd.,\r\n"
        "two,all.xlsx,,,Odd.,\r\n"
    )


def test_how_long_each_took_is_told_in_milliseconds_by_name():
    assert b"".join(durations_csv({"b": 0.5, "a": 0.00126})) == b"agreement,milliseconds\r\na,1.3\r\nb,500.0\r\n"


def test_a_report_in_plain_values_leaves_out_time_and_trace():
    alone = report("one", problems=(WRONG,), trace="secret", placings=(Placing("new", "one.docx", write=True),))
    pair = (Placing("new", "one.docx", write=True), Placing("update", "one-marked.docx", write=True))
    said = {
        "agreement": "one",
        "file": "all.xlsx",
        "output": "",
        "problems": ["all.xlsx:3, document.title: No title. Give one."],
        "row": 4,
        "sha256": "",
        "state": "invalid",
        "warnings": ["Odd."],
    }

    assert alone.as_json() == said
    assert report("one", problems=(WRONG,), placings=pair, more={"instructions": 3}).as_json() == said | {
        "beside": [{"output": "one-marked.docx", "state": "update"}],
        "instructions": 3,
    }
    assert frozenset({"invalid", "stray"}) == FAILED


@pytest.mark.parametrize(
    ("states", "state"),
    [
        (["new"], "new"),
        (["unchanged", "unchanged"], "unchanged"),
        (["new", "unchanged"], "update"),
        (["update", "conflict"], "conflict"),
        (["conflict", "new", "edited by hand"], "edited by hand"),
    ],
)
def test_an_item_is_in_the_state_of_its_file_to_be_looked_at(states: list[State], state: State):
    item = Item("one", "all.xlsx", 4, Place(), "digest", None, (WRONG,), (ODD,))
    placings = tuple(Placing(one, f"one-{number}.docx", write=True) for number, one in enumerate(states))
    facts = {"across": [1], "conflicts": [], "clauses": ["a"], "papers": ["b"]}

    assert report_of(item, placings, "sha", 1.5, facts) == Report(
        "one",
        "all.xlsx",
        4,
        state,
        "one-0.docx",
        "sha",
        (),
        (ODD,),
        1.5,
        placings=placings,
        more={"across": [1], "conflicts": [], "papers": ["b"]},
    )
    assert report_of(item, placings, "sha", 1.5).more == {}


def test_every_fact_that_somebody_must_act_on_is_in_the_report():
    names = ("across", "changes of ours", "conflicts", "instructions", "before signing", "papers")
    item = Item("one", "all.xlsx", 4, Place(), "digest", None)
    given = {name: name for name in (*names, "clauses")}

    assert report_of(item, (Placing("new", "a", write=True),), "", 0, given).more == {name: name for name in names}


def test_files_are_known_by_their_endings_the_first_by_none():
    made = Made((MadeFile(".docx", b"", "s1", HashedBytes(b"", "r1")), MadeFile("-marked.docx", b"", "s2")), {})
    placings = (Placing("new", "one.docx", write=True), Placing("new", "one-marked-version-2.docx", write=True))
    known = known_files(made, placings)

    assert known == {
        "": KnownFile("one.docx", "s1", "r1"),
        "-marked.docx": KnownFile("one-marked-version-2.docx", "s2", None),
    }
    assert ledger_entry(known) == {
        "output": "one.docx",
        "record": "r1",
        "sha256": "s1",
        "beside": [
            {"ending": "-marked.docx", "output": "one-marked-version-2.docx", "record": None, "sha256": "s2"},
        ],
    }
    assert ledger_entry({"": known[""]}) == {"output": "one.docx", "record": "r1", "sha256": "s1"}
    assert ledger_entry({}) == {"output": "", "record": "", "sha256": ""}


@pytest.mark.parametrize(
    ("output", "path"),
    [
        ("one.docx", "records/one-0123456789ab.json"),
        ("one-papers/notice.docx", "one-papers/records/notice-0123456789ab.json"),
        ("one.docx.docx", "records/one.docx-0123456789ab.json"),
        ("list.csv", "records/list.csv-0123456789ab.json"),
    ],
)
def test_a_record_is_named_after_its_file_and_what_is_in_it(output: str, path: str):
    assert record_path(output, "0123456789abcdef") == path
    assert record_name(output.rpartition("/")[2], "0123456789abcdef") == path.rpartition("/")[2]


def manifest(folder: Path, *entries: dict[str, Any]) -> Path:
    lines = ",\n".join(map(json.dumps, entries))
    (folder / "manifest.json").write_text(f'{{"agreements": [\n{lines}\n],\n"work": "update"\n}}\n', encoding="utf-8")
    return folder


def test_what_is_to_be_decided_is_a_row_for_each_conflict(tmp_path: Path):
    conflict = {"key": "p-1", "why": "both changed", "as issued": "a", "theirs": "b", "ours": "=c"}
    folder = manifest(
        tmp_path,
        {"agreement": "one", "output": "one.docx", "conflicts": [conflict, conflict | {"key": "p-2"}]},
        {"agreement": "two", "output": ""},
    )
    about = ATTENTION["update"]

    assert (about.table, about.words) == ("conflicts.csv", "to be decided")
    assert b"".join(attention_csv(folder, about)).decode() == (
        "\ufeffagreement,file,passage,what is to be decided,as issued,theirs,ours\r\n"
        "one,one.docx,p-1,both changed,a,b,'=c\r\n"
        "one,one.docx,p-2,both changed,a,b,'=c\r\n"
    )


def test_what_is_to_be_looked_at_before_signing_is_a_row_for_each(tmp_path: Path):
    looked = {"level": "BLANK", "what": "Who chairs?", "provision": "s. 5"}
    folder = manifest(tmp_path, {"agreement": "one", "output": "one.docx", "before signing": [looked]})
    about = ATTENTION["vary"]

    assert (about.table, about.words) == ("before-signing.csv", "to be looked at before anybody signs")
    assert b"".join(attention_csv(folder, about)).decode() == (
        "\ufeffagreement,file,level,what is to be looked at,provision\r\none,one.docx,BLANK,Who chairs?,s. 5\r\n"
    )
    assert set(ATTENTION) == {"update", "vary"}


def finding(rule: str, state: Any, **more: Any) -> Finding:
    return Finding(rule, "s. 5", "", "WARN", "Act", state, "", "", "fire", (), **more)


def test_the_manifest_has_the_clauses_findings_and_open_points():
    compiled: Any = SimpleNamespace(library=SimpleNamespace(clauses={"a": 0, "b": 0, "c": 0}))
    found = [
        finding("met", "met"),
        finding("open", "unknown"),
        finding("checked", "not met", check="notice"),
        finding("taken", "not met", accepted="Jo, on 1 April 2027"),
    ]

    assert facts_of({"c", "a"}, found, ("p", "q"), compiled) == {
        "clauses": ["a", "c"],
        "findings": [
            {"action": "WARN", "item": "fire", "rule": "open", "state": "unknown"},
            {"action": "WARN", "item": "fire", "rule": "checked", "check": "notice", "state": "not met"},
            {"action": "WARN", "item": "fire", "rule": "taken", "state": "accepted", "reason": "Jo, on 1 April 2027"},
        ],
        "open points": ["p", "q"],
    }


def test_faults_of_ours_are_listed_by_agreement_without_its_answers():
    failed = [report("one", trace="a.py:1 in f: x\nKeyError"), report("two"), report("thr\udce9", trace="ValueError")]

    assert b"".join(faults_text(failed)).decode() == (
        "Where assembler failed by a fault of its own, or was when the time was up. Report it with this file: no answer is in it.\n"
        "\none\na.py:1 in f: x\nKeyError\n"
        "\nthr\\udce9\nValueError\n"
    )


def deep(left: int) -> None:
    if left:
        deep(left - 1)
    raise KeyError


def after(*, told: bool) -> None:
    try:
        deep(60)
    except KeyError:
        if told:
            raise RuntimeError  # noqa: B904 - an error that arose while another was dealt with
        raise RuntimeError from None


def because() -> None:
    try:
        deep(0)
    except KeyError as error:
        raise RuntimeError from error


def lines_of_trace(call: Callable[[], None]) -> list[str]:
    with pytest.raises(RuntimeError) as caught:
        call()
    return re.sub(r":\d+ in", ": in", trace_of(caught.value)).splitlines()


def test_a_trace_says_first_what_an_error_came_from():
    assert lines_of_trace(because) == [
        "test_reports.py: in because: deep(0)",
        "test_reports.py: in deep: raise KeyError",
        "KeyError",
        "test_reports.py: in lines_of_trace: call()",
        "test_reports.py: in because: raise RuntimeError from error",
        "RuntimeError",
    ]


def test_a_trace_has_the_last_forty_calls_of_each_error():
    assert lines_of_trace(lambda: after(told=True))[:42] == [
        *["test_reports.py: in deep: deep(left - 1)"] * 39,
        "test_reports.py: in deep: raise KeyError",
        "KeyError",
        "test_reports.py: in lines_of_trace: call()",
    ]


def test_an_error_that_is_raised_in_place_of_another_is_told_alone():
    assert lines_of_trace(lambda: after(told=False))[-2:] == [
        "test_reports.py: in after: raise RuntimeError from None",
        "RuntimeError",
    ]
    assert "KeyError" not in lines_of_trace(lambda: after(told=False))


def test_our_modules_are_named_from_our_package_without_any_folder():
    with pytest.raises(IndexError) as caught:
        report_of(None, (), "", 0)  # type: ignore[arg-type]
    [ours] = [line for line in trace_of(caught.value).splitlines() if "settled.py" in line]

    assert re.fullmatch(r"assembler/batch/settled\.py:\d+ in report_of: .*", ours)
