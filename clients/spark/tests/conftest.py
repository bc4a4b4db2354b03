"""What the tests have in common: the samples of the project, a cluster, a session on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

import rapporteur_spark
from cluster import HOST, Cluster

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of samples that the project's own tests read."""
    return ROOT / "tests" / "samples"


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three workers with one executor each."""
    with Cluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def spark(cluster: Cluster) -> Iterator[SparkSession]:
    """A session on the cluster, with the settings of the job."""
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP=HOST)
    session = rapporteur_spark.session(cluster.settings())
    yield session
    session.stop()
