"""Wording turned, once, into functions: one decides what the answers decide in it, one prints what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from msgspec import Struct, field

from assembler.agreement import Answer, Text
from assembler.assembly.places import place_finder
from assembler.assembly.sentences import Pointer, Printed, fit
from assembler.completion import place_of
from assembler.conditions import FieldUse, Scope, compile_value
from assembler.conditions.evaluation import test_of
from assembler.conditions.scope import Test
from assembler.conditions.sorts import Reference, Sort
from assembler.formatting import printer
from assembler.identity import ByIdentity
from assembler.library.library import Library
from assembler.library.terms import form_map, term_finder
from assembler.markup import CrossReference, Words
from assembler.slots import AnswerSlot
from assembler.source import FieldPath, field_path
from assembler.wording import Choice, Filled, Phrase, Piece, Wording


class Blank(NamedTuple):
    """Something open where it is printed: the places in the answers of what could settle it, and the words in its square brackets."""

    places: tuple[FieldPath, ...]
    words: str


class Sink(Struct):
    """What printing one paragraph notices besides its words: terms used, and open answers by path."""

    terms: set[str] = field(default_factory=set)
    blanks: list[Blank] = field(default_factory=list)


class Said(NamedTuple):
    """What is decided at an answer: the places of what it is printed from, and its words, or none while it is open."""

    places: tuple[FieldPath, ...]
    words: str | None


class Unfilled(NamedTuple):
    """What is decided at an answer whose words are still to be filled in: the places of what it is printed from."""

    places: tuple[FieldPath, ...]


class Chosen(NamedTuple):
    """What is decided at a phrase: which of its alternatives is in, and what is decided in that."""

    number: int
    decided: tuple[Decision, ...]


Decision = Said | Unfilled | Chosen | str | None
"""What the answers decide at one place where wording varies. At a reference to an item's section it is the item's id; None where no
alternative of a phrase is in."""

_NO_TERMS: Final[frozenset[str]] = frozenset()

Decide = Callable[[Scope], Decision]
Emit = Callable[[Iterator[Decision], list[Printed], Sink], None]
"""Prints one piece of wording; a piece that varies takes its decision off the front."""


class CompiledWording(Struct, frozen=True):
    """Wording ready to decide and to print. `fixed` is the whole of it when it depends on nothing.

    `deciders` are in the order in which `emits` takes their decisions.
    """

    fixed: tuple[Text, ...] | None
    terms: frozenset[str]
    deciders: tuple[Decide, ...]
    emits: tuple[Emit, ...]

    def decided(self, scope: Scope) -> tuple[Decision, ...]:
        """What the answers decide here: all that printing needs of them."""
        return tuple([decide(scope) for decide in self.deciders]) if self.deciders else ()

    def printed(self, decided: tuple[Decision, ...], sink: Sink) -> list[Printed]:
        """The words, references and blanks that were decided on."""
        if self.fixed is not None:
            sink.terms |= self.terms
            return list(self.fixed)
        out: list[Printed] = []
        coming = iter(decided)
        for emit in self.emits:
            emit(coming, out, sink)
        return out


class WordingCompiler:
    """Compiles the wordings of one library."""

    def __init__(self, library: Library) -> None:
        self._vocabulary = library.vocabulary
        self._labels = {field: question.label for field, question in library.questionnaire.by_field.items()}
        self._forms = form_map(library.terms)
        self._finder = term_finder(library.terms)
        self._records = library.vocabulary.items()
        self._as_clause = frozenset(clause.id for clause in library.clauses.values() if clause.as_clause)
        self._said: dict[ByIdentity[Wording], CompiledWording] = {}

    def say(self, wording: Wording, scope: Scope) -> str:
        """A rule's message as plain words; an answer that is not there prints as its label in square brackets."""
        key = ByIdentity(wording)
        if key not in self._said:
            self._said[key] = self.compiled(wording)
        parts = self._said[key].printed(self._said[key].decided(scope), Sink())
        fitted = fit(parts, begins=True)
        return "".join(p.shown if isinstance(p, Answer) else p.text for p in fitted if not isinstance(p, Pointer))

    def compiled(self, wording: Wording, defined: str = "", *, begins: bool = True) -> CompiledWording:
        """The wording ready to decide and to print. `defined` is the term that a definition defines, which is not a use of it.

        `begins` is whether a sentence begins with it.
        """
        words = [piece for piece in wording if isinstance(piece, Words)]
        if len(words) == len(wording):
            fixed = tuple(Text(piece.text, piece.bold, piece.italic) for piece in words)
            return CompiledWording(fixed, self._terms_of(words, defined), (), ())
        pieces = [self._piece(piece, defined, first=begins and not at) for at, piece in enumerate(wording)]
        deciders = tuple(decide for decide, _ in pieces if decide)
        return CompiledWording(None, _NO_TERMS, deciders, tuple(emit for _, emit in pieces))

    def _terms_of(self, words: Iterable[Words], defined: str) -> frozenset[str]:
        """The terms that plain words use, but for the one that they define; in bold a term is not used, but named."""
        plain = (piece.text for piece in words if not piece.bold)
        return frozenset().union(*map(self.terms_in, plain)) - {defined}

    def terms_in(self, text: str) -> frozenset[str]:
        """The defined terms that a text uses."""
        return frozenset(self._forms[match] for match in self._finder.findall(text))

    def _piece(self, piece: Piece, defined: str, *, first: bool) -> tuple[Decide | None, Emit]:
        """How a piece is decided, unless it never varies, and how it is printed."""
        match piece:
            case Words():
                return None, _words(piece, self._terms_of((piece,), defined))
            case CrossReference():
                return _pointer(piece, self._said_before(piece, first=first))
            case Filled():
                return self._filled(piece)
            case Phrase(alternatives):
                return _phrase(tuple((test_of(c.when), self._alternative(c, defined)) for c in alternatives))

    def _alternative(self, choice: Choice, defined: str) -> CompiledWording:
        if choice.unsettled:
            return self._unsettled(choice, defined)
        return self.compiled(choice.wording, defined, begins=False)

    def _said_before(self, piece: CrossReference, *, first: bool) -> str:
        """The word for a schedule that stands among the clauses: its number does not say what it is, as `Schedule 2` does."""
        if piece.paragraph or piece.clause not in self._as_clause:
            return ""
        return "Clause " if first else "clause "

    def _unsettled(self, choice: Choice, defined: str) -> CompiledWording:
        """A blank with its own words. It stands for those of its fields that nobody has answered, and is open even if all are."""
        terms = self._terms_of((piece for piece in choice.wording if isinstance(piece, Words)), defined)
        fields = tuple((path, compile_value(path)) for path in choice.unsettled)

        def decide(scope: Scope) -> Decision:
            unanswered = tuple([place_of(path, scope) for path, value in fields if value(scope) in (None, ())])
            return Said(unanswered or (place_of(choice.unsettled[0], scope),), None)

        def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:
            sink.terms |= terms
            said = next(coming)
            assert isinstance(said, Said)  # noqa: S101 - what it decided itself
            _blank(said.places, choice.label, out, sink)

        return CompiledWording(None, terms, (decide,), (emit,))

    def _filled(self, piece: Filled) -> tuple[Decide, Emit]:
        value, printed, label = compile_value(piece.path), printer(piece.path.sort), self._label(piece.path)
        places = place_finder(piece.path)

        def decide(scope: Scope) -> Decision:
            found = places(scope)
            return Unfilled(found) if found[-1] in scope.slots else Said(found, printed(value(scope), scope))

        def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:
            said = next(coming)
            if isinstance(said, Unfilled):
                out.append(AnswerSlot("", tuple(map(field_path, said.places)), piece.bold, place=said.places[-1]))
                return
            assert isinstance(said, Said)  # noqa: S101
            if said.words is None:
                _blank(said.places[:1], label, out, sink)
            else:
                out.append(Answer(said.words, tuple(map(field_path, said.places)), piece.bold))

        return decide, emit

    def _label(self, path: FieldUse) -> str:
        """What a field is called in square brackets: its question's label."""
        return self._labels.get(self._field(path), path.steps[-1].replace("_", " ") if path.steps else path.variable)

    def _field(self, path: FieldUse) -> str:
        """The field a path arrives at, as questions write it: `parties[].legal_name`."""
        sort: Sort = self._vocabulary.answers
        at = ""
        if path.variable:
            sort, list_path = self._records[path.variable]
            at = f"{list_path}[]."
        for number, step in enumerate(path.steps):
            if isinstance(sort, Reference):
                at = f"{sort.list_path}[]."
                sort = self._vocabulary.list_item(sort.list_path)
            following = self._vocabulary.step(sort, step)
            assert following is not None  # noqa: S101 - the path was checked when it was parsed
            at += step + ("." if number < len(path.steps) - 1 else "")
            sort = following
        return at


