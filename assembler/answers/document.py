"""Questions 1: the document itself."""

from typing import Literal

from assembler.answers.values import AgreementId, Day, Drafting, FillIn, Group, Line


class Document(Group):
    """Title, form and marking. `prepared_on` is the document's own date: rules that need a date use it, never the clock.

    `id` is the agreement's own for its whole life, through every version: made once, never printed, and asked by no question.
    """

    id: AgreementId | None = None
    title: FillIn[Line] = None
    short_name: FillIn[Line] = None
    prepared_on: FillIn[Day] = None
    effect: Drafting[Literal["binding", "part_binding", "not_binding"]] = None
    form: Drafting[Literal["contract", "deed"]] = None
    confirmations: Drafting[Literal["warranty", "statement"]] = None
    marking: Drafting[Literal["official", "official_sensitive", "none"]] = None
    version: FillIn[Line] = None
    reference: FillIn[Line] = None
    author: FillIn[Line] = None
