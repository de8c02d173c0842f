"""Collaboration agreements for the emergency services in England (Policing and Crime Act 2017, sections 1 to 5)."""

__version__ = "0.1.0"
