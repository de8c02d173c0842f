"""What is said of the papers of an agreement's life when its interview has ended."""

from __future__ import annotations

from pathlib import Path

from assembler.cli.interview.library import effects


def papers_words(file: Path) -> str:
    """Which papers of an answers file are wanted now, and the command that makes them; nothing where none is."""
    from assembler.cli.common import answers_file
    from assembler.papers.paper_status import paper_statuses
    from assembler.pipeline import complete_answers

    compiled, register = effects().compiled, effects().register
    answers = complete_answers(answers_file(file), compiled, register, papers=True)
    wanted = dict.fromkeys(one.title for one in paper_statuses(answers, compiled.library) if one.wanted)
    if not wanted:
        return ""
    folder = file.with_name(f"{file.stem}-papers")
    return f"Papers that can be made now: {'; '.join(wanted)}. Make them with: assembler pack {file} --out {folder}"
