"""One client's plan: what it sends, in which pieces, how it reads, and how it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from . import http1, websocket
from .http1 import Request

# how many bytes the kernel may keep for a client that reads little
SMALL_BUFFER = 4_096
# a plan that sends more than this is not worth its time
CUT_LIMIT = 200_000


@dataclass
class Send:
    data: bytes
    # sizes of the pieces, after the last of which everything else goes at once
    pieces: list[int] = field(default_factory=list)
    pause: float = 0.0

    def __str__(self) -> str:
        shown = repr(self.data[:300]) + ("…" if len(self.data) > 300 else "")
        cut = f" in pieces {self.pieces} every {self.pause:.3f} s" if self.pieces else ""
        return f"send {len(self.data)} bytes{cut}: {shown}"


@dataclass
class Receive:
    """Reads until there are so many answers in all, or for so long, or slowly, a bit at a time."""

    seconds: float
    answers: int | None = None
    bit: int = 65_536
    pause: float = 0.0

    def __str__(self) -> str:
        until = f"until {self.answers} answers" if self.answers else ""
        return f"read {until} for {self.seconds:.3f} s at most, {self.bit} bytes every {self.pause:.3f} s"


@dataclass
class Wait:
    seconds: float

    def __str__(self) -> str:
        return f"wait {self.seconds:.3f} s"


@dataclass
class Leave:
    """close: as the kernel sees fit; reset: RST; half: FIN, then reads to the end; stay: until the round is over."""

    how: str

    def __str__(self) -> str:
        return f"leave: {self.how}"


@dataclass
class Plan:
    kind: str
    begin: float
    steps: list[Send | Receive | Wait | Leave]
    # what was asked, if the answers can be foretold
    requests: list[Request] | None = None
    small_buffer: bool = False

    def __str__(self) -> str:
        lines = [f"{self.kind}, after {self.begin:.3f} s{', with a small buffer' if self.small_buffer else ''}"]
        return "\n".join(lines + [f"  {step}" for step in self.steps])


@dataclass
class Choices:
    """Names of handlers, and whether requests may have more variables than PHP takes."""

    http: list[str]
    websocket: list[str]
    many_variables: bool

    def request(self, random: Random, large: bool = False) -> Request:
        request = http1.right_request(random, random.choice(self.http), large)
        if not self.many_variables:
            http1.limit_variables(request)
        return request


def plan(random: Random, choices: Choices) -> Plan:
    kind = random.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
    made = KINDS[kind][1](random, choices)
    made.kind, made.begin = kind, random.choice([0.0, random.uniform(0, 0.3)])
    return made


def leave(random: Random) -> Leave:
    return Leave(random.choice(["close", "reset", "reset", "half", "half", "stay"]))


def pieces(random: Random, data: bytes) -> Send:
    """The bytes at once, in a few pieces, or in many."""
    choice = random.random()
    if choice < 0.5 or not data:
        return Send(data)
    if choice < 0.85:
        sizes = [random.randint(1, len(data)) for _ in range(random.randint(1, 3))]
        return Send(data, sizes, random.choice([0.0, 0.01, 0.03]))
    return Send(data, [random.randint(1, 3) for _ in range(60)], 0.002)


def requests(random: Random, choices: Choices, most: int = 5) -> list[Request]:
    made = [choices.request(random) for _ in range(random.randint(1, most))]
    # nothing follows a request after which the server closes
    for at, request in enumerate(made):
        if ("Connection", "close") in request.fields or request.version == "1.0":
            return made[: at + 1]
    return made


def one_after_the_other(random: Random, choices: Choices) -> Plan:
    asked = requests(random, choices)
    steps: list = []
    for number, request in enumerate(asked, 1):
        steps += [pieces(random, request.encode()), Receive(random.choice([0.02, 0.5]), number)]
    return Plan("", 0, [*steps, leave(random)], asked)


def pipeline(random: Random, choices: Choices) -> Plan:
    asked = requests(random, choices, 12)
    data = b"".join(request.encode() for request in asked)
    steps = [pieces(random, data), Receive(random.choice([0.0, 0.1, 0.6]), len(asked)), leave(random)]
    return Plan("", 0, steps, asked)


def cut(random: Random, choices: Choices) -> Plan:
    """A pipeline that ends anywhere: in a head, a body, a chunk."""
    data = b"".join(request.encode() for request in requests(random, choices, 3))[:CUT_LIMIT]
    end = random.randint(0, len(data))
    return Plan("", 0, [pieces(random, data[:end]), Receive(random.choice([0.0, 0.05, 0.6])), leave(random)])


def wrong(random: Random, choices: Choices) -> Plan:
    before = b"".join(request.encode() for request in requests(random, choices, 2)) if random.random() < 0.3 else b""
    data = before + http1.wrong_request(random, random.choice(choices.http))
    after = random.choice([b"", b"GET /plain HTTP/1.1\r\nHost: a\r\n\r\n", random.randbytes(1_000)])
    return Plan("", 0, [pieces(random, data + after), Receive(random.choice([0.0, 0.05, 0.3])), leave(random)])


def garbage(random: Random, choices: Choices) -> Plan:
    data = bytearray(b"".join(request.encode() for request in requests(random, choices, 3))[:CUT_LIMIT])
    for _ in range(random.randint(1, 10)):
        data[random.randrange(len(data))] = random.randrange(256)
    noise = random.randbytes(random.choice([1, 100, 100_000]))
    hello = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + random.randbytes(500)
    data = random.choice([bytes(data), bytes(data), noise, hello])
    return Plan("", 0, [pieces(random, data), Receive(random.choice([0.0, 0.05, 0.3])), leave(random)])


def silent(random: Random, choices: Choices) -> Plan:
    begun = random.choice([b"", b"", b"\r", b"G", b"GET / HTTP/1.1\r\nHost: a\r\n"])
    return Plan("", 0, [Send(begun), Wait(random.uniform(0, 0.8)), leave(random)])


def deaf(random: Random, choices: Choices) -> Plan:
    """Asks for much and reads nothing, or little."""
    asked = [choices.request(random, large=True) for _ in range(random.randint(1, 6))]
    reading = random.choice([Wait(random.uniform(0, 0.8)), Receive(0.6, bit=2_000, pause=0.01)])
    data = b"".join(request.encode() for request in asked)
    return Plan("", 0, [Send(data), reading, leave(random)], small_buffer=True)


def upgraded(random: Random, choices: Choices, large: bool = False) -> tuple[list, list[Request], bool]:
    """The handshake, and whether compression is offered."""
    offer = random.choice([None, *websocket.OFFERS])
    name = random.choice(choices.websocket)
    steps = [pieces(random, websocket.handshake(random, name, offer, large))]
    return steps, [Request("GET", name)], offer is not None


def talk(random: Random, choices: Choices) -> Plan:
    steps, asked, _ = upgraded(random, choices)
    if random.random() < 0.6:
        steps.append(Receive(0.1, 1))
    # what is compressed can only be sent once it is known that the server has agreed
    frames = websocket.conversation(random, deflate=False)
    if random.random() < 0.5:
        frames.append(websocket.closing(random))
    data = b"".join(frames)
    steps += [pieces(random, data), Receive(random.choice([0.0, 0.1, 0.5])), leave(random)]
    return Plan("", 0, steps, asked)


def packed_talk(random: Random, choices: Choices) -> Plan:
    """Compressed messages, whether the server has agreed to that or not."""
    steps, asked, offered = upgraded(random, choices)
    steps.append(Receive(0.1, 1))
    for part in websocket.conversation(random, deflate=offered):
        steps += [pieces(random, part), Receive(random.choice([0.0, 0.02]))]
    return Plan("", 0, [*steps, Receive(0.1), leave(random)], asked)


def cut_talk(random: Random, choices: Choices) -> Plan:
    steps, asked, _ = upgraded(random, choices)
    data = b"".join(websocket.conversation(random, deflate=False))[:CUT_LIMIT]
    end = random.randint(0, len(data))
    return Plan("", 0, [*steps, pieces(random, data[:end]), Receive(random.choice([0.0, 0.1])), leave(random)], asked)


def broken_talk(random: Random, choices: Choices) -> Plan:
    steps, asked, _ = upgraded(random, choices)
    before = websocket.conversation(random, deflate=False)[: random.randint(0, 2)]
    data = b"".join([*before, websocket.broken(random), websocket.frame(random, websocket.TEXT, b"after it")])
    return Plan("", 0, [*steps, pieces(random, data), Receive(random.choice([0.0, 0.1, 0.3])), leave(random)], asked)


def wrong_handshake(random: Random, choices: Choices) -> Plan:
    data = websocket.wrong_handshake(random, random.choice(choices.websocket))
    return Plan("", 0, [pieces(random, data + b"after"), Receive(0.1), leave(random)])


def deaf_talk(random: Random, choices: Choices) -> Plan:
    steps, _, _ = upgraded(random, choices, large=True)
    frames = websocket.conversation(random, deflate=False) + [websocket.frame(random, websocket.PING, b"?")] * 50
    reading = random.choice([Wait(random.uniform(0, 0.8)), Receive(0.6, bit=2_000, pause=0.01)])
    return Plan("", 0, [*steps, Send(b"".join(frames)), reading, leave(random)], small_buffer=True)


KINDS = {
    "one after the other": (6, one_after_the_other),
    "pipeline": (5, pipeline),
    "cut": (4, cut),
    "wrong": (3, wrong),
    "garbage": (3, garbage),
    "silent": (1, silent),
    "deaf": (2, deaf),
    "talk": (4, talk),
    "packed talk": (2, packed_talk),
    "cut talk": (2, cut_talk),
    "broken talk": (3, broken_talk),
    "wrong handshake": (1, wrong_handshake),
    "deaf talk": (2, deaf_talk),
}
