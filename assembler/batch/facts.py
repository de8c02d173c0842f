"""What the manifest says of an agreement: its clauses, what the statute and practice find, and what is open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from assembler.assembly import CompiledLibrary
from assembler.statute.findings import Finding


def facts_of(
    clauses: Collection[str], findings: Iterable[Finding], points: Sequence[str], compiled: CompiledLibrary
) -> dict[str, Any]:
    """The clauses in the library's order, the findings that apply or were accepted, and the ids of the open points."""
    return {
        "clauses": [clause for clause in compiled.library.clauses if clause in clauses],
        "findings": [_finding(finding) for finding in findings if finding.state != "met"],
        "open points": list(points),
    }


def _finding(finding: Finding) -> dict[str, str]:
    entry = {"action": finding.action, "item": finding.item, "rule": finding.rule}
    entry |= {"check": finding.check} if finding.check else {}
    return entry | ({"state": "accepted", "reason": finding.accepted} if finding.accepted else {"state": finding.state})
