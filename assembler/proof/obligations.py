"""What must hold of every agreement the library could make. Each obligation is one formula: the answers that would break it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from assembler.conditions.sorts import Record, Reference
from assembler.library.force import LIST, binding_items, named_by
from assembler.library.library import Library
from assembler.markup import CrossReference, Words
from assembler.proof.formulas import Formula, all_of, any_of, at_least, exactly_one, no
from assembler.proof.laws import LAWS, RIGHT, RIGHT_WORDS, Law, Obligation
from assembler.proof.printed import (
    PrintedLibrary,
    PrintedParagraph,
    PrintedPiece,
    TermUses,
    inline_definitions,
)
from assembler.proof.settlement import unsettled
from assembler.proof.symbolic import Node, field_text
from assembler.proof.translation import Translator
from assembler.section_kinds import FILLED_BY_ASSEMBLY
from assembler.wording import Filled, pieces


def proof_obligations(library: Library, printed: PrintedLibrary, translator: Translator) -> tuple[Obligation, ...]:
    """Every obligation, one for each place and thing; what must hold in several scopes is joined into one."""
    work = _Obligations(library, printed, translator)
    of_agreements = () if library.is_paper else (*work.withdrawal(), *work.inclusions(), *work.binding())
    found = (
        *work.references(), *work.definitions(), *work.alternatives(), *work.placeholders(), *work.sections(), *work.words(),
        *of_agreements, *unsettled(library, printed, translator),
    )  # fmt: skip
    joined: dict[str, list[Obligation]] = defaultdict(list)
    for one in found:
        joined[one.key].append(one)
    return tuple(replace(group[0], broken=any_of(one.broken for one in group)) for group in joined.values())


class _Obligations(Struct, frozen=True):
    library: Library
    printed: PrintedLibrary
    translator: Translator

    def references(self) -> Iterator[Obligation]:
        keys: dict[str, list[Formula]] = defaultdict(list)
        for paragraph in self.printed.paragraphs:
            when = self.printed.when(paragraph)
            keys[paragraph.key].append(when)
            if paragraph.clause.gathered_in:  # a reference to the clause leads to the first of its paragraphs
                keys[paragraph.clause.id].append(when)
                keys[paragraph.clause.gathered_in].append(when)
        for piece in self.printed.pieces:
            if isinstance(piece.piece, CrossReference):
                target = _target(piece.piece, piece.paragraph)
                there = any_of(keys.get(target, ()))
                about = f"{piece.piece.clause}#{piece.piece.paragraph}" if piece.piece.paragraph else piece.piece.clause
                broken = all_of((self.printed.piece_when(piece), no(there)))
                yield Obligation(
                    "reference", piece.paragraph.name, about, f"refers to “{about}”, which is not there", broken
                )

    def definitions(self) -> Iterator[Obligation]:
        defined: dict[str, list[tuple[str, Formula]]] = defaultdict(list)
        for paragraph in self.printed.paragraphs:
            if paragraph.source and paragraph.source.term:
                defined[paragraph.source.term].append((paragraph.name, paragraph.inside))
        inline: dict[str, list[tuple[PrintedPiece, Formula]]] = defaultdict(list)
        for piece, term in inline_definitions(self.printed, self.library.terms):
            when = self.printed.piece_when(piece)
            inline[term].append((piece, when))
            defined[term].append((piece.paragraph.name, when))
        for piece, term in TermUses.of(self.library).uses(self.printed):
            there = any_of(when for _, when in defined[term])
            broken = all_of((self.printed.piece_when(piece), no(there)))
            yield Obligation("defined", piece.paragraph.name, term, f"uses “{term}”, which is not defined", broken)
        for term, places in defined.items():
            yield Obligation(
                "defined once",
                self.library.terms[term],
                term,
                f"“{term}” is defined twice",
                at_least(2, [w for _, w in places]),
            )
        for term, found in inline.items():
            for piece, when in found:
                broken = all_of((when, no(self.printed.used[term])))
                yield Obligation(
                    "term used", piece.paragraph.name, term, f"defines “{term}”, which nothing uses", broken
                )

    def alternatives(self) -> Iterator[Obligation]:
        for phrase in self.printed.phrases:
            if len(phrase.truths) < 2 or phrase.phrase.otherwise:
                continue
            first = str(phrase.phrase.alternatives[0].when)
            reached = all_of((self.printed.when(phrase.paragraph), phrase.when))
            broken = all_of((reached, no(exactly_one([truth.true for truth in phrase.truths]))))
            says = f"not exactly one of the alternatives that begin “{first}” is in"
            yield Obligation("alternatives", phrase.paragraph.name, first, says, broken)

    def placeholders(self) -> Iterator[Obligation]:
        for piece in self.printed.pieces:
            if isinstance(piece.piece, Filled):
                printed = self.printed.piece_when(piece)
                unasked = any_of(all_of((when, no(asked))) for when, asked in self._read(piece.piece, piece.paragraph))
                path = str(piece.piece.path)
                yield Obligation(
                    "asked",
                    piece.paragraph.name,
                    path,
                    f"prints “{path}”, which is not asked",
                    all_of((printed, unasked)),
                )

    def _read(self, filled: Filled, paragraph: PrintedParagraph) -> Iterator[tuple[Formula, Formula]]:
        """Each field that a placeholder reads on its way, with when it comes to it and whether that is asked."""
        path = filled.path
        start = paragraph.items[path.variable] if path.variable else self.translator.answers.root()
        reached: list[tuple[Formula, Node]] = [(True, start)]
        for step in path.steps:
            reached = [
                (when, self.translator.answers.step(node, step)) for when, node in self.translator.followed(reached)
            ]
            for when, node in reached:
                if not isinstance(node.sort, Record) and step != "id":
                    yield when, self._asked_or_given(node)
        if isinstance(path.sort, Reference):
            for when, node in self.translator.followed(reached):
                name = next(
                    name
                    for name in ("short_name", "name")
                    if isinstance(node.sort, Record) and name in node.sort.fields
                )
                yield when, self._asked_or_given(self.translator.answers.step(node, name))

    def _asked_or_given(self, node: Node) -> Formula:
        """Whether a question is asked or, where that is unknown, the fact was given all the same: then it counts."""
        value = self.translator.answers.value(node)
        return any_of((value.asked, value.known))

    def sections(self) -> Iterator[Obligation]:
        for section in self.printed.sections:
            if section.clause.kind in FILLED_BY_ASSEMBLY or section.clause.in_part:
                continue
            blocks = (
                all_of((when, self.printed.used.get(term, False))) if term else when for _, when, term in section.blocks
            )
            broken = all_of((section.inside, no(any_of(blocks))))
            yield Obligation("not empty", section.clause.id, "", "is in, with nothing in it", broken)

    def words(self) -> Iterator[Obligation]:
        shown: dict[int, list[Formula]] = defaultdict(list)
        for piece in self.printed.pieces:
            if not isinstance(piece.piece, Words) or piece.piece.text.strip(" .,;:"):
                shown[id(piece.paragraph)].append(piece.when)
        for paragraph in self.printed.paragraphs:
            if paragraph.source is None and "/" in paragraph.name:
                continue  # a table's cell may be blank
            when = self.printed.when(paragraph)
            yield Obligation(
                "has words",
                paragraph.name,
                "",
                "is in, without words",
                all_of((when, no(any_of(shown[id(paragraph)])))),
            )
            if paragraph.source and paragraph.source.children:
                below = any_of(self.printed.when(child) for child in paragraph.children)
                yield Obligation(
                    "has words", paragraph.name, "items", "leads to items, and none is in", all_of((when, no(below)))
                )

    def withdrawal(self) -> Iterator[Obligation]:
        """For every party there could be, a printed copy of the right that is everybody's or that party's own; and its words."""
        copies = [paragraph for paragraph in self.printed.paragraphs if paragraph.name == RIGHT]
        party = "parties"
        for slot, present in self.translator.answers.targets(party):
            theirs = [p for p in copies if all(item.place in ((), slot.place) for item in p.items.values())]
            there = any_of(self.printed.when(paragraph) for paragraph in theirs)
            yield Obligation(
                "withdrawal",
                RIGHT,
                "",
                "a party has no right to withdraw on its own view",
                all_of((present, no(there))),
            )
        for paragraph in copies:
            words = "".join(piece.text if isinstance(piece, Words) else "…" for piece in pieces(paragraph.wording))
            wrong = not RIGHT_WORDS.fullmatch(words)
            says = "the right to withdraw is not in plain words for “A Party”, on the view of that Party"
            yield Obligation("withdrawal", RIGHT, "words", says, all_of((wrong, self.printed.when(paragraph))))

    def inclusions(self) -> Iterator[Obligation]:
        """Where it is not known whether a rule asks for words, they wait for the same answer, and the finding stands until it is given."""
        meets: dict[str, list[Formula]] = defaultdict(list)
        for paragraph in self.printed.paragraphs:
            for satisfied in paragraph.source.satisfies if paragraph.source else ():
                meets[satisfied].append(self.printed.when(paragraph))
        for rule in self.library.rules:
            for check in rule.checks:
                if check.action != "INCLUDE":
                    continue
                for there, items, _ in self.translator.instances(rule.each, {}):
                    arises = [self.translator.truth(when, items).true for when in (rule.when, check.when)]
                    broken = all_of((there, *arises, no(any_of(meets[rule.id]))))
                    yield Obligation(
                        "include", rule.id, "", "asks for words, and no paragraph that satisfies it is in", broken
                    )

    def binding(self) -> Iterator[Obligation]:
        """For every clause that binds where only a part does: wherever it and the list are in, words of the list that name it."""
        home = LIST.partition("#")[0]
        items = {f"{home}#{item.id}" for item in binding_items(self.library.clauses)}
        naming: dict[str, list[Formula]] = defaultdict(list)
        for piece in self.printed.pieces:
            if piece.paragraph.name in items:
                for named in named_by(piece.piece, self.library.clauses):
                    naming[named].append(self.printed.piece_when(piece))
        listing = any_of(self.printed.when(one) for one in self.printed.paragraphs if one.name == LIST)
        for section in self.printed.sections:
            if section.clause.binds:
                broken = all_of((section.inside, listing, no(any_of(naming[section.clause.id]))))
                yield Obligation(
                    "binds", section.clause.id, "", "binds, and the list of what binds leaves it out", broken
                )


def _target(reference: CrossReference, paragraph: PrintedParagraph) -> str:
    """The key a reference looks for, slots standing for ids."""
    section = (
        f"{reference.clause}/{field_text(paragraph.items[reference.item].place)}"
        if reference.item
        else reference.clause
    )
    return f"{section}#{reference.paragraph}" if reference.paragraph else section


def counted(found: Iterable[Obligation]) -> dict[Law, int]:
    """How many obligations there are under each law."""
    counts = dict.fromkeys(LAWS, 0)
    for one in found:
        counts[one.law] += 1
    return counts
