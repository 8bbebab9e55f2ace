import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serve.product import Product


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that test after test starts on, as a household does day after day; its first start is slow."""
    return tmp_path_factory.mktemp("home") / "our data"


@pytest.fixture
def run() -> Iterator[Callable[..., Product]]:
    """Starts products and leaves none behind."""
    started: list[Product] = []
    with tempfile.TemporaryDirectory(prefix="expense-app-") as sockets:

        def run_one(data_dir: Path, port: int = 0, **more: Any) -> Product:
            started.append(Product(data_dir, port, TMPDIR=sockets, **more))
            return started[-1]

        yield run_one
        for product in started:
            product.clear_away()
        for product in started:
            product.wait_until_gone()


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
