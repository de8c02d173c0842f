"""The shipped library is proved, agrees with what the papers say of each clause, and its proof can be read."""

from __future__ import annotations

import json

import pytest
from proof.shared import LINES, asked, library, lines, proof

from assembler.cli.main import status_of
from assembler.library.library import Library
from assembler.proof.applicability import Line
from assembler.proof.laws import LAWS
from assembler.proof.prover import Prover
from assembler.proof.report import proof_text

pytestmark = pytest.mark.slow


def test_every_obligation_and_every_line_on_applicability_is_proved() -> None:
    assert [(failure.law, failure.where, failure.says) for failure in proof().failures] == []
    assert list(proof().obligations) == list(LAWS)
    assert all(count > 0 for count in proof().obligations.values())
    assert proof().certificate.library == library().digest
    assert proof().certificate.law_as_at == library().law.as_at


def test_the_proof_puts_no_more_questions_to_the_solver_than_it_must() -> None:
    assert 300 < asked() < 1_500  # `clauses prove` says how many seconds they took


def test_the_report_counts_names_its_assumptions_and_certifies() -> None:
    text = proof_text(proof(), 1.5)
    assert text.startswith("Proved for all answers:\n")
    assert all(assumption in text for assumption in proof().assumptions)
    assert (
        f"0 failures, {len(proof().remarks)} remarks, {sum(proof().obligations.values())} obligations, 1.5 s." in text
    )
    assert text.endswith(
        f"Library {library().digest}, law as at {library().law.as_at}, {proof().certificate.solver}.\n"
    )


def test_the_command_prints_the_certificate_as_json(capsys, monkeypatch) -> None:  # noqa: ANN001 - pytest's fixtures
    given: list[tuple[Library, tuple[Line, ...]]] = []
    monkeypatch.setattr(Prover, "prove", lambda _, *of: given.append(of) or proof())
    assert status_of(["clauses", "prove", "--applicability", str(LINES), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(proved.digest, len(compared)) for proved, compared in given] == [(library().digest, len(lines()))]
    assert data["proved"] is True
    assert data["certificate"]["library"] == library().digest
    assert data["lines"] == len(lines())


def test_without_the_solver_the_command_names_the_extra(capsys, monkeypatch) -> None:  # noqa: ANN001
    monkeypatch.setattr("assembler.cli.prove.find_spec", lambda _name: None)
    assert status_of(["clauses", "prove"]) == 1
    assert ".[prove]" in capsys.readouterr().err


def test_every_conditional_paragraph_has_a_line_on_applicability() -> None:
    assert proof().without_line == ()
