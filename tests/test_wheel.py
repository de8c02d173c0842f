"""The wheel, installed away from the checkout, has everything it needs inside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from shipped import ROOT

from assembler.word.lint import lint

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


def run_installed(wheel: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the wheel's own code: unpacked in a folder that stands before everything else, and no checkout on the path."""
    site = folder / "site"
    if not site.exists():
        zipfile.ZipFile(wheel).extractall(site)
    script = (
        f"import sys; sys.path.insert(0, {str(site)!r}); sys.path = [p for p in sys.path if p != {str(ROOT)!r}];"
        f"import assembler; assert assembler.__file__.startswith({str(site)!r}), assembler.__file__;"
        "from assembler.cli.main import run; run(sys.argv[1:])"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=60,
    )


def test_it_assembles_the_example_that_it_carries(wheel: Path, tmp_path: Path):
    run_installed(wheel, tmp_path, "--version")
    example = tmp_path / "site" / "assembler" / "data" / "examples" / "harrowmere-hub.yaml"
    done = run_installed(wheel, tmp_path, "assemble", str(example), "-o", "hub.docx")

    assert done.returncode == 0, done.stderr
    assert lint((tmp_path / "hub.docx").read_bytes()) == ()


@pytest.mark.parametrize(
    "arguments", [("new", "a.yaml"), ("clauses", "show", "withdrawal"), ("bodies", "show", "pcc-norfolk"), ("schema",)]
)
def test_its_other_commands_find_their_data(arguments: tuple[str, ...], wheel: Path, tmp_path: Path):
    assert run_installed(wheel, tmp_path, *arguments).returncode == 0


def test_it_carries_no_tests_and_nothing_of_the_checkout(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()

    assert [name for name in names if not name.startswith(("assembler/", "assembler-"))] == []
    assert {name.split("/")[2] for name in names if name.startswith("assembler/data/")} == {
        "clauses",
        "templates",
        "examples",
        "library.json",
    }


def made_by(wheel: Path, folder: Path) -> bytes:
    example = folder / "site" / "assembler" / "data" / "examples" / "harrowmere-hub.yaml"
    done = run_installed(wheel, folder, "assemble", str(example), "-o", "made.docx", "--force")
    assert done.returncode == 0, done.stderr
    return (folder / "made.docx").read_bytes()


def test_the_ready_library_makes_the_same_bytes_as_the_sources(wheel: Path, tmp_path: Path):
    run_installed(wheel, tmp_path, "--version")
    ready = tmp_path / "site" / "assembler" / "data" / "library.json"
    from_ready = made_by(wheel, tmp_path)
    ready.unlink()

    assert made_by(wheel, tmp_path) == from_ready


def test_a_clause_changed_after_installation_is_the_one_used(wheel: Path, tmp_path: Path):
    run_installed(wheel, tmp_path, "--version")
    before = made_by(wheel, tmp_path)
    clause = next((tmp_path / "site" / "assembler" / "data" / "clauses").rglob("withdrawal.md"))
    clause.write_text(clause.read_text(encoding="utf-8").replace("A Party", "Any Party"), encoding="utf-8")

    assert made_by(wheel, tmp_path) != before


def test_a_ready_library_that_is_damaged_is_left_alone(wheel: Path, tmp_path: Path):
    run_installed(wheel, tmp_path, "--version")
    ready = tmp_path / "site" / "assembler" / "data" / "library.json"
    whole = made_by(wheel, tmp_path)
    ready.write_text(ready.read_text(encoding="utf-8")[:100_000], encoding="utf-8")

    assert made_by(wheel, tmp_path) == whole
