"""Forms: where answers differ from earlier ones only in words that no condition reads, the earlier agreement is filled with theirs.

The answers are read, completed and judged each time; only what would come out the same, up to those words, is not done again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement, CopyKind
from assembler.answers.files import AnswersFile
from assembler.assembly import Assembled, CompiledLibrary, assemble, properties_of
from assembler.completion import Answers
from assembler.copies import COPIES
from assembler.effects.annotations import sources_beside
from assembler.fitting import Edges
from assembler.pipeline import Result, apply_statute, complete_answers, numbered_for
from assembler.readiness import NotReadyError
from assembler.record import FileKind, Origin, agreement_lines, in_record, record_with
from assembler.register import Register
from assembler.shapes import Shape, Shaper
from assembler.slots import Filling, Slot, Slotted, UnfitError, Words, edges_of, filled_paragraph
from assembler.source import FieldPath
from assembler.statute.findings import Finding
from assembler.word.form import DocumentForm, Marks
from assembler.word.house_style import HouseStyle
from assembler.word.writer import document_form

_KEPT: Final = 30
"""Forms kept, each of most of a Word file. Those of the national run come in the order of the source, so that ten would do there."""

_LARGEST: Final = 2_000_000
"""Bytes of a form that is kept: four times what an ordinary agreement makes."""


class Produced(Struct, frozen=True):
    """A Word file, its record, and what the manifest says of it: clauses, what the statute says of the answers, ids of open points."""

    document: bytes
    record: bytes
    clauses: frozenset[str]
    findings: tuple[Finding, ...]
    points: tuple[str, ...]


class _Form(Struct, frozen=True):
    """What answers of one shape share: the agreement with slots, and the form of its file and of what the record says of it.

    `edges` are what stands round its slots, and `headed` the numbers of the sections in whose headings there are any.
    """

    made: Assembled
    document: DocumentForm
    lines: Slotted
    edges: Mapping[FieldPath, Edges]
    headed: tuple[int, ...]

    def made_with(self, words: Words) -> Assembled:
        """What was assembled, with these words in its headings: what is found of special conditions names them."""
        sections = list(self.made.agreement.sections)
        for at in self.headed:
            heading = sections[at].heading
            assert heading is not None  # noqa: S101 - it holds a slot
            sections[at] = replace(sections[at], heading=filled_paragraph(heading, words))
        return replace(self.made, agreement=replace(self.made.agreement, sections=tuple(sections)))


def _headed(agreement: Agreement) -> Iterator[int]:
    """The numbers of the sections in whose headings there are slots."""
    for number, section in enumerate(agreement.sections):
        if section.heading and any(isinstance(part, Slot) for part in section.heading.content):
            yield number


class Forms:
    """Makes one copy of each agreement, with its record, which is inside too with `embed`; it keeps the form of each for the next.

    A copy that shows where answers come from, or withholds some, depends on what they say, and has no form.
    """

    def __init__(
        self,
        compiled: CompiledLibrary,
        register: Register,
        template: HouseStyle,
        digest: str,
        copy: CopyKind,
        *,
        embed: bool,
    ) -> None:
        self._compiled = compiled
        self._register = register
        self._template = template
        self._origin = Origin(compiled, digest, FileKind(copy, embedded=embed), template.numbering)
        self._copy = copy
        self._embed = embed
        self._shaper = Shaper(compiled.library)
        self._kept: OrderedDict[Hashable, _Form] = OrderedDict()

    def produce(self, file: AnswersFile) -> Produced:
        """The agreement that the answers make. Raises AnswersError and NotReadyError as `assemble_answers` does."""
        answers = complete_answers(file, self._compiled, self._register)
        if not COPIES[self._copy].as_it_stands:
            return self._alone(answers)
        shape = self._shaper.shape(answers)
        form = self._kept.pop(shape.key, None)
        try:
            form, result = self._judged(answers, form, shape)
            self._keep(shape.key, form)
            filling = Filling(shape.words, form.edges)
            lines = filling.drawn(form.lines, lambda _, parts: in_record(parts))
            return self._produced(form.document, filling, lines, result)
        except (NotReadyError, UnfitError):
            return self._alone(answers)  # which says what is not ready in the words of these answers

    def _judged(self, answers: Answers, form: _Form | None, shape: Shape) -> tuple[_Form, Result]:
        """A form for the answers, and what the statute says of them. Nothing is written of an agreement that is not ready."""
        made = form.made if form else assemble(answers, self._compiled, self._copy, shape)
        if form is None:
            lines = agreement_lines(made.agreement)
            document, headed = document_form(made.agreement, self._template), tuple(_headed(made.agreement))
            form = _Form(made, document, lines, edges_of(lines.slots), headed)
        own = form.made_with(shape.words) if answers.given.drafting.special_conditions else made
        return form, apply_statute(answers, own, self._compiled, self._copy, shape.said)

    def _keep(self, key: Hashable, form: _Form) -> None:
        """Keep a form, in place of the one that has not been used for longest; threads of a cluster's worker may do so at once."""
        if form.document.size <= _LARGEST:
            self._kept[key] = form
        with suppress(KeyError):
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def _alone(self, answers: Answers) -> Produced:
        result = apply_statute(answers, assemble(answers, self._compiled, self._copy), self._compiled, self._copy)
        annotations = sources_beside(result, self._compiled)
        agreement = numbered_for(result, self._compiled, self._template.numbering)
        document = document_form(agreement, self._template, annotations=annotations)
        return self._produced(document, None, agreement_lines(agreement).content, result)

    def _produced(self, form: DocumentForm, filling: Filling | None, lines: bytes, result: Result) -> Produced:
        own = properties_of(result.answers, self._copy) if filling else None
        words = form.words_hash(filling, own)
        record = record_with(lines, result.answers.given, result.clauses, words, self._origin)
        document = form.filled(filling, Marks(record.document, record.content, self._embed), own)
        points = tuple([point.id for point in result.agreement.points])
        return Produced(document, record.content, result.clauses, result.findings, points)
