"""The proof of a clause library: for all answers, no agreement is broken. The only home of the solver, z3 (the extra `prove`)."""
