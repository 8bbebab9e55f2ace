"""Stops asking a provider that has just said no, for one household at a time."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from expense_app import clock
from expense_app.llm.base import Kind, LLMError

HELD_BY_KEY: frozenset[Kind] = frozenset({"key_refused", "no_credit"})
PASSING: frozenset[Kind] = frozenset({"busy", "not_reachable", "too_slow", "unreadable"})


@dataclass(slots=True)
class _Circuit:
    fingerprint: bytes
    failures: int = 0
    kind: Kind = "not_reachable"
    held_until: datetime | None = None
    probing: bool = False


class Breaker:
    """Circuits by an opaque name (one household and one provider); in memory, so each process learns alone.

    A refused key or spent quota holds the circuit for `key_hold` or until the key changes. `threshold`
    passing failures in a row hold it for `pause`; then one probe goes through and decides. Beyond
    `most_circuits` troubled ones the oldest is forgotten.
    """

    def __init__(
        self,
        threshold: int = 5,
        pause: timedelta = timedelta(seconds=60),
        key_hold: timedelta = timedelta(minutes=15),
        most_circuits: int = 10_000,
    ) -> None:
        self._threshold = threshold
        self._pause = pause
        self._key_hold = key_hold
        self._most_circuits = most_circuits
        self._circuits: dict[str, _Circuit] = {}

    @contextmanager
    def guard(self, name: str, fingerprint: bytes, *, past_hold: bool = False) -> Generator[None]:
        """Let one call through, or raise the LLMError of the last failure with `retry_at`. A call
        `past_hold` always goes through, and its outcome counts like any other."""
        circuit = self._circuit(name, fingerprint)
        probing = not past_hold and self._enter(circuit)
        try:
            yield
        except LLMError as error:
            self._failed(name, fingerprint, error.kind)
            raise
        else:
            self._forget(name, fingerprint)
        finally:
            if probing:
                circuit.probing = False

    def _circuit(self, name: str, fingerprint: bytes) -> _Circuit:
        known = self._circuits.get(name)
        return known if known and known.fingerprint == fingerprint else _Circuit(fingerprint)

    def _enter(self, circuit: _Circuit) -> bool:
        """Whether this call is the probe after a hold."""
        if circuit.held_until is None:
            return False
        now = clock.utc_now()
        if now < circuit.held_until or circuit.probing:
            raise LLMError(circuit.kind, "held", max(circuit.held_until, now))
        circuit.probing = True
        return True

    def _failed(self, name: str, fingerprint: bytes, kind: Kind) -> None:
        if kind in HELD_BY_KEY:
            self._hold(name, fingerprint, kind, self._key_hold)
        elif kind in PASSING:
            circuit = self._remembered(name, fingerprint)
            circuit.failures += 1
            if circuit.failures >= self._threshold:
                self._hold(name, fingerprint, kind, self._pause)
        else:
            self._forget(name, fingerprint)

    def _hold(self, name: str, fingerprint: bytes, kind: Kind, length: timedelta) -> None:
        """Hold from now on, never for less than an earlier failure asked for."""
        circuit = self._remembered(name, fingerprint)
        until = clock.utc_now() + length
        if circuit.held_until is None or circuit.held_until < until:
            circuit.held_until, circuit.kind = until, kind

    def _remembered(self, name: str, fingerprint: bytes) -> _Circuit:
        circuit = self._circuit(name, fingerprint)
        if name not in self._circuits and len(self._circuits) >= self._most_circuits:
            del self._circuits[next(iter(self._circuits))]
        self._circuits[name] = circuit
        return circuit

    def _forget(self, name: str, fingerprint: bytes) -> None:
        """The provider answered; a call that began with another key has no say."""
        known = self._circuits.get(name)
        if known and known.fingerprint == fingerprint:
            del self._circuits[name]
