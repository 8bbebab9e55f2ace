"""The real supervisor around the smallest web app and worker, run as a process of its own by the tests.

`tiny_product.py PORT DATA_DIR` serves, `web` and `worker` are its two parts. Every answer of the app is its process
id; /slow?SECONDS takes its time. The worker writes its process id into the file TINY_WORKER. With TINY_BROKEN there
is no web app.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

from expense_app.local import CannotStart
from expense_app.serve import Parts, Place, serve
from expense_app.serve.web import run_web


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    if scope["path"] == "/slow":
        await asyncio.sleep(float(scope["query_string"]))
    body = str(os.getpid()).encode()
    await send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]}
    )
    await send({"type": "http.response.body", "body": body})


def web(handed_down: str) -> None:
    if os.environ.get("TINY_BROKEN"):
        raise SystemExit("no web today")
    run_web(app, host="", port=0, handed_down=int(handed_down))


def worker() -> None:
    Path(os.environ["TINY_WORKER"]).write_text(str(os.getpid()))
    signal.pause()


def product(port: str, data_dir: str) -> None:
    parts = Parts(web=(__file__, "web"), worker=(__file__, "worker"))
    try:
        serve(Place("127.0.0.1", int(port), Path(data_dir)), parts, os.environ, say)
    except CannotStart as reason:
        raise SystemExit(str(reason)) from None


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    commands = {"web": web, "worker": worker}
    commands.get(sys.argv[1], lambda *_: product(*sys.argv[1:]))(*sys.argv[2:])
