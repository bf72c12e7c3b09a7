"""Measures single commands against the floor of opening the same store and adding one row, interleaved; Markdown.

    commands.py REDDOT FLOOR ROUNDS STORE…      each STORE is a RedDot store; its copies are written to
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

reddot, floor, rounds, *stores = sys.argv[1:]
rounds = int(rounds)
WRITES = [
    ("log", ["log", "500", "call", "--note", "n"]), ("deal set", ["deal", "set", "501", "--amount", "{n}"]),
    ("deal set --account", ["deal", "set", "502", "--account", "#7"]),
    ("deal move", ["deal", "move", "{open}", "qualified", "--reason", "r"]),
    ("deal win", ["deal", "win", "{open}", "--amount", "5", "--without", "none"]),
    ("deal lose", ["deal", "lose", "{open}", "--reason", "r"]),
    ("deal add", ["deal", "add", "new {n}", "--account", "new customer {n}"]),
    ("account set", ["account", "set", "#9", "--city", "c{n}"]), ("contact add", ["contact", "add", "#9", "p{n}"]),
    ("event", ["event", "{open}", "requirement", "--note", "n"]), ("undo", ["undo"]),
    ("history", ["history", "--limit", "20"]),
]
READS = [("show board", ["show", "board"]), ("show today --rep", ["show", "today", "--rep", "{rep}"])]


def run(arguments):
    start = time.perf_counter()
    done = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    out, error = done.communicate()
    took = (time.perf_counter() - start) * 1000
    return took, done.returncode, out, error


def memory(arguments):
    """Seconds and MiB at most of one run."""
    pid = os.posix_spawn(
        arguments[0], arguments, os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    start = time.perf_counter()
    _, status, usage = os.wait4(pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


columns, cells, views = [], {}, {}
for store in stores:
    copy = store + ".bench"
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(store + suffix):
            shutil.copy(store + suffix, copy + suffix)
    columns.append(os.path.basename(store))
    base = [reddot, "--store", copy, "--lang", "en"]
    for _ in range(3):
        run([floor, copy])
        run(base + ["log", "3", "call"])
    take, opened, number = {name: [] for name, _ in WRITES}, [], 600
    for turn in range(rounds):
        for name, arguments in WRITES:
            number += 1
            opened.append(run([floor, copy])[0])
            if "{open}" in arguments:
                # A deal that is open for sure.
                run(base + ["deal", "add", f"made {number}"])
            text = [a.format(n=number, open=f"made {number}") for a in arguments]
            took, status, out, error = run(base + text)
            if status != 0:
                sys.exit(f"{store}: {text}: {error.decode()}")
            take[name].append(took)
    cells[store] = (statistics.median(opened), {name: statistics.median(took) for name, took in take.items()})
    rep = subprocess.run(base + ["rep", "list", "--json"], capture_output=True, text=True).stdout
    rep = rep.split('"rep":"')[1].split('"')[0] if '"rep":"' in rep else "—"
    views[store] = {name: memory(base + [a.format(rep=rep) for a in arguments]) for name, arguments in READS}
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(copy + suffix):
            os.remove(copy + suffix)

print("| ms (× the floor) | " + " | ".join(columns) + " |")
print("|---|" + "---:|" * len(columns))
print("| the floor | " + " | ".join(f"{cells[s][0]:.1f}" for s in stores) + " |")
for name, _ in WRITES:
    row = [f"{cells[s][1][name]:.1f} ({cells[s][1][name] / cells[s][0]:.1f}×)" for s in stores]
    print(f"| {name} | " + " | ".join(row) + " |")
for name, _ in READS:
    row = [f"{views[s][name][0]:.2f} s, {views[s][name][1]:.0f} MiB" for s in stores]
    print(f"| {name} | " + " | ".join(row) + " |")
