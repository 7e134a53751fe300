"""What is measured: one function a subcommand. Each takes the options and prints a table and its targets."""

import contextlib
import http.client
import json
import os
import shutil
import subprocess
import time

from . import load, machine, report
from .subjects import HUB, OURS, PEER, RAW, TOKIO, Failed, Server, available, spared

ECHO_SHARE = 0.90  # of the raw epoll rate
ECHO64K_SHARE = 1.5  # of the peer's rate
DEFLATE_SHARE = 1.0
CREATE_SHARE = 0.55  # of the peer's time
HOP_SHARE = RESUME_SHARE = 1.0
CALL_SHARE, CALL_NS = 1.1, 60  # of the plain call, or as many nanoseconds more
WAIT_NS = 2_500
NOTHING_P99_MS = 5.0
ROUNDS_SHARE = 1.2  # of the rounds that the waits of a client alone would take
SLEEPER_RSS, SLEEPER_HEAP = 0.6, 0.1  # of the peer's bytes
CHAOS_PAIRS = 5  # quiet and not
CHAOS_RATIO = 1.5  # of the median echo time when nobody misbehaves
HELLO_CPU = 1.15  # times the CPU of tokio without PHP
LATENCY_SECONDS = 2  # at least: 20,000 requests, so that twenty are beyond p99.9
# suite, kind of server, mode of the load client, requests a second, text
LATENCIES = [
    ("latency-http", "hello", "http-rate", 10_000, "HTTP hello world"),
    ("latency-http-fast", "hello", "http-rate", 40_000, "HTTP hello world"),
    ("latency-ws", "echo", "ws-rate", 10_000, "WebSocket echo"),
]
DELIVERIES = 4_000_000  # a second, 64 clients
PUBLISH_CPU = 0.5  # of the loop's
ENGINE_SHARE = 0.7
EVERYBODY, EVERYBODY_RATIO = 10_000, 1.3  # connections; times the bare sends
PUBLISHES = 20  # in a round, one after the other: what they say fits into the sockets
DEAF, DEAF_BYTES, DEAF_RSS = 5_000, 1024 * 1024, 20 * 1024 * 1024
DEAF_MESSAGES = 4  # one alone may be in the kernel's buffers, and cost nothing
VICTIM_MEDIAN_MS = 5.0
IDLE_RSS = 12 * 1024  # bytes a connection
IDLE_HEAP = 2 * 1024
KEPT_RSS = 4 * 1024
GROWTH = 256 * 1024  # bytes that a churn of any length may add: pages touched late, not a leak
BUSY_ENOUGH = 0.9  # share of the time; below it a rate says more about the client than about the server
SETTLE_LIMIT = 10  # seconds for a server to notice that its clients have left, and then to give memory back
SETTLE_STEP = 0.5  # seconds between two looks
STEADY_STEPS = 4  # looks without change


def in_turn(kind, options, measure, only=None, environment=None):
    """What `measure` says of each subject's server, a list of rounds for each.

    The servers live through all rounds; only one has clients at a time. The order is reversed every other round, so
    that a machine that warms up or slows down favours nobody.
    """
    with contextlib.ExitStack() as stack:
        found = available(kind, only)
        servers = []
        for name, command in found.items():
            with spared(name):
                servers.append(stack.enter_context(Server(name, command, environment)))
        rounds = {server.name: [] for server in servers}
        for number in range(options.rounds):
            for server in list(servers if number % 2 == 0 else reversed(servers)):
                with spared(server.name):
                    rounds[server.name].append(measure(server))
                if len(rounds[server.name]) <= number:
                    servers.remove(server)
    return {server.name: rounds[server.name] for server in servers}


