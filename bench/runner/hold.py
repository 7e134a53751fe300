"""Holds idle connections over TLS and HTTP/2, which the load client does not speak: `hold.py PROTOCOL PORT COUNT`.

Each has had one request. As with the load client's holding modes, a first line comes when all are up, they are closed when
standard input ends, and a second line says how many the server had closed by then.
"""

import json
import resource
import select
import socket
import ssl
import sys

LIMIT = 30  # seconds for one connection
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA, HEADERS, SETTINGS = 0, 1, 4
END_STREAM, END_HEADERS, ACK = 1, 4, 1


def frame(kind, flags, stream, payload=b""):
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def exact(stream, length):
    data = b""
    while len(data) < length:
        more = stream.recv(length - len(data))
        if not more:
            raise SystemExit("the server closed a connection")
        data += more
    return data


def http1(stream):
    stream.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    answer = b""
    while not answer.endswith(b"Hello World\n"):
        answer += exact(stream, 1)


def http2(stream, scheme):
    # :method GET, :scheme, :path / by their numbers in HPACK's static table, and :authority with a value
    head = bytes([0x82, scheme, 0x84, 0x41, 1]) + b"a"
    stream.sendall(PREFACE + frame(SETTINGS, 0, 0) + frame(HEADERS, END_HEADERS | END_STREAM, 1, head))
    while True:
        start = exact(stream, 9)
        kind, flags = start[3], start[4]
        exact(stream, int.from_bytes(start[:3], "big"))
        if kind == SETTINGS and not flags & ACK:
            stream.sendall(frame(SETTINGS, ACK, 0))
        if kind == DATA and flags & END_STREAM:
            return


def connect(protocol, port, context):
    stream = socket.create_connection(("127.0.0.1", port), LIMIT)
    if protocol.startswith("tls"):
        stream = context.wrap_socket(stream)
    if protocol.endswith("http2"):
        http2(stream, 0x87 if protocol.startswith("tls") else 0x86)
    else:
        http1(stream)
    return stream


def main():
    protocol, port, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    context = ssl._create_unverified_context()
    context.set_alpn_protocols(["h2"] if protocol.endswith("http2") else ["http/1.1"])
    streams = [connect(protocol, port, context) for _ in range(count)]
    print(json.dumps({"up": len(streams)}), flush=True)
    sys.stdin.read()
    poller = select.poll()
    for stream in streams:
        poller.register(stream, select.POLLRDHUP)
    print(json.dumps({"lost": len(poller.poll(0))}), flush=True)


main()
