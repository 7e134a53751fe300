"""Cores, ports, and what a process has used, from /proc."""

import ctypes
import os
import resource
import signal
import socket
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1  # prctl(2)
LIBC = ctypes.CDLL(None)
CORES = sorted(os.sched_getaffinity(0))
COUNT = os.cpu_count() or 1
TICKS = os.sysconf("SC_CLK_TCK")
SERVER_CORE = CORES[0]
CLIENT_CORE = CORES[1] if len(CORES) > 1 else CORES[0]


def prepare_child(core):
    """For preexec_fn: pin to a core, and end when this program ends, however that happens."""

    def prepare():
        os.sched_setaffinity(0, {core})
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    return prepare


def raise_descriptor_limit():
    """Thousands of connections need as many descriptors; children inherit the limit."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid):
    """The process and its descendants: Workerman serves in a child."""
    found, queue = [], [pid]
    while queue:
        pid = queue.pop()
        found.append(pid)
        for task in tasks(pid):
            try:
                queue += [int(child) for child in (task / "children").read_text().split()]
            except OSError:
                pass
    return found


def tasks(pid):
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def cpu_seconds(pid):
    """CPU time of the process and its descendants, all threads, those that have ended included."""
    return sum(process_cpu_seconds(member) for member in family(pid))


def process_cpu_seconds(pid):
    """A process's own clock, as clock_getcpuclockid(3) names it. `/proc/PID/task` would lose the threads that have ended:
    with a thread for each connection all of the work."""
    CPUCLOCK_SCHED = 2
    try:
        return time.clock_gettime(~pid << 3 | CPUCLOCK_SCHED)
    except OSError:
        return 0.0  # it has ended


def own_cpu():
    """CPU seconds of this program and of all that it has started and seen end."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, kinds))


def all_cpu():
    """CPU seconds of all programs of the machine since it was started."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return (int(user) + int(nice) + int(system)) / TICKS


def memory(pid):
    """Resident bytes and bytes of page tables. A coroutine's stack has page tables of its own, which Rss leaves out."""
    rss = tables = 0
    for member in family(pid):
        status = key_values(f"/proc/{member}/status")
        # walks the pages; the status file's figure is approximate on newer kernels
        rss += (key_values(f"/proc/{member}/smaps_rollup") or status).get("Rss", status.get("VmRSS", 0))
        tables += status.get("VmPTE", 0)
    return rss * 1024, tables * 1024


def key_values(path):
    """The lines `Name: number kB` of a /proc file."""
    values = {}
    try:
        for line in Path(path).read_text().splitlines():
            name, _, rest = line.partition(":")
            if rest.endswith(" kB"):
                values[name] = int(rest.split()[0])
    except OSError:
        pass
    return values


def descriptors(pid):
    return sum(len(os.listdir(f"/proc/{member}/fd")) for member in family(pid))


def wait_until(condition, seconds, step=0.02):
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(step)
    return True
