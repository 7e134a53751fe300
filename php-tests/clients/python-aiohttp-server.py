# An HTTP/1.1 server on a free port: chunks, compression, cookies, uploads, an echo over WebSocket, a cut body.
import asyncio

from aiohttp import web


async def chunks(request):
    response = web.StreamResponse()
    response.enable_compression(web.ContentCoding.gzip if "gzip" in request.query_string else web.ContentCoding.identity)
    response.enable_chunked_encoding()
    await response.prepare(request)
    for number in range(100):
        await response.write(b"%03d " % number * 100)
    await response.write_eof()
    return response


async def cookies(request):
    response = web.Response(text=repr(sorted(request.cookies.items())))
    response.set_cookie("kept", "yes")
    response.set_cookie("elsewhere", "1", path="/elsewhere")
    response.set_cookie("tls", "1", secure=True)
    response.del_cookie("gone")
    return response


async def upload(request):
    found = []
    async for part in await request.multipart():
        content = await part.read()
        found.append("%s %s %d" % (part.name, part.filename, len(content)))
    return web.Response(text="; ".join(found))


async def cut(request):
    response = web.StreamResponse()
    response.content_length = 1000
    await response.prepare(request)
    await response.write(b"half")
    request.transport.close()
    return response


async def echo(request):
    socket = web.WebSocketResponse(protocols=["two"], max_msg_size=0)
    await socket.prepare(request)
    async for message in socket:
        if message.data == "close":
            await socket.close(code=4000, message=b"as asked")
        elif isinstance(message.data, str):
            await socket.send_str(message.data)
        else:
            await socket.send_bytes(message.data)
    return socket


async def main():
    app = web.Application(client_max_size=10_000_000)
    app.router.add_get("/chunks", chunks)
    app.router.add_get("/cookies", cookies)
    app.router.add_post("/upload", upload)
    app.router.add_get("/cut", cut)
    app.router.add_get("/echo", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print("listening %d" % site._server.sockets[0].getsockname()[1])
    await asyncio.Event().wait()


asyncio.run(main())
