"""What tests make whole of a few words: what the statute says of answers."""

from __future__ import annotations

from typing import Any

from assembler.statute.findings import Finding


def finding(rule: str, **more: Any) -> Finding:
    """What a rule that blocks says where it is not met, but for what is said of it."""
    given: dict[str, Any] = {
        "provision": "s.1",
        "words": "",
        "action": "BLOCK",
        "basis": "Act",
        "state": "unmet",
        "message": f"{rule} is not met.",
        "cure": "Cure it.",
        "item": "",
        "fields": (),
    }
    return Finding(rule, **{**given, **more})
