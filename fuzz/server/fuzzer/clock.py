"""How long a client has waited for the server, without the time in which the machine let one of both sides not run."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

TICK = 0.01
SLEEPING = "S"
# real seconds for a process that may have ended
PATIENCE = 10


class Clock:
    """The server's time: what it has computed, and what it has slept. It stands still while the server waits for a
    processor, and while this program does, which looks only then whether the server sleeps."""

    def __init__(self, pid: int) -> None:
        self.stat = Path(f"/proc/{pid}/stat")
        self.ticks_per_second = os.sysconf("SC_CLK_TCK")
        self.slept = 0.0
        self.computed = 0.0

    async def measure(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            try:
                # the name before the last parenthesis may have blanks
                state, *fields = self.stat.read_text().rpartition(")")[2].split()
            except OSError:
                return
            self.computed = (int(fields[10]) + int(fields[11])) / self.ticks_per_second
            if state == SLEEPING:
                self.slept += TICK

    def now(self) -> float:
        return self.slept + self.computed

    async def let_pass(self, seconds: float) -> None:
        """Returns when the server has had so much time, however long a busy machine takes to give it."""
        end, latest = self.now() + seconds, time.monotonic() + PATIENCE
        while self.now() < end and time.monotonic() < latest:
            await asyncio.sleep(TICK)
