"""Acceptances of warnings put into an answers file, each for one finding on the facts it rests on; the comments in the file stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assembler.answers.files import AnswersFile, read_answers
from assembler.cli.common import answers_text
from assembler.cli.write_whole import write_whole
from assembler.errors import AnswersError, Place, Problem, did_you_mean
from assembler.interview.core.draft import Draft, plain_draft, with_acceptance
from assembler.interview.core.events import Accept
from assembler.interview.store import answers_text as saving
from assembler.statute.findings import Finding

Entry = dict[str, Any]


def chosen(findings: Iterable[Finding], keys: Sequence[str]) -> tuple[Finding, ...]:
    """The warnings that these keys name. A rule alone will do where one of its warnings applies.

    Raises AnswersError for every key that names none that applies, or several.
    """
    standing = {finding.key: finding for finding in findings if finding.action == "WARN" and finding.applies}
    problems: list[Problem] = []
    found: dict[str, Finding] = {}
    for key in keys:
        meant = [key] if key in standing else [name for name in standing if standing[name].rule == key]
        if len(meant) == 1:
            found[meant[0]] = standing[meant[0]]
        elif meant:
            problems.append(Problem(f"“{key}” is the rule of several warnings.", cure=f"Name one: {', '.join(meant)}."))
        else:
            cure = did_you_mean(key, standing, f"Those that apply are: {', '.join(standing) or 'none'}.")
            problems.append(Problem(f"No warning “{key}” applies.", cure=cure))
    if problems:
        raise AnswersError(problems)
    return tuple(found.values())


def entry(finding: Finding, by: str, reason: str) -> Entry:
    """The acceptance of a warning today, as an answers file writes it."""
    on = datetime.now(UTC).astimezone().date().isoformat()
    return Accept(finding.rule, by, on, reason, finding.check, finding.item, finding.facts).entry()


def rewritten(path: Path, draft: Draft) -> bytes:
    """The answers file with these answers, in the present format and with its comments. Raises AnswersError when they are not allowed."""
    as_json = path.suffix.casefold() == ".json"
    text = saving.text_of_draft(draft, "" if as_json else answers_text(path), as_json=as_json)
    if plain_draft(read_answers(text, str(path)).given) != draft:
        message = "The file cannot be written anew without loss, so it was left as it is."
        raise AnswersError(Problem(message, Place(str(path)), "Copy in by hand what is shown."))
    return text.encode()


def accept(path: Path, file: AnswersFile, entries: Iterable[Entry]) -> None:
    """Write acceptances into an answers file. Raises AnswersError or OutputError, and leaves the file as it was, where it cannot be."""
    draft: Draft = plain_draft(file.given)
    for one in entries:
        draft = with_acceptance(draft, one)
    write_whole(path, rewritten(path, draft), force=True)
