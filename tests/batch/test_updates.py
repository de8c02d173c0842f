"""A file that came back, brought up to date: the file that a batch makes of it, and what the manifest says of it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

import pytest
from batch.making import SMALL
from returned.editing import packed
from shipped import assembled, compiled_library, house, issued
from word.reading import part

from assembler.answers.files import AnswersFile, read_answers
from assembler.batch.items import HashedBytes, Made
from assembler.batch.returned_files import FileWithRecord
from assembler.batch.updates import update_of
from assembler.errors import AssemblerError
from assembler.register import load_register
from assembler.returned.update_from_answers import Means
from assembler.word.copy import read_copy
from assembler.word.package import unpack


def answers(purpose: str) -> AnswersFile:
    given: dict[str, Any] = SMALL | {"document": {"title": "Entry", "length": "short"}, "scope": {"purpose": purpose}}
    return read_answers(json.dumps(given), "one.json")


@cache
def sent() -> tuple[bytes, bytes]:
    """A small agreement as it was sent, and its record."""
    return issued(assembled(answers("To gain entry.")))


@cache
def updated(*, changed: bool) -> tuple[FileWithRecord, Made]:
    """What came back, as it was sent or with words of theirs, and what is made of it with ours."""
    docx, record = sent()
    if changed:
        body = part(docx, "word/document.xml").replace("To gain entry", "To gain quiet entry")
        docx = packed({**unpack(docx), "word/document.xml": body.encode()})
    returned = FileWithRecord("back.docx", docx, record)
    return returned, update_of(returned, answers("To gain speedy entry."), MEANS)


MEANS = Means(compiled_library(), load_register(), house())


def test_new_answers_go_into_the_file_whose_record_stays_as_sent():
    returned, made = updated(changed=False)
    (file,) = made.files
    record = HashedBytes(returned.record, hashlib.sha256(returned.record).hexdigest())

    assert (file.ending, file.record) == (".docx", record)
    assert file.sha256 == hashlib.sha256(file.content).hexdigest()
    assert {change.author for change in read_copy(file.content).changes()} == {"assembler"}


def test_the_manifest_says_how_much_of_ours_went_into_the_file():
    _, made = updated(changed=False)
    result = assembled(answers("To gain speedy entry."))

    assert sorted(made.facts) == ["across", "changes of ours", "clauses", "conflicts", "findings", "open points"]
    assert sorted(made.facts["clauses"]) == sorted(result.clauses)
    assert made.facts["open points"] == [point.id for point in result.agreement.points]
    assert len(made.facts["findings"]) == len([one for one in result.findings if one.state != "met"])
    assert (made.facts["across"], made.facts["changes of ours"], made.facts["conflicts"]) == ([], 1, [])


def test_a_passage_that_both_changed_is_told_whole():
    _, made = updated(changed=True)

    assert made.facts["changes of ours"] == 0
    assert made.facts["conflicts"] == [
        {
            "as issued": "The Parties record their purpose in these words: To gain entry.",
            "key": "scope#purpose",
            "ours": "The Parties record their purpose in these words: To gain speedy entry.",
            "theirs": "The Parties record their purpose in these words: To gain quiet entry.",
            "why": "The new draft words this otherwise too. These words stand until somebody decides.",
        }
    ]


def test_a_record_that_is_none_is_told_by_the_name_of_its_file():
    with pytest.raises(AssemblerError) as raised:
        update_of(FileWithRecord("back.docx", sent()[0], b"{}"), answers("To gain entry."), MEANS)

    assert [problem.place.file for problem in raised.value.problems] == ["back.docx"]
