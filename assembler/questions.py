"""The questions: the words put to an officer, as data, each joined to one field of the answers.

Interview, messages, JSON Schema and printed questionnaire all come from this one definition.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from assembler.answers.schema import Leaf, leaves
from assembler.conditions import Choice, Choices, Condition, Record, Vocabulary, parse_condition
from assembler.conditions.sorts import ListOf, Sort
from assembler.conditions.tree import Always
from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names, read_each

PAPERS: Final = "papers"
"""What `only` says of a question that is asked with papers alone."""


class Question(Struct, frozen=True):
    """One question. `lists` are the lists its field stands in, outermost first, with the names their items go by.

    `personal` is whether its answer is how to reach somebody, or who somebody is, which a published copy leaves out. `only` names the
    one outline of an agreement that has a use for the answer, or is PAPERS where only papers have; it is empty where all have.
    """

    leaf: Leaf
    section: str
    label: str
    prompt: str
    help: str
    why: str
    law: tuple[str, ...]
    example: str
    default: Any
    ask_when: Condition
    choices: Mapping[str, str]
    lists: tuple[tuple[str, str], ...]
    personal: bool
    place: Place
    only: str = ""

    def asked_for(self, outline: str) -> bool:
        """Whether an agreement in that outline, or, of PAPERS, some paper, has a use for the answer."""
        return self.only in ("", outline)

    @property
    def of_papers(self) -> bool:
        """Whether it is asked with a paper, and never for an agreement."""
        return self.only == PAPERS

    @property
    def field(self) -> str:
        """The field it fills, as the answers file's readers write it: `parties[].kind`."""
        return self.leaf.path


class Section(Struct, frozen=True):
    """A group of questions with its title and the sentence that introduces it."""

    id: str
    title: str
    intro: str
    questions: tuple[Question, ...]


class Questionnaire(Struct, frozen=True, eq=False, dict=True):
    """Every section in order."""

    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order asked."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def by_field(self) -> Mapping[str, Question]:
        """Each question by its field."""
        return {question.field: question for question in self.questions}

    @cached_property
    def of_agreements(self) -> Questionnaire:
        """The questionnaire without what is asked with papers alone."""
        kept = (
            replace(one, questions=tuple(question for question in one.questions if not question.of_papers))
            for one in self.sections
        )
        return Questionnaire(tuple(section for section in kept if section.questions))


_UNASKED = "Add one there, or to the file of its section in clauses/questions."


def _home(leaf: Leaf, sections: list[Section], documents: list[Document]) -> str:
    """The file that asks most like a field: the last that has a question of its group, or the last of all."""
    group = leaf.path.rpartition(".")[0]
    files = [one.file for one, section in zip(documents, sections, strict=True) if _asks_of(section, group)]
    return (files or [one.file for one in documents] or [""])[-1]


def _asks_of(section: Section, group: str) -> bool:
    return any(question.field.rpartition(".")[0] == group for question in section.questions)


def read_questionnaire(documents: list[Document], vocabulary: Vocabulary) -> Questionnaire:
    """The questionnaire in a folder's files, in order. Raises LibraryError with every fault, among them a field without a question."""
    problems: list[Problem] = []
    sections = [_section(document, vocabulary, problems) for document in documents]
    asked = [question.field for section in sections for question in section.questions]
    problems += [
        Problem(f"The field “{leaf.path}” has no question.", Place(_home(leaf, sections, documents)), _UNASKED)
        for leaf in leaves()
        if leaf.path not in asked
    ]
    problems += [
        Problem(f"The field “{field}” has two questions.") for field in sorted({f for f in asked if asked.count(f) > 1})
    ]
    if problems:
        raise LibraryError(problems)
    return Questionnaire(tuple(sections))


_SECTION = Schema(must=("section", "title", "questions"), may=("intro",))
_QUESTION = Schema(
    must=("field", "label", "prompt", "why"),
    may=("help", "law", "example", "default", "ask when", "choices", "personal", "only"),
)


