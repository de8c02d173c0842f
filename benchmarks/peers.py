"""The same agreement by docxtpl and by python-docx: equal paragraphs in equal styles, as a user of either would make it.

Both are given what we work out: which clauses are in, every number and reference as ready text, every answer in words. Neither
validates, applies the statute, numbers, refers, comments or embeds a record; what they are compared with does all of that.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import Environment
from msgspec.structs import replace

from assembler.agreement import Agreement, Answer, Block, Inline, Paragraph, Row, Section, Table, Text
from assembler.library.library import Library
from assembler.markup import Words
from assembler.spacing import as_typed
from assembler.word.house_style import HouseStyle, load_house_style
from assembler.word.styles import EXECUTION_HEADING, STYLES
from assembler.word.writer import write_document

_MARKS = re.compile(r"<w:bookmark(Start|End) [^>]*/>")


def words_of(library: Library) -> frozenset[str]:
    """The library's own words: in a template they stand as text, and everything else in an agreement is a value."""
    return frozenset(
        piece.text
        for clause in library.clauses.values()
        for _, wording in clause.wordings()
        for piece in wording
        if isinstance(piece, Words)
    )


def conditional_of(library: Library) -> frozenset[str]:
    """The ids (`clause#paragraph`) of paragraphs with a condition of their own, and of clauses with one."""
    always = "Always(truth=True)"
    paragraphs = {
        f"{clause.id}#{paragraph.id}"
        for clause in library.clauses.values()
        for paragraph in clause.paragraphs()
        if repr(paragraph.when) != always
    }
    return frozenset(paragraphs | {clause.id for clause in library.clauses.values() if repr(clause.when) != always})


@dataclass
class DocxtplWork:
    """A docxtpl template made from an agreement, with the values that make the agreement from it."""

    literal: frozenset[str]
    conditional: frozenset[str]
    values: dict[str, Any] = field(default_factory=dict)
    count: int = 0

    def name(self, letter: str, value: Any) -> str:  # noqa: ANN401
        self.count += 1
        self.values[f"{letter}{self.count}"] = value
        return f"{letter}{self.count}"

    def template(self, agreement: Agreement, house: bytes) -> bytes:
        """The template: conditions where the library has them, a loop for each run of repeated paragraphs or rows."""
        sections = tuple(self.section(section) for section in agreement.sections)
        properties = replace(
            agreement.properties, title="{{ title }}", reference="{{ reference }}", version="{{ version }}"
        )
        self.values |= {name: getattr(agreement.properties, name) for name in ("title", "reference", "version")}
        made = write_document(Agreement(properties, sections, ()), load_house_style(house, "house.docx"))
        return _without_marks(made)

    def section(self, section: Section) -> Section:
        heading = replace(section.heading, notes=()) if section.heading else None
        blocks = list(self.blocks(section.blocks))
        if section.id in self.conditional:
            test = self.name("c", value=True)
            blocks = [self.control(f"{{%p if {test} %}}"), *blocks, self.control("{%p endif %}")]
        return replace(section, heading=heading, blocks=tuple(blocks))

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        run: list[Paragraph] = []
        for block in blocks:
            if isinstance(block, Paragraph) and _repeated(block):
                run.append(block)
                continue
            yield from self.loop(run)
            run = []
            if isinstance(block, Table):
                yield self.table(block)
            elif block.key in self.conditional:
                yield self.control(f"{{%p if {self.name('c', value=True)} %}}")
                yield self.paragraph(block)
                yield self.control("{%p endif %}")
            else:
                yield self.paragraph(block)
        yield from self.loop(run)

    def loop(self, run: list[Paragraph]) -> Iterator[Paragraph]:
        """A run of repeated paragraphs: each kind once in the template, chosen in the loop."""
        if not run:
            return
        kinds: dict[tuple[Any, ...], int] = {}
        items = []
        for paragraph in run:
            kind = kinds.setdefault(_shape(paragraph), len(kinds))
            items.append({"kind": kind, "words": [part.text for part in _texts(paragraph)]})
        yield self.control(f"{{%p for x in {self.name('l', items)} %}}")
        for (role, manners), kind in kinds.items():
            content = tuple(Text(f"{{{{ x.words[{at}] }}}}", bold, italic) for at, (bold, italic) in enumerate(manners))
            yield self.control(f"{{%p if x.kind == {kind} %}}")
            yield Paragraph(self.key(), role, content)
            yield self.control("{%p endif %}")
        yield self.control("{%p endfor %}")

    def table(self, table: Table) -> Table:
        """Each row as it stands; a run of repeated rows as a loop."""
        rows: list[Row] = []
        run: list[Row] = []
        for row in (*table.rows, None):
            if row is not None and "/" in row.key.partition("#")[2] and len(table.rows) > 1 and table.layout == "grid":
                run.append(row)
                continue
            rows += self.row_loop(run)
            run = []
            if row is not None:
                rows.append(Row(self.key(), tuple(tuple(self.paragraph(p) for p in cell) for cell in row.cells)))
        return replace(table, rows=tuple(rows))

    def row_loop(self, run: list[Row]) -> list[Row]:
        if not run:
            return []
        items = [{"cells": [_blanked(cell[0]) for cell in row.cells]} for row in run]
        first = run[0].cells
        cells = tuple(
            (Paragraph(self.key(), cell[0].role, (Text(f"{{{{ x.cells[{at}] }}}}"),)),) for at, cell in enumerate(first)
        )
        start = self.control_row(f"{{%tr for x in {self.name('l', items)} %}}", len(first))
        return [start, Row(self.key(), cells), self.control_row("{%tr endfor %}", len(first))]

    def control_row(self, text: str, width: int) -> Row:
        cells = tuple((Paragraph(self.key(), "cell", (Text(text if at == 0 else ""),)),) for at in range(width))
        return Row(self.key(), cells)

    def control(self, text: str) -> Paragraph:
        return Paragraph(self.key(), "body", (Text(text),))

    def key(self) -> str:
        self.count += 1
        return f"t-{self.count}"

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        return Paragraph(
            self.key(),
            paragraph.role,
            tuple(self.inline(part) for part in _texts(paragraph)),
        )

    def inline(self, part: Text) -> Inline:
        return part if part.text in self.literal else replace(part, text=f"{{{{ {self.name('v', part.text)} }}}}")


