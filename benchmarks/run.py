"""The benchmark: `python benchmarks/run.py` prints every table but the national run's, which `python benchmarks/national.py` makes.

Quote the ratios: seconds double or halve with whatever else the machine does. `--quick` takes fewer turns and smaller batches.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

import measuring
import peers
import work as works
from deflate import deflate_compress
from msgspec.structs import replace

from assembler.batch.worker import produce, workshop
from assembler.word.house_style import load_house_style
from assembler.word.xml import check, escape


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--part", default="warm,cold,batch,floor")
    given = options.parse_args()
    work = works.make(time.perf_counter)
    parts = {"warm": warm, "cold": cold, "batch": batch, "floor": floor}
    for name in given.part.split(","):
        parts[name](work, quick=given.quick)


def warm(work: works.Work, *, quick: bool) -> None:
    """(a) and (e): one warm process, in memory."""
    bare = workshop(replace(work.order, embed=False))
    plain = peers.docxtpl_renderer(work.template, work.values)
    direct = peers.python_docx_renderer(
        work.result.agreement, load_house_style(work.order.template, work.order.template_name)
    )
    ours = produce(work.items[0], work.ready).files[0].content
    seen = peers.visible(ours)
    if seen != peers.visible(plain()):
        sys.exit("docxtpl's document is not the same: the comparison would not be fair.")
    if [entry for entry in seen if entry[0] != "toc 1"] != peers.visible(direct()):
        sys.exit("python-docx's document is not the same: the comparison would not be fair.")
    others, shapes = itertools.cycle(work.items[1:]), itertools.cycle(work.dated)
    again = work.items[0]
    taken = measuring.by_turns(
        {
            "docxtpl": plain,
            "python-docx": direct,
            "assembler": lambda: produce(again, work.ready),
            "assembler, no record inside": lambda: produce(again, bare),
            "assembler, other names and addresses each time": lambda: produce(next(others), work.ready),
            "the same, no record inside": lambda: produce(next(others), bare),
            "assembler, another date each time too": lambda: produce(next(shapes), work.ready),
        },
        7 if quick else 25,
    )
    base = taken["docxtpl"]
    rows = [[name, statistics.median(ms), min(ms), measuring.ratio(base, ms)] for name, ms in taken.items()]
    heading = f"(a, e) One warm process, answers to bytes; {len(seen)} equal paragraphs in equal styles"
    measuring.table(heading, ["engine", "ms, median", "ms, least", "times docxtpl's speed"], rows)


def cold(work: works.Work, *, quick: bool) -> None:
    """(b): from process start to a file on disk, as installed: a wheel holds the library ready read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _docxtpl_files(work, folder)
        installed = measuring.installed(folder)
        assembler = [sys.executable, "-m", "assembler.cli.main"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "docxtpl script": [sys.executable, str(Path(__file__).parent / "docxtpl_process.py"), *files, name, "1"],
            "assembler assemble": [*assembler, "assemble", str(works.EXAMPLE), "-o", f"{name}/cold.docx", "--force"],
            "assembler --help": [*assembler, "--help"],
        }
        turns = {name: lambda command=command: _run(command, installed) for name, command in commands.items()}
        taken = measuring.by_turns(turns, 3 if quick else 9)
    nothing, script = taken["python -c pass"], taken["docxtpl script"]
    rows = [
        [name, statistics.median(ms), 1 / measuring.ratio(nothing, ms), 1 / measuring.ratio(script, ms)]
        for name, ms in taken.items()
    ]
    measuring.table("(b) Cold", ["command", "ms, median", "times `python -c pass`", "times the docxtpl script"], rows)


def _run(command: list[str], installed: Path) -> None:
    subprocess.run(
        command,
        check=True,
        cwd=installed,  # Python looks in the folder it stands in before all others
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=measuring.environment(installed),
    )


def _docxtpl_files(work: works.Work, folder: Path) -> list[str]:
    (folder / "template.docx").write_bytes(work.template)
    (folder / "values.json").write_text(json.dumps(work.values), encoding="utf-8")
    return [str(folder / "template.docx"), str(folder / "values.json")]


def batch(work: works.Work, *, quick: bool) -> None:
    """(c): many documents to disk by two processes, as installed."""
    rows: list[list[object]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        installed = measuring.installed(folder)
        files = _docxtpl_files(work, folder)
        count = 10 if quick else 40
        theirs = _docxtpl_batch(files, folder, count)
        rows.append(["docxtpl", count, theirs, 1.0, "-"])
        for size in (200,) if quick else (200, 2000):
            source = folder / f"{size}.jsonl"
            works.write_variations(source, size)
            command = [
                sys.executable,
                "-m",
                "assembler.cli.main",
                "batch",
                "run",
                str(source),
                "--out",
                f"{name}/{size}",
                "--jobs",
                "2",
                "-q",
            ]
            seconds, peak, status = measuring.watched(command, installed)
            if status:
                sys.exit("The batch did not succeed.")
            rows.append(["assembler batch run", size, size / seconds, size / seconds / theirs, f"{peak:.0f}"])
    columns = ["engine", "documents", "documents a second", "times docxtpl's", "peak MiB of a process"]
    measuring.table("(c) Two processes, to disk, starting and stopping included", columns, rows)


def _docxtpl_batch(files: list[str], folder: Path, count: int) -> float:
    """Documents a second of two processes, each with half."""
    began = time.perf_counter()
    running = []
    for part in ("a", "b"):
        (folder / part).mkdir()
        command = [
            sys.executable,
            str(Path(__file__).parent / "docxtpl_process.py"),
            *files,
            str(folder / part),
            str(count // 2),
        ]
        running.append(subprocess.Popen(command))
    for process in running:
        process.wait()
    return count / (time.perf_counter() - began)


def floor(work: works.Work, *, quick: bool) -> None:
    """(f): what no engine can do without: escaping and deflating the finished document, and the strict parse that we add."""
    made = produce(work.items[0], work.ready).files[0].content
    with tempfile.TemporaryFile() as file:
        file.write(made)
        package = zipfile.ZipFile(file)
        parts = [package.read(part) for part in ("word/document.xml", "customXml/item1.xml")]
    texts = [part.decode() for part in parts]

    def zlib_deflate(level: int) -> None:
        for part in parts:
            packer = zlib.compressobj(level, zlib.DEFLATED, -15)
            packer.compress(part)
            packer.flush()

    items = itertools.cycle(work.items[1:])
    taken = measuring.by_turns(
        {
            "escape": lambda: [escape(text) for text in texts],
            "strict parse": lambda: [check(part) for part in parts],
            "deflate by libdeflate, level 1 (ours)": lambda: [deflate_compress(part, 1) for part in parts],
            "deflate by zlib, level 1": lambda: zlib_deflate(1),
            "deflate by zlib, level 6": lambda: zlib_deflate(6),
            "everything": lambda: produce(next(items), work.ready),
        },
        10 if quick else 40,
    )
    whole = statistics.median(taken["everything"])
    rows = [[name, statistics.median(ms), f"{statistics.median(ms) / whole:.0%}"] for name, ms in taken.items()]
    measuring.table(f"(f) The floor, for {sum(map(len, parts)):,} bytes of XML", ["step", "ms", "of the whole"], rows)


if __name__ == "__main__":
    main()
