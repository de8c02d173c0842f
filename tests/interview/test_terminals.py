"""Whole interviews on real terminals: three presets, three faces, one answers file."""

from __future__ import annotations

from pathlib import Path

import pytest
from interview.playing import User, play
from interview.terminal import CONTROL, Terminal, keys_for, without_identity

pytestmark = pytest.mark.slow

THREE = ["operational-assistance", "shared-premises", "shared-services"]


@pytest.fixture(scope="module", params=THREE)
def scripted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, User, str]:
    user = User()
    file, _, _ = play(tmp_path_factory.mktemp("scripted"), user, request.param)
    return request.param, user, file.read_text(encoding="utf-8")


def test_the_plain_face_writes_the_same_file_and_no_control_sequence(
    scripted: tuple[str, User, str], tmp_path: Path
) -> None:
    preset, user, expected = scripted
    terminal = Terminal("interview", "hub.yaml", "--preset", preset, "--plain", folder=tmp_path, cold=True)
    for number, (_, line) in enumerate(user.played, 1):
        terminal.wait_for_line(number)
        terminal.send(f"{line}\n")

    assert terminal.end() == 0
    assert without_identity((tmp_path / "hub.yaml").read_text(encoding="utf-8")) == expected
    assert [character for character in terminal.written if character in CONTROL] == []
    assert max(len(line) for line in terminal.written.splitlines() if not line.startswith("> ")) <= 80


def test_the_rich_face_writes_the_same_file(scripted: tuple[str, User, str], tmp_path: Path) -> None:
    preset, user, expected = scripted
    terminal = Terminal("interview", "hub.yaml", "--preset", preset, "--one-by-one", folder=tmp_path)
    for number, (prompt, line) in enumerate(user.played, 1):
        terminal.wait_for_prompt(number, prompt)
        terminal.send(keys_for(prompt, line))

    assert terminal.end() == 0
    assert without_identity((tmp_path / "hub.yaml").read_text(encoding="utf-8")) == expected
