"""The terms of an agreement as a tree, whether it was assembled or read from a file: what a variation can change, by permanent key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assembler.agreement import Agreement, Paragraph, ReferencePart, Role, Section, SectionKind, Table
from assembler.difference.passages import TARGET, passage_of
from assembler.numbering import NONE_YET, STANDARD, Numbering, SectionNumbers, reference_parts, section_numbers
from assembler.roles import ROLES, NumberList, RoleTraits

NO_TERMS: Final[frozenset[SectionKind]] = frozenset({"cover", "title", "outstanding", "contents", "execution"})
"""The kinds of section that are no terms: what they say is about the document, and stands when the terms are varied."""

AGREEMENT, TABLE, ROW = "agreement", "table", "row"
"""What a node is that is no paragraph."""

NOT_USED: Final = "/not-used"
"""How the key ends of what stands for a number alone, in an agreement that was varied."""

_DEEPER: Final = {"definition": 10}
_LEAF: Final = 20


class TermNode(Struct, frozen=True):
    """A paragraph with all that stands below it, or a table, a row of one, or the whole.

    `role` is the paragraph's, or what else the node is. In `words` each reference is the key it leads to, and no number is among them.
    `literal` is a number that the paragraph bears whatever is counted (`12A`), `headings` are those of a table's columns.
    """

    key: str
    role: str
    words: str = ""
    literal: str = ""
    headings: tuple[str, ...] = ()
    children: tuple[TermNode, ...] = ()

    def walk(self) -> Iterator[TermNode]:
        """The node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def bare(self) -> TermNode:
        """The same without given numbers, and without what stands for a number alone, here and below: what is compared."""
        standing = (child.bare for child in self.children if not child.key.endswith(NOT_USED))
        return replace(self, literal="", children=tuple(standing))


def not_used_key(key: str) -> str:
    """The key of what stands for the number of a paragraph that went."""
    return f"{key}{NOT_USED}"


class Terms(Struct, frozen=True, dict=True):
    """The terms of an agreement: a tree whose first level are its clauses, schedules and other sections, and how they are numbered."""

    root: TermNode
    numbering: Numbering = STANDARD

    @cached_property
    def nodes(self) -> Mapping[str, TermNode]:
        """Every node by its key."""
        return {node.key: node for node in self.root.walk()}

    @cached_property
    def parents(self) -> Mapping[str, TermNode]:
        """What each node stands under, by its key."""
        return {child.key: node for node in self.root.walk() for child in node.children}

    @cached_property
    def sections(self) -> Mapping[str, TermNode]:
        """The section that each node stands in, by its key."""
        return {node.key: section for section in self.root.children for node in section.walk()}

    @cached_property
    def _numbered(self) -> Mapping[str, SectionNumbers]:
        found: dict[str, SectionNumbers] = {}
        counts = NONE_YET
        for section in self.root.children:
            held = [(one.key, as_role(one.role), one.literal) for one in section.walk() if one.role in ROLES]
            found[section.key] = numbers = section_numbers(held, counts, self.numbering)
            counts = numbers.after
        return found

    def number(self, key: str) -> str:
        """What stands before a paragraph (`12.`, `12.3`, `(a)`, `Schedule 2`), or nothing."""
        section = self._numbered[self.sections[key].key]
        return section.numbers[key].shown if key in section.numbers else ""

    def is_given(self, key: str) -> bool:
        """Whether the number of a paragraph is words, which nothing counts: one that it was given, or one that goes on from such."""
        section = self._numbered[self.sections[key].key]
        return key in section.numbers and section.numbers[key].literal

    def cited(self, key: str) -> str:
        """What a reference to a paragraph prints (`12.3(a)`), or nothing."""
        return "".join(part.number for part in self._parts(key))

    def shown(self, words: str) -> str:
        """Words as a reader sees them: each reference as the number that it prints."""
        return TARGET.sub(lambda found: self.cited(found[1]) or f"[{found[1]}]", words)

    def _parts(self, key: str) -> tuple[ReferencePart, ...]:
        section = self.sections.get(key)
        return reference_parts(self._numbered[section.key], key) if section else ()


class TermLine(Struct, frozen=True):
    """A paragraph on the way into the tree: `literal` is a number of its own, `begins` whether a section begins with it."""

    key: str
    role: str
    words: str
    literal: str = ""
    begins: bool = False


