"""One seed from the server's start to its end, and what is found meanwhile."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import time
from dataclasses import dataclass

from .answers import Wrong
from .clock import Clock
from .http1 import Request
from .peer import Peer
from .scenario import Farewell, Scenario
from .server import VALGRIND_STATUS, NotStarted, Server
from .witness import Connection, Lost, Neglected, Witness

# seconds for what clients have left behind to go, and for the process to end
SETTLE_LIMIT = 10.0
END_LIMIT = 10.0
VALGRIND_FACTOR = 6
# for the server to see that a connection is gone
ONE_CLOSE = 0.04
# for the server to hear that it is to end
GOODBYE_LIMIT = 2.0
# of server.php's --exit
EXIT_STATUS = 7
# for a process to be gone after its connections
DEATH_LIMIT = 1.0
# how much more than before may stay: routes, caches, buffers for reuse, memory that an allocator keeps
MAY_STAY = {
    "coroutines": 0,
    "descriptors": 0,
    "timers": 0,
    "bytes of PHP's heap": 16 * 1024,
    "bytes of memory": 32 * 1024 * 1024,
}
MEMORY = {"bytes of PHP's heap", "bytes of memory"}
# valgrind makes everything slower: so many of the clients are enough
VALGRIND_SHARE = 3
# printed by a process that is going to die, or should
ALARMING = re.compile(
    r".*(?:panicked at|corrupt|double free|free\(\):|malloc\(|Segmentation|Sanitizer|Assertion|start\(\) gave up"
    r"|asleep - deadlock|Allowed memory size|Maximum function nesting).*"
)
UNCAUGHT = re.compile(r"(?:Fatal error: +Uncaught|Uncaught) ")


@dataclass
class Finding:
    kind: str
    detail: str = ""


class Trial:
    def __init__(self, scenario: Scenario, php: str, library: str, valgrind: bool) -> None:
        self.scenario = scenario
        self.valgrind = valgrind
        self.server = Server(php, library, scenario, valgrind)
        self.clock = Clock(self.server.pid)
        self.base: dict[str, int] = {}
        # to end
        self.was_told = False
        self.worst = 0.0
        self.served = 0

    async def run(self) -> Finding | None:
        measuring = asyncio.ensure_future(self.clock.measure())
        try:
            await self.server.listening()
            finding = await self.unless_it_dies(self.rounds())
            return finding or self.judge_end(expected=True)
        except NotStarted as error:
            return Finding("not started", str(error))
        finally:
            measuring.cancel()
            self.server.kill()

    async def unless_it_dies(self, course) -> Finding | None:
        """Carries out everything, or what there is until the process has ended."""
        course, death = asyncio.ensure_future(course), asyncio.ensure_future(self.server.ended(float("inf")))
        await asyncio.wait([course, death], return_when=asyncio.FIRST_COMPLETED)
        # that the process ends is part of the course; what the course fails with may be the first sign of a death
        await asyncio.wait([course, death], timeout=DEATH_LIMIT, return_when=asyncio.ALL_COMPLETED)
        died = death.done() and not (course.done() and course.exception() is None)
        death.cancel()
        course.cancel()
        await asyncio.wait([course])
        if died:
            return self.judge_end(expected=self.was_told)
        try:
            return course.result()
        except Neglected as error:
            return Finding("neglected", str(error))
        except Wrong as error:
            return Finding("wrong answer", str(error))

    async def rounds(self) -> Finding | None:
        self.base = await self.figures()
        last = len(self.scenario.rounds)
        for number, plans in enumerate(self.scenario.rounds, 1):
            plans = plans[::VALGRIND_SHARE] if self.valgrind else plans
            if number == last and self.scenario.in_the_middle:
                return await self.end_in_the_middle(plans)
            if left := await self.leaves_behind(plans):
                what = ", ".join(f"{count:,} {name}" for name, count in left.items())
                where = [*self.server.held(), *await self.coroutines()]
                return Finding("left behind", "\n".join([f"after round {number}: {what}", *where]))
        await self.say_goodbye()
        return await self.wait_for_end()

    async def round(self, plans: list) -> None:
        over = asyncio.Event()
        read_limit = self.scenario.settings["coroutine"]["socket_read_timeout"]
        idle_limit = self.scenario.settings["server"].get("websocket_idle_timeout", read_limit)
        forgiving = min(read_limit, idle_limit)
        witness = Witness(self.server.port, self.clock, self.valgrind, forgiving, self.scenario.restarts)
        watching = asyncio.ensure_future(asyncio.sleep(0) if self.scenario.tight else witness.watch(over))
        peers = asyncio.ensure_future(self.let_clients(plans, over))
        try:
            await asyncio.wait([peers, watching], return_when=asyncio.FIRST_EXCEPTION)
            over.set()
            await peers
            await watching
        finally:
            over.set()
            peers.cancel()
            watching.cancel()
            await asyncio.wait([peers, watching])
            self.worst, self.served = max(self.worst, witness.worst), self.served + witness.served

    async def let_clients(self, plans: list, over: asyncio.Event) -> None:
        running = [asyncio.ensure_future(self.client(plan, over)) for plan in plans]
        leaving = [task for task, plan in zip(running, plans) if plan.steps[-1].how != "stay"]
        try:
            # those who stay go when all others have gone
            await asyncio.gather(*leaving)
            over.set()
            await asyncio.gather(*running)
        finally:
            for task in running:
                task.cancel()
            if running:
                await asyncio.wait(running)

    async def client(self, plan, over: asyncio.Event) -> None:
        try:
            await Peer(plan, self.server.port).run(over)
        except Wrong as error:
            raise Wrong(f"{error}\n{plan}") from error

    async def leaves_behind(self, plans: list) -> dict[str, int]:
        """What is left of a round, if the same round leaves as much again where it is memory: a cache is filled once."""
        await self.round(plans)
        left = await self.settle()
        if left and left.keys() <= MEMORY:
            self.base = await self.figures()
            await self.round(plans)
            left = await self.settle()
        return left

    async def settle(self) -> dict[str, int]:
        """All clients are gone: what they have cost comes back. Returns what does not."""
        end = self.clock.now() + SETTLE_LIMIT * (VALGRIND_FACTOR if self.valgrind else 1)
        while left := self.left(await self.figures()):
            if self.clock.now() > end:
                break
            await asyncio.sleep(0.05)
        return left

    def left(self, now: dict[str, int]) -> dict[str, int]:
        """What there is more than before, and than may stay."""
        # valgrind keeps what was freed, to find who uses it
        judged = MAY_STAY.keys() - (MEMORY if self.valgrind else set())
        more = {name: now[name] - self.base[name] for name in judged}
        return {name: count for name, count in more.items() if count > MAY_STAY[name]}

    async def figures(self) -> dict[str, int]:
        """What the process holds, by itself and from outside. The server may be starting again, or be full."""
        end = time.monotonic() + SETTLE_LIMIT * (VALGRIND_FACTOR if self.valgrind else 1)
        while True:
            connection = Connection(self.server.port)
            try:
                request = Request("GET", "/--settle", fields=[("Host", "a"), ("Connection", "close")])
                answer = await asyncio.wait_for(connection.exchange(request), end - time.monotonic())
                figures = json.loads(answer)
                # the connection that asks must be gone: the server lingers over its close until the peer closes, too
                connection.close()
                await self.clock.let_pass(ONE_CLOSE * (VALGRIND_FACTOR if self.valgrind else 1))
                return {
                    **figures,
                    "descriptors": self.server.descriptors(),
                    "bytes of memory": self.server.resident(),
                }
            except (OSError, Lost, TimeoutError) as error:
                if time.monotonic() > end:
                    raise Neglected(f"no answer when all others have gone: {error!r}") from error
                await asyncio.sleep(0.05)
            finally:
                connection.close()

    async def coroutines(self) -> list[str]:
        """Where each of them is."""
        connection = Connection(self.server.port)
        try:
            request = Request("GET", "/--coroutines", fields=[("Host", "a"), ("Connection", "close")])
            answer = await asyncio.wait_for(connection.exchange(request), GOODBYE_LIMIT)
            return answer.decode("utf-8", "replace").splitlines()
        except (OSError, Lost, TimeoutError) as error:
            return [f"no list of coroutines: {error!r}"]
        finally:
            connection.close()

    async def end_in_the_middle(self, plans: list) -> Finding | None:
        over = asyncio.Event()
        clients = asyncio.ensure_future(self.let_clients(plans, over))
        await asyncio.sleep(0.25)
        await self.say_goodbye()
        await asyncio.wait([clients], timeout=0.5)
        over.set()
        await clients
        return await self.wait_for_end()

    async def say_goodbye(self) -> None:
        self.was_told = True
        if self.scenario.farewell == Farewell.SIGNAL:
            self.server.terminate()
            return
        connection = Connection(self.server.port)
        request = Request("GET", f"/--{self.scenario.farewell.value}", fields=[("Host", "a")])
        limit = GOODBYE_LIMIT * (VALGRIND_FACTOR if self.valgrind else 1)
        try:
            await asyncio.wait_for(connection.exchange(request), limit)
        except (OSError, Lost, TimeoutError):
            # a process that ends says nothing; one that is full or starts again may not have heard it
            await self.server.ended(limit)
            self.server.terminate()
        finally:
            connection.close()

    async def wait_for_end(self) -> Finding | None:
        if not await self.server.ended(END_LIMIT * (VALGRIND_FACTOR if self.valgrind else 1)):
            return Finding("does not end", tail(self.server.output()))
        return None

    def judge_end(self, expected: bool) -> Finding | None:
        status, output = self.server.status(), self.server.output()
        if self.valgrind and status == VALGRIND_STATUS:
            return Finding("valgrind", tail(output))
        if status is not None and status < 0:
            return Finding(signal.Signals(-status).name, tail(output))
        if match := ALARMING.search(output):
            return Finding("alarming output", f"{match[0]}\n{tail(output)}")
        if not expected:
            return Finding(f"ended too early with status {status}", tail(output))
        if status not in self.right_statuses(output):
            return Finding(f"ended with status {status}", tail(output))
        return None

    def right_statuses(self, output: str) -> set[int]:
        """How it may end. An exception of a handler that nobody has caught is printed, and leaves its status."""
        proper = {255} if UNCAUGHT.search(output) else {0}
        match self.scenario.farewell:
            case Farewell.EXIT:
                right = {EXIT_STATUS}
            case Farewell.FATAL:
                right = {255}
            case Farewell.THROW:
                right = {0, 255}
            case _:
                return proper if output.rstrip().endswith("ended") else set()
        # the server was full when it was told, and got SIGTERM
        return right | proper if output.rstrip().endswith("ended") else right


def tail(text: str, lines: int = 30) -> str:
    return "\n".join(text.splitlines()[-lines:])
