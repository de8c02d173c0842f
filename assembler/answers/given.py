"""The whole of an answers file, as given: typed, frozen, unknown names refused, anything missing left missing."""

from __future__ import annotations

from assembler.answers.benefits import Benefits
from assembler.answers.change import Change
from assembler.answers.decision import Decision
from assembler.answers.document import Document
from assembler.answers.drafting import DraftingNotes
from assembler.answers.execution import Execution
from assembler.answers.functions import Functions
from assembler.answers.governance import Governance
from assembler.answers.information import Information
from assembler.answers.money import Money
from assembler.answers.parties import Party
from assembler.answers.people import People
from assembler.answers.risk import Risk
from assembler.answers.scope import Scope
from assembler.answers.values import Group


class GivenAnswers(Group):
    """What the parties have told us so far. `complete` turns it into Answers; nothing else does."""

    document: Document = Document()
    parties: tuple[Party, ...] = ()
    decision: Decision = Decision()
    scope: Scope = Scope()
    governance: Governance = Governance()
    functions: Functions = Functions()
    benefits: Benefits = Benefits()
    money: Money = Money()
    people: People = People()
    information: Information = Information()
    risk: Risk = Risk()
    change: Change = Change()
    execution: Execution = Execution()
    drafting: DraftingNotes = DraftingNotes()
