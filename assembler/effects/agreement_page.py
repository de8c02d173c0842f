"""An agreement as a page to look at: beside each paragraph why it is there, the answers in it and what gave them, and the provision.

The page needs nothing from elsewhere. Its own script searches and filters it; without scripts all of it is shown.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files

from msgspec import Struct

from assembler.agreement import Answer, Paragraph, Section, Table
from assembler.capitals import capital
from assembler.completion import field_of
from assembler.effects.contents import full_numbers
from assembler.effects.explanation import Explanation, explain, origin_of
from assembler.library.library import Library
from assembler.pipeline import Result
from assembler.plain import words
from assembler.section_kinds import KINDS
from assembler.source import FieldPath, path_written
from assembler.statute.findings import Finding
from assembler.statute.together import CALLED, names_in, said_together, statement_of

_SHOWN = {
    "all": "Everything",
    "chosen": "What answers brought in",
    "answered": "What prints an answer",
    "open": "What is open",
    "out": "What is left out",
}


def agreement_page(result: Result, library: Library) -> str:
    """The page, whole, in HTML."""
    title = escape(result.agreement.properties.title or "The agreement")
    script = _file("page.js")
    allowed = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'"
    body = _Page(result, library, {one.key: one for one in explain(result.answers, library)})
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{title}: why it says what it says</title><style>{_file('page.css')}</style></head><body>"
        f'<a class="skip" href="#agreement">To the agreement</a><header><h1>{title}</h1>'
        "<p>Beside each paragraph: why it is in this agreement, the answers it prints and where they came from, and the law behind it.</p>"
        f"</header>{body.findings()}{_tools()}{body.contents()}"
        f'<main id="agreement">{"".join(body.sections())}{body.left_out()}</main><script>{script}</script></body></html>\n'
    )


def _file(name: str) -> str:
    return files("assembler.effects").joinpath(name).read_text(encoding="utf-8")


def _tools() -> str:
    boxes = "".join(
        f'<label><input type="radio" name="kind" value="{kind}"{" checked" if kind == "all" else ""}> {words}</label>'
        for kind, words in _SHOWN.items()
    )
    return (
        '<div class="tools" role="search"><label for="search">Search the words, reasons and provisions</label> '
        '<input type="search" id="search" autocomplete="off" aria-describedby="told"> '
        '<span id="told" role="status" aria-live="polite" class="faint"></span>'
        f"<fieldset><legend>Show</legend>{boxes}</fieldset></div>"
    )


class _Page(Struct, frozen=True, eq=False, dict=True):
    """The parts of the page; `explained` are the explanations by permanent id."""

    result: Result
    library: Library
    explained: Mapping[str, Explanation]

    def findings(self) -> str:
        """What stands against the agreement, if anything does."""
        found = [one for one in self.result.findings if one.applies and one.action != "RECORD"]
        name = names_in(self.result.answers.scope)
        lines = "".join(_finding(one[0], statement_of(one, name)) for one in said_together(found, name))
        return (
            f'<section aria-label="Findings"><h2>What prevents a signature copy</h2>{lines}</section>' if lines else ""
        )

    def contents(self) -> str:
        """The clauses and schedules, each to go to."""
        found = "".join(
            f'<li><a href="#{escape(one.id)}">{escape(_title(one))}</a></li>'
            for one in self.result.agreement.sections
            if _title(one)
        )
        return f'<nav aria-label="Contents"><details><summary>Contents</summary><ol>{found}</ol></details></nav>'

    def sections(self) -> Iterator[str]:
        """Every section with its paragraphs; the pages of contents and of what is outstanding are made of the others."""
        for section in self.result.agreement.sections:
            if section.kind not in ("contents", "outstanding"):
                articles = "".join(self.articles(section))
                if articles:
                    title = escape(_title(section) or section.kind.title())
                    yield f'<section id="{escape(section.id)}"><h2>{title}</h2>{articles}</section>'

    def articles(self, section: Section) -> Iterator[str]:
        """The paragraphs of a section, with what is said of each beside it; a table counts as one."""
        numbers = {one.key: number for one, number in full_numbers(section)} if KINDS[section.kind].numbered else {}
        for block in section.blocks:
            if isinstance(block, Table):
                own = [one for row in block.rows for cell in row.cells for one in cell]
                yield self.article(block.key, _table(block), own, section)
            else:
                yield self.article(block.key, _paragraph(block, numbers.get(block.key, "")), [block], section)

    def article(self, key: str, shown: str, own: list[Paragraph], section: Section) -> str:
        """One paragraph or table."""
        explained = (
            self.explained.get(key) or self.explained.get(key.partition("#")[0]) or self.explained.get(section.id)
        )
        answers = [part for one in own for part in one.content if isinstance(part, Answer)]
        kinds = ["chosen"] if key in self.explained or (explained is not None and explained.reasons) else []
        kinds += ["answered"] if answers else []
        kinds += ["open"] if any(one.open for one in answers) else []
        law = explained.law if explained is not None else section.law
        why = f"{_why(explained, exact=key in self.explained)}{self.answers(answers)}{_law(law)}{_notes(own)}"
        return f'<article id="{escape(key)}" class="{" ".join(kinds)}"><div>{shown}</div><div class="why">{why}</div></article>'

    def answers(self, answers: list[Answer]) -> str:
        """The answers that a paragraph prints, each with its question in a few words and where it came from."""
        lines = [self.answer(path_written(field)) for one in answers for field in one.fields]
        items = "".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
        return f"<p>Prints</p><ul>{items}</ul>" if items else ""

    def answer(self, path: FieldPath) -> str:
        """An answer's label, and where it came from."""
        question = self.library.questionnaire.by_field.get(field_of(path))
        label = question.label if question else field_of(path)
        return f"{label} ({origin_of(self.result.answers, path)})"

    def left_out(self) -> str:
        """The clauses and paragraphs that the agreement does not have, each with why."""
        out = [one for one in self.explained.values() if not one.present]
        articles = "".join(
            f'<article class="out"><div>{escape(one.heading or one.key)} <span class="tag">left out</span></div>'
            f'<div class="why">{_why(one, exact=True)}{_law(one.law)}</div></article>'
            for one in out
        )
        return f"<section><h2>Not in this agreement</h2>{articles}</section>" if articles else ""


