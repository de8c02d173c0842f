"""What is put to the user, in words: prompts made of the state of an interview, and replies made into events."""
