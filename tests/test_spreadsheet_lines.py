"""Lines for a spreadsheet: each cell as it was, and none taken for a formula."""

from __future__ import annotations

import pytest

from assembler.spreadsheet_lines import MARK, csv_line


def test_a_line_is_cells_with_commas_between_them_and_an_end():
    assert csv_line(["a", "b, c", 'say "d"', "e\nf", "", "é"]) == 'a,"b, c","say ""d""","e\nf",,é\r\n'.encode()
    assert "\N{ZERO WIDTH NO-BREAK SPACE}".encode() == MARK


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}"])  # fmt: skip
def test_what_a_spreadsheet_would_work_out_is_words(sign: str):
    assert csv_line([f"{sign}1"]) == f"'{sign}1\r\n".encode()
    assert csv_line([f"  {sign}1"]) == f"'  {sign}1\r\n".encode()
    assert csv_line([f"1{sign}"]) == f"1{sign}\r\n".encode()


@pytest.mark.parametrize("sign", ["\t", "\r", "\n"])
def test_a_cell_that_begins_with_what_moves_is_words(sign: str):
    assert csv_line([f"{sign}x"]).strip(b'"\r\n') == f"'{sign}x".encode()


def test_half_a_character_is_written_as_python_writes_it():
    assert csv_line(["a\ud83d"]) == b"a\\ud83d\r\n"
