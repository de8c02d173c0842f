"""A file that came back, brought up to date, as what a batch makes of an item."""

from __future__ import annotations

from assembler.answers.files import AnswersFile
from assembler.batch.facts import facts_of
from assembler.batch.items import Made, made_file
from assembler.batch.returned_files import FileWithRecord
from assembler.errors import naming
from assembler.record import read_record
from assembler.returned.update_from_answers import Means, update_from_answers
from assembler.word.copy.reader import read_parts


def update_of(returned: FileWithRecord, file: AnswersFile, means: Means) -> Made:
    """The file that came back with what is new in the answers; its record stays that of what was issued.

    Raises AnswersError as `update_from_answers` does.
    """
    with naming(returned.name):
        record = read_record(returned.record, returned.name)
        made = update_from_answers(record, read_parts(returned.docx), file, means, take=False)
    result, update = made.result, made.update
    points = tuple(point.id for point in result.agreement.points)
    facts = facts_of(result.clauses, result.findings, points, means.compiled)
    conflicts = [
        {"as issued": one.base, "key": one.key, "ours": one.ours, "theirs": one.theirs, "why": one.why}
        for one in update.conflicts
    ]
    more = {"across": list(made.since_issued), "changes of ours": update.taken, "conflicts": conflicts}
    return Made((made_file(".docx", update.docx, returned.record),), facts | more)