def _texts(paragraph: Paragraph) -> list[Text]:
    """A paragraph as runs of plain text: references as their numbers, blanks in their brackets."""
    return [
        part if isinstance(part, Text) else Text(part.shown, part.bold) if isinstance(part, Answer) else Text(part.text)
        for part in paragraph.content
    ]


def _blanked(paragraph: Paragraph) -> str:
    return "".join(part.text for part in _texts(paragraph))


def _repeated(paragraph: Paragraph) -> bool:
    return "/" in paragraph.key.partition("#")[2] or paragraph.role == "point"


def _shape(paragraph: Paragraph) -> tuple[Any, ...]:
    return paragraph.role, tuple((part.bold, part.italic) for part in _texts(paragraph))


def _without_marks(document: bytes) -> bytes:
    """The file without bookmarks, which neither peer would have."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(
                entry.filename, _MARKS.sub("", data.decode()) if entry.filename == "word/document.xml" else data
            )
    return made.getvalue()


def docxtpl_renderer(template: bytes, values: dict[str, Any]) -> Any:  # noqa: ANN401 - a function from nothing to bytes
    """docxtpl with all that its interface lets a user keep: one template object, one environment."""
    kept = DocxTemplate(io.BytesIO(template))
    environment = Environment(autoescape=True)

    def render() -> bytes:
        kept.render(values, jinja_env=environment, autoescape=True)
        out = io.BytesIO()
        kept.save(out)
        return out.getvalue()

    return render


def python_docx_renderer(agreement: Agreement, template: HouseStyle) -> Any:  # noqa: ANN401
    """python-docx adding paragraph by paragraph to the house style's empty document."""
    shell = _without_marks(write_document(replace(agreement, sections=(), points=()), template))

    def render() -> bytes:
        document = docx.Document(io.BytesIO(shell))
        styles = {role: document.styles[name] for role, name in STYLES.items()}
        signed = document.styles[EXECUTION_HEADING]
        for section in agreement.sections:
            for block in ((section.heading,) if section.heading else ()) + section.blocks:
                if isinstance(block, Table):
                    _add_table(document, block, styles)
                else:
                    heads_execution = section.kind == "execution" and block is section.heading
                    style = signed if heads_execution else styles[block.role]
                    _fill(document.add_paragraph(style=style), block)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return render


def _add_table(document: Any, table: Table, styles: dict[str, Any]) -> None:  # noqa: ANN401
    extra = 1 if table.layout == "grid" else 0
    made = document.add_table(rows=len(table.rows) + extra, cols=len(table.columns))
    rows = list(made.rows)
    for cell, column in zip(rows[0].cells if extra else (), table.columns, strict=False):
        cell.paragraphs[0].add_run(column.heading)
        cell.paragraphs[0].style = styles["cell-heading"]
    for row, source in zip(rows[extra:], table.rows, strict=True):
        for cell, paragraphs in zip(row.cells, source.cells, strict=True):
            cell.paragraphs[0].style = styles[paragraphs[0].role]
            _fill(cell.paragraphs[0], paragraphs[0])


def _fill(target: Any, paragraph: Paragraph) -> None:  # noqa: ANN401
    for part in _texts(paragraph):
        run = target.add_run(part.text)
        run.bold, run.italic = part.bold or None, part.italic or None


def visible(document: bytes) -> list[tuple[str, str]]:
    """The style and text of every paragraph, those of tables included, empty ones left out; a no-break space is a space."""
    opened = docx.Document(io.BytesIO(document))
    names = {style.style_id: style.name for style in opened.styles}
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = []
    for paragraph in opened.element.body.iter(f"{space}p"):
        style = paragraph.find(f"{space}pPr/{space}pStyle")
        text = "".join(
            node.text or "" if node.tag == f"{space}t" else "\n" for node in paragraph.iter(f"{space}t", f"{space}br")
        )
        if text:
            found.append((names[style.get(f"{space}val")] if style is not None else "Normal", as_typed(text)))
    return found
