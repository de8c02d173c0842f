"""Two agreements side by side: what some changed answers bring in, put out or say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from assembler.agreement import Agreement
from assembler.answers.files import AnswersFile, answers_from
from assembler.answers.written_paths import WrittenPath, written_path
from assembler.assembly import CompiledLibrary
from assembler.difference import Passage, Script, difference, passages_in
from assembler.difference.passages import shown_words
from assembler.effects.counterfactual.changes import Change, changed
from assembler.errors import AnswersError, Place, Problem
from assembler.pipeline import assemble_answers
from assembler.register import Register
from assembler.source import Document, FieldPath, field_path
from assembler.spoken import known_of
from assembler.statute.findings import Finding


class Difference(Struct, frozen=True):
    """One clause or paragraph that comes in, goes out, or changes, or a finding that arises or goes.

    `words` are those of the agreement that has it.
    """

    what: str
    key: str
    words: str
    before: str = ""


def what_if(
    file: AnswersFile, edits: Iterable[str], compiled: CompiledLibrary, register: Register
) -> tuple[Difference, ...]:
    """What would be different with some answers changed, each edit written `field=value`. Raises AnswersError for one that cannot be."""
    value = file.plain()
    questionnaire = compiled.library.questionnaire
    changes = [_change(edit, value) for edit in edits]
    known = known_of(lambda: questionnaire, lambda: register)
    try:
        other = answers_from(Document(changed(value, changes, questionnaire), {}, "--what-if"), known)
    except LookupError:
        raise _refused("A change names an item that is not there.") from None
    before, after = (assemble_answers(one, compiled, register) for one in (file, other))
    return (*agreement_differences(before.agreement, after.agreement), *_findings(before.findings, after.findings))


def _findings(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Difference]:
    """The blocks and warnings that come and those that go."""
    old, new = (
        {(one.rule, one.item, one.message): one for one in found if one.applies and one.action != "RECORD"}
        for found in (before, after)
    )
    yield from (_finding("arises", one) for key, one in new.items() if key not in old)
    yield from (_finding("goes", one) for key, one in old.items() if key not in new)


def _finding(what: str, finding: Finding) -> Difference:
    kind = "Warning" if finding.action == "WARN" else "Block"
    return Difference(what, finding.rule, f"{kind}: {finding.statement} ({finding.provision})")


def agreement_differences(before: Agreement, after: Agreement) -> Iterator[Difference]:
    """Every difference between two agreements, numbers left aside: whole clauses first, then paragraphs of those in both.

    A clause is the same wherever it stands: one that another form gathers under a heading is there, as far as its paragraphs are.
    """
    old, new = _by_clause(before), _by_clause(after)
    yield from (Difference("in", key, _called(new[key])) for key in new if key not in old)
    yield from (Difference("out", key, _called(old[key])) for key in old if key not in new)
    for key, passages in new.items():
        if key in old and passages != old[key]:
            # A heading that one of them lacks is no paragraph that came or went: there the clause stands under another.
            both = {one.key for one in old[key]} & {one.key for one in passages}
            kept = [[one for one in some if one.key != key or one.key in both] for some in (old[key], passages)]
            found = _differences(difference(*kept))
            yield from sorted(found, key=lambda one: ("in", "out", "changed").index(one.what))


def _by_clause(agreement: Agreement) -> dict[str, list[Passage]]:
    """What is printed of each clause, or of each item that one is repeated for; the page of what is outstanding is left out."""
    found: dict[str, list[Passage]] = {}
    for section in agreement.sections:
        if section.kind != "outstanding":
            for passage in passages_in(section):
                found.setdefault(passage.key.partition("#")[0] or section.id, []).append(passage)
            found.setdefault(section.id, [])
    return found


def _called(passages: list[Passage]) -> str:
    """What a clause is called: its heading, or else how it begins."""
    return _words(passages[0]) if passages else ""


def _differences(script: Script) -> Iterator[Difference]:
    for edit in script:
        if edit.before is None and edit.after is not None:
            yield Difference("in", edit.key, _words(edit.after))
        elif edit.after is None and edit.before is not None:
            yield Difference("out", edit.key, _words(edit.before))
        elif edit.reworded and edit.before is not None and edit.after is not None:
            yield Difference("changed", edit.key, _words(edit.after), _words(edit.before))


def _words(passage: Passage) -> str:
    """A passage's words, with each reference as what it points to, so that a new number is no change."""
    return shown_words(passage.words, ())


def _change(edit: str, value: dict[str, Any]) -> Change:
    field, mark, text = edit.partition("=")
    if not mark:
        raise _refused(f"“{edit}” is not a change.", "Write field=value, such as money.payments=yes.")
    path = written_path(field, _WHERE)
    place = _place(path, value)
    if isinstance(place[-1], int) and not text.strip():
        return Change("remove", place)
    return Change("set", place, text.strip() or None)


_WHERE = Place("--what-if")


def _refused(message: str, cure: str = "") -> AnswersError:
    return AnswersError(Problem(message, _WHERE, cure))


def _place(path: WrittenPath, value: object) -> FieldPath:
    """Where a path leads in answers as a file holds them. Raises AnswersError where it leads through no group."""
    place: FieldPath = ()
    for step in path.steps:
        if isinstance(value, list):
            raise _refused(f"“{field_path(place)}” is a list.", f"Say which of it, such as {place[-1]}[1].{step.name}.")
        if not isinstance(value, dict | None):
            raise _refused(f"“{field_path(place)}” is an answer, in which there is no “{step.name}”.")
        place = (*place, step.name)
        value = value.get(step.name) if value else None
        if step.item:
            items = value if isinstance(value, list) else []
            number = path.number(step, [one.get("id") for one in items if isinstance(one, dict)])
            place, value = (*place, number), items[number]
    return place
