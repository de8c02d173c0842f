"""The papers that one set of answers wants now, as what a batch makes of an item: a folder with the list of what to do next."""

from __future__ import annotations

from assembler.answers.files import AnswersFile
from assembler.batch.items import Made, made_file
from assembler.papers.pack import Pack, pack
from assembler.papers.pack_files import pack_files
from assembler.returned.update_from_answers import Means

FOLDER = "-papers"
"""What follows an item's name in that of the folder with its papers: so none can be that of a list which the run itself leaves."""


def pack_of(file: AnswersFile, means: Means) -> Made:
    """The pack of one set of answers. Raises AnswersError with everything that is wrong with them."""
    made = pack(file, means.compiled, means.register)
    files = tuple(
        made_file(f"{FOLDER}/{one.name}", one.content, one.record)
        for one in pack_files(made, means.compiled, means.style)
    )
    return Made(files, {"open points": _open(made), "papers": _called(made)})


def _open(made: Pack) -> list[str]:
    """The ids of the blanks that stand in the papers."""
    return list(dict.fromkeys(point.id for one in made.papers for point in one.result.agreement.points))


def _called(made: Pack) -> list[str]:
    """The papers, in order, each with the item whose it is."""
    return [" ".join(filter(None, (one.status.outline, one.status.item))) for one in made.papers]
