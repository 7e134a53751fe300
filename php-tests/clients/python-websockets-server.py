# An echo server over WebSocket on a free port. "fragments" is answered in three frames, "ping" with a ping before it, "close"
# by closing. The argument "deflate" allows compression.
import asyncio
import sys

import websockets


async def echo(socket, path=None):
    async for message in socket:
        if message == "fragments":
            await socket.send(["one ", "two ", "three"])
        elif message == "ping":
            pong = await socket.ping(b"are you there?")
            await pong
            await socket.send("the pong has come")
        elif message == "close":
            await socket.close(4001, "as asked")
        else:
            await socket.send(message)


async def main():
    compression = "deflate" if "deflate" in sys.argv else None
    async with websockets.serve(echo, "127.0.0.1", 0, max_size=None, compression=compression) as server:
        print("listening %d" % server.sockets[0].getsockname()[1])
        await asyncio.Future()


asyncio.run(main())
