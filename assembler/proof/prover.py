"""The proof of a library: every obligation put to the solver, and a confirmed witness for each that fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Literal

import z3
from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import library_key
from assembler.answers.document import STANDARD
from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, compile_library
from assembler.library.library import Library
from assembler.proof.applicability import Disagreement, Line, differences, without_line
from assembler.proof.document_faults import Fault, differs, document_faults, paper_faults
from assembler.proof.formulas import all_of, any_of, no
from assembler.proof.laws import Law, Obligation
from assembler.proof.obligations import counted, proof_obligations
from assembler.proof.printed import PrintedLibrary, print_library
from assembler.proof.remarks import Doubt, Remark, answers_doubts, document_doubts, remarks
from assembler.proof.solver import Solving
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator, omission
from assembler.proof.witness import Drafter, Witness, witness
from assembler.register import Register


class Failure(Struct, frozen=True):
    """An obligation that some answers break, with such answers; or a line on applicability that the library does not agree with.

    `outline` is that of the document in which it is broken. Without a witness, the two cannot be compared: one has what the other lacks.
    """

    outline: str
    law: Law | Literal["applicability"]
    where: str
    says: str
    witness: Witness | None


class Certificate(Struct, frozen=True):
    """What a proof is a proof of: the library's hash, the date the law data speaks from, and the solver."""

    library: str
    law_as_at: str
    solver: str


class Proof(Struct, frozen=True):
    """What was proved and what was not.

    `outlines` are the documents of which it was. `obligations` counts those under each law, `lines` those on applicability;
    `without_line` are the conditional paragraphs that none speaks of; `assumptions` are what it all rests on.
    """

    outlines: tuple[str, ...]

    failures: tuple[Failure, ...]
    remarks: tuple[Remark, ...]
    obligations: Mapping[Law, int]
    lines: int
    without_line: tuple[str, ...]
    assumptions: tuple[str, ...]
    certificate: Certificate

    @property
    def holds(self) -> bool:
        """Whether every obligation was proved."""
        return not self.failures


class _Asked(Struct, frozen=True):
    """What is asked of one document: what it must not break, where it and the lines could part, and what may be worth a look."""

    made: Library
    obligations: tuple[Obligation, ...]
    compared: tuple[Disagreement, ...]
    doubts: tuple[Doubt, ...]


