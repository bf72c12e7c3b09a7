"""The specification of a crash run, and the table of its figures: `spec PROGRAM THEMES`, `report RESULTS PAGE BUILD`."""
import datetime
import json
import os
import sys

BEGIN, END = "<!-- figures: written by tools/reliability.sh -->", "<!-- end of figures -->"
TESTS = {
    "kill": "kill −9 at a random moment of a write",
    "syscalls": "kill −9 at every system call that writes",
    "concurrent": "writers at the same time, a reader beside them",
    "many": "fifty readers and eight writers, some of them killed",
    "full": "the disk is full",
    "disk": "the disk fails: fsync, write and ftruncate, with EIO and ENOSPC",
    "power": "the power goes out right after an acknowledgement",
    "exits": "every way to end: quit, signals, hang-up",
    "fuzz": "random bytes, broken sequences, 1 MB pastes, storms of resizes",
    "suspend": "^Z and fg",
}


def spec(program, themes):
    run = [program, "--store", "$STORE/s", "--lang", "en"]
    store = {
        "name": "reddot", "init": run + ["init"], "add": run + ["deal", "add", "$TOKEN"],
        "list": run + ["export", "deals", "--format", "json"], "check": run + ["doctor"], "full_regex": "full",
        "full_size_kb": 2048, "timeout": 60,
    }
    frozen = ["--now", "2026-11-23T09:00"]
    sample = " ".join(run + ["init", "--sample"] + frozen)
    screen = {
        "name": "reddot", "init": f"rm -rf $STORE/s*; {sample}", "argv": run[:3] + frozen + ["--lang", "zh"],
        "env": {"REDDOT_THEMES": themes, "LANG": "C.UTF-8"}, "ready_regex": "看板", "quit": ["q"], "avoid": "q",
    }
    json.dump({"stores": [store], "tuis": [screen]}, sys.stdout, indent=1, ensure_ascii=False)


def figures(name, found):
    number = found.get
    if name == "kill":
        return (f"{number('writes')} writes, {number('killed')} killed, {number('acknowledged')} acknowledged, "
                f"{number('killed_but_written')} killed after they were safe; {number('ms_per_write'):.0f} ms a write")
    if name == "syscalls":
        rest = "" if number("exhausted") else ", not all of them"
        return f"{number('crash_points')} points of death{rest}"
    if name == "concurrent":
        return (f"{number('acknowledged')} of {number('attempted')} acknowledged, {number('refused')} refused, "
                f"{number('reads')} reads, {number('writes_per_s')} writes/s")
    if name == "many":
        return (f"{number('readers')} readers, {number('writers')} writers, {number('killed')} killed: {number('acknowledged')} "
                f"acknowledged, {number('lost')} lost, {number('doubled')} doubled, {number('missed')} not seen by a reader; seen "
                f"within {number('seen_ms_median'):.0f} ms (half), {number('seen_ms_max'):.0f} ms (all)")
    if name == "full":
        cases = [case for case in found.get("cases", []) if isinstance(case, dict)]
        return f"{len(cases)} amounts of room left, {sum(case['refused'] for case in cases)} writes refused with the reason"
    if name == "disk":
        return (f"{number('tries')} tries, {number('acknowledged')} acknowledged, {number('refused')} refused and "
                f"{number('refused_and_there')} of them there, {number('unknown')} said to be unknown and {number('told')} of them told "
                f"at the next opening ({number('unknown_and_there')} were there)")
    if name == "power":
        return f"{number('cuts')} cuts, {number('cuts_that_lost_data')} lost anything"
    if name == "exits":
        ways = [way["ms"] for way in found.get("ways", {}).values() if way.get("ms") is not None]
        return f"{len(found.get('ways', {}))} ways, the slowest {max(ways, default=0):.0f} ms"
    if name == "fuzz":
        return (f"{number('sessions')} sessions, {number('bytes_sent')} bytes, slowest answer "
                f"{number('slowest_answer_ms', 0):.0f} ms")
    return ""


def report(folder, page, build):
    lines = [f"The program: a {build} build.", "", "| Violence | Verdict | Problems | Figures | Day |", "|---|---|---:|---|---|"]
    for name, title in TESTS.items():
        path = os.path.join(folder, name + ".json")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        found = found if found.get("test") == name else found.get("reddot", {}).get(name)
        if found is None:
            continue
        day = datetime.date.fromtimestamp(os.path.getmtime(path)).isoformat()
        if found.get("ok") is None:
            lines.append(f"| {title} | not run | | {found.get('skipped', '')} | {day} |")
            continue
        verdict = "**pass**" if found["ok"] else "**FAIL**"
        lines.append(f"| {title} | {verdict} | {found.get('problems', 0)} | {figures(name, found)} | {day} |")
    with open(page, encoding="utf-8") as file:
        text = file.read()
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    with open(page, "w", encoding="utf-8") as file:
        file.write(head + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + tail)


{"spec": spec, "report": report}[sys.argv[1]](*sys.argv[2:])
