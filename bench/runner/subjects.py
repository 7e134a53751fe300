"""The servers that are measured, and starting and ending them."""

import contextlib
import http.client
import json
import os
import re
import shlex
import shutil
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
WORKERMAN = "Workerman"
NODE = "Node"
FRANKENPHP = "FrankenPHP"
RAW = "raw epoll"
TOKIO = "tokio, no PHP"
CAT = "read and write"

LIMITS = ["-d", "upload_max_filesize=64M", "-d", "post_max_size=64M"]  # PHP's own are smaller than the uploads
LIMITS += ["-d", "memory_limit=-1"]  # 5,000 connections of the peer have more than PHP allows by default
START_LIMIT = 10  # seconds until a server accepts
STOP_LIMIT = 5  # seconds for SIGTERM to work
INSTALL_LIMIT = 120  # seconds for npm


class Missing(Exception):
    """A subject that cannot be measured here, with the reason."""


class Failed(Exception):
    """A measurement that came to nothing, with the reason."""


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


def from_environment(variable, default=None):
    """An existing path from the environment, which may be the name of a program."""
    path = os.environ.get(variable, default)
    if not path:
        raise Missing(f"{variable} is not set")
    found = Path(shutil.which(path) or path).resolve()
    if not found.exists():
        raise Missing(f"{variable}: there is no {path}")
    return str(found)


def ours(kind):
    path = from_environment("SWOOLE_RS_SO", str(BENCH.parent / "target/release/libswoole_rs.so"))
    return php(path, shlex.split(os.environ.get("PHP_ARGS", "")))(kind)


def hub(kind):
    if kind != "publish":
        raise Missing(None)  # the same work by other means: only where the two are compared
    return ours("publish")


def swoole(kind):
    return php(from_environment("SWOOLE_SO"), shlex.split(os.environ.get("SWOOLE_ARGS", "")))(kind)


def workerman(kind):
    if kind not in ("echo", "hello", "broadcast"):
        raise Missing(None)
    source = from_environment("WORKERMAN")
    script = str(BENCH / "php/workerman.php")
    # with ini files: it needs posix and pcntl, which distributions build as libraries
    return lambda port: ([PHP, script, "start"], {"WORKERMAN": source, "KIND": kind, "PORT": str(port)})


def node(kind):
    if kind not in ("echo", "hello", "broadcast"):
        raise Missing(None)
    program = from_environment("NODE")
    modules = node_modules()
    words = [program, str(BENCH / "node/server.js")]
    return lambda port: (words, {"NODE_PATH": modules, "KIND": kind, "PORT": str(port)})


def node_modules():
    """The folder that has `ws`, which npm puts there the first time."""
    folder = TARGET / "node"
    wanted = (BENCH / "node/package.json").read_text()
    installed = folder / "package.json"
    if not (folder / "node_modules/ws").is_dir() or installed.read_text() != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        installed.write_text(wanted)
        words = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
        try:
            subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=INSTALL_LIMIT)
        except (OSError, subprocess.SubprocessError) as error:
            raise Missing(f"npm could not install ws: {error}") from error
    return str(folder / "node_modules")


def frankenphp(kind):
    if kind != "hello":
        raise Missing(None)  # it has no WebSocket
    words = [from_environment("FRANKENPHP"), "run", "--adapter", "caddyfile", "--config", str(BENCH / "frankenphp/Caddyfile")]
    return lambda port: (words, {"FOLDER": str(BENCH / "frankenphp"), "PORT": str(port)})


def versions():
    """What the peers that are measured call themselves."""
    found = {}
    for name, version in VERSIONS.items():
        try:
            found[name] = version()
        except (Missing, OSError, subprocess.SubprocessError):
            pass
    return found


def swoole_version():
    words = [PHP, "-n", *shlex.split(os.environ.get("SWOOLE_ARGS", "")), "-d", f"extension={from_environment('SWOOLE_SO')}"]
    return subprocess.check_output([*words, "-r", 'echo phpversion("swoole");'], text=True)


def workerman_version():
    source = Path(from_environment("WORKERMAN"))
    folder = source if source.is_dir() else source.parent / "workerman/workerman"
    return re.search(r"VERSION = '([^']+)'", (folder / "src/Worker.php").read_text())[1]


def node_version():
    program = subprocess.check_output([from_environment("NODE"), "--version"], text=True).strip().lstrip("v")
    module = json.loads((Path(node_modules()) / "ws/package.json").read_text())["version"]
    return f"{program}, ws {module}"


def frankenphp_version():
    text = subprocess.check_output([from_environment("FRANKENPHP"), "version"], text=True)
    return text.split()[1].lstrip("v")


VERSIONS = {PEER: swoole_version, WORKERMAN: workerman_version, NODE: node_version, FRANKENPHP: frankenphp_version}


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
        (WORKERMAN, workerman),
        (NODE, node),
        (FRANKENPHP, frankenphp),
    ]
)


@contextlib.contextmanager
def spared(name):
    """A peer that does not do what a measurement asks of it is left out of it; our own failure ends the measurement."""
    try:
        yield
    except Failed as reason:
        if name in (OURS, HUB):
            raise
        print(f"  ({name} left out: {str(reason).splitlines()[0]})")


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
        raise Failed(f"{self.name} {reason}\n{output}".rstrip())

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
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.fail(f"does not tell its figures: {error}")
        finally:
            connection.close()

    def footprint(self):
        """Everything that can grow."""
        stats = self.stats()
        rss, tables = machine.memory(self.pid)
        return {"rss": rss, "tables": tables, "descriptors": machine.descriptors(self.pid), **stats}
