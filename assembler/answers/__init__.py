"""What the parties told us: the types, a module for each section of the questionnaire, and the files they are written in."""
