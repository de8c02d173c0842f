"""What decides an agreement's bytes beside its answers, for the head of the manifest."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from assembler.batch.items import Order, digest, digest_of
from assembler.batch.worker import workshop
from assembler.version import __version__


def head_of(order: Order) -> dict[str, Any]:
    """Everything besides its answers that decides an agreement's bytes, for the head of the manifest."""
    library = workshop(order).compiled.library
    return {
        "base": digest(order.base) if order.base else "",
        "copy": order.copy,
        "law as at": library.law.as_at,
        "library": library.digest,
        "record inside": order.embed,
        "register": digest(files("assembler.register").joinpath("bodies.csv").read_bytes()),
        "template": digest(order.template),
        "tool": {"sha256": _tool(), "version": __version__},
        **({"work": order.work} if order.work != "assemble" else {}),
    }


def _tool() -> str:
    """The SHA-256 of our own modules: a version's number does not show every change."""
    package = Path(__file__).parent.parent
    return digest_of(
        {path.relative_to(package).as_posix(): digest(path.read_bytes()) for path in package.rglob("*.py")}
    )
