"""The papers of an agreement's life: which are wanted now, each made of the answers, and what is to be done next."""
