"""Python's autobahn as the client of an echo server: python-autobahn.py URL. Asks for compression, prints a line for each
thing that worked; see support/foreign.inc."""

import asyncio
import os
import sys

from autobahn.asyncio.websocket import WebSocketClientFactory, WebSocketClientProtocol
from autobahn.websocket.compress import PerMessageDeflateOffer, PerMessageDeflateResponse, PerMessageDeflateResponseAccept

LARGE = 16 * 1024 * 1024
TEXT = ("Grüße, 世界 🐘 " * 20).encode()


class Client(WebSocketClientProtocol):
    def onOpen(self):
        self.answers = asyncio.Queue()
        self.task = asyncio.ensure_future(self.talk())

    async def talk(self):
        print("extensions:", ", ".join(each.EXTENSION_NAME for each in self.websocket_extensions_in_use) or "none")
        self.sendMessage(TEXT)
        print("text:", await self.answers.get() == (TEXT, False))
        self.sendMessage(b"\x00\xff\x80\n", isBinary=True)
        print("binary:", await self.answers.get() == (b"\x00\xff\x80\n", True))
        self.sendMessage(b"")
        print("empty:", await self.answers.get() == (b"", False))
        # half of it is noise, so that compression has both kinds
        large = os.urandom(LARGE // 2) + b"elephant" * (LARGE // 16)
        self.sendMessage(large, isBinary=True)
        print("16 MB:", await self.answers.get() == (large, True))
        self.beginMessage()
        for part in (b"one ", b"two ", b"three"):
            self.sendMessageFrame(part)
        self.endMessage()
        print("fragments:", (await self.answers.get())[0].decode())
        self.sendPing(b"are you there?")
        print("pong:", (await self.answers.get()).decode())
        self.sendClose(3001, "that is all")

    def onMessage(self, payload, isBinary):
        self.answers.put_nowait((payload, isBinary))

    def onPong(self, payload):
        self.answers.put_nowait(payload)

    def onClose(self, wasClean, code, reason):
        print("close:", code, reason)
        asyncio.get_event_loop().stop()


def accept(response):
    if isinstance(response, PerMessageDeflateResponse):
        return PerMessageDeflateResponseAccept(response)


async def main(url):
    factory = WebSocketClientFactory(url)
    factory.protocol = Client
    factory.setProtocolOptions(perMessageCompressionOffers=[PerMessageDeflateOffer()], perMessageCompressionAccept=accept)
    await asyncio.get_running_loop().create_connection(factory, factory.host, factory.port)


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main(*sys.argv[1:]))
loop.run_forever()
