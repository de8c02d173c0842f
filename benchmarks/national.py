"""The national run: `python benchmarks/national.py [COUNT]` makes an agreement for each combination of a local policing body, a fire and
rescue authority and an ambulance trust of the register, about 16,000, by two processes. It takes minutes and about two gigabytes.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import measuring

from assembler.register import Body, load_register

_FIRE = (
    "combined_fire_authority",
    "metropolitan_fire_authority",
    "county_council",
    "unitary_council",
    "isles_of_scilly",
    "london_fire_commissioner",
)
_NOT_LOCAL_POLICING_BODIES = (
    "chief_constable",
    "commissioner_of_police_of_the_metropolis",
    "commissioner_city_of_london",
)

_SHARED = """\
document:
  title: Collaboration agreement
  prepared_on: 2027-03-01
decision:
  route: voluntary
scope:
  purpose: To work together in the interests of efficiency and effectiveness.
  workstreams:
    - id: gaining-entry
      name: Gaining entry
      description: Fire crews gain entry to premises for ambulance crews, in place of the police, where life may be at risk.
      parts:
        - id: fire
          party: fire
          does: attends with the equipment to gain entry
        - id: ambulance
          party: ambulance
          does: asks for attendance, and treats the patient
"""


def combinations() -> Iterator[dict[str, object]]:
    """The answers of each agreement: three parties, each by its id in the register."""
    bodies = load_register().bodies.values()
    police = [b for b in bodies if b.category == "police_body" and b.kind not in _NOT_LOCAL_POLICING_BODIES]
    fire = [b for b in bodies if b.kind in _FIRE]
    ambulance = [b for b in bodies if b.category == "ambulance_trust"]
    for three in itertools.product(police, fire, ambulance):
        yield {
            "id": "--".join(body.id for body in three),
            "parties": [_party(*pair) for pair in zip(("police", "fire", "ambulance"), three, strict=True)],
        }


def _party(identity: str, body: Body) -> dict[str, str]:
    return {"id": identity, "body": body.id}


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else None
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        installed = measuring.installed(folder)
        (folder / "shared.yaml").write_text(_SHARED, encoding="utf-8")
        for size in (200, 2000, wanted):
            source = folder / f"{size}.jsonl"
            with source.open("w", encoding="utf-8") as file:
                count = sum(
                    1 for answers in itertools.islice(combinations(), size) if file.write(json.dumps(answers) + "\n")
                )
            out = folder / f"out-{size}"
            shared = ["--base", str(folder / "shared.yaml"), "--out", str(out), "--jobs", "2", "-q"]
            seconds, peak, status = measuring.watched(
                [sys.executable, "-m", "assembler.cli.main", "batch", "run", str(source), *shared], installed
            )
            made = sum(1 for path in out.iterdir() if path.suffix == ".docx")
            rows.append([count, made, seconds, count / seconds, f"{peak:.0f}", status])
            subprocess.run(["rm", "-rf", str(out)], check=True)
    columns = ["agreements", "Word files", "seconds", "a second", "peak MiB of a process", "exit status"]
    measuring.table("(d) The national run, two processes", columns, rows)


if __name__ == "__main__":
    main()
