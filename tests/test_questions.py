"""The questionnaire and the answers' types, joined strictly both ways."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from shipped import ROOT, compiled_library

from assembler.answers.schema import leaves
from assembler.conditions import Choice, Choices, Vocabulary, parse_condition
from assembler.conditions.tree import Always
from assembler.errors import LibraryError, Place, Problem
from assembler.library.loading import load_questions
from assembler.questions import Question, Section, _section, item_scope, read_questionnaire
from assembler.source import Document, read_yaml

QUESTION = "section: s\ntitle: T\nquestions:\n  - field: {field}\n    label: l\n    prompt: P?\n    why: W.\n"


def faults(text: str) -> list[str]:
    """What is wrong with the questions in one file, but for those that are not there."""
    vocabulary: Vocabulary = compiled_library().library.vocabulary
    document: Document = read_yaml(text, "q.yaml", LibraryError)
    with pytest.raises(LibraryError) as raised:
        read_questionnaire([document], vocabulary)
    return [str(problem) for problem in raised.value.problems if "has no question" not in problem.message]


PRONOUN = re.compile(r"\b(it|them|they|those|that|then)\b")
SMALL = frozenset(
    [
        "all",
        "and",
        "any",
        "are",
        "does",
        "each",
        "for",
        "from",
        "has",
        "have",
        "how",
        "its",
        "may",
        "must",
        "not",
        "parties",
        "party",
        "that",
        "the",
        "this",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "with",
    ]
)


def named(words: str) -> set[str]:
    """The beginnings of the words that name something."""
    return {word[:4] for word in re.findall(r"[a-z]{3,}", words.casefold()) if word not in SMALL}


class TestTheShippedQuestionnaire:
    def test_asks_every_field_once_and_no_other(self):
        assert sorted(question.field for question in compiled_library().library.questionnaire.questions) == sorted(
            leaf.path for leaf in leaves()
        )

    def test_labels_every_value_of_every_choice_and_no_other(self):
        for question in compiled_library().library.questionnaire.questions:
            sort = question.leaf.sort
            values = sort.values if isinstance(sort, Choice | Choices) else ()

            assert set(question.choices) == set(values), question.field

    def test_gives_no_statutory_fact_a_default(self):
        assert [
            one.field
            for one in compiled_library().library.questionnaire.questions
            if one.leaf.nature == "recorded" and one.default is not None
        ] == []

    def test_says_where_every_statutory_fact_comes_from(self):
        assert [
            one.field
            for one in compiled_library().library.questionnaire.questions
            if one.leaf.nature == "recorded" and not one.law
        ] == []

    def test_names_what_a_question_is_about_before_using_a_pronoun(self):
        nameless = [
            f"{one.field}: {one.prompt}"
            for one in compiled_library().library.questionnaire.questions
            if not one.of_papers and not named(one.label) & named(one.prompt) and PRONOUN.search(one.prompt)
        ]

        assert nameless == []

    def test_asks_more_than_which_or_by_what_date(self):
        bare = re.compile(
            r"(At|By|For|From|In|On|To|Until|With)? ?(what|which|who|whose|whom|when|where|how)( \w+)?\?", re.IGNORECASE
        )

        assert [
            one.field for one in compiled_library().library.questionnaire.questions if bare.fullmatch(one.prompt)
        ] == []

    def test_has_examples_that_are_answers(self):
        from pydantic import TypeAdapter, ValidationError

        wrong: list[str] = []
        for question in compiled_library().library.questionnaire.questions:
            if question.example and not question.choices and type(question.leaf.sort).__name__ != "Reference":
                try:
                    TypeAdapter(question.leaf.annotation).validate_python(question.example)
                except ValidationError:
                    wrong.append(f"{question.field}: {question.example}")

        assert wrong == []

    def test_is_the_same_read_alone(self):
        _, questionnaire = load_questions()

        assert [one.field for one in questionnaire.questions] == [
            one.field for one in compiled_library().library.questionnaire.questions
        ]


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            (QUESTION.format(field="decision.route") + "    default: duty\n", "A statutory fact never has a default."),
            (QUESTION.format(field="document.form"), "A drafting choice must have a default."),
            (
                QUESTION.format(field="document.form") + "    default: letter\n",
                "The default “letter” is not an answer to the question.",
            ),
            (
                QUESTION.format(field="document.form")
                + "    default: deed\n    choices: {deed: Deed, letter: Letter}\n",
                "The choices and the field's values differ: contract, letter.",
            ),
            (QUESTION.format(field="document.titel"), "There is no such field in the answers."),
            (QUESTION.format(field="document.title") + "    personal: no\n", "`personal` is “yes”, or left out."),
            (
                QUESTION.format(field="parties[].transfer_expected") + "    only: short\n",
                "A statutory fact is asked in every form.",
            ),
            (QUESTION.format(field="document.title") + "    hint: x\n", "Names are wrong here (unknown: hint)."),
            (
                QUESTION.format(field="document.title").replace("    why:", "    help:"),
                "Names are wrong here (missing: why).",
            ),
            (
                QUESTION.format(field="document.title") + "    ask when: document.frm == 'deed'\n",
                "there is no “frm” in document. Did you mean “form”?",
            ),
            (
                QUESTION.format(field="parties[].kind") + "    ask when: workstream.name\n",
                "there is no “workstream” in the answers. Did you mean “works”?",
            ),
        ],
    )
    def test_are_named_with_file_line_and_field(self, text: str, fault: str):
        (problem,) = faults(text)

        assert problem.startswith("q.yaml:4, ")
        assert problem.endswith(fault)

    def test_an_entry_that_is_no_group_is_named_with_its_line(self):
        text = QUESTION.format(field="document.title") + "  - document.form\n"

        assert faults(text) == ["q.yaml:8: This should be a group of names and values."]

    def test_questions_that_are_no_list_are_refused(self):
        assert faults("section: s\ntitle: T\nquestions: none\n") == ["q.yaml:3, questions: This should be a list."]

    def test_a_field_that_no_question_fills_is_named(self, tmp_path: Path):
        folder = Path(shutil.copytree(ROOT / "clauses", tmp_path / "clauses"))
        file = next((folder / "questions").glob("*document.yaml"))
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("field: document.author", "field: document.title"), encoding="utf-8")

        with pytest.raises(LibraryError) as raised:
            load_questions(folder)

        assert [problem.message for problem in raised.value.problems] == [
            "The field “document.author” has no question.",
            "The field “document.title” has two questions.",
        ]
        assert [(problem.place.file[-len(file.name) :], problem.cure) for problem in raised.value.problems] == [
            (file.name, "Add one there, or to the file of its section in clauses/questions."),
            ("", ""),
        ]


def section(text: str) -> Section:
    """One file of questions, which has no fault."""
    problems: list[Problem] = []
    found = _section(read_yaml(text, "q.yaml", LibraryError), compiled_library().library.vocabulary, problems)
    assert problems == []
    return found


class TestAFileOfQuestions:
    def test_is_read_whole(self):
        text = (
            "section: money\ntitle: Money\nintro: What is paid.\nquestions:\n"
            "  - field: scope.workstreams[].parts[].party\n    label: L\n    prompt: P?\n    help: H.\n    why: W.\n"
            "    law: [a, b]\n    example: e\n    personal: yes\n    only: short\n    ask when: recorded(workstream.name)\n"
            "  - field: document.form\n    label: M\n    prompt: Q?\n    why: X.\n    default: deed\n"
            "    choices: {contract: A contract, deed: A deed}\n"
        )
        leaf = {one.path: one for one in leaves()}
        vocabulary = compiled_library().library.vocabulary
        lists, scope = item_scope("scope.workstreams[].parts[].party", vocabulary)
        first = Question(
            leaf=leaf["scope.workstreams[].parts[].party"],
            section="money",
            label="L",
            prompt="P?",
            help="H.",
            why="W.",
            law=("a", "b"),
            example="e",
            default=None,
            ask_when=parse_condition("recorded(workstream.name)", vocabulary, scope, Place("q.yaml", 5)),
            choices={},
            lists=lists,
            personal=True,
            place=Place("q.yaml", 5, "scope.workstreams[].parts[].party"),
            only="short",
        )
        second = Question(
            leaf=leaf["document.form"],
            section="money",
            label="M",
            prompt="Q?",
            help="",
            why="X.",
            law=(),
            example="",
            default="deed",
            ask_when=Always(truth=True),
            choices={"contract": "A contract", "deed": "A deed"},
            lists=(),
            personal=False,
            place=Place("q.yaml", 15, "document.form"),
            only="",
        )

        assert section(text) == Section("money", "Money", "What is paid.", (first, second))

    def test_may_do_without_an_introduction(self):
        found = section(QUESTION.format(field="document.title"))

        assert (found.id, found.title, found.intro) == ("s", "T", "")
        assert [one.field for one in found.questions] == ["document.title"]

    def test_gives_a_default_as_the_answer_that_it_is(self):
        whole = section(QUESTION.format(field="money.payment_days") + "    default: 30 days\n").questions[0].default
        several = QUESTION.format(field="parties[].roles") + "    default: lead, host\n    choices:\n"
        roles = compiled_library().library.questionnaire.by_field["parties[].roles"].choices
        several += "".join(f"      {value}: x\n" for value in roles)

        assert (whole, section(several).questions[0].default) == (30, ("lead", "host"))


@pytest.mark.parametrize(
    ("field", "lists"),
    [
        ("document.title", ()),
        ("parties[].kind", (("parties", "party"),)),
        ("parties[].contact.representative", (("parties", "party"),)),
        ("money.schedule[].amount", (("money.schedule", "payment"),)),
        (
            "scope.workstreams[].parts[].does",
            (("scope.workstreams", "workstream"), ("workstream.parts", "part")),
        ),
    ],
)
def test_the_lists_of_a_field_come_with_what_their_items_are_called(field: str, lists: tuple[tuple[str, str], ...]):
    found, scope = item_scope(field, compiled_library().library.vocabulary)

    assert found == lists
    assert list(scope) == [name for _, name in lists]
    assert [record.name for record in scope.values()] == list(scope)


@pytest.mark.parametrize(
    ("only", "asked"), [("", ["standard", "short", "papers"]), ("short", ["short"]), ("papers", ["papers"])]
)
def test_a_question_is_asked_for_the_one_outline_it_names_or_all(only: str, asked: list[str]):
    question = replace(compiled_library().library.questionnaire.by_field["document.title"], only=only)

    assert [outline for outline in ("standard", "short", "papers") if question.asked_for(outline)] == asked
    assert question.of_papers is (only == "papers")


def test_what_is_asked_for_agreements_is_all_but_what_papers_ask():
    whole = compiled_library().library.questionnaire

    assert whole.of_agreements.questions == tuple(one for one in whole.questions if not one.of_papers)
    assert [one.id for one in whole.of_agreements.sections] == [
        one.id for one in whole.sections if any(not question.of_papers for question in one.questions)
    ]
    assert len(whole.of_agreements.sections) < len(whole.sections)
