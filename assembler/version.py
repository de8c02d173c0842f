"""The version of the product: in every record, and in `assembler --version`."""

__version__ = "0.1.0"
