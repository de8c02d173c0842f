"""Many sets of answers to many agreements, in parallel: one bad set never spoils a run, and no edited Word file is overwritten.

One way through: a source yields items, `produce` turns each into an outcome in some worker, and the output folder keeps what was made
with a manifest of it. `plan_batch` and `run_batch` are the two ways in.
"""

from assembler.batch.attention import ATTENTION, Attention
from assembler.batch.crew import Crew, LocalCrew
from assembler.batch.items import Item, Order, Work
from assembler.batch.outputs import Placing
from assembler.batch.reports import Report
from assembler.batch.returned_files import ReturnedSource
from assembler.batch.run import Ending, plan_batch, run_batch
from assembler.batch.sources import Source, open_source

__all__ = [
    "ATTENTION",
    "Attention",
    "Crew",
    "Ending",
    "Item",
    "LocalCrew",
    "Order",
    "Placing",
    "Report",
    "ReturnedSource",
    "Source",
    "Work",
    "open_source",
    "plan_batch",
    "run_batch",
]
