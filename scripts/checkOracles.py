"""Makes every oracle of test/oracle again, with the versions of this machine, and compares the numbers: |a - b| <= 1e-9 |b|.

An oracle NAME.json is made by NAME.py, which either prints it or writes it beside itself, and may read the shipped example
(plates/, protocols/). A script that needs an argument, or a package that is not here, is skipped aloud.
"""

import concurrent.futures
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
REL = 1e-9
SLOW = "Runs for many minutes"


def differences(made, kept, where=""):
    if isinstance(kept, dict) and isinstance(made, dict) and made.keys() == kept.keys():
        return [d for key in kept for d in differences(made[key], kept[key], f"{where}.{key}")]
    if isinstance(kept, list) and isinstance(made, list) and len(made) == len(kept):
        return [d for i, pair in enumerate(zip(made, kept)) for d in differences(*pair, f"{where}[{i}]")]
    numbers = all(isinstance(x, (int, float)) and not isinstance(x, bool) for x in (made, kept))
    if numbers and math.isclose(made, kept, rel_tol=REL, abs_tol=1e-300):
        return []
    if made == kept or (isinstance(kept, str) and isinstance(made, str)):  # versions stand in texts
        return []
    return [f"{where}: {made!r} instead of {kept!r}"]


def make_again(script, folder):
    """The oracle as this machine makes it, or the reason why it does not."""
    run = subprocess.run([sys.executable, script.name], cwd=folder, capture_output=True, text=True, timeout=1800)
    if run.returncode != 0:
        last = (run.stderr.strip().splitlines() or ["no message"])[-1]
        if last.startswith(("ModuleNotFoundError", "ImportError", "AttributeError")):
            return None, last
        raise SystemExit(f"{script.name} failed:\n{run.stderr}")
    text = run.stdout if run.stdout.lstrip().startswith(("{", "[")) else script.with_suffix(".json").read_text("utf-8")
    return json.loads(text), None


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as copy:
        for part in ("plates", "protocols", "test/oracle"):
            shutil.copytree(ROOT / part, pathlib.Path(copy) / part)
        folder = pathlib.Path(copy) / "test/oracle"
        scripts = []
        for script in sorted(folder.glob("*.py")):
            text = script.read_text("utf-8")
            if SLOW in text and "--slow" not in sys.argv:
                print(f"SKIPPED ALOUD: {script.name} runs for many minutes: python3 scripts/checkOracles.py --slow")
            elif "sys.argv[1]" in text or not script.with_suffix(".json").exists():
                print(f"SKIPPED ALOUD: {script.name} needs an argument or makes no oracle of its name")
            else:
                scripts.append((script, json.loads(script.with_suffix(".json").read_text("utf-8"))))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            remade = pool.map(lambda one: make_again(one[0], folder), scripts)
        for (script, kept), (made, reason) in zip(scripts, remade):
            if reason is not None:
                print(f"SKIPPED ALOUD: {script.name}: {reason}")
                continue
            found = differences(made, kept)
            print(f"{script.name}: {len(found)} differences")
            print("".join(f"  {line}\n" for line in found[:20]), end="")
            bad += len(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
