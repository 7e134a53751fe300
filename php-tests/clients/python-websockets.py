"""Python's websockets as the client of an echo server: python-websockets.py URL. Asks for compression, prints a line for each
thing that worked; see support/foreign.inc."""

import asyncio
import os
import sys

import websockets

LARGE = 16 * 1024 * 1024


async def main(url):
    async with websockets.connect(url, compression="deflate", max_size=2 * LARGE) as socket:

        async def echo(message):
            await socket.send(message)
            return await socket.recv()

        print("extensions:", ", ".join(each.name for each in socket.extensions) or "none")
        text = "Grüße, 世界 🐘 " * 20
        print("text:", await echo(text) == text)
        print("binary:", await echo(b"\x00\xff\x80\n") == b"\x00\xff\x80\n")
        print("empty:", await echo("") == "")
        # half of it is noise, so that compression has both kinds
        large = os.urandom(LARGE // 2) + b"elephant" * (LARGE // 16)
        print("16 MB:", await echo(large) == large)
        print("fragments:", await echo(["one ", "two ", "three"]))
        await (await socket.ping("are you there?"))
        print("pong: are you there?")
        await socket.close(3001, "that is all")
        print("close:", socket.close_code, socket.close_reason)


asyncio.run(main(*sys.argv[1:]))
