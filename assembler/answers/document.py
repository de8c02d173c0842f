"""Questions 1: the document itself."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator

from assembler.answers.values import Day, Drafting, FillIn, Group, Line


def _agreement_id(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z-]{7,63}", text):
        message = (
            f"“{text}” is not the id of an agreement, which has 8 to 64 letters of the alphabet, digits and hyphens."
        )
        raise ValueError(f"{message} Leave it out, and `assembler upgrade` makes one.")
    return text


AgreementId = Annotated[Line, AfterValidator(_agreement_id)]
"""The permanent id of an agreement, such as a UUID."""


STANDARD: Final = "standard"
"""The outline of every agreement for which no other is chosen (`document.length`)."""


class Document(Group):
    """Title, form and marking. `prepared_on` is the document's own date: rules that need a date use it, never the clock.

    `length` is the outline of the agreement.

    `id` is the agreement's own for its whole life, through every version: made once, never printed, and asked by no question.
    """

    id: AgreementId | None = None
    title: FillIn[Line] = None
    short_name: FillIn[Line] = None
    prepared_on: FillIn[Day] = None
    length: Drafting[Literal["standard", "short"]] = None
    effect: Drafting[Literal["binding", "part_binding", "not_binding"]] = None
    form: Drafting[Literal["contract", "deed"]] = None
    confirmations: Drafting[Literal["warranty", "statement"]] = None
    marking: Drafting[Literal["official", "official_sensitive", "none"]] = None
    version: FillIn[Line] = None
    reference: FillIn[Line] = None
    author: FillIn[Line] = None
