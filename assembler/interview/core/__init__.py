"""What an interview is, with no terminal, file or clock: the draft, what happens to it, and the questions that are left."""
