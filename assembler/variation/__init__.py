"""A variation: what was signed and what is to be as trees of terms, the instructions between them, the paper and the conformed copy."""

from assembler.variation.variation import SignedFile, Variation, varied

__all__ = ["SignedFile", "Variation", "varied"]
