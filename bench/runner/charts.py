"""The charts, as SVG. Each has a ground of its own, light or dark as the reader's system is: a page's theme may be another.

One says what a server costs, in CPU time per event, which is true also where the load client was slower than the server. One
says how long requests take at a fixed rate. Less is better in both.
"""

import math
from html import escape

from .subjects import CAT, HUB, OURS, RAW, TOKIO
from .tables import LATENCY, SERVERS, number, micros

SHOWN = ["hello", "hello-headers", "hello-pipelined", "echo", "broadcast"]
REFERENCES = (RAW, TOKIO, CAT)  # without PHP: a floor, and no competitor

WIDTH, LABELS, EDGE = 760, 130, 24
BAR, GAP, TITLE, BETWEEN, TEXT = 16, 5, 26, 16, 12  # heights
VALUES = 70  # room for the figure behind a bar
TIMES = 250  # room for three, and a share

STYLE = """
.ground{fill:#ffffff;stroke:#d0d7de}
text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}
.head{font-size:15px;font-weight:600}
.title{font-weight:600}
.name,.figure{font-variant-numeric:tabular-nums}
.name{text-anchor:end}
.quiet,.tick{fill:#59636e}
.tick{font-size:11px;text-anchor:middle}
.line{stroke:#d8dee4}
.ours{fill:#c2410c}
.peer{fill:#6b8bb0}
.floor{fill:#afb8c1}
.strong{font-weight:600}
@media(prefers-color-scheme:dark){
.ground{fill:#0d1117;stroke:#30363d}
text{fill:#e6edf3}
.quiet,.tick{fill:#9198a1}
.line{stroke:#2b323b}
.ours{fill:#f78166}
.peer{fill:#5a7ba3}
.floor{fill:#5c6570}
}
"""


def shade(subject):
    return "ours" if subject in (OURS, HUB) else "floor" if subject in REFERENCES else "peer"


def document(parts, height, label):
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(label)}">\n<style>{STYLE}</style>\n'
        f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="6"/>\n{body}\n</svg>\n'
    )


def text(x, y, words, kind=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(words)}</text>'


def bar(x, y, width, kind):
    return f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2" class="{kind}"/>'


def head(title, note):
    """The title and what it is about, and where the rest begins."""
    return [text(EDGE, EDGE + 10, title, "head"), text(EDGE, EDGE + 29, note, "quiet")], EDGE + 48


def name(subject, y):
    return text(EDGE + LABELS - 10, y + TEXT, subject, "name strong" if shade(subject) == "ours" else "name")


def cpu(figures):
    """A group of bars for each kind of work, each group on a scale of its own."""
    groups = [(suite, figures.of(suite)) for suite in SHOWN if figures.of(suite)]
    if not groups:
        return None
    note = "less is better; each group has a scale of its own; grey: programs without PHP that do the same work"
    parts, y = head("Server CPU per event, µs", note)
    left, room = EDGE + LABELS, WIDTH - 2 * EDGE - LABELS - VALUES
    for suite, found in groups:
        parts.append(text(EDGE, y + TEXT, plain(suite), "title"))
        y += TITLE
        longest = max(record["cpu_us"] for record in found.values())
        for subject, record in sorted(found.items(), key=lambda pair: pair[1]["cpu_us"]):
            width = max(2, record["cpu_us"] / longest * room)
            parts += [
                name(subject, y),
                bar(left, y, width, shade(subject)),
                text(left + width + 8, y + TEXT, number(record["cpu_us"]), "figure"),
            ]
            y += BAR + GAP
        y += BETWEEN
    return document(parts, y + EDGE - BETWEEN, "Server CPU per event, by server; the table has the same figures")


def plain(suite):
    title = SERVERS[suite]
    return title.replace("… ", "HTTP, ") if suite.startswith("hello") else title


def latency(figures):
    """From the median to the 99.9th percentile, with the 99th between them, on a logarithmic scale."""
    groups = [(suite, figures.of(suite)) for suite in LATENCY if figures.of(suite)]
    if not groups:
        return None
    every = [record[key] for _, found in groups for record in found.values() for key in ("p50_us", "p999_us")]
    low, high = math.floor(math.log10(max(1, min(every)))), math.ceil(math.log10(max(10, *every)))
    left, room = EDGE + LABELS, WIDTH - 2 * EDGE - LABELS - TIMES
    at = lambda value: left + (math.log10(max(value, 10**low)) - low) / (high - low) * room
    note = "bars begin at the median and end at p99.9, the gap is p99; timed from when each was meant to leave"
    parts, top = head("How long a request takes at a fixed rate", note)
    rows, y = [], top + 14
    for suite, found in groups:
        rows.append(text(EDGE, y + TEXT, LATENCY[suite].format(**next(iter(found.values()))), "title"))
        y += TITLE
        for subject, record in sorted(found.items(), key=lambda pair: pair[1]["p99_us"]):
            rows += [name(subject, y), *whisker(subject, [at(record[key]) for key in ("p50_us", "p99_us", "p999_us")], y)]
            rows.append(text(left + room + 12, y + TEXT, times(record), "figure"))
            y += BAR + GAP
        y += BETWEEN
    for power in range(low, high + 1):
        x = at(10**power)
        parts.append(f'<line x1="{x:.1f}" y1="{top + 6}" x2="{x:.1f}" y2="{y - BETWEEN}" class="line"/>')
        parts.append(text(x, top, micros(10**power).replace(".0", ""), "tick"))
    return document(parts + rows, y + EDGE - BETWEEN, "Latencies at a fixed rate, by server; the table has the same figures")


def whisker(subject, places, y):
    median, p99, p999 = places
    kind, notch = shade(subject), 2
    return [
        bar(median, y, max(2, p99 - median - notch), kind),
        bar(p99 + notch, y, max(2, p999 - p99 - notch), kind),
    ]


def times(record):
    words = " / ".join(micros(record[key]) for key in ("p50_us", "p99_us", "p999_us"))
    return words if record["kept_up"] > 0.99 else f"{words} ({record['kept_up']:.0%})"


CHARTS = {"performance-cpu.svg": cpu, "performance-latency.svg": latency}
