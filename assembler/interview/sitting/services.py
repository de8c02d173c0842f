"""What the interview is handed: the law's findings, the agreement's contents, and the outside world. It imports none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assembler.agreement import CopyKind
    from assembler.answers.files import AnswersFile
    from assembler.completion import Answers
    from assembler.effects.values import Consequences, Finished, Notice, Placed, Summary


class Services(Struct, frozen=True):
    """The functions handed in by the command line.

    `notices` finds what the statute says of the answers; `contents` gives the agreement's clauses and paragraphs by key, and `finished`
    what is found of it once it is assembled, and what is open in it; `clauses_reading` gives the clauses whose conditions or words rest on
    a field, and `consequences` what choosing each value of it brings; `summary` gives the agreement in short; `assemble` writes the Word
    file in the copy that is asked for and says where; `read_earlier` reads another answers file. `today` is the day, in ISO form.
    """

    notices: Callable[[Answers], tuple[Notice, ...]]
    contents: Callable[[Answers], Mapping[str, Placed]]
    finished: Callable[[Answers], Finished]
    clauses_reading: Callable[[str], tuple[str, ...]]
    consequences: Callable[[str], Mapping[str, Consequences]]
    summary: Callable[[AnswersFile], Summary]
    assemble: Callable[[CopyKind], str]
    read_earlier: Callable[[Path], AnswersFile]
    today: str
