"""Carries out one client's plan on a raw socket, and checks what comes back."""

from __future__ import annotations

import asyncio
import socket
import struct

from .answers import Answers
from .connections import SMALL_BUFFER, Leave, Plan, Receive, Send, Wait

# a server that takes nothing for so long is left
SEND_LIMIT = 2.0
# reading to the end after a FIN
END_LIMIT = 1.5
ONE_READ = 262_144


class Peer:
    def __init__(self, plan: Plan, port: int) -> None:
        self.plan = plan
        self.port = port
        self.answers = Answers(plan.requests) if plan.requests is not None else None
        self.ended = False
        self.socket: socket.socket | None = None

    async def run(self, over: asyncio.Event) -> None:
        """Does everything; `over` is the round's end. Raises what `Answers` finds wrong; to be cut off is no error."""
        await asyncio.sleep(self.plan.begin)
        try:
            await self.connect()
            for step in self.plan.steps:
                await self.step(step, over)
        except OSError:
            pass
        finally:
            if self.socket is not None:
                self.socket.close()

    async def connect(self) -> None:
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.plan.small_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        await asyncio.wait_for(loop().sock_connect(self.socket, ("127.0.0.1", self.port)), SEND_LIMIT)

    async def step(self, step: Send | Receive | Wait | Leave, over: asyncio.Event) -> None:
        match step:
            case Send():
                await self.send(step)
            case Receive():
                await self.receive(step)
            case Wait():
                await asyncio.sleep(step.seconds)
            case Leave(how="reset"):
                reset(self.socket)
            case Leave(how="half"):
                self.socket.shutdown(socket.SHUT_WR)
                await self.receive(Receive(END_LIMIT))
            case Leave(how="stay"):
                await over.wait()

    async def send(self, step: Send) -> None:
        rest = step.data
        for size in step.pieces:
            piece, rest = rest[:size], rest[size:]
            await self.send_all(piece)
            await asyncio.sleep(step.pause)
        await self.send_all(rest)

    async def send_all(self, data: bytes) -> None:
        if data:
            await asyncio.wait_for(loop().sock_sendall(self.socket, data), SEND_LIMIT)

    async def receive(self, step: Receive) -> None:
        end = loop().time() + step.seconds
        size = step.bit if step.pause else ONE_READ
        while not self.ended and (left := end - loop().time()) > 0:
            if step.answers is not None and self.answers is not None and self.answers.count >= step.answers:
                return
            try:
                data = await asyncio.wait_for(loop().sock_recv(self.socket, size), left)
            except TimeoutError:
                return
            self.ended = not data
            if self.answers is not None:
                self.answers.feed(data)
            await asyncio.sleep(step.pause)


def loop() -> asyncio.AbstractEventLoop:
    return asyncio.get_running_loop()


def reset(connection: socket.socket) -> None:
    """Closes with RST instead of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
