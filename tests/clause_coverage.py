"""What a set of outputs shows of the library: each clause, conditional paragraph, row and phrase alternative seen in, and seen out.

The library is compiled as for assembly, with each condition watched, so that what is counted is what assembly decided and not a
second opinion. `in` is printed. `out` is stricter than absent: the place was come to, and its own condition kept it out; a clause
that is left out does not count for what stands in it. A limb is a choice's value named in a condition (a kind of party among
them): it is seen in where the condition was asked while that value was the answer, and out where it was asked and it was not.

What no condition governs need only be seen in: the clauses of every agreement, and definitions, which are in where their terms are
used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from unittest.mock import patch

from msgspec import Struct, field
from named_values import Asked, Limbs, limbs_of, named

from assembler.answers.files import AnswersFile
from assembler.assembly import CompiledLibrary, compile_library, wordings
from assembler.assembly import compiled as compiled_clauses
from assembler.conditions import Condition, Scope, compile_condition, each
from assembler.conditions.evaluation import test_of
from assembler.conditions.scope import Test
from assembler.conditions.tree import Always
from assembler.library.clauses import Clause, LibraryParagraph
from assembler.library.library import Library
from assembler.pipeline import Result, assemble_answers
from assembler.register import load_register
from assembler.wording import Phrase, Wording, pieces

Noted = dict[str, str]
"""The name of each place with the first output that showed it."""

ALWAYS = Always(truth=True)


class Coverage(Struct):
    """What was to be seen, and the first output that showed each in and each out."""

    wanted: dict[str, str] = field(default_factory=dict)
    must_be_out: set[str] = field(default_factory=set)
    seen_in: Noted = field(default_factory=dict)
    seen_out: Noted = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """Everything not yet seen in or out, in the library's order, limbs last."""
        never_in = [f"never in:  {name}" for name in self.wanted if name not in self.seen_in]
        never_out = [f"never out: {name}" for name in self.wanted if name in self.must_be_out - set(self.seen_out)]
        return never_in + never_out

    def report(self) -> str:
        """A line for each sort with its counts, then a line for each place with the outputs that showed it."""
        return "\n".join([*self._counts(), "", *self.missing, "", *self._places(), ""])

    def _counts(self) -> Iterator[str]:
        for sort in dict.fromkeys(self.wanted.values()):
            names = {name for name, its in self.wanted.items() if its == sort}
            out = names & self.must_be_out
            yield (
                f"{sort}: {len(names)}; in {len(names & set(self.seen_in))}, "
                f"out {len(out & set(self.seen_out))} of {len(out)}"
            )

    def _places(self) -> Iterator[str]:
        for name in self.wanted:
            out = self.seen_out.get(name, "never") if name in self.must_be_out else "no condition"
            yield f"{name} | in: {self.seen_in.get(name, 'never')} | out: {out}"


Made = tuple[Result, Library]
"""A document that was made, with the library as its outline takes it."""

Make = Callable[[AnswersFile, CompiledLibrary], Iterable[Made]]


def agreement_of(answers: AnswersFile, compiled: CompiledLibrary) -> Iterator[Made]:
    result = assemble_answers(answers, compiled, load_register(), "internal")
    yield result, compiled.chosen_by(result.answers).library


def coverage(
    outputs: Iterable[tuple[str, AnswersFile]],
    library: Library,
    outlines: Iterable[str] = (),
    make: Make = agreement_of,
) -> Coverage:
    """What the outputs, each with its name, show of a library between them: of its agreements or, with `outlines`, of those documents.

    The library is one that was read from its sources: in one that was kept ready read, equal conditions of two places are one object.
    """
    outlines = tuple(outlines) or library.agreements
    found = Coverage()
    watch = _Watch(found)
    with (
        patch.object(wordings, "test_of", watch.test_of),
        patch.object(compiled_clauses, "test_of", watch.test_of),
        patch.object(each, "test_of", watch.test_of),
    ):
        compiled = compile_library(library)
        for outline in outlines:
            compiled.outlined(outline).prepare()
    for outline in outlines:
        _expect(found, watch, library.outlined(outline))
    for name, answers in outputs:
        watch.output(name, answers, compiled, make)
    return found


_Named = tuple[frozenset[str], Limbs]
"""The limbs of a condition by their names, and what notes them."""


def _named(condition: Condition) -> _Named:
    return frozenset(named(condition)), limbs_of(condition)


