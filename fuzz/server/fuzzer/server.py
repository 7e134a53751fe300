"""The server process: how it is started, looked at, and ended."""

from __future__ import annotations

import asyncio
import json
import os
import re
import resource
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from .scenario import Scenario

SCRIPT = Path(__file__).parent.parent / "server.php"
START_LIMIT = 10
VALGRIND_START_LIMIT = 120
VALGRIND_STATUS = 99
# its debugger's pipes would come and go
VALGRIND = ["valgrind", "-q", "--vgdb=no"]
VALGRIND += [f"--error-exitcode={VALGRIND_STATUS}", "--exit-on-first-error=yes", "--num-callers=40"]
# one is opened by the first exact deadline, whenever that is, and kept
TIMER = "anon_inode:[timerfd]"


# in the kernel's order, from 1
TCP_STATES = (
    "? ESTABLISHED SYN_SENT SYN_RECV FIN_WAIT1 FIN_WAIT2 TIME_WAIT CLOSE CLOSE_WAIT LAST_ACK LISTEN CLOSING".split()
)


class NotStarted(Exception):
    pass


class Server:
    def __init__(self, php: str, library: str, scenario: Scenario, valgrind: bool) -> None:
        self.valgrind = valgrind
        self.printed = tempfile.TemporaryFile()
        ini = [*scenario.ini, f"extension={library}"]
        environment = {**os.environ, **scenario.environment}
        settings = scenario.settings
        command = []
        if valgrind:
            # Zend's own allocator hides single blocks from valgrind, and PCRE's JIT reads beyond strings on purpose.
            # Valgrind tells the stacks of coroutines from each other if they are as large as they are by default.
            environment["USE_ZEND_ALLOC"] = "0"
            settings = {**settings, "coroutine": {**settings["coroutine"], "c_stack_size": "2M"}}
            ini.append("pcre.jit=0")
            command = VALGRIND
        options = [word for setting in ini for word in ("-d", setting)]
        command = [*command, php, "-n", *options, str(SCRIPT), json.dumps(settings)]

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if scenario.descriptors and not valgrind:
                resource.setrlimit(resource.RLIMIT_NOFILE, (scenario.descriptors, scenario.descriptors))

        self.process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=self.printed,
            stderr=self.printed,
            env=environment,
            preexec_fn=limit,
        )
        self.pid = self.process.pid
        self.port = 0

    async def listening(self) -> None:
        end = time.monotonic() + (VALGRIND_START_LIMIT if self.valgrind else START_LIMIT)
        while not self.port:
            if self.status() is not None or time.monotonic() > end:
                raise NotStarted(self.output())
            await asyncio.sleep(0.01)
            for line in self.output().splitlines():
                if line.startswith("listening "):
                    self.port = int(line.split()[1])

    def output(self) -> str:
        """What it has printed so far."""
        size = os.fstat(self.printed.fileno()).st_size
        return os.pread(self.printed.fileno(), size, 0).decode("utf-8", "replace")

    def status(self) -> int | None:
        """The exit status, negative for a signal; None while it runs."""
        return self.process.poll()

    async def ended(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while self.status() is None and time.monotonic() < end:
            await asyncio.sleep(0.01)
        return self.status() is not None

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        if self.status() is None:
            self.process.kill()
            self.process.wait()

    def descriptors(self) -> int:
        links = self.links()
        return len(links) - (TIMER in links)

    def held(self) -> list[str]:
        """What its descriptors are; of sockets those of its port, as the kernel knows them."""
        links = self.links()
        sockets = {match[1] for link in links if (match := re.fullmatch(r"socket:\[(\d+)\]", link))}
        rows = [row.split() for row in Path(f"/proc/{self.pid}/net/tcp").read_text().splitlines()[1:]]
        known = [f"{TCP_STATES[int(row[3], 16)]}, {row[4]} to send:receive" for row in rows if row[9] in sockets]
        return [f"{len(sockets)} sockets", *known, *(link for link in links if not link.startswith("socket:"))]

    def links(self) -> list[str]:
        folder = f"/proc/{self.pid}/fd"
        return [link for name in os.listdir(folder) if (link := target(f"{folder}/{name}"))]

    def resident(self) -> int:
        """Bytes of memory."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


def target(path: str) -> str:
    """Of a link; empty if it has gone meanwhile."""
    try:
        return os.readlink(path)
    except FileNotFoundError:
        return ""
