"""`assembler clauses prove`: what is proved of which library, how it is printed, and how it ends. The proof itself is made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run
from shipped import ROOT, compiled_library

from assembler.errors import LibraryError
from assembler.library.library import Library
from assembler.proof.applicability import Line, read_lines
from assembler.proof.prover import Certificate, Failure, Proof, Prover
from assembler.proof.report import proof_data, proof_text
from assembler.source import read_yaml

HOLDS = Proof(
    ("standard",), (), (), {"reference": 12}, 0, (), ("Nothing else.",), Certificate("abc", "2026-11-01", "z3")
)
FAILS = Proof(
    ("standard",), (Failure("standard", "reference", "a#b", "refers to “nothing”", None),), (), {"reference": 1}, 0, (), (),
    Certificate("abc", "2026-11-01", "z3"),
)  # fmt: skip


class Proved:
    """What a prover was made of and asked to prove; it answers with one proof, and half a minute has passed by then."""

    def __init__(self, proof: Proof, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[Library, tuple[Line, ...]]] = []

        def prove(_prover: Prover, library: Library, lines: tuple[Line, ...]) -> Proof:
            self.asked.append((library, lines))
            return proof

        monkeypatch.setattr(Prover, "prove", prove)
        times = iter([100.0, 130.5])
        monkeypatch.setattr("assembler.cli.prove.time.monotonic", lambda: next(times))


@pytest.mark.parametrize(("proof", "status"), [(HOLDS, 0), (FAILS, 1)], ids=["holds", "fails"])
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
def test_the_proof_is_printed_with_the_time_it_took(
    proof: Proof, status: int, as_json: bool, run: Run, monkeypatch: pytest.MonkeyPatch
):
    proved = Proved(proof, monkeypatch)
    done = run("clauses", "prove", *(["--json"] if as_json else []))
    data = json.dumps(proof_data(proof, 30.5), ensure_ascii=False, indent=2)

    assert (done.status, done.err) == (status, "")
    assert done.out == (f"{data}\n" if as_json else proof_text(proof, 30.5))
    assert [(library.digest, lines) for library, lines in proved.asked] == [(compiled_library().library.digest, ())]


def test_it_compares_with_the_lines_of_the_file_that_is_given(run: Run, monkeypatch: pytest.MonkeyPatch):
    proved, file = Proved(HOLDS, monkeypatch), ROOT / "tests" / "applicability.yaml"
    assert run("clauses", "prove", "--applicability", file).status == 0

    ((library, compared),) = proved.asked
    read = read_yaml(file.read_text(encoding="utf-8"), str(file), LibraryError)
    assert list(map(str, compared)) == list(map(str, read_lines(read, library.vocabulary)))
    assert len(compared) > 100


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff", ": The file is not text in UTF-8. Save it as plain text (YAML) in UTF-8.\n"),
        (b"a: [", ""),
    ],
)
def test_a_file_of_lines_that_cannot_be_read_is_named(
    content: bytes, told: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    Proved(HOLDS, monkeypatch)
    file = tmp_path / "lines.yaml"
    file.write_bytes(content)
    done = run("clauses", "prove", "--applicability", file)

    assert (done.status, done.out, done.err.startswith(f"{file}{told}")) == (3, "", True)


def test_another_library_is_proved_where_it_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[Any] = []

    def load(folder: Path | None) -> Library:
        read.append(folder)
        return compiled_library().library

    monkeypatch.setattr("assembler.library.loading.load_library", load)
    Proved(HOLDS, monkeypatch)
    assert run("clauses", "prove", "--library", tmp_path).status == 0
    assert read == [tmp_path]


def test_without_the_solver_it_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch):
    sought: list[str] = []
    monkeypatch.setattr("assembler.cli.prove.find_spec", sought.append)
    done = run("clauses", "prove")

    assert (done.status, done.out, sought) == (1, "", ["z3"])
    assert done.err == (
        "Proving needs the solver z3, which is not installed. In the folder this came in: .venv/bin/pip install '.[prove]'.\n"
    )
