"""Runs of the load client."""

import json
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

from . import machine
from .subjects import RELEASE, Failed

GRACE = 30  # seconds that a run may take beyond its own measure


def command(server, mode, options):
    words = [str(RELEASE / "load"), mode, "--port", str(server.port)]
    for name, value in options.items():
        words += [f"--{name.replace('_', '-')}", str(value)]
    return words


def run(server, mode, **options):
    """One run of a mode of our own client."""
    return measured(server, mode, command(server, mode, options), float(options.get("seconds", 60)), json.loads)


def h2load(server, path, seconds, headers=(), connections=8, streams=1):
    """One run of nghttp2's client, which speaks TLS and HTTP/2. Its connections and their handshakes are counted, too."""
    words = ["h2load", "-D", str(round(seconds)), "-c", str(connections), "-m", str(streams)]
    for header in headers:
        words += ["-H", header]
    if server.encrypted and streams == 1:
        words.append("--h1")
    scheme = "https" if server.encrypted else "http"
    return measured(server, f"h2load {path}", [*words, f"{scheme}://127.0.0.1:{server.port}{path}"], seconds, h2load_figures)


def h2load_figures(text):
    """What it says in words. A response that is no success is an error, as with our own client."""
    requests = re.search(r"^requests: (\d+) total, \d+ started, (\d+) done, (\d+) succeeded, (\d+) failed", text, re.M)
    rate = re.search(r"^finished in [^,]+, ([\d.]+) req/s", text, re.M)
    if not requests or not rate or int(requests[3]) == 0 or requests[2] != requests[3]:
        raise Failed(f"h2load failed:\n{text}")
    return {"total": int(requests[3]), "per_second": float(rate[1])}


def has_h2load():
    return shutil.which("h2load") is not None


def measured(server, mode, words, seconds, figures_of):
    """The client's figures, and what the server spent on it.

    `cpu_us` is the server's CPU time per event in microseconds, `busy` the share of the run it was running: where it
    is well below 1, the client was what limited the rate, and `cpu_us` is the figure to look at.
    """
    limit = seconds + GRACE
    before, started = machine.cpu_seconds(server.pid), time.monotonic()
    try:
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=limit,
            preexec_fn=machine.prepare_child(machine.CLIENT_CORE),
        )
    except subprocess.TimeoutExpired:
        server.fail(f"did not finish {mode} within {limit:.0f} s")
    spent, elapsed = machine.cpu_seconds(server.pid) - before, time.monotonic() - started
    if done.returncode != 0:
        server.fail(f"failed under {mode}: {done.stderr.strip()}")
    figures = figures_of(done.stdout)
    figures["cpu_us"] = spent * 1e6 / max(figures["total"], 1)
    figures["busy"] = spent / elapsed
    return figures


class Held:
    """Connections that are open as long as the block lasts: of a mode of the load client, or of `hold.py`."""

    def __init__(self, server, mode, words=None, **options):
        self.server, self.mode = server, mode
        self.limit = float(options.get("seconds", 60)) + GRACE
        self.process = subprocess.Popen(
            words or command(server, mode, options),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=machine.prepare_child(machine.CLIENT_CORE),
        )
        self.up = None
        self.lost = None

    def __enter__(self):
        ready, _, _ = select.select([self.process.stdout], [], [], self.limit)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            self.process.kill()
            self.server.fail(f"failed under {self.mode}: {self.process.communicate()[1].strip()}")
        self.up = json.loads(line)
        return self

    def __exit__(self, kind, *_):
        try:
            # closing standard input is the sign to leave
            output, _ = self.process.communicate(timeout=GRACE)
            if kind is None:
                self.lost = json.loads(output)["lost"]
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


def held(server, protocol, connections):
    """Connections that have had a request over `protocol` and are idle as long as the block lasts."""
    script = str(Path(__file__).with_name("hold.py"))
    return Held(server, protocol, [sys.executable, script, protocol, str(server.port), str(connections)])
