"""Conditions as values: one small decidable language, parsed once, then evaluated, explained and proved.

It is a subset of Python expressions: `and or not == != in < <= > >=`, constants, `recorded(field)`, the difference of
two dates in days, and `any`, `all` and `count` of a condition on the items of a list::

    any(party.ambulance_trust for party in parties) and change.withdrawal_notice > 12

Truth has three values. A comparison with an answer that is open, not recorded or not asked is *unknown*; `and`, `or` and
`not` follow Kleene's logic, and whoever uses a condition says what unknown means there: a clause comes in only when its
condition is true, and a rule is met only when its requirement is true.
"""

from assembler.conditions.each import Instance, Walk
from assembler.conditions.evaluation import compile_condition, compile_value
from assembler.conditions.parser import parse_condition, parse_path
from assembler.conditions.scope import Scope, Test, Value
from assembler.conditions.sorts import (
    Choice,
    Choices,
    Date,
    ListOf,
    Money,
    Number,
    Record,
    Reference,
    Sort,
    Text,
    YesNo,
)
from assembler.conditions.tree import Condition, Each, FieldUse
from assembler.conditions.vocabulary import Fact, Vocabulary

__all__ = [
    "Choice",
    "Choices",
    "Condition",
    "Date",
    "Each",
    "Fact",
    "FieldUse",
    "Instance",
    "ListOf",
    "Money",
    "Number",
    "Record",
    "Reference",
    "Scope",
    "Sort",
    "Test",
    "Text",
    "Value",
    "Vocabulary",
    "Walk",
    "YesNo",
    "compile_condition",
    "compile_value",
    "parse_condition",
    "parse_path",
]
