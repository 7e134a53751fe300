"""Tables, medians and targets."""

import json
import statistics

RESULTS = []
MISSED = []
current = ""  # what is being measured


def median(values):
    return statistics.median(values)


def title(text):
    """`name: what is measured`, or `name, what is measured`."""
    global current
    current = text.split(":")[0]
    print(f"\n{text}", flush=True)


def table(columns, rows):
    """Prints rows of cells under their column names; the first column is text, the others figures."""
    if not rows:
        print("  nothing to measure")
        return
    lines = [columns, *[[cell if isinstance(cell, str) else show(cell) for cell in row] for row in rows]]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    for line in lines:
        first, *others = [
            cell.ljust(width) if at == 0 else cell.rjust(width) for at, (cell, width) in enumerate(zip(line, widths))
        ]
        print("  " + "   ".join([first, *others]).rstrip())


def show(value):
    if value is None:
        return "-"
    if isinstance(value, int) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.2f}"


def record(suite, subject, **figures):
    """Keeps figures for --json."""
    RESULTS.append({"suite": suite, "subject": subject, **figures})


def target(text, value, met, unit=""):
    """Judges a figure of ours against its target; a figure that could not be taken is not judged."""
    if value is None:
        print(f"  target: {text}: not measured")
        return
    print(f"  target: {text}: {show(value)}{unit}, {'met' if met else 'MISSED'}", flush=True)
    if not met:
        MISSED.append(f"{current}: {text}: {show(value)}{unit}")


def write_json(path):
    with open(path, "w") as out:
        json.dump({"results": RESULTS, "missed": MISSED}, out, indent=2)
        out.write("\n")
