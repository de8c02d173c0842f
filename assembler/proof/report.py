"""A proof in words, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import to_builtins

from assembler.proof.laws import LAWS
from assembler.proof.prover import Failure, Proof


def proof_text(proof: Proof, seconds: float) -> str:
    """What was proved, what was not and why, and what it rests on."""
    lines = ["Proved for all answers:" if proof.holds else "NOT PROVED. What was looked at:"]
    lines += [f"  {count:5}  {LAWS[law]}" for law, count in proof.obligations.items()]
    if proof.lines:
        lines.append(f"  {proof.lines:5}  a clause, paragraph or phrase is in where its line on applicability says")
    for number, failure in enumerate(proof.failures, 1):
        form = f" (outline {failure.outline})" if len(proof.outlines) > 1 else ""
        lines += ["", f"{number}. {failure.law}: {failure.where} {failure.says}{form}.", *_witness(failure)]
    if proof.remarks:
        lines += ["", "Worth a look (no law is broken):"]
        lines += [f"  {remark.sort}: {remark.where}: {remark.says}" for remark in proof.remarks]
    if proof.without_line:
        lines += ["", f"Conditional paragraphs of which no line speaks: {', '.join(proof.without_line)}"]
    lines += ["", "This rests on:", *(f"  - {assumption}" for assumption in proof.assumptions), ""]
    lines += [
        f"{len(proof.failures)} failures, {len(proof.remarks)} remarks, {sum(proof.obligations.values())} obligations, {seconds:.1f} s."
    ]
    certificate = proof.certificate
    lines += [f"Library {certificate.library}, law as at {certificate.law_as_at}, {certificate.solver}.", ""]
    return "\n".join(lines)


def _witness(failure: Failure) -> Iterator[str]:
    if failure.witness is None:
        return
    if failure.witness.confirmed:
        yield "   These answers, assembled, show it; none of them can be left out:"
    else:
        yield "   A FAULT OF THE PROVER: the solver gave these answers, but assembled they do not show it:"
    yield from (f"     {line}" for line in failure.witness.yaml.splitlines())


def proof_data(proof: Proof, seconds: float) -> dict[str, Any]:
    """The proof as JSON holds it."""
    return {"proved": proof.holds, "seconds": round(seconds, 2), **to_builtins(proof)}
