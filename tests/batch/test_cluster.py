"""A dask cluster of two workers: the same folder, and a worker that hangs or dies costs one item."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from batch.making import contents, folder_of, order, run, states
from batch.test_faults import HarmfulSource
from searching import WHOLE

from assembler.batch import open_source, run_batch
from assembler.batch.cluster import DaskCrew
from assembler.cli.main import status_of
from assembler.errors import OutputError

pytestmark = pytest.mark.slow

distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed: install the extra `dask`.")

GIVE_UP_A_DEAD_WORKERS_TASK = {"distributed.scheduler.allowed-failures": 0}


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two processes on this machine."""
    import dask

    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": 50}
    with dask.config.set(GIVE_UP_A_DEAD_WORKERS_TASK), distributed.LocalCluster(**settings) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_gives_the_same_folder(tmp_path: Path, cluster: str):
    source = folder_of(tmp_path / "answers", 6)
    run(source, tmp_path / "processes")
    crew = DaskCrew(cluster)
    assert crew.size == 2
    list(run_batch(open_source(source), tmp_path / "dask", order(), crew, lambda: False))
    crew.close()
    planned = status_of(["batch", "plan", str(source), "--out", str(tmp_path / "dask"), "--dask", cluster, "-q"])

    assert planned == 0
    (tmp_path / "dask" / "plan.json").unlink()
    assert contents(tmp_path / "processes") == contents(tmp_path / "dask")


TOLD = {
    "raises": "assembler has a fault: RuntimeError: boom",
    "hangs": "worker died while making it, or was still",
    "kills its worker": "worker died while making it, or was still",
}


@pytest.mark.parametrize("harm", TOLD if WHOLE else ["raises", "kills its worker"])
def test_an_item_that_breaks_its_worker_fails_alone_in_a_cluster_too(tmp_path: Path, harm: str, cluster: str):
    source = HarmfulSource(folder_of(tmp_path / "answers", 12), (harm,))
    crew = DaskCrew(cluster, starting=15.0)
    reports = list(run_batch(source, tmp_path / "out", order(seconds=1.0), crew, lambda: False))
    crew.close()

    assert states(reports) == {f"one-{number:03}": "invalid" if number == 4 else "new" for number in range(12)}
    assert TOLD[harm] in str(reports[4].problems[0])


def test_a_cluster_that_does_not_answer_is_told():
    with pytest.raises(OutputError, match="No dask cluster answers at tcp://127"):
        DaskCrew("tcp://127.0.0.1:9")
