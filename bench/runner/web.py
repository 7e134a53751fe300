"""What a web server does beyond hello world: larger responses, compression, files, uploads, TLS, HTTP/2."""

import contextlib
import subprocess
import tempfile

from . import load, report
from .subjects import CAT, OURS, PEER, Server, available, spared
from .suites import growth, pairs, settled

BOTH = (OURS, PEER)
PEER_CPU = 1.0  # of the peer's
UPLOAD_CPU = 1.3  # times that of reading and writing the same bytes
UPLOAD_RATE = 1_000  # MB/s, where the disk takes as many
IDLE_RSS = {"http1": 12 * 1024, "http2": 24 * 1024, "tls-http1": 32 * 1024, "tls-http2": 48 * 1024}  # bytes a connection
IDLE_HEAP = 1024
IDLE_CONNECTIONS = 500  # each shakes hands in Python, and the peer has 145 KB of PHP heap for each


def at_most_peer(ours, limit=PEER_CPU):
    cpu = ours.get("cpu_share")
    report.target(f"CPU at most {limit} of {PEER}", cpu, cpu is not None and cpu <= limit)


@contextlib.contextmanager
def certificates():
    """A folder with `server.crt` and `server.key`, for this run."""
    with tempfile.TemporaryDirectory(prefix="swoole-rs-bench-") as folder:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
            + ["-subj", "/CN=localhost", "-keyout", f"{folder}/server.key", "-out", f"{folder}/server.crt"],
            check=True,
            capture_output=True,
        )
        yield {"CERTIFICATES": folder}


def response64k(options):
    report.title("response64k: HTTP responses of 64 KB, 16 connections")
    at_most_peer(pairs("response64k", "web", "http", options, PEER, "requests", BOTH, path="/64k", connections=16))


def gzip(options):
    report.title("gzip: 10 KB of JSON, compressed for each response, 16 connections")
    ours = pairs("gzip", "web", "http", options, PEER, "requests", BOTH, path="/json", headers="gzip", connections=16)
    at_most_peer(ours)


def sendfile(options):
    report.title("sendfile: a file of 1 MB, 8 connections")
    at_most_peer(pairs("sendfile", "web", "http", options, PEER, "requests", BOTH, path="/file", connections=8))


def upload(options):
    report.title("upload: forms with a file of 16 MB, 4 connections; what follows is per MB")
    ours = pairs("upload", "upload", "upload", options, PEER, "MB", BOTH, connections=4)
    at_most_peer(ours)
    report.title("upload, beside a program that only reads and writes")
    ours = pairs("upload-raw", "upload", "upload", options, CAT, "MB", (OURS, CAT), connections=4)
    cpu = ours.get("cpu_share")
    report.target(f"at most {UPLOAD_CPU} times the CPU of reading and writing", cpu, cpu and cpu <= UPLOAD_CPU)
    rate = ours.get("rate")
    report.target(f"at least {UPLOAD_RATE:,} MB/s, or what the disk takes", rate, rate and rate >= UPLOAD_RATE)


def by_h2load(suite, options, path, environment=None, **load_options):
    if not load.has_h2load():
        print("  nothing to measure: h2load is not installed")
        return
    ours = pairs(suite, "web", path, options, PEER, "requests", BOTH, environment, client=load.h2load, **load_options)
    at_most_peer(ours)


def tls(options):
    with certificates() as environment:
        report.title("tls: hello world over TLS and HTTP/1.1, 64 connections, by h2load")
        by_h2load("tls", options, "/", environment, connections=64)
        report.title("tls64k: responses of 64 KB over TLS, 8 connections, by h2load")
        by_h2load("tls64k", options, "/64k", environment)
        report.title("tls-file: a file of 1 MB over TLS, 8 connections, by h2load")
        by_h2load("tls-file", options, "/file", environment)


def http2(options):
    report.title("http2: hello world over HTTP/2, 8 connections with 100 streams each, by h2load")
    by_h2load("http2", options, "/", streams=100)
    with certificates() as environment:
        report.title("http2-tls: the same over TLS")
        by_h2load("http2-tls", options, "/", environment, streams=100)


def idle_web(options):
    """Idle connections of each protocol."""
    count = min(options.connections, IDLE_CONNECTIONS)
    with certificates() as encrypted:
        for protocol, rss in IDLE_RSS.items():
            report.title(f"idle {protocol}: {count:,} connections that have had one request; bytes per connection")
            idle_connections(protocol, count, rss, encrypted if protocol.startswith("tls") else None)


def idle_connections(protocol, count, limit, environment):
    rows, ours = [], None
    for name, command in available("web", BOTH).items():
        with spared(name):
            with Server(name, command, environment) as server:
                with load.held(server, protocol, 20):
                    pass
                before = settled(server)
                with load.held(server, protocol, count) as held:
                    up = server.footprint()
                left = settled(server, before["descriptors"])
            result = {
                "rss": growth(up, before, "rss", count),
                "heap": growth(up, before, "heap", count),
                "kept": growth(left, before, "rss", count),
                "lost": held.lost,
            }
            report.record(f"idle-{protocol}", name, connections=count, **result)
            rows.append([name, *(round(value) for value in result.values())])
            if name == OURS:
                ours = result
    report.table(["", "resident", "PHP heap", "kept after", "lost"], rows)
    if ours:
        report.target(f"at most {limit:,} bytes resident", ours["rss"], ours["rss"] <= limit)
        report.target(f"at most {IDLE_HEAP:,} bytes of PHP heap", ours["heap"], ours["heap"] <= IDLE_HEAP)


SUITES = {
    "response64k": response64k,
    "gzip": gzip,
    "sendfile": sendfile,
    "upload": upload,
    "tls": tls,
    "http2": http2,
    "idle-web": idle_web,
}