def _finding(finding: Finding, statement: str) -> str:
    return (
        f'<p class="finding {finding.counts_as}"><strong>{CALLED[finding.counts_as]}.</strong> {escape(statement)} '
        f'<span class="law">{escape(finding.provision)}. To cure: {escape(finding.cure)}</span></p>'
    )


def _title(section: Section) -> str:
    heading = words(section.heading) if section.heading is not None else ""
    label = capital(section.label) if KINDS[section.kind].numbered else ""
    return ": ".join(filter(None, (label, heading)))


def _why(explained: Explanation | None, *, exact: bool) -> str:
    """Why a paragraph is there, or is not."""
    if explained is None:
        return "<p>In every agreement.</p>"
    if explained.form:
        return f"<p>In the {escape(' and the '.join(explained.form).lower())} only.</p>"
    if explained.omitted:
        return f"<p>Left out by the drafter: {escape(explained.omitted)}</p>"
    if not explained.reasons:
        return "<p>In every agreement.</p>"
    because = "because of" if exact else "with its clause, because of"
    reasons = "".join(f"<li>{escape(str(reason))}</li>" for reason in explained.reasons)
    return f"<p>{'In' if explained.present else 'Out'}, {because}</p><ul>{reasons}</ul>"


def _law(law: tuple[str, ...]) -> str:
    return f'<p class="law">Law: {escape("; ".join(law))}</p>' if law else ""


def _notes(own: Iterable[Paragraph]) -> str:
    notes = dict.fromkeys(note for one in own for note in one.notes)
    return "".join(f"<p>Note: {escape(note)}</p>" for note in notes)


def _paragraph(paragraph: Paragraph, number: str) -> str:
    depth = paragraph.role.rpartition("-")[2]
    shown = number or paragraph.number
    mark = f'<span class="number">{escape(shown)}</span> ' if shown else ""
    return f'<p class="deep{depth if depth.isdecimal() else 1}">{mark}{_words(paragraph)}</p>'


def _words(paragraph: Paragraph) -> str:
    """A paragraph's words, with those of the answers marked."""
    return "".join(
        f"<mark{' class=open' if part.open else ''}>{escape(part.shown)}</mark>"
        if isinstance(part, Answer) and part.text
        else escape(part.text)
        for part in paragraph.content
    ).replace("\n", "<br>")


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
    cells = ["".join(f"<td>{'<br>'.join(map(_words, cell))}</td>" for cell in row.cells) for row in table.rows]
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    top = f"<thead><tr>{head}</tr></thead>" if table.layout == "grid" else ""
    return f"<table><caption>{escape(table.title)}</caption>{top}<tbody>{rows}</tbody></table>"
