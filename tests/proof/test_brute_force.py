"""On small random libraries the solver finds exactly what assembling every possible answers file finds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from proof.shared import prover, standard
from searching import tries

from assembler.agreement import library_key
from assembler.answers.files import AnswersFile, answers_from
from assembler.assembly import compile_library
from assembler.library.clause_reader import read_clause
from assembler.library.library import Library
from assembler.library.terms import defined_terms
from assembler.proof.document_faults import document_faults
from assembler.source import Document

pytestmark = pytest.mark.slow

ATOMS = (
    "governance.structure == 'board'",
    "document.effect == 'binding'",
    "document.effect in ['binding', 'part_binding']",
    "money.payments",
    "decision.replaces",
    "recorded(decision.replaces)",
    "count(parties) > 0",
    "any(party.kind == 'nhs_trust' for party in parties)",
)
TOLD_ON_ONE_DOCUMENT = ("reference", "alternatives", "defined", "term used", "not empty", "has words")
CONDITIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, st.sampled_from(("and", "or")), inner).map(
            lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
        ),
    ),
    max_leaves=3,
)


def _every_answers_file() -> list[AnswersFile]:
    parties = ([], [{"id": "a"}], [{"id": "a", "kind": "nhs_trust"}], [{"id": "a", "kind": "charity"}])
    effects, yes_no = ("binding", "part_binding", "not_binding"), ("yes", "no")
    return [
        answers_from(
            Document(
                {
                    "governance": {"structure": structure},
                    "document": {"effect": effect},
                    "money": {"payments": payments},
                    "decision": {} if replaces is None else {"replaces": replaces},
                    "parties": body,
                },
                {},
                "every.yaml",
            )
        )
        for structure, effect, payments, replaces, body in product(
            ("board", "light"), effects, yes_no, (*yes_no, None), parties
        )
    ]


EVERY = _every_answers_file()


@st.composite
def small_libraries(draw: st.DrawFn) -> Library:
    """Three clauses that refer to one another, define a term, use it, and choose between words."""
    one, two, three, four, five = (draw(CONDITIONS) for _ in range(5))
    texts = {
        "first": f"---\nid: first\nheading: First\nstatus: core\nlaw: [practice]\n---\n"
        f'1. {{#a when="{one}"}}\n   See clause [[second]].\n2. {{#b when="{two}"}}\n   A record (a **Ledger**) is kept.\n',
        "second": f"---\nid: second\nheading: Second\nstatus: core\nlaw: [practice]\nwhen: {three}\n---\n"
        f'1. {{#a when="{four}"}}\n   Look in the Ledger, and at clause [[first#b]].\n',
        "third": f"---\nid: third\nheading: Third\nstatus: core\nlaw: [practice]\n---\n"
        f"1. {{#a}}\n   It is {{? {five}: so | {draw(CONDITIONS)}: not so ?}}.\n"
        f'2. {{#b when="{draw(CONDITIONS)}"}}\n   {{? {draw(CONDITIONS)}: The Ledger is closed ?}}.\n',
    }
    clauses = {name: read_clause(text, name, standard().vocabulary) for name, text in texts.items()}
    return replace(standard(), clauses=clauses, terms=defined_terms(clauses.values()), subjects=(), rules=())


@settings(max_examples=tries(25), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(small_libraries())
def test_the_solver_and_enumeration_find_the_same_faults(small: Library) -> None:
    found = {(o.law, library_key(o.where), o.about) for o, _ in prover().broken(small) if o.law in TOLD_ON_ONE_DOCUMENT}
    compiled = compile_library(small)
    listed = {
        (f.law, f.where, f.about)
        for file in EVERY
        for f in document_faults(file, compiled, prover().register)
        if f.law in TOLD_ON_ONE_DOCUMENT
    }
    dangling = any(law == "reference" for law, _, _ in found | listed)
    told = ("reference", "alternatives") if dangling else TOLD_ON_ONE_DOCUMENT
    assert {one for one in found if one[0] in told} == {one for one in listed if one[0] in told}