def pairs(
    suite, kind, mode, options, reference, unit, only=None, environment=None, judged=OURS, client=load.run, **load_options
):
    """Measures all subjects in turn, several rounds, and compares them within each round with the reference."""
    rounds = in_turn(
        kind, options, lambda server: client(server, mode, seconds=options.seconds, **load_options), only, environment
    )
    base = rounds.get(reference)
    rows, results = [], {}
    for name, runs in rounds.items():
        rate, cpu, busy = (report.median([run[key] for run in runs]) for key in ("per_second", "cpu_us", "busy"))
        share = cpu_share = None
        if base:
            share = report.median([run["per_second"] / with_.get("per_second") for run, with_ in zip(runs, base)])
            cpu_share = report.median([run["cpu_us"] / with_["cpu_us"] for run, with_ in zip(runs, base)])
        results[name] = {"rate": rate, "share": share, "cpu_us": cpu, "cpu_share": cpu_share, "busy": busy}
        report.record(suite, name, **results[name])
        rows.append([name, rate, share, cpu, cpu_share, f"{busy * 100:.0f} %"])
    of = f"of {reference}" if base else "ratio"
    report.table(["", f"{unit}/s", of, f"server CPU µs each", of, "server busy"], rows)
    if any(result["busy"] < BUSY_ENOUGH for result in results.values()):
        print("  some server was idle at times: the client or another program held it up; compare the CPU columns")
    return results.get(judged, {})


def against_peer(ours, share):
    """Judges our rate against the peer's. What the client limits, the CPU times beside it tell."""
    value = ours.get("share")
    report.target(f"rate at least {share} of {PEER}", value, value and value >= share)


def echo(options):
    report.title("echo: WebSocket, 64 connections, 32 bytes, one message under way on each")
    ours = pairs("echo", "echo", "ws-echo", options, RAW, "messages", connections=64, size=32)
    share = ours.get("share")
    report.target(f"at least {ECHO_SHARE} of {RAW}", share, share and share >= ECHO_SHARE)


def echo64k(options):
    report.title("echo64k: WebSocket, 64 connections, 64 KB, one message under way on each")
    ours = pairs("echo64k", "echo", "ws-echo", options, PEER, "messages", connections=64, size=65536)
    against_peer(ours, ECHO64K_SHARE)


def deflate(options):
    report.title("deflate: WebSocket echo, 64 connections, 1 KB of JSON, compressed both ways, no context takeover")
    ours = pairs(
        "deflate",
        "echo",
        "ws-echo",
        options,
        PEER,
        "messages",
        only=(OURS, PEER),
        environment={"COMPRESSION": "1"},
        connections=64,
        size=1024,
        deflate=1,
    )
    against_peer(ours, DEFLATE_SHARE)


def chaos(options):
    report.title(
        f"chaos: 16 connections with a message every 2 ms; {CHAOS_PAIRS} pairs of runs, quiet and beside clients that do "
        "not read, dawdle, ping, fragment and vanish"
    )
    # without the peer: its handlers keep all they wait to send, so it ends at memory_limit
    rows, ours = [], None
    for name, command in available("echo", only=(OURS,)).items():
        ratios, quiet, troubled = [], [], []
        with Server(name, command) as server:
            measure = lambda: load.run(server, "ws-latency", seconds=options.seconds)
            before = settled(server)
            for _ in range(CHAOS_PAIRS):
                quiet.append(measure())
                with load.Held(server, "chaos", seconds=round(options.seconds + 20)) as held:
                    troubled.append(measure())
                    up = server.footprint()
                ratios.append(troubled[-1]["p50_us"] / quiet[-1]["p50_us"])
        values = lambda runs, key: report.median([run[key] for run in runs])
        ratio = report.median(ratios)
        worst = max(run["max_us"] for run in troubled) / 1000
        grown = growth(up, before, "rss")
        row = [values(quiet, "p50_us"), values(troubled, "p50_us"), ratio, values(troubled, "p99_us"), worst, grown]
        report.record("chaos", name, quiet_us=row[0], chaos_us=row[1], ratio=ratio, p99_us=row[3], max_ms=worst, rss=grown)
        rows.append([name, *row, held.lost])
        if name == OURS:
            ours = ratio
    columns = ["", "quiet µs", "chaos µs", "ratio", "p99 µs", "worst ms", "resident, growth", "lost"]
    report.table(columns, rows)
    report.target(f"at most {CHAOS_RATIO} times quiet", ours, ours is not None and ours <= CHAOS_RATIO)