def _section(document: Document, vocabulary: Vocabulary, problems: list[Problem]) -> Section:
    value = expect_names(document.value, _SECTION, Place(document.file, 1))
    given = entries(document, ("questions",), "field")
    found = read_each(given, lambda entry, place: _question(entry, value["section"], vocabulary, place), problems)
    return Section(value["section"], value["title"], value.get("intro") or "", tuple(found))


def _question(entry: dict[str, Any], section: str, vocabulary: Vocabulary, place: Place) -> Question:
    expect_names(entry, _QUESTION, place)
    leaf = next((leaf for leaf in leaves() if leaf.path == entry["field"]), None)
    if leaf is None:
        raise LibraryError(Problem("There is no such field in the answers.", place))
    lists, scope = item_scope(leaf.path, vocabulary)
    when = entry.get("ask when")
    return Question(
        leaf=leaf,
        section=section,
        label=entry["label"],
        prompt=entry["prompt"],
        help=entry.get("help") or "",
        why=entry["why"],
        law=tuple(entry.get("law") or ()),
        example=entry.get("example") or "",
        default=_default(entry, leaf, place),
        ask_when=parse_condition(when, vocabulary, scope, place) if when else Always(truth=True),
        choices=_choices(entry, leaf, place),
        lists=lists,
        personal=_personal(entry, place),
        place=place,
        only=_only(entry, leaf, place),
    )


def item_scope(field: str, vocabulary: Vocabulary) -> tuple[tuple[tuple[str, str], ...], dict[str, Record]]:
    """The lists a field stands in, as (path, item's name), and the items in scope there."""
    lists: list[tuple[str, str]] = []
    scope: dict[str, Record] = {}
    sort: Sort = vocabulary.answers
    walked: list[str] = []
    for step in field.split("."):
        assert isinstance(sort, Record)  # noqa: S101 - the field is one of the model's own
        walked.append(step.removesuffix("[]"))
        sort = sort.fields[walked[-1]]
        if isinstance(sort, ListOf):
            sort = sort.item
            lists.append((".".join(walked), sort.name))
            scope[sort.name] = sort
            walked = [sort.name]
    return tuple(lists), scope


def _default(entry: dict[str, Any], leaf: Leaf, place: Place) -> object:
    given = "default" in entry
    if leaf.nature == "recorded" and given:
        raise LibraryError(Problem("A statutory fact never has a default.", place))
    if leaf.nature == "drafting" and not given:
        raise LibraryError(Problem("A drafting choice must have a default.", place))
    if not given:
        return None
    if isinstance(leaf.sort, Choice) and entry["default"] in leaf.sort.values:
        return entry["default"]
    try:
        return TypeAdapter(leaf.annotation).validate_python(entry["default"])
    except ValidationError:
        raise LibraryError(
            Problem(f"The default “{entry['default']}” is not an answer to the question.", place)
        ) from None


def _personal(entry: dict[str, Any], place: Place) -> bool:
    if entry.get("personal") not in (None, "yes"):
        raise LibraryError(Problem("`personal` is “yes”, or left out.", place))
    return "personal" in entry


def _only(entry: dict[str, Any], leaf: Leaf, place: Place) -> str:
    if entry.get("only", PAPERS) != PAPERS and leaf.nature == "recorded":
        raise LibraryError(Problem("A statutory fact is asked in every form.", place))
    return entry.get("only") or ""


def _choices(entry: dict[str, Any], leaf: Leaf, place: Place) -> Mapping[str, str]:
    values = leaf.sort.values if isinstance(leaf.sort, Choice | Choices) else ()
    labels: Mapping[str, str] = entry.get("choices") or {}
    if set(labels) != set(values):
        wrong = ", ".join(sorted(set(labels) ^ set(values)))
        raise LibraryError(Problem(f"The choices and the field's values differ: {wrong}.", place))
    return labels
