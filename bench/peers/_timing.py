"""What the peers share: the measuring, and the same JSON lines as the bench prints."""

import json
import os
import statistics
import sys
import tempfile
import time


def folder():
    """Where the bench keeps the inputs that it made."""
    return os.path.join(tempfile.gettempdir(), "EcgNotebooks.Bench")


def table_path():
    """The table that the bench reads; run its csv.full once and it is there."""
    return os.environ.get("ECG_BENCH_TABLE") or os.path.join(folder(), "table", "ptbxl_database.csv")


def measure(name, work, items=1, threads=1, note="", warm_up=1.0, budget=2.0, fewest=5, most=1000):
    """Times the work as the bench does, and prints one JSON line."""
    start = time.perf_counter()
    while time.perf_counter() - start < warm_up:
        work()
    times = []
    start = time.perf_counter()
    while len(times) < most and (len(times) < fewest or time.perf_counter() - start < budget):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    line = {
        "name": name,
        "median_ms": float(f"{statistics.median(times):.4g}"),
        "min_ms": float(f"{min(times):.4g}"),
        "items": items,
        "threads": threads,
        "note": note,
    }
    print(json.dumps(line), flush=True)


def main(measurements):
    """Takes the measurements whose names begin with the arguments; all without; --list lists them."""
    names = sys.argv[1:]
    if names == ["--list"]:
        print("\n".join(measurements))
        return
    for name, take in measurements.items():
        if not names or any(name.startswith(n) for n in names):
            take(name)