def hello(options):
    report.title("hello: HTTP keep-alive, 64 connections")
    ours = pairs("hello", "hello", "http", options, TOKIO, "requests", connections=64)
    cpu = ours.get("cpu_share")
    report.target(f"at most {HELLO_CPU} times the CPU of {TOKIO}", cpu, cpu and cpu <= HELLO_CPU)
    report.title("hello, ten headers as browsers send them")
    pairs("hello-headers", "hello", "http", options, TOKIO, "requests", connections=64, headers="browser")
    report.title("hello, 16 requests pipelined")
    pairs("hello-pipelined", "hello", "http", options, TOKIO, "requests", connections=64, pipeline=16)


def broadcast(options):
    report.title("broadcast: 64 clients, each message goes to all, one message of each client under way")
    ours = pairs("broadcast", "broadcast", "ws-broadcast", options, OURS, "deliveries", connections=64, size=32)
    rate = ours.get("rate")
    report.target(f"at least {DELIVERIES:,} deliveries/s", rate, rate and rate >= DELIVERIES)


def publish(options):
    report.title("publish: the same by SwooleRs\\Hub, beside the loop over stored Responses")
    only = (OURS, HUB)
    hub = pairs("publish", "publish", "ws-broadcast", options, OURS, "deliveries", only, judged=HUB, connections=64, size=32)
    cpu = hub.get("cpu_share")
    report.target(f"at most {PUBLISH_CPU} of the loop's CPU", cpu, cpu and cpu <= PUBLISH_CPU)


def engine(options):
    report.title("engine: SwooleRs\\Hub between two processes by Redis, beside redis-benchmark; not pinned to cores")
    if not shutil.which("redis-server") or not shutil.which("redis-benchmark"):
        print("redis-server is not installed")
        return
    runs = []
    for _ in range(options.rounds):
        words, variables = next(iter(available("engine", only=(OURS,)).values()))(0)
        done = subprocess.run(words, capture_output=True, text=True, timeout=120, env={**os.environ, **variables})
        if done.returncode != 0:
            raise Failed(f"engine failed: {done.stdout}{done.stderr}")
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    keys = ("median_us", "p99_us", "rate", "of_benchmark", "count_us")
    figures = {key: report.median([run[key] for run in runs]) for key in keys}
    report.record("engine", OURS, **figures)
    report.table(
        ["", "µs a message, median", "p99", "messages/s", "of redis-benchmark", "µs to count 100,000 members"],
        [[OURS, *(figures[key] for key in keys)]],
    )
    report.target("median below 1 ms at 1,000 messages/s", figures["median_us"], figures["median_us"] < 1_000)
    share = figures["of_benchmark"]
    report.target(f"at least {ENGINE_SHARE} of redis-benchmark's rate", share, share >= ENGINE_SHARE)


