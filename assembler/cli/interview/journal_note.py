"""What a command that reads an answers file says where an interview holds later answers."""

from __future__ import annotations

from pathlib import Path

from assembler.interview.store.whereabouts import journal_path


def later_answers(file: Path) -> str:
    """A sentence, where the journal of an interview that was cut short holds answers that the file does not; otherwise nothing."""
    path = journal_path(file)
    try:
        content = path.read_bytes() if path.is_file() else None
    except OSError:
        return ""
    if content is None:
        return ""
    # It reads more of the interview than most commands need.
    from assembler.interview.store.journal import read_journal

    held = read_journal(content)
    if held is None or not held.events:
        return ""
    return f"An interview holds later answers, which {file} does not have yet. To put them there: assembler interview {file}"
