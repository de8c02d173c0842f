"""The questions printed, for collecting answers offline: those that apply, with what has been answered already."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from assembler.capitals import capital
from assembler.conditions import Choices, Reference, YesNo
from assembler.interview.core.draft import StablePath, items_at
from assembler.interview.core.question_order import OrderedQuestion, Part, QuestionOrder, QuestionTable
from assembler.interview.core.state import State
from assembler.interview.core.view import View
from assembler.interview.talk.review_prompts import answer_words
from assembler.questions import Question


class PrintedQuestion(Struct, frozen=True):
    """One question on paper: about whom, how it can be answered, and its answer now, if it has one."""

    about: str
    prompt: str
    help: str
    answers: str
    sometimes: str
    now: str


class PaperSection(Struct, frozen=True):
    """A section on paper."""

    title: str
    intro: str
    questions: tuple[PrintedQuestion, ...]


def printed_questionnaire(order: QuestionOrder, state: State | None) -> tuple[PaperSection, ...]:
    """The questions that apply to a draft, or, without one, all of them, with what decides whether each is asked."""
    view = View(state or State({}), order)
    work = _Printer(order, view)
    return tuple(
        PaperSection(
            section.title, section.intro, tuple(work.parts(order.sections[section.id], (), "" if state else "*"))
        )
        for section in order.questionnaire.sections
    )


class _Printer(Struct, frozen=True):
    """`each` in its methods is empty for answers that are there, and otherwise says for what each question is to be copied."""

    order: QuestionOrder
    view: View

    def parts(self, parts: tuple[Part, ...], spot: StablePath, each: str) -> Iterator[PrintedQuestion]:
        for part in parts:
            if isinstance(part, OrderedQuestion):
                yield from self.leaf(part, spot, each)
            else:
                yield from self.table(part, spot, each)

    def table(self, table: QuestionTable, spot: StablePath, each: str) -> Iterator[PrintedQuestion]:
        here = (*spot, *table.steps)
        if not each and table.home and not self.view.by_spot[here].asked:
            return
        items = [] if each else items_at(self.view.state.draft, here)
        for item in items:
            yield from self.parts(table.parts, (*here, item["id"]), "")
        if not items:
            yield from self.parts(table.parts, (), f"for each {table.item}")

    def leaf(self, leaf: OrderedQuestion, spot: StablePath, each: str) -> Iterator[PrintedQuestion]:
        question = leaf.question
        if each:
            yield self.printed(question, each.strip("*"), self.sometimes(leaf), "")
            return
        step = self.view.by_spot[(*spot, *leaf.steps)]
        if step.asked:
            yield self.printed(question, step.about, "", answer_words(step, self.view))

    def printed(self, question: Question, about: str, sometimes: str, now: str) -> PrintedQuestion:
        return PrintedQuestion(about, question.prompt, question.help, self.answers(question), sometimes, now)

    def answers(self, question: Question) -> str:
        """How the question can be answered."""
        if question.choices:
            many = "One or more of: " if isinstance(question.leaf.sort, Choices) else "One of: "
            return many + "; ".join(question.choices.values()) + "."
        if isinstance(question.leaf.sort, YesNo):
            return "Yes or no."
        if isinstance(question.leaf.sort, Reference):
            return f"One of the {question.leaf.sort.list_path.rpartition('.')[2]}."
        return f"For example: {question.example}" if question.example else ""

    def sometimes(self, leaf: OrderedQuestion) -> str:
        """What decides whether the question is asked, by the labels of the questions it rests on."""
        labels = [
            found.label for field in sorted(leaf.reads) if (found := self.order.questionnaire.by_field.get(field))
        ]
        return f"Asked in some cases only, depending on: {'; '.join(labels)}." if labels else ""


def as_markdown(sections: tuple[PaperSection, ...]) -> str:
    """The printed questions as Markdown."""
    return "\n".join(
        [
            "# Questions for a collaboration agreement",
            "",
            *(line for section in sections for line in _markdown(section)),
        ]
    )


def _markdown(section: PaperSection) -> Iterator[str]:
    if not section.questions:
        return
    yield from (f"## {section.title}", "", section.intro, "")
    about = ""
    for question in section.questions:
        if question.about != about:
            about = question.about
            yield from ((f"### {capital(about)}", "") if about else ())
        yield f"**{question.prompt}**"
        yield from (f"  {line}" for line in (question.help, question.answers, question.sometimes) if line)
        yield from ("", f"Answer: {question.now or '________'}", "")
