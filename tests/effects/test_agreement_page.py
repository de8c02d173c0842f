"""The page that shows an agreement with the reasons beside it: all of it, for an agreement of a few paragraphs."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

import pytest
from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    Text,
)
from assembler.conditions import parse_condition
from assembler.effects.agreement_page import agreement_page
from assembler.library.library import Library
from assembler.pipeline import Result, complete_answers
from assembler.register import load_register
from assembler.statute.findings import Finding

GIVEN = """
parties:
  - {id: a, kind: charity, short_name: Ash & Co}
  - {id: b, kind: metropolitan_fire_authority}
drafting:
  omit: [{clause: waiver, reason: Nobody asks <for> it}]
"""
EMAIL = "execution.notices_by_email"


def paragraph(key: str, role: str, *content: Text | Answer | Reference, number: str = "", notes=()) -> Paragraph:  # noqa: ANN001
    return Paragraph(key, role, content, number, notes)  # type: ignore[arg-type]


NOTICES = Section(
    "notices",
    "clause",
    paragraph("notices", "clause", Text("Notices <all>"), number="1."),
    (
        paragraph(
            "notices#form",
            "level-2",
            Text("In writing, and:"),
            number="1.1",
            notes=("Say “how” & when.", "Ask them.", "Say “how” & when."),
        ),
        paragraph(
            "notices#form/by", "level-3", Text("to "), Answer("Ash & Co", ("parties[1].short_name",)), number="(a)"
        ),
        paragraph("notices#by-email", "level-2", Answer("", (EMAIL,)), Text("By email."), number="1.2"),
        paragraph("other#one", "body", Text("As in "), Reference("notices", (ReferencePart("notices", "1"),))),
    ),
    "clause 1",
    ("practice", "s.1 <x>"),
)
ADDRESSES = Section(
    "annex/b",
    "schedule",
    paragraph("annex/b", "schedule", Text("Addresses"), number="Schedule 1"),
    (
        Table(
            "annex/b#table",
            "Where <to> write",
            "",
            (Column("Party", 40), Column("Address & post", 60)),
            (
                Row(
                    "annex/b#table/b",
                    (
                        (paragraph("c1", "cell", Text("b")), paragraph("c2", "cell", Text("its\nclerk"))),
                        (paragraph("c3", "cell", Answer("address", ("parties[2].address",), open=True)),),
                    ),
                ),
            ),
        ),
        Table(
            "annex/b#lines",
            "Lines",
            "",
            (Column("x", 100),),
            (Row("r", ((paragraph("c4", "cell"),),)), Row("s", ((paragraph("c5", "cell", Text("x")),),))),
            "plain",
        ),
        paragraph("annex/b#note", "schedule-1", Text("A note."), number="1."),
    ),
    "Schedule 1",
)
SECTIONS = (
    Section("cover", "cover", None, (paragraph("cover#title", "cover-title", Text("The <Agreement>")),)),
    Section("contents", "contents", None, (paragraph("contents#x", "body", Text("never shown")),)),
    Section("outstanding", "outstanding", None, (paragraph("outstanding#x", "body", Text("never shown")),)),
    Section("empty", "background", paragraph("empty", "heading", Text("Empty")), ()),
    NOTICES,
    ADDRESSES,
)


@cache
def few_clauses() -> Library:
    whole = compiled_library().library.outlined("standard")
    chosen = ("notices", "waiver", "complaints")
    return replace(whole, clauses={name: whole.clauses[name] for name in chosen}, whole={})


def finding(message: str, **other: object) -> Finding:
    filled = {"action": "BLOCK", "state": "not met", "item": "", "fields": ()} | other
    return Finding("r", "s.1 <P>", "", basis="Act", message=message, cure="Do & be done.", **filled)  # type: ignore[arg-type]


FINDINGS = (
    finding("A & B are one."),
    finding("Perhaps.", action="WARN"),
    finding("To keep.", action="RECORD"),
    finding("All is well.", state="met"),
    finding("No review.", action="INCLUDE"),
)


def page(
    sections: tuple[Section, ...] = SECTIONS,
    findings: tuple[Finding, ...] = (),
    title: str = "Hub & <Co>",
    library: Library | None = None,
) -> str:
    given = complete_answers(answers(GIVEN), compiled_library(), load_register())
    properties = Properties(title, "", "", "", "", "", "clean", "")
    result = Result(given, Agreement(properties, sections, ()), findings, frozenset())
    return agreement_page(result, library or few_clauses())


def main(shown: str) -> list[str]:
    """What the page shows of the agreement, each article on its own."""
    inner = re.search(r'<main id="agreement">(.*?)</main>', shown, re.DOTALL)
    assert inner
    return [one for one in re.split(r"(?=<section|<article)|(?<=</article>)", inner[1]) if one]


def test_round_the_agreement_stand_its_title_and_what_searches_it():
    shown = re.sub(r"(<style>).*(</style>)|(<script>).*(</script>)", r"\1\2\3\4", page((), ()), flags=re.DOTALL)
    script = files("assembler.effects").joinpath("page.js").read_bytes()
    allowed = b64encode(sha256(script).digest()).decode()

    assert shown.partition("<section>")[0] == (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="'
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'\">"
        "<title>Hub &amp; &lt;Co&gt;: why it says what it says</title><style></style></head><body>"
        '<a class="skip" href="#agreement">To the agreement</a><header><h1>Hub &amp; &lt;Co&gt;</h1>'
        "<p>Beside each paragraph: why it is in this agreement, the answers it prints and where they came from, and the law behind it.</p>"
        '</header><div class="tools" role="search"><label for="search">Search the words, reasons and provisions</label> '
        '<input type="search" id="search" autocomplete="off" aria-describedby="told"> '
        '<span id="told" role="status" aria-live="polite" class="faint"></span>'
        "<fieldset><legend>Show</legend>"
        '<label><input type="radio" name="kind" value="all" checked> Everything</label>'
        '<label><input type="radio" name="kind" value="chosen"> What answers brought in</label>'
        '<label><input type="radio" name="kind" value="answered"> What prints an answer</label>'
        '<label><input type="radio" name="kind" value="open"> What is open</label>'
        '<label><input type="radio" name="kind" value="out"> What is left out</label>'
        "</fieldset></div>"
        '<nav aria-label="Contents"><details><summary>Contents</summary><ol></ol></details></nav><main id="agreement">'
    )
    assert shown.endswith("</section></main><script></script></body></html>\n")


@pytest.mark.parametrize(("name", "element"), [("page.css", "style"), ("page.js", "script")])
def test_its_style_and_script_are_in_it(name: str, element: str):
    inner = files("assembler.effects").joinpath(name).read_text(encoding="utf-8")

    assert f"<{element}>{inner}</{element}>" in page()


def test_an_agreement_without_a_title_is_the_agreement():
    assert "<title>The agreement: why it says what it says</title>" in page((), title="")


def test_its_contents_are_the_sections_that_have_a_heading():
    assert re.search(r"<nav.*</nav>", page())[0] == (  # type: ignore[index]
        '<nav aria-label="Contents"><details><summary>Contents</summary><ol><li><a href="#empty">Empty</a></li>'
        '<li><a href="#notices">Clause 1: Notices &lt;all&gt;</a></li>'
        '<li><a href="#annex/b">Schedule 1: Addresses</a></li></ol></details></nav>'
    )


def test_each_paragraph_stands_with_its_reason_answers_law_and_notes():
    every = "<p>In every agreement.</p>"
    law = '<p class="law">Law: practice</p>'
    assert main(page().replace("<section><h2>Not in this agreement", "</main>")) == [
        '<section id="cover"><h2>Cover</h2>',
        '<article id="cover#title" class=""><div><p class="deep1">The &lt;Agreement&gt;</p></div>'
        f'<div class="why">{every}</div></article>',
        "</section>",
        '<section id="notices"><h2>Clause 1: Notices &lt;all&gt;</h2>',
        '<article id="notices#form" class=""><div><p class="deep2"><span class="number">1.1</span> In writing, and:</p></div>'
        f'<div class="why">{every}{law}<p>Note: Say “how” &amp; when.</p><p>Note: Ask them.</p></div></article>',
        '<article id="notices#form/by" class="answered"><div><p class="deep3"><span class="number">1.1(a)</span> to '
        f'<mark>Ash &amp; Co</mark></p></div><div class="why">{every}<p>Prints</p>'
        f"<ul><li>short name (hub.yaml:3)</li></ul>{law}</div></article>",
        '<article id="notices#by-email" class="chosen answered"><div><p class="deep2"><span class="number">1.2</span> By email.</p>'
        '</div><div class="why"><p>In, because of</p><ul><li>whether formal notices may be given by email: yes (the default)</li></ul>'
        f"<p>Prints</p><ul><li>whether formal notices may be given by email (the default)</li></ul>{law}</div></article>",
        '<article id="other#one" class=""><div><p class="deep1">As in 1</p></div>'
        f'<div class="why">{every}{law}</div></article>',
        "</section>",
        '<section id="annex/b"><h2>Schedule 1: Addresses</h2>',
        '<article id="annex/b#table" class="answered open"><div><table><caption>Where &lt;to&gt; write</caption>'
        '<thead><tr><th scope="col">Party</th><th scope="col">Address &amp; post</th></tr></thead>'
        "<tbody><tr><td>b<br>its<br>clerk</td><td><mark class=open>[address]</mark></td></tr></tbody></table></div>"
        f'<div class="why">{every}<p>Prints</p><ul><li>principal address (to be agreed)</li></ul></div></article>',
        '<article id="annex/b#lines" class=""><div><table><caption>Lines</caption><tbody><tr><td></td></tr><tr><td>x</td></tr></tbody></table></div>'
        f'<div class="why">{every}</div></article>',
        '<article id="annex/b#note" class=""><div><p class="deep1"><span class="number">1</span> A note.</p></div>'
        f'<div class="why">{every}</div></article>',
        "</section>",
    ]


def test_what_is_not_in_it_stands_at_the_end_with_why():
    assert main(page(())) == [
        "<section><h2>Not in this agreement</h2>",
        '<article class="out"><div>Waiver and remedies <span class="tag">left out</span></div><div class="why">'
        '<p>Left out by the drafter: Nobody asks &lt;for&gt; it</p><p class="law">Law: practice</p></div></article>',
        '<article class="out"><div>Complaints from the public <span class="tag">left out</span></div><div class="why">'
        "<p>Out, because of</p><ul><li>subjects that the agreement needs to deal with: none of them (the default)</li></ul>"
        '<p class="law">Law: practice</p></div></article>',
        "</section>",
    ]


def test_only_findings_that_apply_stand_before_the_agreement():
    law = '<span class="law">s.1 &lt;P&gt;. To cure: Do &amp; be done.</span></p>'
    assert re.search(r'<section aria-label="Findings">.*?</section>', page((), FINDINGS))[0] == (  # type: ignore[index]
        '<section aria-label="Findings"><h2>What prevents a signature copy</h2>'
        f'<p class="finding BLOCK"><strong>Block.</strong> A &amp; B are one. {law}'
        f'<p class="finding WARN"><strong>Warning.</strong> Perhaps. {law}'
        f'<p class="finding BLOCK"><strong>Block.</strong> No review. {law}</section>'
    )
    assert "Findings" not in re.sub(r"<script>.*</script>", "", page((), FINDINGS[2:4]), flags=re.DOTALL)


def test_what_another_form_alone_has_is_said_to_be_of_that_form():
    shown = main(page((), library=compiled_library().library))

    assert [one for one in shown if "review#brief" in one] == [
        '<article class="out"><div>review#brief <span class="tag">left out</span></div><div class="why">'
        '<p>In the short form only.</p><p class="law">Law: practice; pca-2017 s.2(1)</p></div></article>'
    ]


def of_notices(when: str) -> Library:
    """The clause on notices alone, in on this condition."""
    whole = few_clauses()
    notices = replace(whole.clauses["notices"], when=parse_condition(when, compiled_library().library.vocabulary))
    return replace(whole, clauses={"notices": notices})


def test_where_all_of_it_is_in_nothing_stands_at_the_end():
    assert main(page((), library=of_notices("True"))) == []


def test_a_paragraph_in_with_its_clause_has_the_reasons_of_the_clause():
    bare = replace(NOTICES, blocks=(paragraph("notices#form", "level-2", Text("In writing."), number="1.1"),))

    assert main(page((bare,), library=of_notices(EMAIL))) == [
        '<section id="notices"><h2>Clause 1: Notices &lt;all&gt;</h2>',
        '<article id="notices#form" class="chosen"><div><p class="deep2"><span class="number">1.1</span> In writing.</p></div>'
        '<div class="why"><p>In, with its clause, because of</p>'
        "<ul><li>whether formal notices may be given by email: yes (the default)</li></ul>"
        '<p class="law">Law: practice</p></div></article>',
        "</section>",
    ]
