"""Changes written as Word's own tracked changes. One way in: `write_redline`."""

from assembler.word.changes.redline import Step, write_redline

__all__ = ["Step", "write_redline"]
