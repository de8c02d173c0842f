"""The whole of an answers file, as given: typed, frozen, unknown names refused, anything missing left missing."""

from __future__ import annotations

from assembler.answers.benefits import Benefits
from assembler.answers.change import Change
from assembler.answers.complaints import Complaints
from assembler.answers.decision import Decision
from assembler.answers.document import Document
from assembler.answers.drafting import DraftingNotes
from assembler.answers.execution import Execution
from assembler.answers.functions import Functions
from assembler.answers.gateways import Gateways
from assembler.answers.governance import Governance
from assembler.answers.information import Information
from assembler.answers.life import Life
from assembler.answers.money import Money
from assembler.answers.outputs import Outputs
from assembler.answers.parties import Party
from assembler.answers.people import People
from assembler.answers.premises import Premises
from assembler.answers.procurement import Procurement
from assembler.answers.response import Response
from assembler.answers.risk import Risk
from assembler.answers.scope import Scope
from assembler.answers.standards import Standards
from assembler.answers.systems import Systems
from assembler.answers.values import Group
from assembler.answers.works import Works


class GivenAnswers(Group):
    """What the parties have told us so far. `complete` turns it into Answers; nothing else does."""

    document: Document = Document.model_construct()
    parties: tuple[Party, ...] = ()
    decision: Decision = Decision.model_construct()
    scope: Scope = Scope.model_construct()
    governance: Governance = Governance.model_construct()
    functions: Functions = Functions.model_construct()
    benefits: Benefits = Benefits.model_construct()
    premises: Premises = Premises.model_construct()
    response: Response = Response.model_construct()
    complaints: Complaints = Complaints.model_construct()
    systems: Systems = Systems.model_construct()
    works: Works = Works.model_construct()
    standards: Standards = Standards.model_construct()
    money: Money = Money.model_construct()
    gateways: Gateways = Gateways.model_construct()
    people: People = People.model_construct()
    procurement: Procurement = Procurement.model_construct()
    information: Information = Information.model_construct()
    outputs: Outputs = Outputs.model_construct()
    risk: Risk = Risk.model_construct()
    change: Change = Change.model_construct()
    execution: Execution = Execution.model_construct()
    life: Life = Life.model_construct()
    drafting: DraftingNotes = DraftingNotes.model_construct()
