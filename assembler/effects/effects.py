"""What answers do under one compiled library: the one object that the interview is served from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary
from assembler.completion import Answers
from assembler.effects.clauses_by_field import clauses_by_field
from assembler.effects.consequences import choice_consequences
from assembler.effects.contents import contents, open_places
from assembler.effects.finished import finished
from assembler.effects.notices import NoticeFinder
from assembler.effects.summary import summary
from assembler.effects.values import Consequences, Finished, Notice, Placed, Summary
from assembler.register import Register


class Effects:
    """The effects of answers under one compiled library."""

    def __init__(self, compiled: CompiledLibrary, register: Register) -> None:
        self.compiled = compiled
        self.register = register
        self._finder = NoticeFinder(compiled)

    def notices(self, answers: Answers) -> tuple[Notice, ...]:
        """What the statute finds, and where what must be there because of an answer is dealt with."""
        return self._finder.notices(answers)

    def contents(self, answers: Answers) -> Mapping[str, Placed]:
        """Every clause, schedule and numbered paragraph of the agreement by its permanent id; nothing where none can be assembled."""
        return contents(answers, self.compiled)

    def open_places(self, answers: Answers) -> frozenset[str]:
        """What is open in the agreement, or printed in it and not recorded: the places in the answers, as `parties.0.address`."""
        return open_places(answers, self.compiled)

    def finished(self, answers: Answers) -> Finished:
        """What only the agreement shows once it is assembled: what is found of the parties' own words in it, and what is open."""
        return finished(answers, self.compiled)

    def clauses_reading(self, field: str) -> tuple[str, ...]:
        """The headings of the clauses that read a field."""
        return self._clauses_by_field.get(field, ())

    def choice_consequences(self, field: str) -> Mapping[str, Consequences]:
        """What choosing each value of a multiple choice brings; nothing for a value that brings no question, clause or schedule."""
        return self._consequences.get(field, {})

    def summary(self, file: AnswersFile) -> Summary:
        """The agreement in short. Raises AnswersError where the answers make none."""
        return summary(file, self.compiled, self.register)

    @cached_property
    def _consequences(self) -> Mapping[str, Mapping[str, Consequences]]:
        return choice_consequences(self.compiled.library)

    @cached_property
    def _clauses_by_field(self) -> Mapping[str, tuple[str, ...]]:
        return clauses_by_field(self.compiled.library)
