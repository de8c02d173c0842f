"""Instructions in a lawyer's form: substitute, insert, omit; in words within a paragraph where few change; each with what it quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from assembler.formatting import and_list
from assembler.variation.instructions import Deletion, Insertion, Instruction, Rewording, Substitution, changed_key
from assembler.variation.place_names import place_name, section_name
from assembler.variation.replacements import Replacement, replacements
from assembler.variation.term_tree import ROW, TABLE, TermNode, Terms, list_of

_SHORT_CELL = 8
"""Words of a cell that is given whole, where a sentence would be changed in words."""


class WordedInstruction(Struct, frozen=True):
    """An instruction in words: a sentence, and the nodes of the terms as varied that it quotes after it.

    With `stem` it quotes the words of one alone, which stands as it is but for them, and so without its number.
    """

    sentence: str
    key: str
    quoted: tuple[TermNode, ...] = ()
    stem: bool = False


class NumberedTerms(Struct, frozen=True):
    """The terms before and after, each with the numbers that their paragraphs bear."""

    old: Terms
    now: Terms


def worded_instructions(instructions: Sequence[Instruction], terms: NumberedTerms) -> tuple[WordedInstruction, ...]:
    """Every instruction in words, in the order of the old terms, and the numbers that change because of them.

    What changes nothing that a reader sees (a reference to a paragraph that has taken another's number) gives no instruction.
    """
    whole = [*_seen(instructions, terms), *_consequences(instructions, terms)]
    order = {node.key: at for at, node in enumerate(terms.old.root.walk())}
    whole.sort(key=lambda one: _place_of(one, order, terms.old))
    return tuple(_worded(whole, terms))


def _place_of(one: Instruction, order: dict[str, int], old: Terms) -> tuple[int, int]:
    """Where an instruction stands among the others: what comes in follows what it is put after, and all below that."""
    if not isinstance(one, Insertion):
        return order[one.key], 0
    last = list(old.nodes[one.beside].walk())[-1] if one.beside else old.nodes[one.parent]
    return order[last.key], 1


def _seen(instructions: Sequence[Instruction], terms: NumberedTerms) -> Iterator[Instruction]:
    """What a reader sees: words are given as they are printed, before and after."""
    for one in instructions:
        if isinstance(one, Rewording):
            shown = Rewording(one.key, terms.old.shown(one.before), terms.now.shown(one.after))
            if shown.before != shown.after:
                yield shown
        else:
            yield one


def _consequences(instructions: Sequence[Instruction], terms: NumberedTerms) -> Iterator[Rewording]:
    """What stays in the same words, and prints another number: that to which it refers stands elsewhere now."""
    reworded = frozenset(one.key for one in instructions if isinstance(one, Rewording))
    away = {
        node.key
        for one in instructions
        if isinstance(one, Deletion | Substitution)
        for node in terms.old.nodes[one.key].walk()
    }
    for node in terms.old.root.walk():
        if node.key in away or node.key in reworded or not node.words:
            continue
        before, after = terms.old.shown(node.words), terms.now.shown(node.words)
        if before != after:
            yield Rewording(node.key, before, after)


def _worded(instructions: Sequence[Instruction], terms: NumberedTerms) -> Iterator[WordedInstruction]:
    omitted: list[Deletion] = []
    for one in instructions:
        if isinstance(one, Deletion) and (not omitted or _together(omitted[-1], one, terms.old)):
            omitted.append(one)
            continue
        if omitted:
            yield _omitted(omitted, terms.old)
            omitted = []
        if isinstance(one, Deletion):
            omitted = [one]
        else:
            yield _one(one, terms)
    if omitted:
        yield _omitted(omitted, terms.old)


def _together(one: Deletion, other: Deletion, old: Terms) -> bool:
    """Whether two that are left out are named in one sentence: siblings that are clauses, or items of one, or rows."""
    nodes = old.nodes[one.key], old.nodes[other.key]
    roles = {node.role for node in nodes}
    numbered = len(roles) == 1 and bool(list_of(nodes[0].role))
    return numbered and old.parents[one.key].key == old.parents[other.key].key and nodes[0].role.startswith("level")


def _omitted(omitted: Sequence[Deletion], old: Terms) -> WordedInstruction:
    if len(omitted) == 1:
        key = omitted[0].key
        return WordedInstruction(f"Omit {_with_heading(old, key)}.", key)
    return WordedInstruction(f"Omit clauses {and_list([old.cited(one.key) for one in omitted])}.", omitted[0].key)


def _with_heading(old: Terms, key: str) -> str:
    """A place; of a whole clause or schedule, with its heading, so that nobody leaves out another."""
    named_so = place_name(old, key)
    section = old.sections[key].key == key
    return f"{named_so} ({old.shown(old.nodes[key].words)})" if section and old.cited(key) else named_so


def _one(one: Instruction, terms: NumberedTerms) -> WordedInstruction:
    match one:
        case Substitution(key, node):
            what = place_name(terms.old, key)
            return WordedInstruction(f"For {what} substitute:", key, (_now(node, terms),))
        case Insertion():
            nodes = tuple(_now(node, terms) for node in one.nodes)
            return WordedInstruction(f"{_where(one, terms.old)} insert{_what(nodes)}:", changed_key(one), nodes)
        case Rewording():
            return _reworded(one, terms.old)
    raise AssertionError(one)


def _now(node: TermNode, terms: NumberedTerms) -> TermNode:
    return terms.now.nodes[node.key]


def _what(nodes: Sequence[TermNode]) -> str:
    if nodes[0].role == ROW:
        return " this row" if len(nodes) == 1 else " these rows"
    return ""


def _where(one: Insertion, old: Terms) -> str:
    if one.beside:
        return f"After {place_name(old, one.beside)}"
    if not one.parent:
        return f"Before {place_name(old, old.root.children[0].key)}"
    above = place_name(old, one.parent)
    standing = old.nodes[one.parent].children
    return f"At the beginning of {above}" if standing else f"At the end of {above}"


def _reworded(one: Rewording, old: Terms) -> WordedInstruction:
    node = old.nodes[one.key]
    heading = old.sections[one.key].key == one.key
    where = f"the heading of {section_name(old, one.key)}" if heading else place_name(old, one.key)
    if node.role == "cell" and not _quotes(one) and one.before and one.after and len(one.before.split()) <= _SHORT_CELL:
        return WordedInstruction(f"In {where}, for “{one.before}” substitute “{one.after}”.", one.key)
    changes = replacements(one.before, one.after)
    if changes:
        return WordedInstruction(f"In {where}, {and_list([_change(change) for change in changes])}.", one.key)
    if not one.before or not one.after:
        verb = "insert" if one.after else "omit"
        return WordedInstruction(f"In {where}, {verb} “{one.after or one.before}”.", one.key)
    below = _first_below(node, old)
    if heading or (node.role == "cell" and not _quotes(one)):
        return WordedInstruction(f"In {where}, for “{one.before}” substitute “{one.after}”.", one.key)
    what = f"In {where}, for the words before {below} substitute:" if below else f"For {where} substitute:"
    return WordedInstruction(what, one.key, (replace(node, words=one.after, children=()),), stem=bool(below))


def _quotes(one: Rewording) -> bool:
    return any(mark in one.before + one.after for mark in "“”")


def _first_below(node: TermNode, old: Terms) -> str:
    """What stands first below a paragraph that is given whole, and so is left as it is."""
    if not node.children:
        return ""
    first = node.children[0]
    if first.role == TABLE:
        return "the table"
    return old.number(first.key) or f"“{' '.join(old.shown(first.words).split()[:4])}”"


def _change(change: Replacement) -> str:
    old, new = change.old.strip(), change.new.strip()
    if not new:
        return f"omit “{old}”"
    if new.startswith(f"{old} ") or (new.startswith(old) and not new[len(old)].isalnum()):
        return f"after “{old}” insert “{new[len(old) :].strip()}”"
    if new.endswith(f" {old}"):
        return f"before “{old}” insert “{new[: -len(old)].strip()}”"
    return f"for “{old}” substitute “{new}”"
