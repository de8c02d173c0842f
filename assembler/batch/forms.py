"""Forms: where answers differ from earlier ones only in words that no condition reads, the earlier agreement is filled with theirs.

The answers are read, completed and judged each time; only what would come out the same, up to those words, is not done again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from assembler.answers.files import AnswersFile
from assembler.assembly import Assembled, CompiledLibrary, assemble
from assembler.completion import Answers
from assembler.gaps import cut, fill
from assembler.pipeline import Result, Status, apply_statute, complete_answers
from assembler.readiness import NotReadyError
from assembler.record import FileKind, Origin, agreement_lines, in_json, record_with
from assembler.register import Register
from assembler.shapes import Shaper
from assembler.statute.findings import Finding
from assembler.word import DocumentForm, HouseStyle, Marks, document_form

_KEPT: Final = 30
"""Forms kept, each of most of a Word file. Those of the national run come in the order of the source, so that ten would do there."""

_LARGEST: Final = 2_000_000
"""Bytes of a form that is kept: four times what an ordinary agreement makes."""


@dataclass(frozen=True, slots=True)
class Produced:
    """A Word file, its record, and what the manifest tells of it: clauses, what the statute says of the answers, ids of open points."""

    document: bytes
    record: bytes
    clauses: frozenset[str]
    findings: tuple[Finding, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """What answers of one shape share. `gaps` are the names of the gaps in the order of the words that a shape leaves out."""

    made: Assembled
    gaps: tuple[bytes, ...]
    document: DocumentForm
    lines: tuple[bytes, ...]


class Forms:
    """Makes agreements of one status, each with its record, which is inside too with `embed`; it keeps the form of each for the next."""

    def __init__(
        self,
        compiled: CompiledLibrary,
        register: Register,
        template: HouseStyle,
        digest: str,
        status: Status,
        *,
        embed: bool,
    ) -> None:
        self._compiled = compiled
        self._register = register
        self._template = template
        self._origin = Origin(compiled, digest, FileKind(status, embedded=embed))
        self._status = status
        self._embed = embed
        self._shaper = Shaper(compiled.library)
        self._kept: OrderedDict[Hashable, _Form] = OrderedDict()

    def produce(self, file: AnswersFile) -> Produced:
        """The agreement that the answers make. Raises AnswersError and NotReadyError as `assemble_answers` does."""
        answers = complete_answers(file, self._compiled, self._register)
        shape = self._shaper.shape(answers)
        form = self._kept.pop(shape.key, None)
        try:
            form, result = self._judged(answers, form)
        except NotReadyError:
            return self._alone(answers)  # which says what is not ready in the words of these answers
        self._keep(shape.key, form)
        words = {gap: own.encode() for gap, own in zip(form.gaps, shape.words, strict=True)}
        lines = fill(form.lines, {gap: in_json(own) for gap, own in zip(form.gaps, shape.words, strict=True)})
        return self._produced(form.document, words, lines, result)

    def _judged(self, answers: Answers, form: _Form | None) -> tuple[_Form, Result]:
        """A form for the answers, and what the statute says of them. Nothing is written of an agreement that is not ready."""
        if form is not None:
            return form, apply_statute(answers, form.made, self._compiled, self._status)
        gapped = self._shaper.gapped(answers)
        made = assemble(gapped.answers, self._compiled, self._status)
        result = apply_statute(answers, made, self._compiled, self._status)
        names = tuple([name.encode() for name in gapped.names])
        document = document_form(made.agreement, self._template)
        return _Form(made, names, document, cut(agreement_lines(made.agreement))), result

    def _keep(self, key: Hashable, form: _Form) -> None:
        """Keep a form, in place of the one that has not been used for longest; threads of a cluster's worker may do so at once."""
        if form.document.size <= _LARGEST:
            self._kept[key] = form
        with suppress(KeyError):
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def _alone(self, answers: Answers) -> Produced:
        result = apply_statute(answers, assemble(answers, self._compiled, self._status), self._compiled, self._status)
        document = document_form(result.agreement, self._template)
        return self._produced(document, {}, agreement_lines(result.agreement), result)

    def _produced(self, form: DocumentForm, words: Mapping[bytes, bytes], lines: bytes, result: Result) -> Produced:
        record = record_with(lines, result.answers.given, result.clauses, form.words_hash(words), self._origin)
        document = form.filled(words, Marks(record.document, record.content, self._embed))
        points = tuple([point.id for point in result.agreement.points])
        return Produced(document, record.content, result.clauses, result.findings, points)
