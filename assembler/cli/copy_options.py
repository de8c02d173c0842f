"""`--copy`: which copy of an agreement is made, for every command that makes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import click

from assembler.agreement import CopyKind
from assembler.copies import COPIES, DEFAULT


def copy_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose a copy. `chosen_copy` makes one choice of them."""
    told = "; ".join(f"{kind}, {traits.purpose}" for kind, traits in COPIES.items())
    copy = click.option(
        "--copy",
        type=click.Choice(list(COPIES)),
        help=f"Which copy to make (default: {DEFAULT}). {told[:1].upper()}{told[1:]}.",
    )
    final = click.option("--final", is_flag=True, help="The same as --copy signature.")
    annotate = click.option("--annotate", is_flag=True, hidden=True, expose_value=False, callback=_no_longer)
    return copy(final(annotate(function)))


def chosen_copy(copy: str | None, *, final: bool) -> CopyKind:
    """The copy that the options ask for. Raises UsageError where they ask for two."""
    if final and copy not in (None, "signature"):
        raise click.UsageError(f"--final is the same as --copy signature: leave it out, or leave out --copy {copy}.")
    return "signature" if final else cast("CopyKind", copy or DEFAULT)


def _no_longer(_context: click.Context, _option: click.Parameter, value: bool) -> None:
    """Say what has taken the place of an option of release 0.1.0; it is handed to no command."""
    if value:
        raise click.UsageError("--annotate is now --copy annotated.")
