"""What others see of a run: results.json with all figures, a chart of some, and the table of the README.

Charts are of CPU time per event: it says what a server costs, also where the load client was slower than it. Lower is better.
"""

import datetime
import json
import os
import platform
import re
import subprocess
from html import escape
from pathlib import Path

from . import machine, report
from .subjects import OURS, PHP

BENCH = Path(__file__).resolve().parent.parent
README = BENCH.parent / "README.md"
BEGIN, END = "<!-- benchmarks: written by make bench -->\n", "<!-- end of benchmarks -->\n"

# suite: its title in chart and table
SHOWN = {
    "hello": "HTTP hello world",
    "hello-headers": "the same with ten headers",
    "hello-pipelined": "the same, 16 pipelined",
    "echo": "WebSocket echo, 32 bytes",
    "broadcast": "broadcast to 64 clients, a delivery",
}

WIDTH, LABELS, BAR, GAP, TITLE, EDGE = 760, 190, 18, 6, 30, 16
VALUES = 90  # room for the figure behind a bar
COLOURS = {OURS: "#b7410e"}
OTHER = "#8a9aa9"


def about():
    """When, where and with what."""
    cpu = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    php = subprocess.check_output([PHP, "-n", "-r", "echo PHP_VERSION;"], text=True)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=BENCH).stdout.strip()
    return {
        "date": datetime.date.today().isoformat(),
        "commit": commit,
        "cpu": cpu.group(1) if cpu else platform.machine(),
        "cores": len(machine.CORES),
        "linux": platform.release(),
        "php": php,
        "rustc": subprocess.check_output(["rustc", "--version"], text=True).split()[1],
        "load_average": round(os.getloadavg()[0], 1),
    }


def figures():
    """suite -> subject -> the record of its last run."""
    found = {}
    for record in report.RESULTS:
        if record["suite"] in SHOWN and "cpu_us" in record:
            found.setdefault(record["suite"], {})[record["subject"]] = record
    return found


def chart(found):
    """An SVG: a group of bars for each suite, each on a scale of its own."""
    parts, y = [], EDGE
    for suite, subjects in found.items():
        parts.append(f'<text x="{EDGE}" y="{y + 16}" class="title">{escape(SHOWN[suite])}, µs of server CPU each</text>')
        y += TITLE
        longest = max(record["cpu_us"] for record in subjects.values())
        for subject, record in subjects.items():
            width = max(1, record["cpu_us"] / longest * (WIDTH - LABELS - VALUES))
            colour = COLOURS.get(subject, OTHER)
            parts.append(
                f'<text x="{LABELS - 8}" y="{y + 13}" class="name">{escape(subject)}</text>'
                f'<rect x="{LABELS}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}"/>'
                f'<text x="{LABELS + width + 6:.1f}" y="{y + 13}">{record["cpu_us"]:.2f}</text>'
            )
            y += BAR + GAP
        y += EDGE
    style = (
        "text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-weight:600}.name{text-anchor:end}"
        "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" height="{y}" role="img" '
        f'aria-label="CPU time per event, by server">\n<style>{style}</style>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def table(found, where):
    """Markdown: a row for each suite, a column for each subject."""
    subjects = []
    for records in found.values():
        subjects += [subject for subject in records if subject not in subjects]
    lines = [
        f"µs of server CPU each, and events a second; {where['date']}, {where['cpu']}, one core for the server and one for the "
        f"client, Linux {where['linux']}, PHP {where['php']}, Rust {where['rustc']}.",
        "",
        "| work | " + " | ".join(subjects) + " |",
        "| --- |" + " --- |" * len(subjects),
    ]
    for suite, records in found.items():
        cells = [
            f"{records[subject]['cpu_us']:.2f} ({records[subject]['rate']:,.0f}/s)" if subject in records else ""
            for subject in subjects
        ]
        lines.append(f"| {SHOWN[suite]} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def publish(folder=BENCH, readme=README):
    """Writes results.json and results.svg, and the README's part if it has one."""
    found, where = figures(), about()
    document = {"about": where, "results": report.RESULTS, "missed": report.MISSED}
    (folder / "results.json").write_text(json.dumps(document, indent=2) + "\n")
    if not found:
        return
    (folder / "results.svg").write_text(chart(found))
    text = readme.read_text()
    if where["load_average"] > len(machine.CORES) + 1:
        print(f"\nother programs kept this machine busy (load average {where['load_average']}): the README is left as it is")
    elif BEGIN in text and END in text:
        before, rest = text.split(BEGIN, 1)
        part = f"{table(found, where)}\n![CPU time per event](bench/results.svg)\n"
        readme.write_text(before + BEGIN + "\n" + part + "\n" + END + rest.split(END, 1)[1])
        print(f"\nthe table of {readme.name} is written anew")
    print(f"written: {folder / 'results.json'}, {folder / 'results.svg'}")