def ask(server, path):
    """What a server's own handler answers, as JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("GET", path)
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


def everybody(options):
    count = min(EVERYBODY, machine.raise_descriptor_limit() - 200)
    report.title(f"everybody: one publish to {count:,} connections, beside as many bare sends; µs a publish")
    commands = available("everybody", only=(RAW, OURS))
    times, cpu = {name: [] for name in commands}, {name: [] for name in commands}
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(Server(name, command)) for name, command in commands.items()]
        for server in servers:
            held = load.Held(server, "ws-idle", connections=count, echo=0, seconds=600)
            stack.enter_context(held)
        for turn in range(options.rounds):
            for server in servers if turn % 2 else reversed(servers):
                before = machine.cpu_seconds(server.pid)
                answer = ask(server, f"/publish?times={PUBLISHES}&bytes=32")
                if answer["queued"] != count:
                    server.fail(f"sent to {answer['queued']} of {count}")
                times[server.name].append(answer["us"])
                cpu[server.name].append((machine.cpu_seconds(server.pid) - before) * 1e6 / PUBLISHES)
    shares = {}
    for key, runs in (("ratio", times), ("cpu_ratio", cpu)):
        shares[key] = report.median([ours / raw for ours, raw in zip(runs[OURS], runs[RAW])]) if len(runs) == 2 else None
    rows = []
    for name in times:
        figures = {"us": report.median(times[name]), "cpu_us": report.median(cpu[name]), **(shares if name == OURS else {})}
        report.record("everybody", name, connections=count, **figures)
        rows.append([name, *figures.values(), *([] if name == OURS else [None, None])])
    report.table(["", "µs a publish", "CPU µs", "of the bare sends", "of their CPU"], rows)
    ratio = shares["ratio"]
    report.target(f"at most {EVERYBODY_RATIO} times the bare sends", ratio, ratio and ratio <= EVERYBODY_RATIO)


def deaf(options):
    count = min(DEAF, options.connections, machine.raise_descriptor_limit() - 200)
    report.title(f"deaf: {count:,} clients that do not read, and {DEAF_MESSAGES} messages of 1 MB for all; growth in bytes")
    with Server(OURS, available("everybody", only=(OURS,))[OURS]) as server:
        with load.Held(server, "ws-idle", connections=count, echo=0, seconds=600):
            before = settled(server)
            queued = ask(server, f"/publish?times={DEAF_MESSAGES}&bytes={DEAF_BYTES}")["queued"]
            grown = growth(settled(server), before, "rss")
    if queued != count:
        raise Failed(f"queued for {queued} of {count}")
    report.record("deaf", OURS, connections=count, rss=grown)
    report.table(["", "resident, in all"], [[OURS, grown]])
    report.target(f"at most {DEAF_RSS:,} bytes", grown, grown <= DEAF_RSS)


def latency(options):
    for suite, kind, mode, rate, text in LATENCIES:
        report.title(
            f"{suite}: {text}, {rate:,} a second over 64 connections; microseconds from when each was meant to leave"
        )
        latencies_at(suite, kind, mode, rate, options)


def latencies_at(suite, kind, mode, rate, options):
    """The percentiles at a rate that does not depend on the server."""
    seconds = max(options.seconds, LATENCY_SECONDS)
    rounds = in_turn(kind, options, lambda server: load.run(server, mode, seconds=seconds, rate=rate, connections=64))
    rows = []
    for name, runs in rounds.items():
        keys = ("p50_us", "p99_us", "p999_us", "max_us", "late_p99_us", "busy")
        figures = {key: report.median([run[key] for run in runs]) for key in keys}
        kept_up = report.median([run["per_second"] / rate for run in runs])
        report.record(suite, name, asked=rate, kept_up=kept_up, **figures)
        cells = [figures[key] for key in keys[:-1]]
        rows.append([name, f"{kept_up * 100:.0f} %", *cells, f"{figures['busy'] * 100:.0f} %"])
    report.table(["", "kept up", "median", "p99", "p99.9", "max", "client late, p99", "server busy"], rows)


def settled(server, descriptors=None):
    """The footprint once no descriptor or page is given back any more; with `descriptors`, once so few are left."""
    if descriptors is not None:
        machine.wait_until(lambda: machine.descriptors(server.pid) <= descriptors, SETTLE_LIMIT)
    footprints = [server.footprint()]
    deadline = time.monotonic() + SETTLE_LIMIT
    while time.monotonic() < deadline:
        time.sleep(SETTLE_STEP)
        footprints = footprints[-STEADY_STEPS:] + [server.footprint()]
        steady = all(footprints[0][key] <= footprints[-1][key] for key in ("rss", "descriptors"))
        if len(footprints) > STEADY_STEPS and steady:
            break
    return footprints[-1]


def growth(now, before, key, parts=1):
    """By how much a figure of the footprint has grown, per part; None where the server has no such figure."""
    return None if key not in now or key not in before else (now[key] - before[key]) / parts


def idle(options):
    count = min(options.connections, machine.raise_descriptor_limit() - 200)
    report.title(f"idle: {count:,} WebSocket connections that have echoed once; bytes per connection")
    rows, ours = [], None
    for name, command in available("echo").items():
        with spared(name):
            with Server(name, command) as server:
                load.run(server, "ws-churn", count=10, leave="abrupt")
                before = settled(server)
                with load.Held(server, "ws-idle", connections=count, seconds=50) as held:
                    up = server.footprint()
                left = settled(server, before["descriptors"])
                with load.Held(server, "ws-idle", connections=count, seconds=50):
                    pass
                again = settled(server, before["descriptors"])
            result = {
                "rss": growth(up, before, "rss", count),
                "heap": growth(up, before, "heap", count),
                "tables": growth(up, before, "tables", count),
                "kept": growth(left, before, "rss", count),
                "kept_again": growth(again, before, "rss", count),
                "lost": held.lost,
            }
            report.record("idle", name, connections=count, **result)
            rows.append([name, *(None if result[key] is None else round(result[key]) for key in result)])
            if name == OURS:
                ours = result
    report.table(["", "resident", "PHP heap", "page tables", "kept after", "kept, 2nd time", "lost"], rows)
    value = lambda key: ours[key] if ours else None
    below = lambda key, limit: ours is not None and ours[key] is not None and ours[key] <= limit
    report.target(f"at most {IDLE_RSS:,} bytes resident", value("rss"), below("rss", IDLE_RSS))
    report.target(f"at most {IDLE_HEAP:,.0f} bytes of PHP heap", value("heap"), below("heap", IDLE_HEAP))
    report.target(f"at most {KEPT_RSS:,} bytes kept after leaving", value("kept"), below("kept", KEPT_RSS))
    report.target("no connection lost", value("lost"), below("lost", 0))


def announce(options):
    report.title("announce: 64 clients announce a message of 16 MB each and send nothing of it; growth in bytes")
    rows, ours = [], None
    for name, command in available("echo").items():
        with spared(name):
            with Server(name, command, {"PACKAGE_MAX": "32M"}) as server:
                load.run(server, "ws-churn", count=100, leave="abrupt")
                before = settled(server)
                with load.Held(server, "announce", connections=64, bytes=16 * 1024 * 1024, seconds=20) as held:
                    time.sleep(0.5)
                    up = server.footprint()
            result = {key: growth(up, before, key) for key in ("rss", "heap")}
            report.record("announce", name, lost=held.lost, **result)
            rows.append([name, result["rss"], result["heap"], held.lost])
            if name == OURS:
                ours = result["rss"]
    report.table(["", "resident", "PHP heap", "lost"], rows)
    # what 64 idle connections may cost, and the slack for pages
    limit = 64 * IDLE_RSS + GROWTH
    report.target(f"at most {limit:,} bytes for all", ours, ours is not None and ours <= limit)


def churn(options):
    kinds = [
        ("hello", "http-churn", "HTTP, one request each", {}),
        ("echo", "ws-churn", "WebSocket, one echo each, closing handshake", {"leave": "clean"}),
        ("echo", "ws-churn", "WebSocket, one echo each, the client just leaves", {"leave": "abrupt"}),
    ]
    for kind, mode, text, load_options in kinds:
        report.title(f"churn: {options.count:,} connections in turn, {text}; growth over all of them")
        rows, ours = [], None
        for name, command in available(kind).items():
            with spared(name):
                with Server(name, command) as server:
                    load.run(server, mode, count=max(options.count // 10, 100), **load_options)
                    before = settled(server)
                    figures = load.run(server, mode, count=options.count, seconds=120, **load_options)
                    after = settled(server, before["descriptors"])
                grown = {key: growth(after, before, key) for key in ("rss", "descriptors", "heap", "coroutines")}
                report.record(mode, name, **load_options, rate=figures["per_second"], cpu_us=figures["cpu_us"], **grown)
                counts = [None if value is None else int(value) for value in grown.values()]
                rows.append([name, figures["per_second"], figures["cpu_us"], *counts])
                if name == OURS:
                    ours = grown
        columns = ["", "connections/s", "server CPU µs each", "resident", "descriptors", "PHP heap", "coroutines"]
        report.table(columns, rows)
        for key, limit in (("rss", GROWTH), ("descriptors", 0), ("coroutines", 0)):
            value = ours[key] if ours else None
            report.target(f"growth of {key} at most {limit:,}", value, value is not None and value <= limit)


def flood(options):
    report.title("flood: the echo latency of one client while another sends without pause")
    rows, ours = [], None
    for name, command in available("echo").items():
        with spared(name):
            with Server(name, command) as server:
                runs = [load.run(server, "flood", seconds=options.seconds) for _ in range(options.rounds)]
            p50, p99, worst = (report.median([run[key] / 1000 for run in runs]) for key in ("p50_us", "p99_us", "max_us"))
            rate = report.median([run["per_second"] for run in runs])
            report.record("flood", name, p50_ms=p50, p99_ms=p99, max_ms=worst, flooded_per_second=rate)
            rows.append([name, p50, p99, worst, rate])
            if name == OURS:
                ours = p50
    report.table(["", "median ms", "p99 ms", "max ms", "flooded messages/s"], rows)
    report.target(f"median below {VICTIM_MEDIAN_MS} ms", ours, ours is not None and ours < VICTIM_MEDIAN_MS)


def script(name, command, port=0, pinned=True, **environment):
    """One run of a script of ours that prints its figures."""
    words, variables = command(port)
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, **variables, **environment},
        preexec_fn=machine.prepare_child(machine.SERVER_CORE) if pinned else None,
    )
    if done.returncode != 0:
        raise Failed(f"{name} failed: {done.stdout}{done.stderr}")
    # the last line: the peer has its log on standard output
    return json.loads(done.stdout.splitlines()[-1])


def scripts(kind, keys, columns, options, port=0):
    """Runs a script under both libraries, in turn as `pairs` does; the ratio of each figure to the peer's, if there is one."""
    rounds = {}
    found = list(available(kind, only=(OURS, PEER)).items())
    for number in range(options.rounds):
        for name, command in found if number % 2 == 0 else reversed(found):
            rounds.setdefault(name, []).append(script(name, command, port))
    base = rounds.get(PEER)
    rows, ratios = [], {}
    for name, _ in found:
        runs = rounds[name]
        figures = {key: report.median([run[key] for run in runs]) for key in keys}
        of_peer = {}
        for key in keys if base else ():
            of_peer[key] = report.median([run[key] / with_[key] for run, with_ in zip(runs, base)])
        report.record(kind, name, **figures, **{f"{key}_share": value for key, value in of_peer.items()})
        rows.append([name, *(cell for key in keys for cell in (figures[key], of_peer.get(key)))])
        if name == OURS:
            ratios = of_peer
    report.table(["", *(cell for column in columns for cell in (column, f"of {PEER}" if base else "ratio"))], rows)
    return ratios


