"""What the interview is handed: the law's findings, the agreement's contents, and the outside world. It imports none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.answers.files import AnswersFile
from assembler.completion import Answers

if TYPE_CHECKING:
    from assembler.statute.findings import Finding


@dataclass(frozen=True, slots=True)
class Notice:
    """A finding, with every field it rests on, those that make it arise included (`parties[=].kind` is of the finding's own item).

    `clause` is the heading of the clause that meets a finding that one must be there because of an answer.
    """

    finding: Finding
    fields: frozenset[str]
    clause: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding after another answer."""
        return (self.finding.rule, self.finding.item, self.finding.message)


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause, schedule or paragraph of the agreement: how it is referred to, and the key of what it stands in."""

    label: str
    inside: str


@dataclass(frozen=True, slots=True)
class Services:
    """The functions handed in by the command line.

    `notices` finds what the statute says of the answers; `contents` gives the agreement's clauses and paragraphs by key; `drives` the
    clauses whose conditions or words rest on a field; `summary` tells the agreement that the answers make; `assemble` writes the Word
    file and says where; `read_earlier` reads another answers file. `today` is the day, in ISO form.
    """

    notices: Callable[[Answers], tuple[Notice, ...]]
    contents: Callable[[Answers], Mapping[str, Placed]]
    drives: Callable[[str], tuple[str, ...]]
    summary: Callable[[AnswersFile], tuple[str, ...]]
    assemble: Callable[[], str]
    read_earlier: Callable[[Path], AnswersFile]
    today: str
