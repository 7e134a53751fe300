"""What others see of a run: results.json with all figures; charts and tables, made of that file alone.

`bench/run … --publish` measures and writes; `bench/render` makes charts and tables again of the file that is there.
"""

import datetime
import json
import os
import platform
import re
import subprocess
import time
from pathlib import Path

from . import charts, machine, report, subjects, tables

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
RESULTS = BENCH / "results.json"
BEGIN, END = "<!-- benchmarks: written by make bench -->\n", "<!-- end of benchmarks -->\n"
OTHERS_MOST = 0.1  # of the machine's time for other programs: beyond it, figures say little


class Surroundings:
    """When, where and with what a run was; and what else the machine did meanwhile."""

    def __init__(self, options):
        self.begun, self.own, self.all = time.monotonic(), machine.own_cpu(), machine.all_cpu()
        cpu = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)
        commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=BENCH)
        self.about = {
            "date": datetime.date.today().isoformat(),
            "commit": commit.stdout.strip(),
            "cpu": cpu.group(1) if cpu else platform.machine(),
            "cores": len(machine.CORES),
            "linux": platform.release(),
            "php": subprocess.check_output([subjects.PHP, "-n", "-r", "echo PHP_VERSION;"], text=True),
            "rustc": subprocess.check_output(["rustc", "--version"], text=True).split()[1],
            "rounds": options.rounds,
            "seconds": options.seconds,
            "load_average_before": round(os.getloadavg()[0], 1),
            "peers": subjects.versions(),
        }

    def finish(self):
        elapsed = time.monotonic() - self.begun
        others = (machine.all_cpu() - self.all) - (machine.own_cpu() - self.own)
        self.about["minutes"] = round(elapsed / 60, 1)
        self.about["others"] = round(max(0.0, others) / elapsed / machine.COUNT, 3)
        return self.about


def publish(surroundings):
    """Writes results.json; charts and tables too, unless other programs kept the machine busy."""
    about = surroundings.finish()
    document = {"about": about, "results": report.RESULTS, "missed": report.MISSED}
    RESULTS.write_text(json.dumps(document, indent=1) + "\n")
    print(f"\nwritten: {RESULTS.relative_to(ROOT)}, after {about['minutes']} minutes")
    if about["others"] > OTHERS_MOST:
        print(
            f"other programs had {about['others']:.0%} of the machine meanwhile: charts, README and manual are left as they "
            "are (bench/render writes them all the same)"
        )
        return
    render(document)


def rendered(document):
    """What the files have to say: path -> text."""
    figures = tables.Figures(document)
    files = {}
    for name, chart in charts.CHARTS.items():
        drawn = chart(figures)
        if drawn:
            files[ROOT / "docs" / name] = drawn
    for path, part in (("README.md", tables.readme(figures)), ("docs/performance.md", tables.manual(figures))):
        text = (ROOT / path).read_text()
        before, rest = text.split(BEGIN, 1)
        files[ROOT / path] = before + BEGIN + "\n" + part + "\n" + END + rest.split(END, 1)[1]
    return files


def render(document):
    for path, text in rendered(document).items():
        path.write_text(text)
        print(f"written: {path.relative_to(ROOT)}")
