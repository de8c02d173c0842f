"""Copies: what each shows of one agreement, and what is told to whoever asks for it."""

from __future__ import annotations

import difflib
import html
import re
from functools import cache

import pytest
from msgspec.structs import replace
from shipped import ROOT, answers, assembled, compiled_library, example, issued
from test_plain import renewed
from word import firms

from assembler.agreement import Agreement, CopyKind, Reference
from assembler.answers.files import AnswersFile, answers_from
from assembler.copies import COPIES, DEFAULT
from assembler.cover_note import cover_note, published_words
from assembler.errors import AnswersError
from assembler.pipeline import numbered_for
from assembler.plain import agreement_text
from assembler.readiness import NotReadyError
from assembler.renumbering import renumbered
from assembler.source import Document
from assembler.word.house_style import load_house_style
from assembler.word.package import unpack


def with_drafting(name: str, **drafting: object) -> AnswersFile:
    file = example(name)
    value = {**file.source.value, "drafting": {**file.source.value.get("drafting", {}), **drafting}}
    return answers_from(Document(value, {}, name))


FINAL = "harrowmere-hub-final.yaml"
LEFT_OUT = (
    {"section": "financial-schedule", "reason": "it holds the commercial information of a Party"},
    {"section": "workstream/refurbishment", "reason": "it would put the security of premises at risk."},
)


def comments(kind: CopyKind) -> set[str]:
    """Who wrote the comments of a copy."""
    parts = unpack(issued(assembled(example(FINAL), kind))[0])
    return set(re.findall(r'w:author="([^"]*)"', parts.get("word/comments.xml", b"").decode()))


@pytest.mark.slow
def test_each_copy_has_the_comments_that_the_table_says():
    shown = {kind: comments(kind) for kind in COPIES}

    assert {kind for kind, authors in shown.items() if "Drafting note" in authors} == {"internal", "annotated"}
    assert {kind for kind, authors in shown.items() if "Why this is here" in authors} == {"annotated"}


def test_what_is_made_where_nobody_says_otherwise_gives_nothing_away():
    assert DEFAULT == "clean"
    assert (COPIES[DEFAULT].notes, COPIES[DEFAULT].outstanding, COPIES[DEFAULT].sources) == (False, False, False)


