"""How long somebody has waited for the server, without the time in which the machine let neither side run."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

TICK = 0.01


class Lag:
    """Seconds, in all, by which this program's own timers came late."""

    def __init__(self) -> None:
        self.total = 0.0

    async def measure(self) -> None:
        while True:
            due = time.monotonic() + TICK
            await asyncio.sleep(TICK)
            self.total += max(0.0, time.monotonic() - due)


class Clock:
    """The server's time: it stands still while the server waits for a processor, or this program is late itself."""

    def __init__(self, pid: int, lag: Lag) -> None:
        self.schedule = Path(f"/proc/{pid}/schedstat")
        self.lag = lag

    def now(self) -> float:
        return time.monotonic() - self.queued() - self.lag.total

    def queued(self) -> float:
        """Seconds that the server has spent runnable, but not running; 0 where the kernel does not count them."""
        try:
            return int(self.schedule.read_text().split()[1]) / 1e9
        except (OSError, IndexError):
            return 0.0
