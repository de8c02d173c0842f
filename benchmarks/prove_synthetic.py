"""The prover on a synthetic library of 150 clauses, 1,000 conditions and the shipped questions (about 200).

Run: python benchmarks/prove_synthetic.py
"""

from __future__ import annotations

import random
import time

from msgspec.structs import replace

from assembler.conditions import Choice, YesNo
from assembler.library.clause_reader import read_clause
from assembler.library.library import Library
from assembler.library.loading import load_library
from assembler.library.terms import defined_terms
from assembler.proof.prover import Prover
from assembler.register import load_register

CLAUSES, CONDITIONS = 150, 1000


def synthetic(seed: int = 0) -> Library:
    """The shipped questions, facts and rules, with 150 made-up clauses that refer to one another."""
    library, chance = load_library(), random.Random(seed)  # noqa: S311 - made-up clauses, not a secret
    atoms = _atoms(library)
    # Each clause takes one of the conditions, and its paragraphs the rest of them.
    each = CONDITIONS // CLAUSES
    clauses = {}
    for number in range(CLAUSES):
        identity = f"clause-{number}"
        lines = [
            f"---\nid: {identity}\nheading: Clause {number}\nstatus: core\nlaw: [practice]\nwhen: >-\n  {_condition(atoms, chance)}\n---"
        ]
        count = each - 1 + (number < CONDITIONS % CLAUSES)
        for position in range(count):
            other = f"clause-{chance.randrange(CLAUSES)}"
            lines.append(
                f'{position + 1}. {{#p{position} when="{_condition(atoms, chance)}"}}\n   As clause [[{other}]] says, a Party must act.'
            )
        clauses[identity] = read_clause("\n".join(lines) + "\n", f"{identity}.md", library.vocabulary)
    return replace(library, clauses=clauses, terms=defined_terms(clauses.values()), subjects=())


def _atoms(library: Library) -> list[str]:
    found = [name for name, fact in library.vocabulary.facts.items() if not fact.parameter]
    for question in library.questionnaire.questions:
        if "[]" not in question.field and isinstance(question.leaf.sort, YesNo):
            found.append(question.field)
        if "[]" not in question.field and isinstance(question.leaf.sort, Choice):
            found += [f"{question.field} == '{value}'" for value in question.leaf.sort.values]
    return found


def _condition(atoms: list[str], chance: random.Random) -> str:
    parts = [("not " if chance.random() < 0.2 else "") + chance.choice(atoms) for _ in range(chance.randint(2, 4))]
    return chance.choice((" and ", " or ")).join(parts)


def main() -> None:
    library = synthetic()
    began = time.perf_counter()
    prover = Prover(library, load_register())
    broken = sum(1 for _ in prover.broken(library))
    seconds = time.perf_counter() - began
    print(f"{len(library.clauses)} clauses, {CONDITIONS} conditions, {len(library.questionnaire.questions)} questions:")
    print(f"{broken} obligations fail (as random conditions do), each with its example, in {seconds:.1f} s.")


if __name__ == "__main__":
    main()
