"""That nothing unsettled is printed as though it were settled: the obligations under the law of that name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assembler.completion import field_of
from assembler.conditions.sorts import ListOf
from assembler.conditions.tree import FieldUse
from assembler.library.clauses import LibraryTable
from assembler.library.library import Library
from assembler.markup import Words
from assembler.proof.formulas import Formula, all_of, any_of, no
from assembler.proof.laws import Obligation, led_to
from assembler.proof.printed import PrintedLibrary, PrintedParagraph, PrintedPhrase
from assembler.proof.translation import Translator


def unsettled(library: Library, printed: PrintedLibrary, translator: Translator) -> Iterator[Obligation]:
    """What would let a signature copy say, outside a blank, less than the parties have to say."""
    ready = _nothing_open(translator)
    for phrase in printed.phrases:
        yield from _by_default(phrase, printed, ready)
        yield from _unasked(phrase, printed, translator)
    yield from _empty_cells(library, printed)
    yield from _leading_nowhere(printed, translator)


def _nothing_open(translator: Translator) -> Formula:
    """No fill-in that is asked is open: each is an outstanding point, and bars a signature copy."""
    answers = translator.answers
    fill_ins = (
        value
        for place, value in answers.values.items()
        if (question := answers.questionnaire.by_field.get(field_of(place))) and question.leaf.nature == "fill-in"
    )
    return all_of(any_of((no(value.asked), value.known)) for value in fill_ins)


def _by_default(phrase: PrintedPhrase, printed: PrintedLibrary, ready: Formula) -> Iterator[Obligation]:
    """Words for every other case are chosen only where it is known that no other case is meant."""
    last = phrase.phrase.alternatives[-1]
    if not phrase.phrase.otherwise or last.unsettled:
        return
    known = all_of(truth.false for truth in phrase.truths[:-1])
    chosen = [no(truth.true) for truth in phrase.truths[:-1]]
    broken = all_of((printed.when(phrase.paragraph), phrase.when, *chosen, no(known), ready))
    about = str(phrase.phrase.alternatives[0].when)
    says = f"says what is so otherwise, where nobody has said whether {about}"
    yield Obligation("settled", phrase.paragraph.name, about, says, broken)


def _unasked(phrase: PrintedPhrase, printed: PrintedLibrary, translator: Translator) -> Iterator[Obligation]:
    """A blank with its own words names something that somebody is asked for, or that can be listed."""
    last = phrase.phrase.alternatives[-1]
    if not last.unsettled:
        return
    chosen = [no(truth.true) for truth in phrase.truths[:-1]]
    reached = all_of((printed.when(phrase.paragraph), phrase.when, *chosen))
    asked = any_of(_asked(path, phrase.paragraph, translator) for path in last.unsettled)
    about = ", ".join(str(path) for path in last.unsettled)
    says = f"leaves a blank for {about}, which nobody is asked"
    yield Obligation("asked", phrase.paragraph.name, about, says, all_of((reached, no(asked))))


def _asked(path: FieldUse, paragraph: PrintedParagraph, translator: Translator) -> Formula:
    if isinstance(path.sort, ListOf):
        return True
    return any_of(
        all_of((when, translator.answers.value(node).asked)) for when, node in translator.lead(path, paragraph.items)
    )


def _empty_cells(library: Library, printed: PrintedLibrary) -> Iterator[Obligation]:
    """A cell of a table with a heading row has words."""
    grids = {
        f"{clause.id}#{block.id}"
        for clause in library.clauses.values()
        for block in clause.blocks
        if isinstance(block, LibraryTable) and block.layout == "grid"
    }
    shown: dict[int, list[Formula]] = defaultdict(list)
    for piece in printed.pieces:
        if not isinstance(piece.piece, Words) or piece.piece.text.strip(" .,;:"):
            shown[id(piece.paragraph)].append(piece.when)
    for paragraph in printed.paragraphs:
        table, _, _ = paragraph.name.partition("/")
        if paragraph.source is None and table in grids:
            broken = all_of((paragraph.inside, no(any_of(shown[id(paragraph)]))))
            yield Obligation("settled", paragraph.name, "cell", "has a cell without words", broken)


def _leading_nowhere(printed: PrintedLibrary, translator: Translator) -> Iterator[Obligation]:
    """A paragraph that leads to a table leads to a row of it. There are parties: without two, nothing is ready to sign."""
    parties = any_of(present for _, present in translator.answers.targets("parties"))
    for section in printed.sections:
        inside: dict[str, list[Formula]] = defaultdict(list)
        for name, when, _ in section.blocks:
            inside[name].append(when)
        for paragraph, tables in led_to(section.clause.blocks):
            where = f"{section.clause.id}#{paragraph.id}"
            rows = any_of(when for table in tables for when in inside[f"{section.clause.id}#{table.id}"])
            broken = all_of((parties, any_of(inside[where]), no(rows)))
            yield Obligation("settled", where, "rows", "leads to a table, and no row is in", broken)
