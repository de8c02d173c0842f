"""What the drafter does to the assembled text: leaves clauses out, adds special conditions, accepts warnings."""

from assembler.answers.scope import Subject
from assembler.answers.values import Day, Group, Identity, Line, Prose


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


class Acceptance(Group):
    """A warning accepted by a named person on a day, with the reason."""

    rule: Identity
    by: Line
    on: Day
    reason: Prose


class DraftingNotes(Group):
    """The drafter's own hand."""

    omit: tuple[Omission, ...] = ()
    special_conditions: tuple[SpecialCondition, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
