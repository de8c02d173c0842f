"""Questions and lists in a few words."""

from __future__ import annotations

from assembler.interview.core.steps import Step


def step_label(step: Step) -> str:
    """A question or list in a few words: its label, and whom it is about."""
    words = step.question.label if step.question else list_title(step)
    return f"{words} ({step.about})" if step.about else words


def list_title(step: Step) -> str:
    """The name of a list in words."""
    assert step.table is not None  # noqa: S101 - only a table has no question
    return LIST_TITLES.get(step.field, step.table.steps[-1].replace("_", " "))


LIST_TITLES = {
    "parties[]": "the parties",
    "scope.workstreams[]": "the workstreams",
    "scope.workstreams[].parts[]": "who does what",
    "parties[].functions[]": "the functions it discharges",
    "response.protocols[]": "the protocols",
    "response.protocols[].members[]": "who asks and who helps",
    "response.protocols[].calls[]": "what is sent to each kind of call",
    "response.care[]": "the care given under clinical direction",
    "complaints.routes[]": "complaints that the parties settle for themselves",
    "money.shares[]": "the shares of the costs",
    "money.schedule[]": "the payments",
}
