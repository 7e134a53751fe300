"""Runs of the load client."""

import json
import select
import subprocess
import time

from . import machine
from .subjects import RELEASE

GRACE = 30  # seconds that a run may take beyond its own measure


def command(server, mode, options):
    words = [str(RELEASE / "load"), mode, "--port", str(server.port)]
    for name, value in options.items():
        words += [f"--{name.replace('_', '-')}", str(value)]
    return words


def run(server, mode, **options):
    """One run: the client's figures, and what the server spent on it.

    `cpu_us` is the server's CPU time per event in microseconds, `busy` the share of the run it was running: where it
    is well below 1, the client was what limited the rate, and `cpu_us` is the figure to look at.
    """
    limit = float(options.get("seconds", 60)) + GRACE
    before, started = machine.cpu_seconds(server.pid), time.monotonic()
    try:
        done = subprocess.run(
            command(server, mode, options),
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
    figures = json.loads(done.stdout)
    figures["cpu_us"] = spent * 1e6 / max(figures["total"], 1)
    figures["busy"] = spent / elapsed
    return figures


class Held:
    """Connections that are open as long as the block lasts."""

    def __init__(self, server, mode, **options):
        self.server, self.mode = server, mode
        self.limit = float(options.get("seconds", 60)) + GRACE
        self.process = subprocess.Popen(
            command(server, mode, options),
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
