"""The whole fuzz of files that come back: edits of every kind, saved by four programs, inspected and updated; each miss is listed.

    python benchmarks/returned_fuzz.py [pairs of each way: 75] [ways: all]

ONLYOFFICE needs `pip install document-builder`; LibreOffice needs `soffice`. What is not there is left out, and said to be.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from returned.fuzzing import Figures, judged, pairs  # noqa: E402
from returned.programs import LIBREOFFICE, ONLYOFFICE, Way  # noqa: E402

WAYS: dict[Way, bool] = {
    "raw": True,
    "LibreOffice": LIBREOFFICE,
    "by way of .odt": LIBREOFFICE,
    "ONLYOFFICE": ONLYOFFICE,
}
KINDS = ("inspect", "nothing new", "reject", "accept")
AT_ONCE = 15


def main(each: int, ways: list[str]) -> None:
    print(f"| way | pairs | edited | taken | conflicts | {' | '.join(KINDS)} | seconds |")
    print("|---" * (6 + len(KINDS)) + "|")
    for number, (way, there) in enumerate(WAYS.items()):
        if ways and way not in ways:
            continue
        if not there:
            print(f"| {way}: not installed |")
            continue
        figures, started = Figures(), time.perf_counter()
        seeds = range(10_000 * (number + 1), 10_000 * (number + 1) + each)
        for first in range(0, each, AT_ONCE):
            with tempfile.TemporaryDirectory() as folder:
                for pair in pairs(seeds[first : first + AT_ONCE], way, Path(folder)):
                    judged(pair, figures)
        wrong = " | ".join(str(figures.wrong[kind]) for kind in KINDS)
        taken = time.perf_counter() - started
        print(
            f"| {way} | {figures.pairs} | {figures.edited} | {figures.taken} | {figures.conflicts} | {wrong} | {taken:.0f} |",
            flush=True,
        )
        for one in figures.told:
            print(one, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 75, sys.argv[2:])
