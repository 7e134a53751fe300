"""What a server sends, read as strictly as a client can: HTTP/1 responses, then WebSocket frames."""

from __future__ import annotations

import re
import zlib

from .http1 import Request
from .websocket import CLOSE, CONTINUATION, FIN, RSV1, TAIL

STATUS_LINE = re.compile(rb"HTTP/1\.1 (-?\d+) [^\x00-\x08\x0a-\x1f\x7f]*")
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*?)[ \t]*")
CHUNK_LINE = re.compile(rb"([0-9a-f]+)")
# what a server may say without having been asked, or about what it could not read
REFUSALS = {400, 408, 413, 414, 417, 431, 500, 501, 503, 505}


class Wrong(Exception):
    """The server's bytes are no answer, or not the right one."""


class Answers:
    """The answers to requests that were sent one after the other. They may end early, but not be wrong."""

    def __init__(self, requests: list[Request]) -> None:
        self.requests = requests
        self.count = 0
        self.statuses: list[int] = []
        self.body = b""
        self.frames: Frames | None = None
        self.buffer = bytearray()
        # what is being read: a head, or a body of so many bytes, in chunks, until the end, or trailers
        self.read = self.read_head

    def feed(self, data: bytes) -> None:
        self.buffer += data
        while self.read():
            pass

    def line(self, end: bytes) -> bytes | None:
        at = self.buffer.find(end)
        if at < 0:
            return None
        line = bytes(self.buffer[:at])
        del self.buffer[: at + len(end)]
        return line

    def read_head(self) -> bool:
        head = self.line(b"\r\n\r\n")
        if head is None:
            return False
        status_line, *lines = head.split(b"\r\n")
        if not (match := STATUS_LINE.fullmatch(status_line)):
            raise Wrong(f"a status line {status_line[:100]!r}")
        status, fields = int(match[1]), read_fields(lines)
        if status == 100:
            return True
        self.statuses.append(status)
        self.body = b""
        if status == 101:
            self.frames = Frames(fields.get(b"sec-websocket-extensions", [b""])[0])
            self.read = self.read_frames
        else:
            self.begin_body(status, fields)
        return True

    def begin_body(self, status: int, fields: dict[bytes, list[bytes]]) -> None:
        request = self.requests[self.count] if self.count < len(self.requests) else None
        if request is None and status not in REFUSALS:
            raise Wrong(f"answer {self.count + 1}, {status}, to {len(self.requests)} requests")
        lengths, codings = fields.get(b"content-length", []), fields.get(b"transfer-encoding", [])
        if len(lengths) + len(codings) > 1 or any(not length.isdigit() for length in lengths):
            raise Wrong(f"framed by lengths {lengths} and codings {codings}")
        if request is not None and request.method == "HEAD" or status in (204, 304):
            self.left = 0
            self.read = self.read_sized
        elif codings == [b"chunked"]:
            self.read = self.read_chunk
        elif codings:
            raise Wrong(f"coded as {codings}")
        elif lengths:
            self.left = int(lengths[0])
            self.read = self.read_sized
        else:
            self.read = self.read_all

    def read_sized(self) -> bool:
        part = self.buffer[: self.left]
        del self.buffer[: self.left]
        self.body += part
        self.left -= len(part)
        if self.left:
            return False
        self.end_answer()
        return True

    def read_chunk(self) -> bool:
        line = self.line(b"\r\n")
        if line is None:
            return False
        if not CHUNK_LINE.fullmatch(line):
            raise Wrong(f"a chunk that begins {line[:100]!r}")
        self.left = int(line, 16)
        self.read = self.read_chunk_data if self.left else self.read_trailers
        return True

    def read_chunk_data(self) -> bool:
        if len(self.buffer) < self.left + 2:
            return False
        self.body += self.buffer[: self.left]
        if self.buffer[self.left : self.left + 2] != b"\r\n":
            raise Wrong("a chunk that is longer than it says")
        del self.buffer[: self.left + 2]
        self.read = self.read_chunk
        return True

    def read_trailers(self) -> bool:
        line = self.line(b"\r\n")
        if line is None:
            return False
        if line:
            name, _ = read_field(line)
            if name in (b"content-length", b"transfer-encoding"):
                raise Wrong(f"a trailer {line[:100]!r}")
        else:
            self.end_answer()
        return True

    def read_all(self) -> bool:
        self.body += self.buffer
        self.buffer.clear()
        return False

    def read_frames(self) -> bool:
        self.frames.feed(bytes(self.buffer))
        self.buffer.clear()
        return False

    def end_answer(self) -> None:
        request = self.requests[self.count] if self.count < len(self.requests) else None
        if request is not None and request.is_same and self.statuses[-1] == 200 and request.method != "HEAD":
            if self.body != (request.body or b""):
                raise Wrong(f"{len(self.body)} bytes came back of a body of {len(request.body or b'')}")
        self.count += 1
        self.read = self.read_head


