"""`assembler update`: what is new in the answers, put into a Word file that came back, as tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assembler.cli.file_endings import FileEnding
from assembler.cli.options import record_option, template_option

if TYPE_CHECKING:
    from assembler.answers.files import AnswersFile
    from assembler.returned.taken_back import TakenBack
    from assembler.returned.update_from_answers import UpdateFromAnswers

CONFLICTS = 1


@click.command("update")
@click.argument("returned", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("answers", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-o", "--output", type=FileEnding(".docx"), required=True, help="The Word file to write.")
@click.option(
    "--take-answers",
    "take",
    is_flag=True,
    help="Take the answers that they changed in the document back into ANSWERS, shown first.",
)
@click.option(
    "--yes",
    is_flag=True,
    help="Write what must be shown first: answers taken back; an update across forms or libraries.",
)
@record_option("The record of what was issued")
@template_option("A house-style Word file to assemble the answers in, instead of the shipped one.")
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(
    returned: Path,
    answers: Path,
    output: Path,
    take: bool,
    yes: bool,
    record: Path | None,
    template: Path | None,
    force: bool,
) -> int:
    """Put what is new in ANSWERS into the RETURNED Word file, as tracked changes by “assembler”.

    Nothing of theirs is touched: rejecting those changes gives the returned file. Where both changed the same words, theirs stand, with a
    comment that holds all three, and the conflict is listed. It ends with status 1 where there are conflicts, and 0 where there are none.

    Where the file was issued in another form, or with another version of the library, it says what that means, and writes only with --yes.

    \b
    Example:
      assembler update returned.docx hub.yaml -o merged.docx
      assembler update returned.docx hub.yaml -o merged.docx --take-answers --yes
    """
    from assembler.cli.write_whole import refuse_clash, write_all
    from assembler.errors import shown
    from assembler.input_files import answers_file

    refuse_clash(output, (returned, answers), force=force)
    file = answers_file(answers)
    made = _renewed(returned, file, record, template, take=take)
    for line in (*made.since_issued, *_taken(made.taken)):
        click.echo(shown(line))
    first = any(made.since_issued) or (made.taken is not None and made.taken.taken)
    if first and not yes:
        click.echo("Nothing is written. To write it, add --yes.", err=True)
        return CONFLICTS
    files = [(output, made.update.docx), *_answers(answers, made.taken)]
    write_all(files, force=force, ours=[answers])
    for conflict in made.update.conflicts:
        click.echo(shown(f"{conflict.key}: {conflict.why}"))
    taken = made.update.taken
    news = f"{taken} change{'' if taken == 1 else 's'} of ours" if taken else "nothing new"
    click.echo(f"Written to {shown(str(output))}: {news}, {len(made.update.conflicts)} to be decided.", err=True)
    return CONFLICTS if made.update.conflicts else 0


def _renewed(
    returned: Path, file: AnswersFile, record: Path | None, template: Path | None, *, take: bool
) -> UpdateFromAnswers:
    from assembler.cli.common import compiled_library
    from assembler.cli.records import parts_of_file, record_for
    from assembler.errors import naming
    from assembler.input_files import house_style
    from assembler.record import read_record
    from assembler.register import load_register
    from assembler.returned.update_from_answers import Means, update_from_answers
    from assembler.word.house_style import load_house_style

    parts = parts_of_file(returned)
    _, (name, content) = record_for(returned, parts, record)
    means = Means(compiled_library(), load_register(), load_house_style(*house_style(template)))
    with naming(str(returned)):
        return update_from_answers(read_record(content, name), parts, file, means, take=take)


def _taken(back: TakenBack | None) -> Iterator[str]:
    """The answers taken back, as they were and will be, and those that are not, each with the reason."""
    for one in back.taken if back else ():
        yield f"- {one.field}: {'(not given)' if one.before is None else one.before}"
        yield f"+ {one.field}: {one.after}"
    for refused in back.refused if back else ():
        yield f"Not taken: {refused.field}, “{refused.words}”: {refused.why}."


def _answers(path: Path, back: TakenBack | None) -> list[tuple[Path, bytes]]:
    """The answers file with what was taken back, in its own layout where its lines can simply be changed, and with its comments always."""
    from assembler.answers.files import read_answers
    from assembler.answers.in_place import with_answers
    from assembler.cli.acceptances import rewritten
    from assembler.input_files import answers_text
    from assembler.interview.core.draft import plain_draft

    if back is None or not back.taken:
        return []
    wanted = plain_draft(back.file.given)
    if path.suffix.casefold() != ".json":
        text = with_answers(answers_text(path), [(one.path, str(one.after)) for one in back.taken])
        if text is not None and plain_draft(read_answers(text, str(path)).given) == wanted:
            return [(path, text.encode())]
    return [(path, rewritten(path, wanted))]
