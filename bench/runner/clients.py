"""What clients, sockets and tables cost: scripts that print their figures, beside the same under the peer."""

from . import machine, report
from .subjects import TOKIO, Server, native
from .suites import at_most, scripts

REQUEST_CPU = 0.7  # of the peer's
ECHO_CPU = 0.7
PING_PONG_CPU = 0.8
NOT_MORE = 1.0
IDLE = 0.5


def client_requests(options):
    report.title("client_requests: GETs of 1 KB by 16 coroutines; CPU of the client")
    judge("client_requests", options, "tokio-http", {"cpu_us": ("us each", REQUEST_CPU)})


def client_connect(options):
    report.title("client_connect: a client that connects, asks once and closes; its CPU")
    judge("client_connect", options, "tokio-http", {"cpu_us": ("us each", NOT_MORE)})


def client_echo(options):
    report.title("client_echo: WebSocket echo of 32 bytes by 16 coroutines; CPU of the client")
    judge("client_echo", options, "tokio-echo", {"cpu_us": ("us each", ECHO_CPU)})


def client_idle(options):
    report.title("client_idle: 5,000 idle connections of clients; bytes each")
    judge("client_idle", options, "tokio-http", {"rss": ("resident", IDLE), "heap": ("PHP heap", IDLE)})


def socket_ping_pong(options):
    report.title("socket_ping_pong: 32 bytes there and back between two coroutines; CPU")
    judge("socket_ping_pong", options, None, {"cpu_us": ("us each", PING_PONG_CPU)})


def table(options):
    report.title("table: set, get and incr of a Table; ns each")
    judge("table", options, None, {key: (key, NOT_MORE) for key in ("set", "get", "incr")})


def judge(kind, options, server, figures):
    """Runs the script, with a server on the other core if it needs one, and compares each figure with its limit."""
    columns = [column for column, _ in figures.values()]
    if server is None:
        ratios = scripts(kind, tuple(figures), columns, options)
    else:
        with Server(TOKIO, native(server), core=machine.CLIENT_CORE) as running:
            ratios = scripts(kind, tuple(figures), columns, options, port=running.port)
    for key, (column, limit) in figures.items():
        at_most(column, ratios.get(key), limit)


SUITES = {
    "client_requests": client_requests,
    "client_connect": client_connect,
    "client_echo": client_echo,
    "client_idle": client_idle,
    "socket_ping_pong": socket_ping_pong,
    "table": table,
}
