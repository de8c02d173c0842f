"""What the statute says of answers with faults, as far as they can be read: nothing of it need wait until they are put right."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from assembler.answers.files import answers_document
from assembler.answers.sound import sound_part
from assembler.assembly import CompiledLibrary
from assembler.cover_note import findings_text
from assembler.errors import AnswersError
from assembler.input_files import answers_text
from assembler.links import not_in_the_register
from assembler.pipeline import assemble_answers
from assembler.register import load_register
from assembler.statute.together import names_in
from assembler.whereabouts import Whereabouts

_HEAD = "What the statute says besides, of the answers that can be read:\n\n"


def findings_besides(path: Path, wrong: AnswersError, compiled: CompiledLibrary) -> str:
    """What stands against the answers in a file whatever those say that are wrong, in words; empty where nothing does, or none can be read.

    What is wrong counts as not recorded, and what only asks for it is left out.
    """
    register = load_register()
    with contextlib.suppress(AnswersError):
        document = answers_document(answers_text(path), str(path))
        file = sound_part(document, wrong.problems, partial(not_in_the_register, register))
        if file is not None:
            result = assemble_answers(file, compiled, register)
            standing = [
                one
                for one in result.findings
                if one.applies and one.certain and one.state == "not met" and one.action in ("BLOCK", "WARN")
            ]
            where = Whereabouts(file, compiled.library.questionnaire)
            return f"{_HEAD}{findings_text(standing, names_in(result.answers.scope), where)}\n" if standing else ""
    return ""
