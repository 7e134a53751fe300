"""Well-behaved clients beside the others: one connection for each request, one for all requests, one WebSocket."""

from __future__ import annotations

import asyncio
import time
from random import Random

from .answers import Answers, Wrong
from .clock import Clock
from .http1 import Request
from .websocket import FIN, TEXT, frame, handshake

# seconds of the server's time in which each answer has to come
LIMIT = 1.0
VALGRIND_LIMIT = 30.0
# of real time: an answer that has not come then will not come
HOPELESS = 120.0
PAUSE = 0.02


class Neglected(Exception):
    """A client that does everything right was not served."""


class Lost(Exception):
    """The connection ended before the answer was there."""


class Connection:
    """A request or a message, and its answer."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers = Answers([])
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None
        # when it was opened, or asked for the last answer that came
        self.used = 0.0

    async def open(self) -> None:
        if self.writer is None:
            self.used = time.monotonic()
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    def close(self) -> None:
        if self.writer is not None:
            self.writer.transport.abort()
        self.writer = None
        self.answers = Answers([])

    async def exchange(self, request: Request) -> bytes:
        await self.open()
        self.answers.requests.append(request)
        self.writer.write(request.encode())
        number = len(self.answers.requests)
        await self.read_until(lambda: self.answers.count >= number)
        if self.answers.statuses[-1] != 200:
            raise Lost(f"status {self.answers.statuses[-1]}")
        return self.answers.body

    async def upgrade(self, random: Random) -> None:
        await self.open()
        self.answers.requests.append(Request("GET", "/--echo"))
        self.writer.write(handshake(random, "--echo", None, origin="https://example.org"))
        await self.read_until(lambda: self.answers.frames is not None)

    async def echo(self, random: Random, text: bytes) -> bytes:
        self.writer.write(frame(random, TEXT, text, FIN))
        messages = self.answers.frames.messages
        await self.read_until(lambda: messages)
        return messages.pop(0)[1]

    async def read_until(self, done) -> None:
        asked = time.monotonic()
        while not done():
            data = await self.reader.read(65_536)
            if not data:
                raise Lost("the end of the connection")
            self.answers.feed(data)
        self.used = asked


class Witness:
    """Three clients. `forgiving`: after so many seconds the server may end a silent connection. `restarts`: it may
    refuse for a moment."""

    def __init__(self, port: int, clock: Clock, valgrind: bool, forgiving: float, restarts: bool) -> None:
        self.port = port
        self.clock = clock
        self.limit = VALGRIND_LIMIT if valgrind else LIMIT
        self.forgiving = forgiving
        self.restarts = restarts
        self.random = Random(port)
        self.worst = 0.0
        self.served = 0

    async def watch(self, over: asyncio.Event) -> None:
        """Until the round is over. Raises Neglected."""
        kinds = {"each its own connection": self.fresh, "keep-alive": self.kept, "WebSocket": self.echoed}
        await asyncio.gather(*(self.look_again(name, look, over) for name, look in kinds.items()))

    async def look_again(self, name: str, look, over: asyncio.Event) -> None:
        connection = Connection(self.port)
        try:
            while not over.is_set():
                await self.within(name, look, connection)
                await asyncio.sleep(PAUSE)
        finally:
            connection.close()

    async def within(self, name: str, look, connection: Connection) -> None:
        """One answer in time, over as many connections as the server may excuse."""
        begin, begin_real = self.clock.now(), time.monotonic()
        looking = asyncio.ensure_future(self.insist(name, look, connection))
        try:
            while not looking.done():
                await asyncio.wait([looking], timeout=0.1)
                waited = self.clock.now() - begin
                if not looking.done() and (waited > self.limit or time.monotonic() - begin_real > HOPELESS):
                    raise Neglected(f"{name}: no answer for {waited:.2f} s of the server's time")
            looking.result()
        finally:
            looking.cancel()
        self.worst = max(self.worst, self.clock.now() - begin)
        self.served += 1

    async def insist(self, name: str, look, connection: Connection) -> None:
        while True:
            try:
                return await look(connection)
            except (OSError, Lost) as error:
                connection.close()
                # where one of both sides came late, the server may have missed a request for its own limit
                if not self.restarts and time.monotonic() - connection.used < self.forgiving / 2:
                    raise Neglected(f"{name}: {error!r}") from error
                await asyncio.sleep(PAUSE)

    async def fresh(self, connection: Connection) -> None:
        try:
            await self.ask(connection)
        finally:
            connection.close()

    async def kept(self, connection: Connection) -> None:
        await self.ask(connection)

    async def ask(self, connection: Connection) -> None:
        body = b"%d" % self.random.getrandbits(64)
        answer = await connection.exchange(Request("POST", "/--witness", fields=[("Host", "a")], body=body))
        if answer != body:
            raise Wrong(f"the witness sent {body!r} and got {answer[:100]!r}")

    async def echoed(self, connection: Connection) -> None:
        if connection.writer is None:
            await connection.upgrade(self.random)
        text = b"%d" % self.random.getrandbits(64) * self.random.choice([1, 1, 300])
        answer = await connection.echo(self.random, text)
        if answer != text:
            raise Wrong(f"the witness sent {len(text)} bytes and got {answer[:100]!r}")