def read_fields(lines: list[bytes]) -> dict[bytes, list[bytes]]:
    fields: dict[bytes, list[bytes]] = {}
    for line in lines:
        name, value = read_field(line)
        fields.setdefault(name, []).append(value)
    return fields


def read_field(line: bytes) -> tuple[bytes, bytes]:
    if not (match := FIELD.fullmatch(line)):
        raise Wrong(f"a field {line[:100]!r}")
    return match[1].lower(), match[2]


class Frames:
    """Frames of a server, put together to messages."""

    def __init__(self, extensions: bytes) -> None:
        self.deflate = extensions.startswith(b"permessage-deflate")
        self.keeps_window = b"server_no_context_takeover" not in extensions
        self.inflater = zlib.decompressobj(-15)
        self.buffer = bytearray()
        self.messages: list[tuple[int, bytes]] = []
        self.controls: list[tuple[int, bytes]] = []
        # the message that is not complete
        self.opcode: int | None = None
        self.compressed = False
        self.parts = b""
        self.closed = False

    def feed(self, data: bytes) -> None:
        self.buffer += data
        while (length := self.length()) is not None:
            head, payload = self.buffer[0], bytes(self.buffer[length[0] : sum(length)])
            del self.buffer[: sum(length)]
            self.take(head, payload)

    def length(self) -> tuple[int, int] | None:
        """Of the first frame's head and payload, if it is there completely."""
        if len(self.buffer) < 2:
            return None
        size, head = self.buffer[1], 2
        if size > 127:
            raise Wrong("a masked frame")
        if size >= 126:
            head = 4 if size == 126 else 10
            if len(self.buffer) < head:
                return None
            size = int.from_bytes(self.buffer[2:head], "big")
            if size < (126 if head == 4 else 65_536):
                raise Wrong(f"a length {size} in {head - 2} bytes")
        return (head, size) if len(self.buffer) >= head + size else None

    def take(self, head: int, payload: bytes) -> None:
        opcode, is_last = head & 15, bool(head & FIN)
        if self.closed:
            raise Wrong(f"a frame {head:#x} after the close frame")
        if head & 0x30 or head & RSV1 and not (self.deflate and opcode in (1, 2)):
            raise Wrong(f"reserved bits in a frame {head:#x}")
        if opcode >= CLOSE:
            if not is_last or len(payload) > 125 or opcode > 10:
                raise Wrong(f"a control frame {head:#x} of {len(payload)} bytes")
            self.closed = opcode == CLOSE
            self.controls.append((opcode, payload))
            return
        if opcode > 2 or (opcode == CONTINUATION) != (self.opcode is not None):
            raise Wrong(f"a frame {head:#x} {'inside' if self.opcode is not None else 'outside'} a message")
        if opcode != CONTINUATION:
            self.opcode, self.compressed, self.parts = opcode, bool(head & RSV1), b""
        self.parts += payload
        if is_last:
            self.messages.append((self.opcode, self.inflated() if self.compressed else self.parts))
            self.opcode = None

    def inflated(self) -> bytes:
        if not self.keeps_window:
            self.inflater = zlib.decompressobj(-15)
        try:
            return self.inflater.decompress(self.parts + TAIL)
        except zlib.error as error:
            raise Wrong(f"a compressed message that cannot be restored: {error}") from error