def at_most(text, ratio, limit):
    report.target(f"{text} at most {limit} of {PEER}", ratio, ratio is not None and ratio <= limit)


def create(options):
    report.title("create: a coroutine that ends at once")
    ratios = scripts("create", ("ns", "best_ns"), ("ns each, median", "best"), options)
    at_most("time", ratios.get("ns"), CREATE_SHARE)


def hop(options):
    report.title("hop: one push to a channel that resumes one pop")
    ratios = scripts("hop", ("ns", "best_ns"), ("ns each, median", "best"), options)
    at_most("time", ratios.get("ns"), HOP_SHARE)


def resume(options):
    report.title("resume: a yield and the resume that ends it")
    ratios = scripts("resume", ("ns", "best_ns"), ("ns each, median", "best"), options)
    at_most("time", ratios.get("ns"), RESUME_SHARE)


def hooks(options):
    report.title("hooks: calls of PHP's in a coroutine, beside the same without the extension; nanoseconds each; not pinned to cores")
    command = available("hooks", only=(OURS,)).get(OURS)
    if not command:
        return
    peer = available("hooks", only=(PEER,)).get(PEER)
    words = json.dumps([word for word in peer(0)[0] if not word.endswith("hooks.php")][:-1]) if peer else ""
    figures = script(OURS, command, pinned=False, PEER=words)
    wait = figures["wait"]
    report.record("hooks", OURS, calls=figures["calls"], wait_ns=wait, of_peer=figures["peer"])
    columns = lambda of: ["", of, OURS, "ratio"]
    cells = lambda pairs: [[name, pair["base"], pair["ours"], pair["ratio"]] for name, pair in pairs.items()]
    report.table(columns("plain PHP"), cells(figures["calls"]))
    for name, pair in figures["calls"].items():
        more = pair["base"] * (pair["ratio"] - 1)
        met = pair["ratio"] <= CALL_SHARE or more <= CALL_NS
        report.target(f"{name} at most {CALL_SHARE} times plain, or {CALL_NS} ns more", pair["ratio"], met)
    report.target(f"a wait, beyond the calls that begin and end it, at most {WAIT_NS:,} ns", wait, wait <= WAIT_NS)
    if figures["peer"]:
        report.title("hooks: the same requests by 100 coroutines at once; nanoseconds each")
        report.table(columns(PEER), cells(figures["peer"]))
        for name, pair in figures["peer"].items():
            at_most(name, pair["ratio"], 1.0)


