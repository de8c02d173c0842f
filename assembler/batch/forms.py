"""Forms: where answers differ from earlier ones only in words that no condition reads, the earlier agreement is filled with theirs.

The answers are read, completed and judged each time; only what would come out the same, up to those words, is not done again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final

from assembler.answers.files import AnswersFile
from assembler.assembly import Assembled, Plan, assemble
from assembler.completion import Answers
from assembler.errors import NotReadyError
from assembler.gaps import cut, fill
from assembler.pipeline import (
    Result,
    Status,
    complete_answers,
    in_json,
    judged,
    paragraph_lines,
    record_of,
    record_with,
)
from assembler.register import Register
from assembler.shapes import Shape, Shaper
from assembler.word import DocumentForm, Template, document_form, write_document

_KEPT: Final = 30
"""Forms kept: each is most of a Word file, half a megabyte before it is packed. Those of the national run come in the order of the
source, so that ten would do there."""


@dataclass(frozen=True, slots=True)
class Produced:
    """A Word file, and what was found on the way. The agreement in the result may have gaps where the file has words."""

    document: bytes
    result: Result


@dataclass(frozen=True, slots=True)
class _Form:
    """What answers of one shape share. `gaps` are the names of the gaps in the order of the words that a shape leaves out."""

    made: Assembled
    gaps: tuple[bytes, ...]
    document: DocumentForm
    paragraphs: tuple[bytes, ...]


class Forms:
    """Makes agreements to one order, keeping the form of each for the next."""

    def __init__(self, plan: Plan, register: Register, template: Template, template_digest: str) -> None:
        self._plan = plan
        self._register = register
        self._template = template
        self._template_digest = template_digest
        self._shaper = Shaper(plan.library)
        self._kept: OrderedDict[Hashable, _Form] = OrderedDict()

    def produce(self, file: AnswersFile, status: Status, *, embed: bool) -> Produced:
        """The agreement that the answers make. Raises AnswersError and NotReadyError as `assemble_answers` does."""
        answers = complete_answers(file, self._plan, self._register)
        shape = self._shaper.shape(answers)
        form = self._form(answers, shape, status)
        if form is None:
            return self._alone(answers, status, embed=embed)
        try:
            result = judged(answers, form.made, self._plan, status)
        except NotReadyError:
            return self._alone(answers, status, embed=embed)  # which says so, in the words of these answers
        words = {gap: own.encode() for gap, own in zip(form.gaps, shape.words, strict=True)}
        record = self._record(form, answers, shape) if embed else None
        return Produced(form.document.filled(words, record), result)

    def _record(self, form: _Form, answers: Answers, shape: Shape) -> bytes:
        words = {gap: in_json(own) for gap, own in zip(form.gaps, shape.words, strict=True)}
        lines = fill(form.paragraphs, words)
        return record_with(lines, answers, form.made.clauses, self._plan, self._template_digest)

    def _alone(self, answers: Answers, status: Status, *, embed: bool) -> Produced:
        result = judged(answers, assemble(answers, self._plan, status), self._plan, status)
        record = record_of(result, self._plan, self._template_digest) if embed else None
        return Produced(write_document(result.agreement, self._template, record=record), result)

    def _form(self, answers: Answers, shape: Shape, status: Status) -> _Form | None:
        """The form for answers of a shape; None where there can be none."""
        key = (shape.key, status)
        form = self._kept.get(key)
        if form is None:
            gapped = self._shaper.gapped(answers, shape)
            if gapped is None:
                return None
            made = assemble(gapped.answers, self._plan, status)
            document = document_form(made.agreement, self._template)
            names = tuple(name.encode() for name in gapped.names)
            form = self._kept[key] = _Form(made, names, document, cut(paragraph_lines(made.agreement)))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return form
