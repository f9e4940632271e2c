"""Timing for the peers, with the same method and the same JSON lines as the benchmark."""

import json
import os
import statistics
import sys
import tempfile
import time


def folder():
    """Returns the folder in which the benchmark caches its inputs."""
    return os.path.join(tempfile.gettempdir(), "EcgNotebooks.Bench")


def table_path():
    """Returns the path of the benchmark's table, which its measurement csv.full creates."""
    return os.environ.get("ECG_BENCH_TABLE") or os.path.join(folder(), "table", "ptbxl_database.csv")


def measure(name, work, items=1, threads=1, note="", warm_up=1.0, budget=2.0, fewest=5, most=1000):
    """Times the work with the benchmark's method and prints the result as one JSON line."""
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
    """Takes the measurements that the arguments name or whose names begin with one, or all without arguments; --list lists them.

    A name after @ tells several peers of one measurement apart: threshold.search@loop is another peer of threshold.search.
    """
    names = sys.argv[1:]
    if names == ["--list"]:
        print("\n".join(measurements))
        return
    for name, take in measurements.items():
        if not names or any(name == n if n in measurements else name.startswith(n) for n in names):
            take(name)
