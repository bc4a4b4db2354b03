"""A cluster of Spark on this machine: a master and workers, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pyspark
from pyspark.sql import SparkSession

HOST = "127.0.0.1"


def until(what: str, holds: Callable[[], bool], seconds: float = 120) -> None:
    """Waits until it holds; TimeoutError where that takes too long."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} has not come about in {seconds} s")
        time.sleep(0.05)


class Cluster:
    """Starts the processes, and ends them when it is left."""

    def __init__(self, folder: Path, workers: int = 3, memory: str = "1g") -> None:
        self.url = ""
        self._folder = folder
        self._count = workers
        self._memory = memory
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Cluster:
        try:
            master = self._start("master", "master.Master", "--port", "0", "--webui-port", "0")
            until("the master", lambda: self._find(master, r"spark://\S+:\d+") != "")
            self.url = self._find(master, r"spark://\S+:\d+")
            arguments = ("-c", "1", "-m", self._memory, "--webui-port", "0")
            logs = [
                self._start(f"worker-{number}", "worker.Worker", *arguments, self.url)
                for number in range(self._count)
            ]
            for log in logs:
                until(log.name, lambda log=log: self._find(log, "Successfully registered") != "")
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._processes:
            _end(process)

    def kill_worker(self, number: int) -> None:
        """As if its machine lost power: the worker and its executors, at once."""
        _end(self._processes[1 + number])

    def settings(self) -> dict[str, str]:
        """What a session needs to run on this cluster."""
        # A short run does not earn back what the second compiler costs.
        java = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
        return {
            "spark.master": self.url,
            "spark.driver.extraJavaOptions": java,
            "spark.executor.extraJavaOptions": java,
            "spark.driver.host": HOST,
            "spark.driver.bindAddress": HOST,
            "spark.executor.memory": "512m",
            "spark.executor.cores": "1",
            "spark.sql.shuffle.partitions": "4",
            "spark.ui.enabled": "false",
            "spark.sql.warehouse.dir": str(self._folder / "warehouse"),
            "spark.local.dir": str(self._folder / "local"),
        }

    def _start(self, name: str, entry: str, *arguments: str) -> Path:
        log = self._folder / f"{name}.log"
        home = Path(pyspark.__file__).parent
        environment = {
            **os.environ,
            "SPARK_DAEMON_MEMORY": "128m",
            "SPARK_DAEMON_JAVA_OPTS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "SPARK_WORKER_DIR": str(self._folder / name),
            "SPARK_LOCAL_IP": HOST,
            "SPARK_NO_DAEMONIZE": "1",
            "PYSPARK_PYTHON": sys.executable,
        }
        with log.open("wb") as output:
            process = subprocess.Popen(
                [
                    home / "bin" / "spark-class",
                    f"org.apache.spark.deploy.{entry}",
                    *("--host", HOST),
                    *arguments,
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
        self._processes.append(process)
        return log

    @staticmethod
    def _find(log: Path, pattern: str) -> str:
        found = re.search(pattern, log.read_text(errors="replace"))
        return found.group() if found else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all it has started: a process that was started in a session of its own leads a group."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Killer:
    """Kills a worker while the session runs the stage with so many tasks, when some are done.

    Afterwards ``done`` says how many tasks had been done then, ``tasks_lost`` how many the stage
    has had to do again, ``executors_lost`` how many executors the session has lost.
    """

    def __init__(self, spark: SparkSession, cluster: Cluster, *, tasks: int, after: int) -> None:
        self.done = self.tasks_lost = self.executors_lost = 0
        self._tracker = spark.sparkContext.statusTracker()
        self._context = spark.sparkContext._jsc.sc()
        self._cluster = cluster
        self._tasks = tasks
        self._after = after
        self._stage = -1
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Killer:
        self._executors = self._count_executors()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        stage = self._tracker.getStageInfo(self._stage)
        self.tasks_lost = stage.numFailedTasks if stage else 0
        self.executors_lost = self._executors - self._count_executors()

    def _watch(self) -> None:
        until("the stage", self._has_begun)
        self._cluster.kill_worker(0)

    def _has_begun(self) -> bool:
        for number in self._tracker.getActiveStageIds():
            stage = self._tracker.getStageInfo(number)
            if stage and stage.numTasks == self._tasks and stage.numCompletedTasks >= self._after:
                self._stage, self.done = number, stage.numCompletedTasks
                return True
        return False

    def _count_executors(self) -> int:
        return int(self._context.getExecutorMemoryStatus().size())
