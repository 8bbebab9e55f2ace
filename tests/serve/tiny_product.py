"""A product of the smallest web app and worker under the real supervisor, for tests that kill processes.

`tiny_product.py PORT DATA_DIR` serves; `web` and `worker` are its two parts. The app answers /slow?SECONDS slowly,
and ends itself on /crash. The worker counts its starts in the file that it is given.
"""

import asyncio
import os
import sys
import time
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
    if scope["path"] == "/crash":
        os._exit(7)
    if scope["path"] == "/slow":
        await asyncio.sleep(float(scope["query_string"]))
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
    await send({"type": "http.response.body", "body": b"done"})


def work() -> None:
    with Path(os.environ["TINY_STARTS"]).open("a") as starts:
        starts.write(f"{os.getpid()}\n")
    while True:
        time.sleep(3600)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(part: str, *rest: str) -> int | str | None:
    if part == "web":
        run_web(app, host="", port=0, handed_down=int(rest[0]))
        return None
    if part == "worker":
        return work()
    parts = Parts(web=(__file__, "web"), worker=(__file__, "worker"))
    if os.environ.get("TINY_BROKEN"):
        parts = Parts(web=("-c", "raise SystemExit('no web today')"), worker=parts.worker)
    try:
        serve(
            Place("127.0.0.1", int(part), Path(rest[0])),
            parts,
            os.environ,
            say,
        )
    except CannotStart as reason:
        return str(reason)
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
