"""The disk of the whole program fails: `diskfaults.py PROGRAM TRIES`. Each try adds a deal with a token of its own while calls
fail by a seed, and then looks without faults. Prints the figures as JSON; the status is 1 where something was wrong.

What is refused must not be there; what is said to be unknown must be told at the next opening, as it is; the same command
again must make no second one; a broken disk must not be called full, nor a full one broken; and what was saved before its
message could not be written must be said to be saved."""
import errno
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PLANS = [("fsync", errno.EIO, 200), ("fsync", errno.EIO, 800), ("fsync,write,truncate", errno.EIO, 30),
         ("fsync,write,truncate", errno.ENOSPC, 30)]


class Run:
    def __init__(self, program, folder):
        self.program, self.store = program, os.path.join(folder, "faulty")
        self.shim = os.path.join(folder, "shim.so")
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", self.shim, os.path.join(HERE, "diskfaults.c")], check=True)
        self.env = dict(os.environ, LANG="C.UTF-8", XDG_CONFIG_HOME=os.path.join(folder, "config"),
                        XDG_STATE_HOME=os.path.join(folder, "state"))
        self.problems = []
        self.sum = dict(tries=0, acknowledged=0, refused=0, refused_and_there=0, unknown=0, unknown_and_there=0, told=0)
        self.call("init")

    def call(self, *words, output=subprocess.PIPE, **faults):
        env = dict(self.env, LD_PRELOAD=self.shim, FAULT_PATH=self.store, **faults) if faults else self.env
        return subprocess.run([self.program, "--store", self.store, "--lang", "en", *words], env=env, stdout=output,
                              stderr=subprocess.PIPE, text=True, timeout=60)

    def count(self, token):
        listed = self.call("export", "deals", "--format", "csv")
        return listed.stdout.count(token), listed.stderr

    def attempt(self, number, calls, code, rate):
        token = f"tk{number:05d}q"
        tried = self.call("deal", "add", token, FAULT_CALLS=calls, FAULT_ERRNO=str(code), FAULT_PER_1000=str(rate),
                          FAULT_SEED=str(number + 1))
        self.sum["tries"] += 1
        there, told = self.count(token)
        problem = None
        if tried.returncode == 0:
            self.sum["acknowledged"] += 1
            if there != 1:
                problem = f"acknowledged, and there {there} times"
        elif "not known" in tried.stderr:
            self.sum["unknown"] += 1
            self.sum["unknown_and_there"] += there
            self.sum["told"] += ("was saved, as entry" if there else "was not saved") in told
            if there > 1 or ("was saved, as entry" if there else "was not saved") not in told:
                problem = f"unknown, there {there} times, and the next opening said: {told.strip()}"
        else:
            self.sum["refused"] += 1
            self.sum["refused_and_there"] += there
            if there:
                problem = f"refused, and there: {tried.stderr.strip()}"
        if code == errno.EIO and "is full" in tried.stderr or code == errno.ENOSPC and "Input/output" in tried.stderr:
            problem = f"a wrong reason: {tried.stderr.strip()}"
        if problem:
            self.problems.append(f"try {number} ({calls}, {errno.errorcode[code]}): {problem}")

    def repeat(self, number):
        """An unknown outcome, and at once the same command again."""
        token = f"rp{number:05d}q"
        first = self.call("deal", "add", token, FAULT_CALLS="fsync", FAULT_PER_1000="800", FAULT_SEED=str(number + 1))
        if "not known" not in first.stderr:
            return
        again = self.call("deal", "add", token)
        there, _ = self.count(token)
        if again.returncode != 0 or there != 1:
            self.problems.append(f"repeat {number}: status {again.returncode}, there {there} times")

    def silent(self):
        """The message of what was saved cannot be written."""
        for number, words in enumerate([("deal", "add", "sf00001q"), ("undo",), ("redo",)]):
            with open("/dev/full", "w") as full:
                told = self.call(*words, output=full)
            if told.returncode != 0 or "saved" not in told.stderr or "nothing was saved" in told.stderr:
                self.problems.append(f"/dev/full {words}: status {told.returncode}, {told.stderr.strip()}")
        if self.count("sf00001q")[0] != 1:
            self.problems.append("/dev/full: not saved")


def main(program, tries):
    with tempfile.TemporaryDirectory() as folder:
        run = Run(program, folder)
        for number in range(tries):
            run.attempt(number, *PLANS[number % len(PLANS)])
        for number in range(tries // 10):
            run.repeat(number)
        run.silent()
        checked = run.call("doctor")
        if checked.returncode != 0:
            run.problems.append("doctor: " + checked.stdout + checked.stderr)
    json.dump({"test": "disk", "ok": not run.problems, "problems": len(run.problems), "found": run.problems, **run.sum}, sys.stdout, indent=1)
    print()
    return 0 if not run.problems else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
