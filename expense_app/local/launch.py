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

_PR_SET_PDEATHSIG, _PR_SET_SECUREBITS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 1, 28, 47, 2
_SECBIT_NO_SETUID_FIXUP = 4
_PASS_CLOSED_FOLDERS = (1 << 2, 1 << 1)
"""CAP_DAC_READ_SEARCH; where a container keeps that back, CAP_DAC_OVERRIDE."""

_CAPABILITY_VERSION_3 = 0x20080522

_LINUX = sys.platform == "linux"
_libc = ctypes.CDLL(None, use_errno=True)


def _die_with(parent: int, signal: int) -> None:
    if _LINUX:
        _libc.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the parent has gone")


def _become(uid: int, gid: int) -> None:
    """Change the user for good. Without the kernel's fix-up, capabilities outlive that and `access()` heeds them."""
    if _LINUX:
        _libc.prctl(_PR_SET_SECUREBITS, _SECBIT_NO_SETUID_FIXUP, 0, 0, 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def _reach(paths: list[str]) -> None:
    """Give up every capability, or all but one if there is no other way to `paths`."""
    spare = next((bit for bit in _PASS_CLOSED_FOLDERS if _capset(0, bit, 0)), 0)
    closed = [path for path in paths if not os.access(path, os.R_OK | os.X_OK)]
    if not closed:
        _capset(0, 0, 0)
    elif not (spare and _capset(spare, spare, spare) and _hand_on(spare)):
        sys.exit(f"it must not run as root, and its own system user cannot reach {closed[0]}")


def _capset(effective: int, permitted: int, inheritable: int) -> bool:
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    return _LINUX and _libc.capset(header, (ctypes.c_uint32 * 6)(effective, permitted, inheritable)) == 0


def _hand_on(capability: int) -> bool:
    """To the program that we become."""
    return _libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, capability.bit_length() - 1, 0, 0) == 0


def main() -> None:
    order = json.loads(sys.argv[1])
    if order["user"]:
        _become(*order["user"])
        _reach(order["reach"])
    _die_with(order["parent"], order["signal"])
    os.execv(order["argv"][0], order["argv"])  # noqa: S606


if __name__ == "__main__":
    main()
