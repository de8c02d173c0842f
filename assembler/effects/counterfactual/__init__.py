"""What would have to be answered otherwise for a clause or paragraph to come in or go out."""

from assembler.effects.counterfactual.another_form import in_another_form
from assembler.effects.counterfactual.changes import Change, WhatIf, changed
from assembler.effects.counterfactual.target import Link, Target, smallest

__all__ = ["Change", "Link", "Target", "WhatIf", "changed", "in_another_form", "smallest"]
