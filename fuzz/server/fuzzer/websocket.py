"""WebSocket as a client speaks it: handshakes, frames, messages, compressed or not, and what breaks the protocol."""

from __future__ import annotations

import base64
import zlib
from random import Random

from .http1 import path

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
FIN, RSV1 = 0x80, 0x40
SIZES = [0, 1, 10, 124, 125, 126, 200, 4_000, 65_535, 65_536, 100_000]
OFFERS = [
    "permessage-deflate",
    "permessage-deflate; client_max_window_bits",
    "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
    "permessage-deflate; server_max_window_bits=9; client_max_window_bits=10",
    "x-unknown, permessage-deflate; server_max_window_bits=99, permessage-deflate",
]
# the end of a compressed message, which is not sent (RFC 7692, section 7.2.1)
TAIL = b"\0\0\xff\xff"


def handshake(random: Random, handler: str, offer: str | None, large: bool = False, origin: str | None = None) -> bytes:
    key = base64.b64encode(random.randbytes(16)).decode()
    lines = [
        f"GET {path(random, handler, large)} HTTP/1.1",
        "Host: a",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
    ]
    if offer is not None:
        lines.append(f"Sec-WebSocket-Extensions: {offer}")
    if random.random() < 0.2:
        lines.append("Sec-WebSocket-Protocol: " + random.choice(["chat", "a, chat", "unknown"]))
    if random.random() < 0.2:
        origin = origin or random.choice(["https://example.org", "null"])
    if origin is not None:
        lines.append(f"Origin: {origin}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def wrong_handshake(random: Random, handler: str) -> bytes:
    right = handshake(random, handler, None)
    wrong = [
        (b"GET ", b"POST "),
        (b"HTTP/1.1", b"HTTP/1.0"),
        (b"Connection: Upgrade", b"Connection: close"),
        (b"Sec-WebSocket-Version: 13", b"Sec-WebSocket-Version: 8"),
        (b"Sec-WebSocket-Key: ", b"Sec-WebSocket-Key: x"),
        (b"Sec-WebSocket-Key: ", b"Sec-WebSocket-Key: a\r\nSec-WebSocket-Key: "),
        (b"Upgrade: websocket", b"Upgrade: h2c"),
        (b"Host: a", b"Host: a\r\nContent-Length: 5"),
        (b"Host: a", b"Host: a\r\nSec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=x"),
    ]
    return right.replace(*random.choice(wrong))


def frame(random: Random, opcode: int, payload: bytes, bits: int = FIN, mask: bool = True, form: int = 0) -> bytes:
    """`form`: how many bytes the length takes, if not as few as possible."""
    length, bit = len(payload), 0x80 if mask else 0
    if form == 8 or length > 65_535:
        head = bytes([bits | opcode, bit | 127]) + length.to_bytes(8, "big")
    elif form == 2 or length > 125:
        head = bytes([bits | opcode, bit | 126]) + length.to_bytes(2, "big")
    else:
        head = bytes([bits | opcode, bit | length])
    if not mask:
        return head + payload
    key = random.randbytes(4)
    return head + key + masked(payload, key)


def masked(payload: bytes, key: bytes) -> bytes:
    length = len(payload)
    stream = (key * (length // 4 + 1))[:length]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")).to_bytes(length, "big")


def compressed(payload: bytes, window_bits: int = 9) -> bytes:
    # zlib makes 9 of 8, and wants a window of 9 bits at least where raw deflate is made
    compressor = zlib.compressobj(wbits=-max(window_bits, 9))
    packed = compressor.compress(payload) + compressor.flush(zlib.Z_SYNC_FLUSH)
    return packed.removesuffix(TAIL)


def text(random: Random, size: int) -> bytes:
    return random.choice([b"text ", "\u4e2d\u6587 ".encode(), b"0123456789"]) * (size // 10)


def conversation(random: Random, deflate: bool) -> list[bytes]:
    """Frames as a client may send them. The server may have closed before."""
    frames: list[bytes] = []
    for _ in range(random.randint(1, 6)):
        frames += message(random, deflate)
        if random.random() < 0.2:
            frames.append(frame(random, random.choice([PING, PONG]), random.randbytes(random.choice([0, 5, 125]))))
    return frames


def message(random: Random, deflate: bool) -> list[bytes]:
    size = random.choice(SIZES)
    opcode, payload = (TEXT, text(random, size)) if random.random() < 0.5 else (BINARY, random.randbytes(size))
    bits = 0
    if deflate and random.random() < 0.6:
        bits, payload = RSV1, compressed(payload)
    if random.random() < 0.6:
        return [frame(random, opcode, payload, FIN | bits)]
    return fragments(random, opcode, payload, bits)


def fragments(random: Random, opcode: int, payload: bytes, bits: int) -> list[bytes]:
    frames = []
    for _ in range(random.randint(1, 4)):
        length = random.randint(0, min(len(payload), random.choice([1, 100, 100_000])))
        frames.append(frame(random, opcode, payload[:length], bits))
        payload, opcode, bits = payload[length:], CONTINUATION, 0
        if random.random() < 0.3:
            frames.append(frame(random, random.choice([PING, PONG]), b"between"))
    return [*frames, frame(random, CONTINUATION, payload)]


def broken(random: Random) -> bytes:
    """Frames that fail the connection, or are to fail it."""
    kinds = [
        lambda: frame(random, TEXT, b"not masked", mask=False),
        lambda: frame(random, random.choice([3, 7, 11, 15]), b"reserved"),
        lambda: frame(random, TEXT, b"reserved bits", FIN | random.choice([0x10, 0x20, RSV1])),
        lambda: frame(random, PING, b"a fragment", 0),
        lambda: frame(random, PING, bytes(126)),
        lambda: frame(random, CONTINUATION, b"of nothing"),
        lambda: frame(random, TEXT, b"begun", 0) + frame(random, TEXT, b"another"),
        lambda: frame(random, TEXT, b"\xff\xfe"),
        lambda: frame(random, TEXT, b"\xe4\xb8", 0) + frame(random, CONTINUATION, b"\xff"),
        lambda: frame(random, TEXT, b"long form", form=random.choice([2, 8])),
        lambda: bytes([FIN | BINARY, 0xFF]) + b"\xff" * 8 + bytes(20),
        lambda: bytes([FIN | BINARY, 0xFF]) + (1 << 40).to_bytes(8, "big") + bytes(2_000),
        lambda: frame(random, BINARY, bytes(3_000_000)),
        lambda: frame(random, BINARY, random.randbytes(100), FIN | RSV1),
        lambda: frame(random, BINARY, compressed(bytes(30_000_000), 15), FIN | RSV1),
        lambda: frame(random, BINARY, b"", 0) + frame(random, CONTINUATION, b"", 0) * 2_000,
        lambda: frame(random, PING, b"x" * 125) * 500,
    ]
    return random.choice(kinds)()


def closing(random: Random) -> bytes:
    """Close frames, most of them right."""
    payload = random.choice(
        [
            b"",
            (1000).to_bytes(2, "big"),
            (1001).to_bytes(2, "big") + b"going",
            (4999).to_bytes(2, "big") + b"r" * 123,
            b"\x03",
            (1005).to_bytes(2, "big"),
            (999).to_bytes(2, "big"),
            (65_535).to_bytes(2, "big"),
            (1000).to_bytes(2, "big") + b"\xff",
        ]
    )
    after = random.choice([b"", b"", frame(random, TEXT, b"after the end"), frame(random, CLOSE, b"")])
    return frame(random, CLOSE, payload) + after
