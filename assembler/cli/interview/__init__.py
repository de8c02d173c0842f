"""`assembler interview`: the command, where an interview starts, and what it is handed."""
