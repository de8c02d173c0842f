"""Questions and lists in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assembler.interview.core.steps import Step


def step_label(step: Step) -> str:
    """A question or list in a few words: its label, and whom it is about."""
    words = step.question.label if step.question else list_title(step)
    return f"{words} ({step.about})" if step.about else words


def list_title(step: Step) -> str:
    """The name of a list in words."""
    assert step.table is not None  # noqa: S101 - only a table has no question
    return LIST_TITLES[step.field]


LIST_TITLES = {
    "parties[]": "the parties",
    "scope.workstreams[]": "the workstreams",
    "scope.workstreams[].parts[]": "who does what",
    "parties[].functions[]": "the functions it discharges",
    "scope.objectives[]": "the objectives",
    "scope.earlier[]": "the earlier arrangements",
    "scope.annexes[]": "the documents annexed",
    "governance.authorities[]": "who may decide and spend what",
    "functions.arrangements[]": "the functions that one party carries out for another",
    "functions.same_service[]": "the arrangements within one service",
    "benefits.measured[]": "the benefits that are measured",
    "premises.places[]": "the places that one party lets another use",
    "information.flows[]": "the flows of personal data",
    "risk.cover[]": "the cover for one thing",
    "change.exit_table[]": "the commitments that a withdrawal could leave",
    "response.protocols[]": "the protocols",
    "response.protocols[].members[]": "who asks and who helps",
    "response.protocols[].calls[]": "what is sent to each kind of call",
    "response.care[]": "the care given under clinical direction",
    "complaints.routes[]": "complaints that the parties settle for themselves",
    "systems.systems[]": "the systems and control rooms",
    "systems.systems[].users[]": "who uses the system",
    "money.shares[]": "the shares of the costs",
    "money.schedule[]": "the payments",
    "money.rates[]": "the rates of the rate card",
    "money.one_off[]": "the costs that arise once",
    "money.one_off_shares[]": "the shares of the costs that arise once",
    "money.in_kind[]": "what is given in kind",
    "money.allocations[]": "the sums for joint work",
    "standards.levels[]": "the service levels",
    "procurement.contracts[]": "the contracts with others",
    "works.projects[]": "the projects",
    "works.grants[]": "the grants",
    "works.assets[]": "the register of assets",
    "gateways.conditions[]": "the conditions to be met first",
    "gateways.steps[]": "the steps of setting up",
    "people.placements[]": "the posts and groups of people",
    "people.consulted[]": "the consultations of staff",
    "people.clearances[]": "the clearances that people need",
}