def _blank(places: tuple[FieldPath, ...], label: str, out: list[Printed], sink: Sink) -> None:
    sink.blanks.append(Blank(places, label))
    out.append(Answer(label, tuple(map(field_path, places)), open=True))


def _words(piece: Words, terms: frozenset[str]) -> Emit:
    text = Text(piece.text, piece.bold, piece.italic)

    def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:  # noqa: ARG001 - every piece is emitted alike
        out.append(text)
        sink.terms |= terms

    return emit


def _pointer(piece: CrossReference, before: str) -> tuple[Decide | None, Emit]:
    paragraph = f"#{piece.paragraph}" if piece.paragraph else ""
    fixed = Pointer(piece.clause + paragraph)
    word = [Text(before)] if before else []

    def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:  # noqa: ARG001
        out.extend(word)
        out.append(Pointer(f"{piece.clause}/{next(coming)}{paragraph}") if piece.item else fixed)

    return (lambda scope: scope.items[piece.item].id) if piece.item else None, emit


def _phrase(alternatives: tuple[tuple[Test | None, CompiledWording], ...]) -> tuple[Decide, Emit]:
    def decide(scope: Scope) -> Decision:
        for number, (test, wording) in enumerate(alternatives):
            if test is None or test(scope) is True:
                return Chosen(number, wording.decided(scope))
        return None

    def emit(coming: Iterator[Decision], out: list[Printed], sink: Sink) -> None:
        chosen = next(coming)
        if isinstance(chosen, Chosen):
            out.extend(alternatives[chosen.number][1].printed(chosen.decided, sink))

    return decide, emit
