"""Word: an agreement in a house style, as the bytes of a .docx; the only home of docxtpl and lxml.

`house_style` checks and prepares a house style once; `writer` turns an agreement into a file, and an agreement with gaps into a form that
is filled for each of many.
"""
