"""What the drafter does to the assembled text: omits clauses, adds special conditions, accepts warnings, and says what is published."""

from typing import Annotated, Literal

from assembler.answers.scope import Subject
from assembler.answers.values import CHOSEN, Day, FactName, Group, Identity, Line, Prose, ReadBy


class Omission(Group):
    """A default or optional clause left out, and why. Core and locked clauses cannot be."""

    clause: Identity
    reason: Prose


class SpecialCondition(Group):
    """A condition in the parties' own words, printed as theirs. `covers` names a subject the library has no clause for."""

    id: Identity
    heading: Line
    text: Prose
    covers: Subject | None = None


def _in_lines(given: object) -> object:
    """Facts as a workbook's cell holds them: `name: value`, one below another."""
    if not isinstance(given, str):
        return given
    pairs = (line.partition(":") for line in given.splitlines() if line.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


class Acceptance(Group):
    """A warning accepted by a named person on a day, with the reason.

    It holds for one finding: of the rule, of the `check` where the rule has several, about the `item` where it is asked of several; and on
    these facts, by their permanent names. Release 0.1.0 wrote the rule only: without `facts` it accepts nothing.
    """

    rule: Identity
    check: Identity | None = None
    item: Identity | None = None
    facts: Annotated[dict[FactName, Line] | None, ReadBy(_in_lines)] = None
    by: Line
    on: Day
    reason: Prose


class Withheld(Group):
    """A clause or a schedule that the published copy leaves out, and why, in words that are printed where it stands.

    `section` is its permanent id: `financial-schedule`, or `workstream/falls` for the one about that item.
    """

    section: Line
    reason: Line


class Publication(Group):
    """What the published copy leaves out. Contact details and the names of contacts go too, unless it is said that they are shown."""

    left_out: tuple[Withheld, ...] = ()
    contact_details: Literal["left_out", "shown"] | None = None


class DraftingNotes(Group):
    """The drafter's own hand. `not_used` are clauses that are not in the agreement, and whose numbers are kept."""

    omit: tuple[Omission, ...] = ()
    not_used: Annotated[tuple[Identity, ...], CHOSEN] = ()
    publication: Publication = Publication.model_construct()
    special_conditions: tuple[SpecialCondition, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
