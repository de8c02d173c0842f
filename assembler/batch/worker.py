"""What a worker does: one item to one outcome, with the library compiled once in each process."""

from __future__ import annotations

import faulthandler
import gc
import io
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import FrameType

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.document import STANDARD
from assembler.answers.files import AnswersFile, answers_document, answers_from
from assembler.answers.given import GivenAnswers
from assembler.assembly import CompiledLibrary, compile_library
from assembler.batch.facts import facts_of
from assembler.batch.faults import trace_of
from assembler.batch.forms import Forms
from assembler.batch.items import Given, Item, Made, Order, Outcome, Work, digest, made_file
from assembler.batch.returned_files import GivenWithFile
from assembler.batch.shared_base import laid_over
from assembler.errors import AssemblerError, Problem
from assembler.library.loading import load_library
from assembler.logs import logger_of
from assembler.register import Register, load_register
from assembler.source import Document
from assembler.spoken import known_of
from assembler.word.house_style import HouseStyle, load_house_style

_LOG = logger_of(__name__)


class Workshop(Struct, frozen=True):
    """Everything a worker needs, ready: made once in a process for an order."""

    compiled: CompiledLibrary
    forms: Forms
    base: Document | None
    register: Register
    style: HouseStyle
    work: Work


_BETWEEN_COLLECTIONS = 200_000
"""Objects made before the collector looks for those that hold each other: an agreement makes a tenth of that, and leaves none behind."""


@lru_cache(maxsize=1)
def workshop(order: Order) -> Workshop:
    """The workshop for an order. Raises LibraryError, TemplateError or AnswersError (of the base) where something in it is not sound."""
    compiled = compile_library(load_library())
    compiled.outlined(STANDARD).prepare()  # of most agreements; another outline is compiled when one asks for it
    GivenAnswers.model_rebuild()  # what checks the answers' types: made here, no process forked from this one makes it
    register = load_register()
    style = load_house_style(order.template, order.template_name)
    made = Workshop(
        compiled=compiled,
        forms=Forms(compiled, register, style, digest(order.template), order.copy, embed=order.embed),
        base=_shared(answers_document(order.base, order.base_name)) if order.base else None,
        register=register,
        style=style,
        work=order.work,
    )
    gc.freeze()  # what was just made lasts as long as the process: the collector need never walk it again
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    return made


def _shared(base: Document) -> Document:
    """The base without the id of an agreement, which no two can share."""
    group = base.value.get("document") if isinstance(base.value, dict) else None
    if not isinstance(group, dict) or "id" not in group:
        return base
    own = {name: value for name, value in group.items() if name != "id"}
    return replace(base, value={**base.value, "document": own})


def produce_all(order: Order, items: tuple[Item, ...]) -> tuple[Outcome, ...]:
    """An outcome for each item, in order. Whatever goes wrong with one is its own outcome; the others are made."""
    ready = workshop(order)
    return tuple(_timed(item, order, ready) for item in items)


def _timed(item: Item, order: Order, ready: Workshop) -> Outcome:
    began = order.clock()
    made: Made | None = None
    problems: tuple[Problem, ...] = ()
    trace = ""
    try:
        with _at_most(order.seconds):
            made = produce(item, ready)
    except AssemblerError as error:
        problems = error.problems
    except _TooLongError as error:
        trace = trace_of(error)
        message = f"It was given up after {order.seconds:g} seconds."
        problems = (Problem(message, cure="Run again with a longer --timeout."),)
    except Exception as error:  # noqa: BLE001 - a fault in one item is that item's outcome, reported and never hidden
        _LOG.debug("%s: a fault", item.name, exc_info=True)
        trace = trace_of(error)
        message = f"assembler has a fault: {type(error).__name__}: {str(error).rstrip('.')}."
        problems = (Problem(message, cure="Report it, with these answers."),)
    return Outcome(made, problems, order.clock() - began, trace)


def produce(item: Item, ready: Workshop) -> Made:
    """What is made of one item. Raises AssemblerError with everything that is wrong with its answers."""
    if item.given is None:
        raise AssemblerError(item.problems)
    own = item.given.document()
    whole = laid_over(own, ready.base) if ready.base else own
    file = answers_from(whole, known_of(lambda: ready.compiled.library.questionnaire, lambda: ready.register))
    if ready.work != "assemble":
        return _of_other_work(item.given, file, ready)
    made = ready.forms.produce(file)
    facts = facts_of(made.clauses, made.findings, made.points, ready.compiled)
    return Made((made_file(".docx", made.document, made.record),), facts)


def _of_other_work(given: Given, file: AnswersFile, ready: Workshop) -> Made:
    """What is made of one item by a batch that does more than assemble: the modules for it are imported by such a batch alone."""
    from assembler.returned.update_from_answers import Means

    means = Means(ready.compiled, ready.register, ready.style)
    if not isinstance(given, GivenWithFile):
        from assembler.batch.packs import pack_of

        return pack_of(file, means)
    if ready.work == "vary":
        from assembler.batch.variations import variation_of

        return variation_of(given.file(), file, means)
    from assembler.batch.updates import update_of

    return update_of(given.file(), file, means)


class _TooLongError(BaseException):
    """Time is up. Not an Exception, so that nothing on the way takes it for a fault of the answers."""


_GRACE = 5.0
"""Seconds between asking an item to stop and ending its process."""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise _TooLongError inside the block after so many seconds; end the process should even that have no effect.

    In a thread that is not a worker process's own (dask) neither is possible, and whoever waits for the outcome must give up instead.
    """
    if multiprocessing.parent_process() is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=_nowhere())
    before = signal.signal(signal.SIGALRM, _time_is_up) if hasattr(signal, "SIGALRM") else None
    if before is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        if before is not None:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        faulthandler.cancel_dump_traceback_later()


def _time_is_up(_number: int, _frame: FrameType | None) -> None:
    raise _TooLongError


@lru_cache(maxsize=1)
def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - kept open for as long as the process lasts
