"""The tables of README and manual, in Markdown."""

from .subjects import CAT, FRANKENPHP, HUB, NODE, OURS, PEER, RAW, TOKIO, WORKERMAN

ORDER = [OURS, PEER, WORKERMAN, NODE, FRANKENPHP, TOKIO, RAW, CAT]

# suite: the row's title
SERVERS = {
    "hello": "HTTP hello world",
    "hello-headers": "… with ten headers as browsers send them",
    "hello-pipelined": "… 16 requests pipelined",
    "echo": "WebSocket echo, 32 bytes",
    "echo64k": "WebSocket echo, 64 KB",
    "deflate": "WebSocket echo, 1 KB of JSON, compressed",
    "broadcast": "broadcast to 64 clients, a delivery",
    "publish": "… by `SwooleRs\\Hub`",
}
WEB = {
    "response64k": "response of 64 KB",
    "gzip": "10 KB of JSON, gzip",
    "sendfile": "file of 1 MB",
    "upload": "upload in a form, a MB",
    "tls": "hello world over TLS",
    "tls64k": "64 KB over TLS",
    "tls-file": "file of 1 MB over TLS",
    "http2": "hello world over HTTP/2",
    "http2-tls": "… over TLS",
}
SHORT = ["hello", "hello-headers", "echo", "broadcast", "publish", "gzip", "upload", "tls", "http2-tls"]
LATENCY = {
    "latency-http": "HTTP hello world, {asked:,}/s",
    "latency-http-fast": "HTTP hello world, {asked:,}/s",
    "latency-ws": "WebSocket echo, {asked:,}/s",
}
IDLE = {
    "idle": ("WebSocket", "heap"),
    "idle-http1": ("HTTP/1.1", "heap"),
    "idle-http2": ("HTTP/2", "heap"),
    "idle-tls-http1": ("HTTP/1.1 over TLS", "heap"),
    "idle-tls-http2": ("HTTP/2 over TLS", "heap"),
    "sleepers": ("a sleeping coroutine", "heap"),
}
SCRIPTS = {
    "create": ("create a coroutine, and its end", "ns", "ns"),
    "hop": ("push to a channel that resumes a pop", "ns", "ns"),
    "resume": ("yield, and the resume", "ns", "ns"),
    "client_requests": ("`Http\\Client`, GET of 1 KB", "cpu_us", "µs of CPU"),
    "client_echo": ("`Http\\Client`, WebSocket echo", "cpu_us", "µs of CPU"),
    "client_connect": ("`Http\\Client`, connect, ask, close", "cpu_us", "µs of CPU"),
    "socket_ping_pong": ("`Coroutine\\Socket`, 32 bytes there and back", "cpu_us", "µs of CPU"),
}
TABLE_CALLS = ("set", "get", "incr")


class Figures:
    """What a file of results says: `of(suite)` has the last record of each subject."""

    def __init__(self, document):
        self.about, self.missed = document["about"], document["missed"]
        self.suites = {}
        for record in document["results"]:
            # the hub's broadcast is ours, too; the loop that it is compared with has a row of its own
            suite, subject = record["suite"], record["subject"]
            if suite == "publish":
                if subject != HUB:
                    continue
                subject = OURS
            self.suites.setdefault(suite, {})[subject] = record

    def of(self, suite):
        found = self.suites.get(suite, {})
        return {subject: found[subject] for subject in ORDER if subject in found}

    def subjects(self, suites):
        return [subject for subject in ORDER if any(subject in self.of(suite) for suite in suites)]

    def machine(self):
        about = self.about
        peers = "".join(f", {name} {version}" for name, version in about["peers"].items())
        return (
            f"{about['date']}, {about['cpu']}, {about['cores']} cores: one for the server, one for the client; "
            f"Linux {about['linux']}, PHP {about['php']}, Rust {about['rustc']}{peers}; commit {about['commit']}."
        )


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def micros(value):
    """A time, in the unit in which it is read most easily."""
    if value >= 1_000_000:
        return f"{value / 1_000_000:.1f} s"
    if value >= 1_000:
        return f"{value / 1_000:.1f} ms"
    return f"{value:.0f} µs"


