"""How many words an agreement has in each form that it could take: as many as its clean copy has in plain text."""

from __future__ import annotations

import pytest
from shipped import answers, assembled, compiled_library

from assembler.lengths import words_by_form
from assembler.plain import agreement_text
from assembler.register import load_register

PARTIES = "parties: [{id: ash, kind: charity, short_name: Ash}]\n"


def words(length: str) -> int:
    made = assembled(answers(PARTIES + f"document: {{length: {length}}}\n"))
    return len(agreement_text(made.agreement).split())


@pytest.mark.parametrize("more", ["", "document: {length: short}\n", "document: {length: standard}\n"])
def test_each_form_has_its_own_words_whichever_the_answers_choose(more: str):
    file = answers(PARTIES + more)
    found = words_by_form(assembled(file), file, compiled_library(), load_register())

    assert list(found.items()) == [("standard", words("standard")), ("short", words("short"))]
    assert found["short"] < found["standard"]


def test_what_was_assembled_is_counted_as_it_is():
    file = answers(PARTIES)
    other = assembled(answers(PARTIES + "document: {title: A hub of many more words}\n"))
    found = words_by_form(other, file, compiled_library(), load_register())

    assert found == {"standard": len(agreement_text(other.agreement).split()), "short": words("short")}
