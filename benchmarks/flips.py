"""Single statutory facts changed at random, over every example that can be signed: is each copy made or refused as it should be?

    python benchmarks/flips.py --flips 5000 --seed 1

Prints how many were signed and refused, and everything that was wrong; ends with status 1 if anything was. An oracle written apart from the
rules (tests/laws/oracle.py) says what it knows of.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]  # in place of this folder, whose own flips.py would hide the tests'

from laws.flips import figures, flips  # noqa: E402 - the path comes first


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    given.add_argument("--flips", type=int, default=5000)
    given.add_argument("--seed", type=int, default=1)
    options = given.parse_args()
    began = time.perf_counter()
    made = list(flips(options.flips, options.seed))
    for flip in made:
        for why in flip.wrong:
            print(f"{flip.example}, {flip.spot} = {flip.value!r}: {why}")
    for name, number in figures(made).items():
        print(f"{number:>7,}  {name}")
    print(f"{time.perf_counter() - began:>7.0f}  seconds")
    return any(flip.wrong for flip in made)


if __name__ == "__main__":
    sys.exit(main())
