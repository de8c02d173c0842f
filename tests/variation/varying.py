"""Agreements and their variations, as these tests make them: what was signed, a change of its answers, and the variation between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import yaml
from msgspec import Struct
from shipped import ROOT, assembled, compiled_library, example, issued

from assembler.agreement import Agreement
from assembler.answers.files import AnswersFile, read_answers
from assembler.record import read_record
from assembler.register import load_register
from assembler.variation import SignedFile, Variation, varied
from assembler.variation.conformed_terms import conformed_terms
from assembler.variation.instruction_words import NumberedTerms, WordedInstruction, worded_instructions
from assembler.variation.instructions import Instruction, instructions_between
from assembler.variation.term_tree import Terms, terms_of
from assembler.word.copy import read_copy

HUB = "harrowmere-hub-final.yaml"


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - yaml's signature
        return True


def changed(
    change: Callable[[dict[str, Any]], object], name: str = HUB, rewrite: Callable[[str], str] = str
) -> AnswersFile:
    """The answers of an example but for a change, and with the date of the agreement that was signed."""
    value = yaml.load((ROOT / "examples" / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - every value stays text
    value["life"] = {"variation": {"agreement_dated": "2027-04-01"}}
    change(value)
    return read_answers(rewrite(yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False)), "new.yaml")


@cache
def signed_hub() -> tuple[bytes, bytes]:
    """The Word file of an agreement as it was signed, and its record."""
    return issued(assembled(example(HUB), "signature"))


def variation(file: AnswersFile, docx: bytes | None = None, record: bytes | None = None) -> Variation:
    """The variation from what was signed to the agreement of new answers."""
    own, its_record = signed_hub()
    signed = SignedFile(read_copy(docx or own), read_record(record or its_record))
    return varied(signed, file, compiled_library(), load_register())


def sentences(made: Variation) -> list[str]:
    return [one.sentence for one in made.instructions]


class Between(Struct, frozen=True, dict=True):
    """Two agreements, with the instructions from the one to the other."""

    old: Terms
    new: Terms
    instructions: tuple[Instruction, ...]
    now: Terms

    @property
    def worded_instructions(self) -> tuple[WordedInstruction, ...]:
        return worded_instructions(self.instructions, NumberedTerms(self.old, self.now))


def between(old: Agreement, new: Agreement) -> Between:
    before, after = terms_of(old), terms_of(new)
    instructions = instructions_between(before.root, after.root)
    return Between(before, after, instructions, conformed_terms(instructions, before))