class _Watch(Struct):
    """Notes what each condition came to while an agreement was assembled."""

    found: Coverage
    names: dict[int, list[str]] = field(default_factory=dict)
    phrases: list[tuple[tuple[int, ...], tuple[str, ...]]] = field(default_factory=list)
    limbs_of: dict[int, list[_Named]] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    truths: dict[int, list[bool]] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)

    def test_of(self, condition: Condition) -> Test | None:
        return None if test_of(condition) is None else self.compile(condition)

    def compile(self, condition: Condition) -> Test:
        self.conditions.append(condition)
        test = compile_condition(condition)
        to_see = self.limbs_of.setdefault(id(condition), [_named(condition)])

        def watched(scope: Scope) -> bool | None:
            truth = test(scope)
            self.truths.setdefault(id(condition), []).append(truth is True)
            for _, limbs in to_see:
                limbs(scope, self.asked)
            return truth

        return watched

    def output(self, name: str, answers: AnswersFile, compiled: CompiledLibrary, make: Make) -> None:
        self.truths, self.asked = {}, Asked()
        documents = list(make(answers, compiled))
        for identity, truths in self.truths.items():
            for place in self.names.get(identity, ()):
                self.note(place, name, inside=True in truths, outside=False in truths)
        for tested, names in self.phrases:
            self.phrase(name, tested, names)
        for limb, held in self.asked.found:
            self.note(limb, name, inside=held, outside=not held)
        for result, library in documents:
            self.sections(name, result, library)
        both = self.found.seen_in.keys() & self.found.seen_out.keys()
        for to_see in self.limbs_of.values():
            to_see[:] = [one for one in to_see if not one[0] <= both]  # what was seen in and out is not asked again

    def phrase(self, output: str, tested: tuple[int, ...], names: tuple[str, ...]) -> None:
        """Each alternative as often as it was printed, of all the times that the phrase was come to: the first that is true is."""
        reached = len(self.truths.get(tested[0], ()))
        printed = [sum(self.truths.get(one, ())) for one in tested]
        if len(names) > len(tested):
            printed.append(reached - sum(printed))
        for place, times in zip(names, printed, strict=True):
            self.note(place, output, inside=times > 0, outside=times < reached)

    def sections(self, name: str, result: Result, library: Library) -> None:
        """Clauses without a condition, and definitions, as they came out in the end."""
        keys = {paragraph.key for paragraph in result.agreement.paragraphs()}
        for clause in library.clauses.values():
            if id(clause.when) not in self.names:
                self.note(clause.id, name, inside=clause.id in result.clauses, outside=False)
            for paragraph in clause.paragraphs():
                key = f"{clause.id}#{paragraph.id}"
                if paragraph.term:
                    self.note(f"definition of {paragraph.term}", name, inside=key in keys, outside=False)

    def note(self, place: str, output: str, *, inside: bool, outside: bool) -> None:
        if inside:
            self.found.seen_in.setdefault(place, output)
        if outside:
            self.found.seen_out.setdefault(place, output)


def _expect(found: Coverage, watch: _Watch, library: Library) -> None:
    """Everything that is to be seen, in the library's order, and the name under which each condition is noted."""
    for clause in library.clauses.values():
        for sort, name, condition in _places(clause):
            found.wanted[name] = sort
            if condition != ALWAYS:
                found.must_be_out.add(name)
                watch.names.setdefault(id(condition), []).append(name)
        for paragraph, wording in clause.wordings():
            for phrase in (piece for piece in pieces(wording) if isinstance(piece, Phrase)):
                _expect_phrase(found, watch, f"{clause.id}#{paragraph}".rstrip("#"), phrase)
    for condition in watch.conditions:
        for limb in named(condition):
            found.wanted[limb] = "limbs"
            found.must_be_out.add(limb)


def _places(clause: Clause) -> Iterator[tuple[str, str, Condition]]:
    yield "clauses", clause.id, clause.when
    for paragraph in clause.paragraphs():
        if paragraph.term:
            yield "definitions", f"definition of {paragraph.term}", ALWAYS
        if paragraph.when != ALWAYS:
            yield "paragraphs", f"{clause.id}#{paragraph.id}", paragraph.when
    for block in clause.blocks:
        if not isinstance(block, LibraryParagraph):
            for name, when in ((block.id, block.when), *((f"{block.id}/{row.id}", row.when) for row in block.rows)):
                if when != ALWAYS:
                    yield "tables and rows", f"{clause.id}#{name}", when


def _expect_phrase(found: Coverage, watch: _Watch, where: str, phrase: Phrase) -> None:
    tested = tuple(choice.when for choice in phrase.alternatives if choice.when != ALWAYS)
    if not tested:
        return  # a blank, wherever its paragraph is
    names = []
    for choice in phrase.alternatives:
        when = f"otherwise, not {tested[0]}" if choice.when == ALWAYS else str(choice.when)
        names.append(f"{where}: “{_words(choice.wording)}” if {when}")
    found.wanted |= dict.fromkeys(names, "phrases")
    found.must_be_out |= set(names)
    first, *others = tested
    watch.phrases.append((tuple(id(one) for one in tested), tuple(names)))
    # Later alternatives are asked only where the earlier are not true, but what they name is to be answered wherever the phrase is.
    watch.limbs_of[id(first)] += [_named(one) for one in others]


def _words(wording: Wording) -> str:
    said = "".join(getattr(piece, "text", "…") for piece in wording)
    return said if len(said) < 50 else said[:47] + "…"
