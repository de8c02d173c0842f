"""What a workbook's cell says, as a person would write it: its value as the cell shows it, without what Excel writes for some signs."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from assembler.batch.columns import SheetColumn

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")
_SHOWN = re.compile(
    r"""(?P<before>(?:"[^"]{0,9}"|\[\$[^\]-]{0,9}[^\]]{0,9}\]|£)*)(?P<whole>\#,\#\#0|0+)(?:\.(?P<places>0+))?(?P<hundredths>%?)"""
)


class CellText(Struct, frozen=True):
    """A cell's text, and what its reader should know of how it was come by: empty where it is just what was typed."""

    text: str
    remark: str = ""
    cure: str = ""


def unescaped(text: str) -> str:
    """Text as it was typed: Excel writes some characters as `_x000D_`, and an underscore that would look so as `_x005F_`."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def escaped(text: str) -> str:
    """Text as a workbook can hold it, from which Excel, and `unescaped`, make the text again."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def text_of(value: object, number_format: str, column: SheetColumn | None) -> CellText | None:
    """What a cell says in its column (None for one that is no answer's); None for an empty cell.

    In a column of words a number is as the cell shows it, and a date or a time is in words, with a remark. In others a number shown with
    leading zeros keeps them, and one shown as a percentage is its number of hundredths.
    """
    words = column is None or column.words
    if value is None:
        return None
    if isinstance(value, bool):
        return CellText("yes" if value else "no")
    if isinstance(value, date | time | timedelta):
        return _moment(value) if words else CellText(_as_written(value))
    if isinstance(value, int | float):
        return _words_of(value, number_format) if words else CellText(_number(value, number_format))
    text = _unbroken(unescaped(str(value)).strip(), column)
    return CellText(text) if text else None


def _unbroken(text: str, column: SheetColumn | None) -> str:
    """Lines of a cell (Alt+Enter) where the answer is one line: with commas between those of an address, and spaces between others."""
    if column is None or not column.one_line or "\n" not in text:
        return text
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not column.address:
        return " ".join(lines)
    return ", ".join([line.rstrip(",; ") for line in lines[:-1]] + lines[-1:])


def _as_written(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    return str(value) if isinstance(value, timedelta) else value.isoformat()


_IN_WORDS = "If other words are meant, type an apostrophe before them, such as '3/4."


def _moment(value: date | time | timedelta) -> CellText:
    """A date, a time or a duration where words belong: Excel made it of what was typed, which may have been “3/4”."""
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        text, what = f"{minutes // 60:02}:{minutes % 60:02}", "a length of time"
    elif isinstance(value, time):
        text, what = _clock(value), "a time"
    else:
        clock = f" {_clock(value.time())}" if isinstance(value, datetime) and value.time() != time() else ""
        text, what = f"{value.day} {value:%B} {value.year}{clock}", "a date"
    return CellText(text, f"The cell holds {what}; it was taken as “{text}”.", _IN_WORDS)


def _clock(value: time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _words_of(value: float, number_format: str) -> CellText:
    """A number as its cell shows it, with a remark where it may have lost the nought at its end, or is shown in a way we do not know."""
    shown = _SHOWN.fullmatch(number_format.partition(";")[0].replace("\\", ""))
    if shown is None:
        text = _number(value, number_format)
        remark = not float(value).is_integer() or number_format not in ("General", "@")
        cure = "If it was typed otherwise (1.10 becomes 1.1), type an apostrophe before it, such as '1.10."
        return CellText(text, f"The cell holds a number; it was taken as “{text}”.", cure) if remark else CellText(text)
    if shown["hundredths"]:
        value = round(value * 100, 10)
    comma = "," if "," in shown["whole"] else ""
    text = f"{value:{comma}.{len(shown['places'] or '')}f}"
    whole, point, rest = text.partition(".")
    width = 0 if comma else len(shown["whole"])
    before = re.sub(r"\[\$([^\]-]*)[^\]]*\]", r"\1", shown["before"]).replace('"', "")
    return CellText(f"{before}{whole.zfill(width)}{point}{rest}{shown['hundredths']}")


def _number(value: float, number_format: str) -> str:
    if number_format.endswith("%"):
        value = round(value * 100, 10)
    text = str(int(value)) if float(value).is_integer() else repr(value)
    return text.zfill(len(number_format)) if re.fullmatch("0+", number_format) else text