def terms_of(agreement: Agreement, numbering: Numbering = STANDARD) -> Terms:
    """The terms of an assembled agreement."""
    sections = [section for section in agreement.sections if section.kind not in NO_TERMS]
    blocks = [block for section in sections for block in section.blocks]
    tables = {block.key: _headings_of(block) for block in blocks if isinstance(block, Table)}
    return Terms(tree_of((line for section in sections for line in _lines(section)), tables), numbering)


def _headings_of(table: Table) -> tuple[str, ...]:
    """The headings of a table's columns."""
    return tuple(column.heading for column in table.columns)


def _lines(section: Section) -> Iterator[TermLine]:
    for at, paragraph in enumerate(section.paragraphs()):
        literal = paragraph.number.removesuffix(".") if paragraph.literal else ""
        yield TermLine(paragraph.key, paragraph.role, paragraph_words(paragraph), literal, begins=at == 0)


def paragraph_words(paragraph: Paragraph) -> str:
    """A paragraph's words without its number, each reference as the key it leads to."""
    return passage_of(replace(paragraph, literal=False)).words


def tree_of(lines: Iterable[TermLine], tables: Mapping[str, tuple[str, ...]]) -> TermNode:
    """The tree of these paragraphs. `tables` gives the headings of each table by its key, with which those of its cells begin."""
    root = _Branch(TermLine("", AGREEMENT, ""), -2)
    stack = [root]
    for line in lines:
        if line.begins:
            del stack[1:]
        place = _place_in(line, tables)
        if place is not None:
            stack[-1].cell(line, place, tables)
            continue
        depth = -1 if line.begins else _depth(line.role)
        while len(stack) > 1 and stack[-1].depth >= min(depth, _LEAF - 1):
            stack.pop()
        grown_here = _Branch(line, depth)
        stack[-1].children.append(grown_here)
        if depth < _LEAF:
            stack.append(grown_here)
    return root.node()


def _depth(role: str) -> int:
    traits = traits_of(role)
    return _DEEPER.get(traits.numbers, 0) + traits.level + 1 if traits and traits.numbers else _LEAF


def _place_in(line: TermLine, tables: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """The table and the row that a cell stands in, by its key: the row's follows the table's, and then the number of the column."""
    if line.role != "cell":
        return None
    section, mark, rest = line.key.partition("#")
    pieces = rest.split("/")
    for at in range(1, len(pieces)):
        table = f"{section}{mark}{'/'.join(pieces[:at])}"
        if table in tables:
            return table, f"{table}/{pieces[at]}"
    return None


class _Branch:
    """A node on the way, and how deep it stands."""

    def __init__(self, line: TermLine, depth: int, headings: tuple[str, ...] = ()) -> None:
        self.line, self.depth, self.headings = line, depth, headings
        self.children: list[_Branch] = []

    def cell(self, line: TermLine, place: tuple[str, str], tables: Mapping[str, tuple[str, ...]]) -> None:
        """A cell put into its row of its table, each begun where it is not there yet."""
        table = self.last(place[0], TABLE, tables[place[0]])
        table.last(place[1], ROW).children.append(_Branch(line, _LEAF))

    def last(self, key: str, role: str, headings: tuple[str, ...] = ()) -> _Branch:
        """The last of the children, where it has this key; otherwise it is begun."""
        if not self.children or self.children[-1].line.key != key:
            self.children.append(_Branch(TermLine(key, role, ""), _LEAF, headings))
        return self.children[-1]

    def node(self) -> TermNode:
        """The finished node."""
        line = self.line
        return TermNode(
            line.key, line.role, line.words, line.literal, self.headings, tuple(one.node() for one in self.children)
        )


def traits_of(role: str) -> RoleTraits | None:
    """What holds for every paragraph of a role; None for a node that is no paragraph."""
    return ROLES.get(as_role(role))


def list_of(role: str) -> NumberList:
    """The list in which paragraphs of a role are numbered; empty where they are not."""
    traits = traits_of(role)
    return traits.numbers if traits else ""


def as_role(role: str) -> Role:
    """A node's role as a paragraph's: looking it up among those of paragraphs finds nothing for a table or a row."""
    return role  # type: ignore[return-value]
