"""How long it takes, in one warm process, to inspect a file that came back, to update it and to redline two versions; and the peer's merge.

    python benchmarks/inspect_and_update.py [pairs of each way: 6]
    python benchmarks/inspect_and_update.py memory [updates of each of two processes: 100]

The peer needs `pip install docx-scalpel`, and ONLYOFFICE `pip install document-builder` (the extra `peers`).
"""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean, median

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]

from merge_peers import Merged, Worth, by_docxodus, by_us, worth  # noqa: E402
from returned.editing import edited  # noqa: E402
from returned.fuzzing import Pair, background, pairs  # noqa: E402
from returned.programs import LIBREOFFICE, ONLYOFFICE, Way  # noqa: E402
from returned.versions import base, final, merged  # noqa: E402
from shipped import assembled, compiled_library, example, house, issued  # noqa: E402

from assembler.record import read_record  # noqa: E402
from assembler.register import load_register  # noqa: E402
from assembler.returned import inspected, issued_by  # noqa: E402
from assembler.returned.redline import redline  # noqa: E402
from assembler.returned.update_from_answers import Means, update_from_answers  # noqa: E402
from assembler.word.copy import read_copy  # noqa: E402
from assembler.word.copy.reader import read_parts  # noqa: E402

TIMES = 15
WAYS: dict[Way, bool] = {"raw": True, "LibreOffice": LIBREOFFICE, "ONLYOFFICE": ONLYOFFICE}


def timed(name: str, work: Callable[[], object]) -> None:
    took = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        took.append(1_000 * (time.process_time() - started))
    print(f"| {name} | {median(took):.0f} | {min(took):.0f} |", flush=True)


def warm() -> None:
    result = assembled(example("harrowmere-hub.yaml"))
    docx, record = issued(result)
    theirs, _ = edited(docx, 7)
    means = Means(compiled_library(), load_register(), house())
    new = example("harrowmere-hub-final.yaml")

    def inspect_it() -> None:
        inspected(issued_by(read_record(record)), read_copy(theirs), background(base()))

    print(f"{len(read_copy(theirs).paragraphs)} paragraphs\n\n| work, warm | ms, median | ms, least |\n|---|---|---|")
    timed("inspect", inspect_it)
    timed("update, both files there", lambda: merged(theirs, final()))
    timed(
        "update, from the answers",
        lambda: update_from_answers(read_record(record), read_parts(theirs), new, means, take=False),
    )
    timed("redline", lambda: redline(docx, final().docx, "assembler"))


def memory(updates: int) -> None:
    """What two processes hold while each brings files up to date, one after another."""
    print("| process | MiB after 10 updates | after half | at the end | updates | seconds of the processor for one |")
    print("|---|---|---|---|---|---|")
    with ProcessPoolExecutor(2) as pool:
        for number, row in enumerate(pool.map(_many, (updates, updates))):
            print(f"| {number + 1} | {' | '.join(row)} |", flush=True)


def _many(updates: int) -> list[str]:
    docx, record = issued(assembled(example("harrowmere-hub.yaml")))
    means = Means(compiled_library(), load_register(), house())
    news = [example(f"harrowmere-hub{end}.yaml") for end in ("-final", "")]
    theirs = [edited(docx, seed)[0] for seed in range(8)]
    held, spent = [], 0.0
    for number in range(updates):
        started = time.process_time()
        update_from_answers(
            read_record(record), read_parts(theirs[number % 8]), news[number % 5 == 0], means, take=False
        )
        spent += time.process_time() - started
        held.append(_resident())
    return [*(f"{held[at]:.0f}" for at in (9, updates // 2, -1)), str(updates), f"{spent / updates:.2f}"]


def _resident() -> float:
    """The MiB that this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


def cold() -> None:
    with tempfile.TemporaryDirectory() as folder:
        answers, sent = ROOT / "examples" / "harrowmere-hub.yaml", Path(folder) / "sent.docx"
        assemble = ["assemble", str(answers), "-o", str(sent), "--force"]
        print("\n| work, cold | seconds of the processor, least of 5 |\n|---|---|")
        for name, arguments in (("assemble", assemble), ("inspect", ["inspect", str(sent)])):
            print(f"| {name} | {min(_process(arguments) for _ in range(5)):.2f} |", flush=True)


def _process(arguments: list[str]) -> float:
    """The processor time of a process, the programs that it waits for included: a busy machine makes it no longer."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = "import sys; from assembler.cli.main import run; run(sys.argv[1:])"
    subprocess.run([sys.executable, "-c", run, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def against_the_peer(each: int) -> None:
    print(
        "\n| saved by | merged by | news that came through | revisions nobody made | authors kept | conflicts | seconds |"
    )
    print("|---|---|---|---|---|---|---|")
    programs = {"assembler": by_us}
    if importlib.util.find_spec("docx_scalpel"):
        programs["docx-scalpel"] = by_docxodus
    for way, there in WAYS.items():
        if there:
            with tempfile.TemporaryDirectory() as folder:
                made = list(pairs(range(3_000, 3_000 + each), way, Path(folder)))
                for name, program in programs.items():
                    _row(way, name, made, program)


def _row(way: Way, name: str, made: list[Pair], program: Callable[[Pair], Merged]) -> None:
    program(made[0])
    done: list[tuple[Merged, Worth]] = [(one, worth(pair, one)) for pair in made for one in [program(pair)]]
    news, of_news, noise, authors, of_authors = (
        sum(getattr(one, field) for _, one in done) for field in ("news", "of_news", "noise", "authors", "of_authors")
    )
    conflicts, seconds = sum(one.conflicts for one, _ in done), mean(one.seconds for one, _ in done)
    print(
        f"| {way} | {name} | {news} of {of_news} | {noise} | {authors} of {of_authors} | {conflicts} | {seconds:.2f} |",
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        memory(int(sys.argv[2]) if sys.argv[2:] else 100)
        sys.exit()
    warm()
    cold()
    against_the_peer(int(sys.argv[1]) if sys.argv[1:] else 6)
