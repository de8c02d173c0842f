"""The variation of what was signed, as what a batch makes of an item: the variation agreement, and the conformed copy twice."""

from __future__ import annotations

from collections.abc import Iterator

from assembler.answers.files import AnswersFile
from assembler.batch.facts import facts_of
from assembler.batch.items import Made, made_file
from assembler.batch.returned_files import FileWithRecord
from assembler.errors import naming
from assembler.record import read_record
from assembler.returned.update_from_answers import Means
from assembler.variation import SignedFile, Variation, varied
from assembler.variation.variation_files import agreement_file, conformed_file, marked_file
from assembler.word.copy.reader import read_parts


def variation_of(signed: FileWithRecord, file: AnswersFile, means: Means) -> Made:
    """The variation that makes of a signed file the agreement of the answers. Raises AnswersError as `varied` does."""
    with naming(signed.name):
        was = SignedFile(read_parts(signed.docx).copy, read_record(signed.record, signed.name))
        made = varied(was, file, means.compiled, means.register)
    agreement = agreement_file(made, means.compiled, means.style)
    conformed = conformed_file(made, means.compiled, means.style)
    files = (
        made_file(".docx", agreement.content, agreement.record),
        made_file("-as-varied.docx", conformed.content, conformed.record),
        made_file("-marked.docx", marked_file(signed.docx, conformed)),
    )
    points = tuple(point.id for point in made.agreement.agreement.points)
    facts = facts_of(made.conformed.clauses, made.conformed.findings, points, means.compiled)
    more = {"before signing": list(_before_signing(made)), "instructions": len(made.instructions)}
    return Made(files, facts | more)


def _before_signing(made: Variation) -> Iterator[dict[str, str]]:
    """What somebody must look at or fill in before anybody signs."""
    for verdict in made.verdicts:
        if verdict.level != "NOTE":
            yield {"level": verdict.level, "provision": verdict.provision, "what": verdict.message}
    for point in made.agreement.agreement.points:
        field = f" ({point.field})" if point.field else ""
        yield {"level": "BLANK", "provision": "", "what": f"{point.question}{field}."}
