"""How an interview looks: a plain face, a rich one, a scripted one for tests, and paper."""
