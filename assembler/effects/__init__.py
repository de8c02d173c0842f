"""What answers do: which clauses they put in or leave out and why, what other answers would change, which findings apply."""
