"""The servers that are measured, and starting and ending them."""

import http.client
import json
import os
import shlex
import signal
import socket
import ssl
import subprocess
import tempfile
from pathlib import Path

from . import machine

BENCH = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", BENCH / "target"))
RELEASE = TARGET / "release"
PHP = os.environ.get("PHP", "php")

OURS = "swoole-rs"
HUB = "swoole-rs, Hub"
PEER = "Swoole"
RAW = "raw epoll"
TOKIO = "tokio, no PHP"
CAT = "read and write"

LIMITS = ["-d", "upload_max_filesize=64M", "-d", "post_max_size=64M"]  # PHP's own are smaller than the uploads
START_LIMIT = 10  # seconds until a server accepts
STOP_LIMIT = 5  # seconds for SIGTERM to work


class Missing(Exception):
    """A subject that cannot be measured here, with the reason."""


def build():
    """Builds the load client and the references."""
    subprocess.run(
        ["cargo", "build", "--release", "--quiet", "--manifest-path", str(BENCH / "Cargo.toml")],
        check=True,
    )


def native(program):
    return lambda port: ([str(RELEASE / program), "--port", str(port)], {})


SCRIPTS = {"upload": "web"}  # where one is not named like the kind of work


def php(library, arguments=()):
    """A script of ours under a Swoole library, without any ini file. The arguments come first: they may load extensions
    that the library needs."""

    def command(kind):
        script = str(BENCH / "php" / f"{SCRIPTS.get(kind, kind)}.php")
        words = [PHP, "-n", *arguments, *LIMITS, "-d", f"extension={library}", script]
        return lambda port: ([*words, str(port)], {})

    return command


def library(variable, default=None):
    """The path of a library from the environment."""
    path = os.environ.get(variable, default)
    if not path:
        raise Missing(f"{variable} is not set")
    path = Path(path).resolve()
    if not path.is_file():
        raise Missing(f"{variable}: there is no {path}")
    return str(path)


def ours(kind):
    path = library("SWOOLE_RS_SO", str(BENCH.parent / "target/release/libswoole_rs.so"))
    return php(path, shlex.split(os.environ.get("PHP_ARGS", "")))(kind)


def hub(kind):
    if kind != "publish":
        raise Missing(None)  # the same work by other means: only where the two are compared
    return ours("publish")


def swoole(kind):
    return php(library("SWOOLE_SO"), shlex.split(os.environ.get("SWOOLE_ARGS", "")))(kind)


def workerman(kind):
    autoload = library("WORKERMAN")
    script = str(BENCH / "php/workerman.php")
    # with ini files: it needs posix and pcntl, which distributions build as libraries
    return lambda port: ([PHP, script, "start"], {"WORKERMAN": autoload, "KIND": kind, "PORT": str(port)})


def reference(name, programs):
    def make(kind):
        if kind not in programs:
            raise Missing(None)  # nothing to say: there is no such reference
        return native(programs[kind])

    return name, make


SUBJECTS = dict(
    [
        reference(RAW, {"echo": "raw-echo", "everybody": "raw-publish"}),
        reference(CAT, {"upload": "raw-upload"}),
        reference(TOKIO, {"echo": "tokio-echo", "hello": "tokio-http"}),
        (OURS, lambda kind: ours("broadcast" if kind == "publish" else kind)),
        (HUB, hub),
        (PEER, swoole),
        ("Workerman", workerman),
    ]
)


EXPLAINED = set()


def available(kind, only=None):
    """The subjects that can serve this kind of work; says once which are left out and why."""
    found = {}
    for name, make in SUBJECTS.items():
        if only and name not in only:
            continue
        try:
            found[name] = make(kind)
        except Missing as reason:
            if reason.args[0] and name not in EXPLAINED:
                EXPLAINED.add(name)
                print(f"  ({name} left out: {reason})")
    return found


class Server:
    """A running server; as a context manager it is ended at the end of the block."""

    def __init__(self, name, command, environment=None, core=machine.SERVER_CORE):
        self.name = name
        self.port = machine.free_port()
        self.state = tempfile.TemporaryDirectory(prefix="swoole-rs-bench-")
        self.encrypted = "CERTIFICATES" in (environment or {})
        self.log = open(os.path.join(self.state.name, "output"), "w+")
        words, variables = command(self.port)
        self.process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            env={**os.environ, "STATE": self.state.name, **variables, **(environment or {})},
            preexec_fn=machine.prepare_child(core),
            start_new_session=True,
        )

    @property
    def pid(self):
        return self.process.pid

    def __enter__(self):
        if not machine.wait_until(lambda: self.accepts() or self.process.poll() is not None, START_LIMIT):
            self.fail("does not accept connections")
        if self.process.poll() is not None:
            self.fail(f"ended with status {self.process.returncode}")
        return self

    def __exit__(self, *_):
        self.stop()

    def accepts(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        except OSError:
            return False

    def fail(self, reason):
        output = self.output()
        self.stop()
        raise SystemExit(f"{self.name} {reason}\n{output}")

    def output(self):
        """What the server printed, for error messages."""
        self.log.flush()
        self.log.seek(0)
        return self.log.read()[-2000:]

    def stop(self):
        for kind in (signal.SIGTERM, signal.SIGKILL):
            if self.process.poll() is None:
                # its own session, so this is its process group and no other's
                os.killpg(self.pid, kind)
                try:
                    self.process.wait(STOP_LIMIT)
                except subprocess.TimeoutExpired:
                    pass
        self.log.close()
        self.state.cleanup()

    def stats(self):
        """PHP heap and coroutines as the server tells them; empty for one that has no PHP of ours."""
        if self.name not in (OURS, PEER):
            return {}
        if self.encrypted:
            trusting = ssl._create_unverified_context()  # its certificate was made for this run
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=START_LIMIT, context=trusting)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_LIMIT)
        try:
            connection.request("GET", "/stats", headers={"Connection": "close"})
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def footprint(self):
        """Everything that can grow."""
        stats = self.stats()
        rss, tables = machine.memory(self.pid)
        return {"rss": rss, "tables": tables, "descriptors": machine.descriptors(self.pid), **stats}