def beside(options):
    report.title("beside: a handler that does nothing beside 100 that wait for PostgreSQL, Redis and HTTP; not pinned to cores")
    rounds = []
    for name, command in available("beside", only=(OURS,)).items():
        rounds = [script(name, command, pinned=False) for _ in range(options.rounds)]
    if not rounds:
        return
    keys = ("median_ms", "p99_ms", "max_ms", "of_rounds", "rate")
    figures = {key: report.median([run[key] for run in rounds]) for key in keys}
    report.record("beside", OURS, **figures)
    report.table(
        ["", "ms, median", "p99", "max", "time of the waits' own", "waiting requests/s"], [[OURS, *figures.values()]]
    )
    report.target(f"p99 below {NOTHING_P99_MS} ms", figures["p99_ms"], figures["p99_ms"] < NOTHING_P99_MS)
    share = figures["of_rounds"]
    report.target(f"the waits at most {ROUNDS_SHARE} times as long as one client's alone", share, share <= ROUNDS_SHARE)


def sleepers(options):
    report.title("sleepers: 30,000 coroutines that sleep; bytes each")
    ratios = scripts("sleepers", ("rss", "heap"), ("resident", "PHP heap"), options)
    at_most("resident", ratios.get("rss"), SLEEPER_RSS)
    at_most("PHP heap", ratios.get("heap"), SLEEPER_HEAP)


SUITES = {
    "echo": echo,
    "echo64k": echo64k,
    "deflate": deflate,
    "hello": hello,
    "latency": latency,
    "broadcast": broadcast,
    "publish": publish,
    "engine": engine,
    "everybody": everybody,
    "deaf": deaf,
    "idle": idle,
    "announce": announce,
    "churn": churn,
    "flood": flood,
    "chaos": chaos,
    "create": create,
    "hop": hop,
    "resume": resume,
    "sleepers": sleepers,
    "hooks": hooks,
    "beside": beside,
}
