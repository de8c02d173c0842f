"""`assembler questionnaire`: the questions on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.capitals import capital
from assembler.cli.file_endings import FileEnding
from assembler.errors import shown

if TYPE_CHECKING:
    from assembler.interview.faces.paper import PaperSection, PrintedQuestion


@click.command("questionnaire")
@click.argument("answers", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["docx", "md"]), help="Word or Markdown (default: as the file's name ends)."
)
@click.option("-o", "--output", required=True, type=FileEnding(".docx", ".md"), help="The file to write, .docx or .md.")
@click.option("--force", is_flag=True, help="Replace the file if it is already there.")
def command(answers: Path | None, form: str | None, output: Path, force: bool) -> None:
    """Print the questions, for collecting answers offline: all of them, or those that apply to an ANSWERS file.

    \b
    Example:
      assembler questionnaire -o questions.docx
      assembler questionnaire hub.yaml -o questions.md
    """
    ending = output.suffix.casefold()[1:]
    if form not in (None, ending):
        raise click.UsageError(f"“{output}” does not end in .{form}.")
    from assembler.cli.common import answers_file
    from assembler.cli.write_whole import write_whole
    from assembler.interview.core.draft import plain_draft
    from assembler.interview.core.question_order import QuestionOrder
    from assembler.interview.core.state import State
    from assembler.interview.faces.paper import as_markdown, printed_questionnaire
    from assembler.library.loading import load_questions
    from assembler.register import load_register

    vocabulary, questionnaire = load_questions()
    state = State(plain_draft(answers_file(answers).given)) if answers else None
    sections = printed_questionnaire(QuestionOrder(questionnaire.of_agreements, vocabulary, load_register()), state)
    content = as_markdown(sections).encode() if ending == "md" else _word(sections)
    write_whole(output, content, force=force)
    click.echo(f"Questionnaire written to {shown(str(output))}.", err=True)


def _word(sections: tuple[PaperSection, ...]) -> bytes:
    """The questions in the house style, in tables to be filled in: the writer of agreements prints them."""
    from assembler.agreement import Agreement, Column, Paragraph, Properties, Row, Section, Table, Text
    from assembler.cli.common import house_style
    from assembler.word.house_style import load_house_style
    from assembler.word.writer import write_document

    def cell(key: str, *texts: Text) -> tuple[Paragraph, ...]:
        return (Paragraph(key, "cell", texts),)

    def row(key: str, question: PrintedQuestion) -> Row:
        who = f"{capital(question.about)}. " if question.about else ""
        rest = " ".join(words for words in (question.help, question.answers, question.sometimes) if words)
        asked = cell(f"{key}-q", Text(f"{who}{question.prompt} ", bold=True), Text(rest))
        return Row(key, (asked, cell(f"{key}-a", Text(question.now))))

    def section(number: int, printed: PaperSection) -> Section:
        key = f"section-{number}"
        heading = Paragraph(key, "heading", (Text(printed.title),))
        rows = tuple(row(f"{key}-{position}", question) for position, question in enumerate(printed.questions))
        columns = (Column("Question", 60), Column("Answer", 40))
        table = Table(f"{key}-table", printed.title, "Each question, with room for its answer.", columns, rows)
        return Section(key, "background", heading, (Paragraph(f"{key}-intro", "body", (Text(printed.intro),)), table))

    made = tuple(section(number, printed) for number, printed in enumerate(sections) if printed.questions)
    title = "Questions for a collaboration agreement"
    opening = Section("title", "background", Paragraph("title", "cover-title", (Text(title),)), ())
    properties = Properties(
        title=title, short_title=title, reference="", version="", author="", marking="", copy="clean", dated=""
    )
    return write_document(Agreement(properties, (opening, *made), ()), load_house_style(*house_style(None)))
