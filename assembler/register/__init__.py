"""The register of police, fire and ambulance bodies in England, shipped with the product as `bodies.csv`."""

from assembler.register.bodies import Body, Register, load_register

__all__ = ["Body", "Register", "load_register"]
