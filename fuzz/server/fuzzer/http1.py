"""Requests as bytes: right ones, of which the answers can be checked, and wrong ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

CRLF = b"\r\n"
METHODS = ["GET"] * 6 + ["POST"] * 4 + ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"]
SIZES = [0, 1, 10, 125, 126, 4_000, 16_384, 65_536, 70_000]
LARGE_SIZES = [300_000, 1_000_000]
# of the server's head limit
HEAD_LIMIT = 65_536
# PHP's max_input_vars is 1000
MANY_VARIABLES = 1_200


@dataclass
class Request:
    method: str
    target: str
    version: str = "1.1"
    fields: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | None = None
    # lengths of the chunks that the body is sent in; None: with its length
    chunks: list[int] | None = None
    # the handler sends back the body
    is_same: bool = False

    def head(self) -> bytes:
        lines = [f"{self.method} {self.target} HTTP/{self.version}"]
        lines += [f"{name}: {value}" for name, value in self.fields]
        if self.chunks is not None:
            lines.append("Transfer-Encoding: chunked")
        elif self.body is not None:
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(lines).encode("latin-1") + CRLF + CRLF

    def encode(self) -> bytes:
        if self.body is None:
            return self.head()
        return self.head() + (self.body if self.chunks is None else self.chunked())

    def chunked(self) -> bytes:
        coded, rest = b"", self.body
        for length in self.chunks:
            part, rest = rest[:length], rest[length:]
            if part:
                coded += b"%x" % len(part) + CRLF + part + CRLF
        if rest:
            coded += b"%x;extension=1" % len(rest) + CRLF + rest + CRLF
        return coded + b"0" + CRLF + b"Trailer-Field: v" + CRLF + CRLF


def path(random: Random, handler: str, large: bool = False) -> str:
    """What a handler is to do, see `Ask` in support.php."""
    size = random.choice(LARGE_SIZES) if large else random.choice(SIZES)
    return f"/{handler}/{random.randint(0, 7)}/{size}/{random.choice([0, 1, 2, 5, 20, 60])}/{random.randint(0, 7)}"


def right_request(random: Random, handler: str, large: bool = False) -> Request:
    request = Request(random.choice(METHODS), path(random, handler, large), is_same=handler == "same")
    request.target += query(random)
    if random.random() < 0.1:
        request.version = "1.0"
    request.fields = right_fields(random, request.version)
    if request.method in ("POST", "PUT", "PATCH", "DELETE") and random.random() < 0.9:
        add_body(random, request)
    return request


def query(random: Random) -> str:
    kind = random.random()
    if kind < 0.6:
        return ""
    if kind < 0.65:
        return "?" + "&".join(f"v{i}={i}" for i in range(MANY_VARIABLES))
    return random.choice(["?a=b", "?", "?a[]=1&a[x][y]=2&a=3", "?%00=%ff&+=%zz", "?a=" + "%41" * 500])


def limit_variables(request: Request) -> None:
    """Takes away the variables that are too many, and changes nothing else."""
    if request.target.endswith(f"={MANY_VARIABLES - 1}"):
        request.target = request.target.partition("?")[0]
    if request.body is not None and request.body.startswith(b"a=1&"):
        request.body = request.body[:MANY_VARIABLES]


def right_fields(random: Random, version: str) -> list[tuple[str, str]]:
    fields = [("Host", "a")]
    choice = random.random()
    if choice < 0.1 or version == "1.0" and choice < 0.6:
        fields.append(("Connection", random.choice(["close", "keep-alive", "Keep-Alive, X"])))
    if random.random() < 0.2:
        fields.append(("Cookie", random.choice(["a=b; c=d", "", ";;=;a", "a[]=1; a[]=2", "x=" + "%20" * 300])))
    if random.random() < 0.1:
        fields += [("X-Same", str(i)) for i in range(random.choice([2, 50, 300]))]
    if random.random() < 0.1:
        fields += [(f"X-{i}", "v" * random.choice([0, 10, 200])) for i in range(random.choice([5, 100]))]
    if random.random() < 0.05:
        fields.append(("Upgrade", random.choice(["websocket", "h2c", "TLS/1.0"])))
    random.shuffle(fields)
    return fields


def add_body(random: Random, request: Request) -> None:
    size = random.choice(SIZES)
    if random.random() < 0.3:
        request.fields.append(("Content-Type", "application/x-www-form-urlencoded"))
        request.body = (b"a=1&b[]=2&c%5Bx%5D=3&" * (size // 20 + 1))[:size]
    else:
        request.body = random.randbytes(size)
    if random.random() < 0.4 and request.version == "1.1":
        request.chunks = [random.choice([1, 5, 100, 5_000]) for _ in range(random.randint(0, 5))]
    if random.random() < 0.2:
        request.fields.append(("Expect", random.choice(["100-continue"] * 3 + ["200-maybe"])))


def wrong_request(random: Random, handler: str) -> bytes:
    """One request that is to be refused, or at least understood in one way only."""
    target = path(random, handler)
    line = f"POST {target} HTTP/1.1\r\nHost: a\r\n".encode()
    kinds = [
        lambda: f"GET {target} HTTP/1.1\r\n\r\n".encode(),
        lambda: f"GET {target} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".encode(),
        lambda: f"GET {target} HTTP/{random.choice(['0.9', '1.2', '2.0', '11', ''])}\r\nHost: a\r\n\r\n".encode(),
        lambda: f"GET {target} HTTP/1.1\nHost: a\n\n".encode(),
        lambda: f"get {target} HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
        lambda: f"GET http://evil{target} HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
        lambda: f"GET {target}?q=\u4e2d HTTP/1.1\r\nHost: a\r\n\r\n".encode(),
        lambda: b"CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        lambda: b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        lambda: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9),
        lambda: b"\r\n" * 50 + line + b"\r\n",
        lambda: line + b"X : v\r\n\r\n",
        lambda: line + b"X: a\r\n b\r\n\r\n",
        lambda: line + b"X: a\0b\r\n\r\n",
        lambda: line + b": v\r\n\r\n",
        lambda: line + b"no colon\r\n\r\n",
        lambda: line + b"Content-Length: -1\r\n\r\n",
        lambda: line + b"Content-Length: 18446744073709551600\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n",
        lambda: line + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        lambda: line + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        lambda: line + b"Content-Length: 50000000\r\n\r\n" + bytes(1_000),
        lambda: line + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        lambda: line + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        lambda: line + b"Transfer-Encoding: chunked\r\n\r\n" + wrong_chunks(random),
        lambda: line + b"X: " + b"v" * random.choice([HEAD_LIMIT - 200, HEAD_LIMIT, 3 * HEAD_LIMIT]) + b"\r\n\r\n",
        lambda: line + b"A: b\r\n" * random.choice([1_000, 10_000, 12_000]) + b"\r\n",
        lambda: line + b"X: " + b"v" * 2 * HEAD_LIMIT,
    ]
    return random.choice(kinds)()


def wrong_chunks(random: Random) -> bytes:
    return random.choice(
        [
            b"g\r\n",
            b"-1\r\na\r\n",
            b"5\r\nabc\r\n0\r\n\r\n",
            b"5\r\nabcdefgh\r\n0\r\n\r\n",
            b"fffffffffffffffff\r\na",
            b"7fffffffffffffff\r\nabc",
            b"1;" + b"e" * 70_000 + b"\r\na\r\n0\r\n\r\n",
            b"0\r\n" + b"T: v\r\n" * 20_000 + b"\r\n",
            b"0\r\nContent-Length: 5\r\n\r\n",
            b"1\na\n0\n\n",
        ]
    )