class Prover:
    """Proves libraries that share their fields. What the solver settled for one is used again for the next (outlines, mutants, edits).

    But for `prove`, each of these is about one document: the library with an outline laid on it.
    """

    def __init__(self, library: Library, register: Register, bounds: ListBounds | None = None) -> None:
        self.bounds = bounds or ListBounds()
        self.register = register
        self.translator = Translator.over(library.vocabulary.answers, library.questionnaire, self.bounds)
        self.solving = Solving(self.translator.answers)
        self.special = z3.Bool("a special condition is given")
        self.outstanding = z3.Bool("a point is outstanding")

    def printed(self, library: Library) -> PrintedLibrary:
        """What a document of a library could print. What may be left out is there as long as the drafter does not leave it out."""
        if library.questionnaire is not self.translator.answers.questionnaire:
            self.translator.ask_again(library.questionnaire)
        free = {"special": self.special, "outstanding": self.outstanding}
        sections = {identity: no(omission(identity)) for identity in _omittable(library)}
        sections |= {clause.id: free[clause.kind] for clause in library.clauses.values() if clause.kind in free}
        return print_library(library, self.translator, sections)

    def broken(self, library: Library) -> Iterator[tuple[Obligation, z3.ModelRef]]:
        """Every obligation that fails, with the solver's example."""
        found = proof_obligations(library, self.printed(library), self.translator)
        self.solving.settle(one.broken for one in found)
        yield from self._broken(found)

    def _broken(self, found: tuple[Obligation, ...]) -> Iterator[tuple[Obligation, z3.ModelRef]]:
        """A dangling reference hides what else is wrong, so an example without one is looked for first."""
        dangling = no(any_of(one.broken for one in found if one.law == "reference"))
        for one in found:
            if one.broken is not False:
                model = self.solving.example(one.broken, dangling) or self.solving.example(one.broken)
                if model is not None:
                    yield one, model

    def failures(self, library: Library) -> Iterator[Failure]:
        """Every obligation that fails, one at a time, each with its witness."""
        found = proof_obligations(library, self.printed(library), self.translator)
        yield from self._failures(library, found, compile_library(library))

    def differing(self, library: Library, lines: tuple[Line, ...]) -> Iterator[tuple[Disagreement, z3.ModelRef | None]]:
        """Every line on which the library differs, with the solver's example where there is one."""
        found = self._compared(library, lines, self.printed(library))
        self.solving.settle(one.differs for one in found)
        yield from self._differing(found)

    def _compared(self, made: Library, lines: tuple[Line, ...], printed: PrintedLibrary) -> tuple[Disagreement, ...]:
        """A line says when the library lets something in: that the drafter leaves it out is no difference."""
        kept = all_of(no(omission(identity)) for identity in _omittable(made))
        found = differences(lines, made, printed, self.translator) if lines else ()
        return tuple(one if one.differs is True else replace(one, differs=all_of((one.differs, kept))) for one in found)

    def _differing(self, found: tuple[Disagreement, ...]) -> Iterator[tuple[Disagreement, z3.ModelRef | None]]:
        for one in found:
            model = None if one.differs is True else self.solving.example(one.differs)
            if one.differs is True or model is not None:
                yield one, model

    def prove(self, library: Library, lines: tuple[Line, ...] = ()) -> Proof:
        """The whole proof of every document, with witnesses, remarks and certificate; `lines` state independently when clauses apply."""
        compiled = compile_library(library)
        asked = [self._asked(made, lines) for made in library.documents()]
        self.solving.settle(one.broken for document in asked for one in document.obligations)
        self.solving.settle(one.differs for document in asked for one in document.compared)
        failures = [one for document in asked for one in self._failing(document, compiled)]
        counts = counted(one for document in asked for one in document.obligations)
        doubts = [doubt for document in asked for doubt in document.doubts]
        doubts += answers_doubts(library, self.translator)
        certificate = Certificate(library.digest, library.law.as_at, f"z3 {z3.get_version_string()}")
        bare = without_line(lines, library) if lines else ()
        documents = tuple(document.made.outline for document in asked)
        told = remarks(doubts, self.solving)
        return Proof(documents, tuple(failures), told, counts, len(lines), bare, assumptions(self.bounds), certificate)

    def _asked(self, made: Library, lines: tuple[Line, ...]) -> _Asked:
        printed = self.printed(made)
        compared = self._compared(made, lines, printed)
        doubts = tuple(document_doubts(made, printed, self.translator))
        return _Asked(made, proof_obligations(made, printed, self.translator), compared, doubts)

    def _failing(self, document: _Asked, compiled: CompiledLibrary) -> Iterator[Failure]:
        yield from self._failures(document.made, document.obligations, compiled)
        yield from self._apart(document.made, document.compared, compiled)

    def _failures(self, made: Library, found: tuple[Obligation, ...], compiled: CompiledLibrary) -> Iterator[Failure]:
        for one, model in self._broken(found):
            defective = partial(_shown, one, compiled, self.register, made.outline if made.is_paper else "")
            shown = witness(model, self.translator.answers, self._drafter(made), defective)
            yield Failure(made.outline, one.law, one.where, one.says, shown)

    def _apart(self, made: Library, compared: tuple[Disagreement, ...], compiled: CompiledLibrary) -> Iterator[Failure]:
        for one, model in self._differing(compared):
            shown = None
            if model is not None and one.line is not None:
                parted = partial(_parted, one.line, compiled, self.register)
                shown = witness(model, self.translator.answers, self._drafter(made), parted)
            yield Failure(made.outline, "applicability", one.name, one.says, shown)

    def _drafter(self, made: Library) -> Drafter:
        form = STANDARD if made.is_paper else made.outline
        return Drafter(form, self.special, {identity: omission(identity) for identity in _omittable(made)})


def _omittable(library: Library) -> tuple[str, ...]:
    """The clauses that the drafter may leave out."""
    return tuple(clause.id for clause in library.clauses.values() if clause.status in ("default", "optional"))


def _parted(line: Line, compiled: CompiledLibrary, register: Register, file: AnswersFile) -> bool:
    return differs(line, file, compiled, register)


def _shown(
    obligation: Obligation, compiled: CompiledLibrary, register: Register, paper: str, file: AnswersFile
) -> bool:
    found = paper_faults(file, paper, compiled, register) if paper else document_faults(file, compiled, register)
    return any(_same(obligation, fault) for fault in found)


def _same(obligation: Obligation, fault: Fault) -> bool:
    """Whether a fault found in a document is the one foretold. A blank does not tell which placeholder left it."""
    alike = fault.law == obligation.law and fault.where == library_key(obligation.where)
    return alike and (fault.law == "asked" or fault.about == obligation.about)


def assumptions(bounds: ListBounds) -> tuple[str, ...]:
    """What every proof rests on, in words."""
    return (
        f"Lists are taken up to {bounds.parties} parties and {bounds.others} items of any other list; the last stands for “more”.",
        "Words are taken as equal or different, and recorded or not; their content does not matter to the library.",
        "What the register fills in is taken as any answer: the register only restricts.",
        "A clause that is default or optional is left out or not (drafting.omit), alone and with any others.",
        "A number that is kept of a clause that is out (drafting.not_used) is no unknown: no condition reads it and nothing refers to it.",
        "Dates run from the year 1 to 9999; sums of money and numbers within the bounds of their questions.",
    )
