"""A seed's scenario: the server's settings, and rounds of clients. The same seed gives the same scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from random import Random

from .connections import Choices, Plan, plan

ROUNDS = 3
# what a scenario's handler is replaced by if it is left out
HARMLESS = "plain"
HARMLESS_WEBSOCKET = "ws-echo"
RESTARTING = {"restart", "dropped-settings"}
# what can be left out like a handler: scenarios with few coroutines, and requests with more variables than PHP takes
FEW_COROUTINES = "few-coroutines"
MANY_VARIABLES = "many-variables"
FEATURES = {FEW_COROUTINES, MANY_VARIABLES}
# how the process runs: an allocator whose freed memory has other contents shows early what is used after it was freed
FLAVOURS = {
    "plain": 5,
    "system allocator": 3,
    "jit": 1,
    "preemptive": 1,
}
JIT = ["zend_extension=opcache", "opcache.enable_cli=1", "opcache.jit=tracing", "opcache.jit_buffer_size=16M"]
PREEMPTIVE = ["swoole.enable_preemptive_scheduler=1"]


class Farewell(Enum):
    SIGNAL = "SIGTERM"
    SHUTDOWN = "shutdown"
    # of a script that ends while the server runs: a fatal error, exit, an exception that leaves a coroutine
    FATAL = "fatal"
    EXIT = "exit"
    THROW = "throw"

    @property
    def is_proper(self) -> bool:
        return self in (Farewell.SIGNAL, Farewell.SHUTDOWN)


@dataclass
class Scenario:
    seed: int
    flavour: str
    settings: dict
    # so few coroutines or descriptors that clients have to wait for each other
    tight: bool
    restarts: bool
    descriptors: int | None
    # how the server is ended, and whether clients are still there
    farewell: Farewell
    in_the_middle: bool
    rounds: list[list[Plan]]
    ini: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        end = f"ends by {self.farewell.value}{' while clients are there' if self.in_the_middle else ''}"
        return f"flavour {self.flavour}, settings {self.settings}, descriptors {self.descriptors}, {end}"


def scenario(seed: int, names: list[str], without: set[str], has_opcache: bool) -> Scenario:
    random = Random(seed)
    flavour = random.choices(list(FLAVOURS), list(FLAVOURS.values()))[0]
    tight, restarts = random.random() < 0.15, random.random() < 0.15
    drawn = Scenario(
        seed=seed,
        flavour=flavour,
        settings=settings(random),
        tight=tight,
        restarts=restarts,
        descriptors=None,
        farewell=random.choices(list(Farewell), [4, 4, 1, 1, 1])[0],
        in_the_middle=random.random() < 0.5,
        rounds=[],
    )
    # where all connections may be with handlers that wait for the fuzzer, it could not ask for their release
    drawn.settings["releases"] = tight
    if tight:
        limit_resources(random, drawn, FEW_COROUTINES not in without)
    run_as(drawn, flavour, has_opcache)
    choices = choose(names, without, restarts)
    for number in range(ROUNDS):
        # each client has its own numbers: without one of them the others do the same
        clients = random.randint(8, 30)
        drawn.rounds.append([plan(Random(f"{seed}/{number}/{client}"), choices) for client in range(clients)])
    return drawn


def settings(random: Random) -> dict:
    server: dict = {}
    maybe(random, server, 0.3, "package_max_length", [70_000, "256K", 10_000_000])
    maybe(random, server, 0.5, "socket_buffer_size", [65_536, 1_000_000])
    for name in ("open_websocket_close_frame", "open_websocket_ping_frame", "open_websocket_pong_frame"):
        maybe(random, server, 0.2, name, [True])
    maybe(random, server, 0.6, "websocket_compression", [True])
    maybe(random, server, 0.3, "websocket_compression_context_takeover", [True])
    maybe(random, server, 0.2, "websocket_compression_window_bits", [9, 12])
    maybe(random, server, 0.5, "websocket_overflow", ["wait", "drop", "close"])
    maybe(random, server, 0.2, "websocket_ping_interval", [0.05, 0.2])
    maybe(random, server, 0.2, "websocket_idle_timeout", [1.0])
    maybe(random, server, 0.2, "websocket_subprotocol", ["chat", ["a", "chat"]])
    maybe(random, server, 0.1, "websocket_allowed_origins", ["https://example.org"])
    maybe(random, server, 0.1, "http_parse_cookie", [False])
    maybe(random, server, 0.1, "http_parse_post", [False])
    coroutine: dict = {
        "socket_read_timeout": random.choice([0.4, 2, 60]),
        "socket_write_timeout": random.choice([0.4, 60]),
    }
    maybe(random, coroutine, 0.2, "c_stack_size", [65_536 * 4, 8_388_608])
    return {
        "server": server or {"package_max_length": "2M"},
        "coroutine": coroutine,
        "throw_errors": random.random() < 0.6,
        "exceptions": random.choice(["none", "quiet", "quiet", "suspends", "throws"]),
    }


def maybe(random: Random, values: dict, chance: float, name: str, choices: list) -> None:
    if random.random() < chance:
        values[name] = random.choice(choices)


def limit_resources(random: Random, drawn: Scenario, few_coroutines: bool) -> None:
    if random.random() < 0.6 and few_coroutines:
        drawn.settings["coroutine"]["max_coroutine"] = random.randint(6, 20)
    else:
        drawn.descriptors = random.randint(24, 40)


def run_as(drawn: Scenario, flavour: str, has_opcache: bool) -> None:
    match flavour:
        case "system allocator":
            drawn.environment = {"USE_ZEND_ALLOC": "0", "MALLOC_PERTURB_": "165"}
        case "jit" if has_opcache:
            drawn.ini = JIT
        case "preemptive":
            drawn.ini = PREEMPTIVE


def choose(names: list[str], without: set[str], restarts: bool) -> Choices:
    """What the clients of a scenario choose from. Where one is left out, all other choices stay as they are."""

    def keep(name: str, otherwise: str) -> str:
        return otherwise if name in without or name in RESTARTING and not restarts else name

    return Choices(
        http=[keep(name, HARMLESS) for name in names if not name.startswith("ws-")],
        websocket=[keep(name, HARMLESS_WEBSOCKET) for name in names if name.startswith("ws-")],
        many_variables=MANY_VARIABLES not in without,
    )
