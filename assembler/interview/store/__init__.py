"""What is kept on the disk: the answers file, the comments that people wrote in it, and the journal."""
