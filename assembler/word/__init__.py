"""Word: an agreement in a house style, as the bytes of a .docx; the only home of docxtpl and lxml.

One way in: `load_house_style` checks and prepares a house style once, `write_document` turns an agreement into a file, and
`document_form` an agreement with gaps into a form that is filled for each of many.
"""

from assembler.word.form import DocumentForm, Marks
from assembler.word.house_account import account
from assembler.word.house_style import HouseStyle, load_house_style
from assembler.word.known import KnownBy, read_known
from assembler.word.lint import lint
from assembler.word.office import first_page, read_pages, to_pdf
from assembler.word.record import read_embedded_record
from assembler.word.specimen import specimen
from assembler.word.writer import document_form, write_document

__all__ = [
    "DocumentForm",
    "HouseStyle",
    "KnownBy",
    "Marks",
    "account",
    "document_form",
    "first_page",
    "lint",
    "load_house_style",
    "read_embedded_record",
    "read_known",
    "read_pages",
    "specimen",
    "to_pdf",
    "write_document",
]