def table(columns, rows):
    if not rows:
        return ""
    head = ["| " + " | ".join(columns) + " |", "| --- |" + " ---: |" * (len(columns) - 1)]
    return "\n".join(head + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def costs(figures, titles):
    """A row for each suite, a column for each subject: CPU time per event, and the rate."""
    subjects = figures.subjects(titles)
    rows = []
    for suite, title in titles.items():
        found = figures.of(suite)
        cell = lambda record: f"{number(record['cpu_us'])} ({record['rate']:,.0f}/s)"
        if found:
            rows.append([title, *(cell(found[subject]) if subject in found else "" for subject in subjects)])
    return table(["µs of server CPU each (events a second)", *subjects], rows)


def latencies(figures):
    """A row for each rate and subject."""
    rows = []
    for suite, title in LATENCY.items():
        for subject, record in figures.of(suite).items():
            times = [micros(record[key]) for key in ("p50_us", "p99_us", "p999_us", "max_us")]
            kept_up = "" if record["kept_up"] > 0.99 else f", {record['kept_up']:.0%} of it"
            rows.append([title.format(**record) + kept_up, subject, *times])
    return table(["at a fixed rate", "", "median", "p99", "p99.9", "worst"], rows)


def memory(figures):
    subjects = figures.subjects(IDLE)
    rows = []
    for suite, (title, heap) in IDLE.items():
        found = figures.of(suite)
        # a server without PHP of ours says nothing about its heap
        cell = lambda record: number(record["rss"] / 1024) + (
            f" ({number(record[heap] / 1024)})" if record.get(heap) is not None else ""
        )
        if found:
            rows.append([title, *(cell(found[subject]) if subject in found else "" for subject in subjects)])
    return table(["KB resident each (of PHP's heap)", *subjects], rows)


def scripts(figures):
    rows = []
    pair = lambda found, key: [number(found[subject][key]) if subject in found else "" for subject in (OURS, PEER)]
    for suite, (title, key, unit) in SCRIPTS.items():
        found = figures.of(suite)
        if found:
            rows.append([f"{title}, {unit}", *pair(found, key)])
    found = figures.of("table")
    if found:
        rows += [[f"`Table::{call}()`, ns", *pair(found, call)] for call in TABLE_CALLS]
    return table(["work", OURS, PEER], rows)


def hooks(figures):
    record = figures.of("hooks").get(OURS)
    if not record:
        return ""
    micro = lambda nanoseconds: f"{nanoseconds / 1_000:.2f}"
    calls = [
        [name, micro(pair["base"]), micro(pair["ours"]), number(pair["ratio"])] for name, pair in record["calls"].items()
    ]
    text = table(["µs of a call in one coroutine", "plain PHP", OURS, "ratio"], calls)
    text += f"\nA wait costs {micro(record['wait_ns'])} µs beyond the calls that begin and end it.\n"
    if record.get("of_peer"):
        peer = [
            [name, micro(pair["base"]), micro(pair["ours"]), number(pair["ratio"])]
            for name, pair in record["of_peer"].items()
        ]
        text += "\n" + table(["µs of a request, 100 coroutines at once", PEER, OURS, "ratio"], peer)
    return text


def hub(figures):
    lines = []
    record = figures.of("engine").get(OURS)
    if record:
        lines.append(
            f"Between two processes by Redis: {micros(record['median_us'])} in the median at 1,000 messages a second "
            f"({micros(record['p99_us'])} at p99), and {record['rate']:,.0f} messages a second at most, "
            f"{record['of_benchmark']:.2f} of what `redis-benchmark` publishes."
        )
    record = figures.of("everybody").get(OURS)
    if record and record.get("ratio"):
        lines.append(
            f"One publish to {record['connections']:,} connections: {micros(record['us'])}, {record['ratio']:.2f} of bare "
            "`send` calls on sockets of the same kind."
        )
    record = figures.of("deaf").get(OURS)
    if record:
        lines.append(
            f"{record['connections']:,} clients that read nothing of messages of 1 MB cost {record['rss'] / 2**20:.1f} MB in all."
        )
    return "\n".join(lines) + "\n" if lines else ""


def missed(figures):
    if not figures.missed:
        return "None.\n"
    return "\n".join(f"- {text}" for text in figures.missed) + "\n"


def readme(figures):
    titles = {suite: title for suite, title in {**SERVERS, **WEB}.items() if suite in SHORT}
    titles["publish"] = "the same by `SwooleRs\\Hub`"
    titles["hello-headers"] = "the same with ten headers"
    titles["http2-tls"] = "hello world over HTTP/2 and TLS"
    parts = [figures.machine(), "", costs(figures, titles)]
    if figures.subjects(SERVERS):
        parts.append("![CPU time per event, by server](docs/performance-cpu.svg)\n")
    parts.append(waits(figures))
    parts.append("[docs/performance.md](docs/performance.md) has all of it, and says how to read and repeat it.\n")
    return "\n".join(part for part in parts if part is not None)


def waits(figures):
    """One sentence for each of those figures that fit into no column."""
    lines = []
    found = figures.of("latency-http")
    if OURS in found:
        times = [
            f"{subject} {micros(record['p50_us'])} / {micros(record['p99_us'])} / {micros(record['p999_us'])}"
            for subject, record in found.items()
        ]
        lines.append(
            f"- Hello world at {found[OURS]['asked']:,} requests a second, median / p99 / p99.9: " + ", ".join(times) + "."
        )
    record = figures.of("hooks").get(OURS)
    if record:
        ratios = [f"{name} {pair['ratio']:.2f}" for name, pair in record["calls"].items()]
        lines.append("- Calls of PHP's own with hooks, in times of plain PHP: " + ", ".join(ratios) + ".")
    text = hub(figures).splitlines()
    if text:
        lines.append("- `SwooleRs\\Hub` " + text[0][0].lower() + text[0][1:])
    return "\n".join(lines) + "\n" if lines else None


SECTIONS = [
    ("Servers", "![CPU time per event, by server](performance-cpu.svg)", lambda figures: costs(figures, SERVERS)),
    ("Web", None, lambda figures: costs(figures, WEB)),
    ("Latency", "![Latencies at a fixed rate](performance-latency.svg)", latencies),
    ("Memory", None, memory),
    ("Coroutines, clients and tables", None, scripts),
    ("Hooks", None, hooks),
    ("Hub", None, hub),
]


def manual(figures):
    parts = [figures.machine(), ""]
    for title, chart, make in SECTIONS:
        text = make(figures)
        if text:
            parts += [f"### {title}", "", *([chart, ""] if chart else []), text]
    parts += ["### Targets that were missed", "", missed(figures)]
    return "\n".join(parts)
