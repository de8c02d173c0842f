"""What the statute says of answers with faults, as far as they can be read: nothing of it need wait until they are put right."""

from __future__ import annotations

import contextlib
from pathlib import Path

from assembler.answers.files import answers_document
from assembler.answers.sound import sound_part
from assembler.assembly import CompiledLibrary
from assembler.completion import field_of
from assembler.conditions.fields import fields_read
from assembler.cover_note import findings_text
from assembler.errors import MOST_TOLD, AnswersError
from assembler.input_files import answers_text
from assembler.library.library import Library
from assembler.pipeline import assemble_answers
from assembler.register import load_register
from assembler.spoken import known_of
from assembler.statute.findings import Finding
from assembler.statute.together import names_in
from assembler.whereabouts import Whereabouts

_HEAD = "What the statute says besides, of the answers that can be read:\n\n"

_MOST_FAULTS = 5 * MOST_TOLD
"""With more there is hardly an answer to speak of, and each hundred that is taken out takes the time of the whole."""


def findings_besides(path: Path, wrong: AnswersError, compiled: CompiledLibrary) -> str:
    """What stands against the answers in a file whatever those say that are wrong, in words; else empty."""
    if wrong.count > _MOST_FAULTS:
        return ""
    register = load_register()
    with contextlib.suppress(AnswersError):
        document = answers_document(answers_text(path), str(path))
        sound = sound_part(document, wrong.problems, known_of(lambda: compiled.library.questionnaire, lambda: register))
        if sound is not None:
            result = assemble_answers(sound.file, compiled, register)
            wanted = _untouched(compiled.library, frozenset(map(field_of, sound.without)))
            standing = [one for one in result.findings if one.rule in wanted and _stands(one)]
            where = Whereabouts(sound.file, compiled.library.questionnaire)
            return f"{_HEAD}{findings_text(standing, names_in(result.answers.scope), where)}\n" if standing else ""
    return ""


def _stands(one: Finding) -> bool:
    return one.applies and one.certain and one.state == "not met" and one.action in ("BLOCK", "WARN")


def _untouched(library: Library, gone: frozenset[str]) -> frozenset[str]:
    """The rules that read none of some fields, nor anything within them: what they find, they find whatever is said there."""
    found: set[str] = set()
    for rule in library.rules:
        conditions = (rule.when, *(check.when for check in rule.checks), *(check.requires for check in rule.checks))
        read = frozenset[str]().union(*(fields_read(one, library.vocabulary) for one in conditions))
        if not any(field == one or field.startswith(f"{one}.") for field in read for one in gone):
            found.add(rule.id)
    return frozenset(found)
