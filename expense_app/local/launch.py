"""Become another program: the last step before a service's first instruction. A script, never imported.

`python -I -S launch.py '{"argv": [...], "parent": pid, "signal": n, "user": [uid, gid], "reach": [...]}'`

It asks the kernel to send `signal` when the parent dies (Linux), so that even `kill -9` of the product leaves
nothing running. With `user` (else null) it gives up root, as PostgreSQL demands; if that user cannot reach
the paths in `reach` (root's home is closed to others), it keeps one capability: to pass closed folders.
A hook of `subprocess` cannot do this: it would run Python between fork and exec of a threaded process.
"""

import ctypes
import json
import os
import sys

_PR_SET_PDEATHSIG, _PR_SET_KEEPCAPS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def _die_with(parent: int, signal: int) -> None:
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the parent has gone")


def _become(uid: int, gid: int) -> None:
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def _can_reach(paths: list[str]) -> bool:
    return all(os.access(path, os.R_OK | os.X_OK) for path in paths)


def _keep_capability(number: int) -> bool:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)(*[1 << number] * 3)
    return _libc.capset(header, sets) == 0 and _libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, number, 0, 0) == 0


def _pass_closed_folders() -> bool:
    if sys.platform != "linux":
        return False
    return any(_keep_capability(number) for number in (_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE))


def _drop_capabilities() -> None:
    if sys.platform == "linux":
        _libc.capset((ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0), (ctypes.c_uint32 * 6)())


def main() -> None:
    order = json.loads(sys.argv[1])
    if order["user"]:
        _become(*order["user"])
        if _can_reach(order["reach"]):
            _drop_capabilities()
        elif not _pass_closed_folders():
            sys.exit("closed folders on the way")
    _die_with(order["parent"], order["signal"])
    os.execv(order["argv"][0], order["argv"])  # noqa: S606


if __name__ == "__main__":
    main()
