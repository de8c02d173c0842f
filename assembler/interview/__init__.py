"""The guided interview: a core that knows no terminal, three faces on it, and a journal that loses nothing.

It imports neither the assembly nor Word. What an answer does to the agreement is handed to it as functions (`services.Services`).
"""
