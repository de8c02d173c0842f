"""The clause library: clauses, questions, facts and rules, read and checked once (`library.loading`)."""
