"""
A real Spark cluster on this machine: a standalone master and workers, each in its own process.

Run a command on it; the address of the master is in SPARK_MASTER::

    python examples/spark/cluster.py spark-submit examples/spark/exposure.py requests decisions out

It needs Java 17 or later on the path and ``pip install 'penaltymodel-law[spark]'``. It listens only
on the loopback address, and stops all processes at the end.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from collections.abc import Generator
from importlib import util
from pathlib import Path


LOOPBACK = "127.0.0.1"
START_WITHIN = 90
"""Seconds; Java starts in two seconds, on a busy machine in twenty."""


def spark_home() -> Path:
    """Return the folder where pip installed Spark."""
    found = util.find_spec("pyspark")
    if found is None or found.origin is None:
        sys.exit("Spark is not here: pip install 'penaltymodel-law[spark]'")
    return Path(found.origin).parent


def environment(work: Path) -> dict[str, str]:
    """Return the environment of all processes: this Python, the loopback address, no user files."""
    return {
        **os.environ,
        "SPARK_HOME": str(spark_home()),
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_LOCAL_DIRS": str(work / "scratch"),
        "SPARK_NO_DAEMONIZE": "1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_DRIVER_PYTHON": sys.executable,
        "PATH": os.pathsep.join([str(spark_home() / "bin"), os.environ["PATH"]]),
    }


@contextlib.contextmanager
def standalone(*, workers: int = 2, memory: str = "1g") -> Generator[dict[str, str]]:
    """Start a master and *workers* with one core each; yield the environment with SPARK_MASTER."""
    if shutil.which("java") is None:
        sys.exit("Java is not here: apt-get install default-jre-headless")
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as at_end:
        work = Path(name)
        env = environment(work)
        master_log = _start(
            at_end, env, work / "master.log", "master.Master", "--port", "0", "--webui-port", "0"
        )
        address = _wait_for(master_log, rf"Starting Spark master at (spark://{LOOPBACK}:\d+)")
        for number in range(workers):
            log = _start(
                at_end,
                env,
                work / f"worker-{number}.log",
                *("worker.Worker", address, "--cores", "1", "--memory", memory),
                *("--port", "0", "--webui-port", "0", "--work-dir", str(work / f"w{number}")),
            )
            _wait_for(log, r"Successfully registered with (master)")
        yield {**env, "SPARK_MASTER": address}


def _start(
    at_end: contextlib.ExitStack, env: dict[str, str], log: Path, role: str, *arguments: str
) -> Path:
    """Start one process of the cluster and return its log file; *at_end* stops the process."""
    command = [
        str(spark_home() / "bin" / "spark-class"),
        f"org.apache.spark.deploy.{role}",
        *("--host", LOOPBACK, *arguments),
    ]
    process = subprocess.Popen(  # noqa: S603  # Spark's own launcher
        command, env=env, stdout=at_end.enter_context(log.open("wb")), stderr=subprocess.STDOUT
    )
    at_end.callback(process.wait, timeout=30)
    at_end.callback(process.terminate)
    return log


def _wait_for(log: Path, pattern: str) -> str:
    """Wait until a log matches *pattern*; return its group."""
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        if match := re.search(pattern, log.read_text(errors="replace")):
            return match[1]
        time.sleep(0.1)
    sys.exit(f"{log.name} does not say {pattern!r}:\n{log.read_text(errors='replace')[-2000:]}")


if __name__ == "__main__":
    with standalone() as cluster:
        sys.exit(subprocess.call(sys.argv[1:], env=cluster))  # noqa: S603  # what the user asks for