def test_the_page_in_docs_tells_the_table():
    rows = [
        line.strip("| ").split(" | ")
        for line in (ROOT / "docs" / "copies.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]

    assert [(row[0].split("`")[1], row[1], *(cell == "yes" for cell in row[2:])) for row in rows] == [
        (kind, copy.purpose, copy.notes, copy.outstanding, copy.sources, not copy.settled, copy.withholds)
        for kind, copy in COPIES.items()
    ]


@pytest.mark.parametrize("kind", ["signature", "publication"])
def test_a_copy_to_sign_or_publish_is_refused_while_anything_is_open(kind: CopyKind):
    with pytest.raises(NotReadyError):
        assembled(example("harrowmere-hub.yaml"), kind)


def differences(file: AnswersFile, kind: CopyKind) -> str:
    """What a copy has otherwise than the clean one, line by line, and the comments in its clause on withdrawal."""
    clean, other = (agreement_text(assembled(file, one).agreement).splitlines() for one in (DEFAULT, kind))
    lines = [
        line for line in difflib.unified_diff(clean, other, n=0, lineterm="") if line[:2] not in ("--", "++", "@@")
    ]
    document = unpack(issued(assembled(file, kind))[0])
    text = document.get("word/comments.xml", b"").decode()
    written = re.findall(r'<w:comment .*?w:author="([^"]*)".*?>(.*?)</w:comment>', text, re.DOTALL)
    told = [f"({author}) {html.unescape(re.sub('<[^>]*>', '', words))}" for author, words in written]
    about = [line for line in told if re.search(r"Source: withdrawal[.#]|Right of withdrawal|section 4\\(7\\)", line)]
    text = "\n".join([f"== {kind}, {file.source.file}", *lines, *about[:8], ""])
    return re.sub(r"(?<=\.yaml):[0-9]+", "", text)  # an example may grow above what is told


@pytest.mark.slow
@pytest.mark.golden
def test_each_copy_differs_from_the_clean_one_as_expected():
    """As in tests/test_plain.py: read what changed, and renew it."""
    published = with_drafting(FINAL, publication={"left_out": LEFT_OUT})
    files = {"internal": example("harrowmere-hub.yaml"), "annotated": example(FINAL), "publication": published}
    text = "\n".join(differences(files.get(kind, example(FINAL)), kind) for kind in COPIES)

    assert text == renewed("copies.txt", text)


class TestAnnotated:
    def test_each_paragraph_has_its_source_and_reason_beside_it(self):
        text = unpack(issued(assembled(example(FINAL), "annotated"))[0])["word/comments.xml"].decode()

        assert "Source: withdrawal. Law: " in text
        assert "Source: withdrawal#right. In without a condition." in text
        assert "Answers: change.withdrawal_notice (harrowmere-hub-final.yaml:" in text
        assert (
            "Answers: parties[1].legal_name (from the register)" in text or "parties[1].legal_name (harrowmere" in text
        )
        assert "In because governance structure: A board of the parties" in text

    def test_the_answers_file_is_named_without_its_folder(self):
        file = example(FINAL)
        kept = replace(file, source=replace(file.source, file=f"/home/quillfeather/{FINAL}"))
        text = unpack(issued(assembled(kept, "annotated"))[0])["word/comments.xml"].decode()

        assert f"({FINAL}:" in text
        assert "quillfeather" not in text

    def test_no_paragraph_with_words_lacks_one(self):
        result = assembled(example(FINAL), "annotated")
        text = unpack(issued(result)[0])["word/comments.xml"].decode()
        headings = [section.heading.key for section in result.agreement.sections if section.heading]

        assert [key for key in headings if f"Source: {key}." not in text] == []


@cache
def label(identity: str) -> str:
    """What the example calls a section, at the beginning of a sentence."""
    (found,) = [section.label for section in assembled(example(FINAL)).agreement.sections if section.id == identity]
    return found[:1].upper() + found[1:]


class TestPublished:
    def made(self) -> Agreement:
        return assembled(with_drafting(FINAL, publication={"left_out": LEFT_OUT}), "publication").agreement

    def test_what_is_left_out_is_marked_and_its_number_and_heading_stay(self):
        text, shared, refurbishment = (
            agreement_text(self.made()),
            label("financial-schedule"),
            label("workstream/refurbishment"),
        )

        assert f"{shared.upper()} SHARED COSTS" in text
        assert (
            f"\n{shared} is left out of this published copy: it holds the commercial information of a Party.\n" in text
        )
        assert (
            f"\n{refurbishment} is left out of this published copy: it would put the security of premises at risk.\n"
            in text
        )
        assert "58%" not in text

    def test_what_it_says_of_its_item_goes_wherever_it_is_printed(self):
        own = label("workstream/refurbishment")
        row = next(line for line in agreement_text(self.made()).splitlines() if line.startswith("  | Refurbishment of"))

        assert row.endswith(
            " | ".join([f"[left out with {own[0].lower() + own[1:] if own.startswith('Clause') else own}]"] * 3)
        )

    def test_what_is_left_out_is_marked_by_the_house_styles_own_numbers(self):
        """Also in a reference to a paragraph of what is left out, which leads nowhere and keeps its number."""
        style = load_house_style(firms.numbered(firms.DECIMAL), "firm.docx")
        left_out = {"left_out": [*LEFT_OUT, {"section": "withdrawal", "reason": "security"}]}
        result = assembled(with_drafting(FINAL, publication=left_out), "publication")
        signed = renumbered(assembled(example(FINAL), "signature").agreement, style.numbering)
        made = numbered_for(result, compiled_library(), style.numbering)
        whole, shorter = (
            {p.key: "".join(x.text for x in p.content) for p in one.paragraphs()} for one in (signed, made)
        )
        leading = [
            p.key
            for p in signed.paragraphs()
            if any(isinstance(x, Reference) and x.target.startswith("withdrawal#") for x in p.content)
            and not p.key.startswith("withdrawal#")
        ]

        assert leading != []
        assert [key for key in leading if whole[key] != shorter[key]] == []
        assert shorter["financial-schedule#withheld"].startswith("ANNEX ")

    def test_nobody_can_be_reached_by_it(self):
        agreement = self.made()
        text = agreement_text(agreement)

        assert "@" not in text
        assert "Assistant Chief Fire Officer (Service Support)" not in text
        assert text.count("[personal details left out]") == 10
        assert agreement.properties.author == ""

    def test_they_are_shown_where_the_drafter_says_so(self):
        publication = {"contact_details": "shown"}
        agreement = assembled(with_drafting(FINAL, publication=publication), "publication").agreement
        signed = assembled(example(FINAL), "signature").agreement

        assert agreement.sections == signed.sections

    def test_whoever_publishes_is_told_what_is_left_out_and_what_stands(self):
        left_out = ({"section": "exit", "reason": "security"},)
        result = assembled(with_drafting(FINAL, publication={"left_out": left_out}), "publication")
        told = "\n".join(published_words(result))

        assert f"Left out of it: {label('exit')}: security; Contact details, and the names of contacts." in told
        assert "also printed elsewhere in it: scope.expires_on, in Particulars; scope.expires_on, in clause " in told
        assert "Left out of the published copy (2)" in cover_note(result, compiled_library().library.law)

    def test_what_is_not_in_the_agreement_cannot_be_left_out_of_it(self):
        left_out = ({"section": "functions-arranged", "reason": "security"},)

        with pytest.raises(AnswersError, match="is no clause or schedule of this agreement"):
            assembled(with_drafting(FINAL, publication={"left_out": left_out}), "publication")

    def test_what_no_agreement_has_is_told_in_every_copy(self):
        text = "drafting: {publication: {left_out: [{section: finances, reason: a}]}}"

        with pytest.raises(AnswersError, match="There is no clause or schedule “finances”"):
            assembled(answers(text))


class TestNotUsed:
    def test_the_number_of_a_clause_that_is_out_is_kept(self):
        plain, kept = (
            agreement_text(assembled(file).agreement)
            for file in (example(FINAL), with_drafting(FINAL, not_used=["delegation", "benefits-schedule"]))
        )

        assert plain.count("NOT USED") == 0
        assert kept.count("NOT USED") == 2
        assert kept.count(". Not used\n") + kept.count(" Not used\n") >= 2

    def test_that_of_one_left_out_by_the_drafter_is_kept_too(self):
        omit = [{"clause": "waiver", "reason": "the law says enough"}]
        numbers = [
            {section.id: section.label for section in assembled(file).agreement.sections}
            for file in (example(FINAL), with_drafting(FINAL, omit=omit, not_used=["waiver"]))
        ]

        assert numbers[0] == numbers[1]

    @pytest.mark.parametrize(
        ("named", "why"),
        [
            ("withdrawal", "“withdrawal” is in the agreement, and uses its number."),
            ("delegations", "There is no clause “delegations”. Did you mean “delegation”?"),
            ("cover", "“cover” has no number to be kept."),
        ],
    )
    def test_what_has_no_number_to_be_kept_is_refused(self, named: str, why: str):
        with pytest.raises(AnswersError, match=re.escape(why)):
            assembled(with_drafting(FINAL, not_used=[named]))

    def test_in_the_short_form_one_that_is_gathered_has_none(self):
        text = "document: {length: short}\ndrafting: {not_used: [assignment, value-added-tax]}"

        with pytest.raises(AnswersError) as refused:
            assembled(answers(text))
        assert [(one.message, one.place.field, one.cure) for one in refused.value.problems] == [
            (
                f"“{name}” has no number of its own in this form of the agreement.",
                f"drafting.not_used[{at}]",
                "Take it off drafting.not_used.",
            )
            for at, name in ((1, "assignment"), (2, "value-added-tax"))
        ]
