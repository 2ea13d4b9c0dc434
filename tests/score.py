#!/usr/bin/env python3
"""Scores today's reports on the hand-made findings under ../shared, event by event and in sum.

usage: tests/score.py [BINARY]   (by default the release build, which is made first)
Says so and stops where ../shared is absent. The scoring itself is ../shared/eval/score.py.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KINDS = ("agree", "only", "diverge", "spelling", "wording")


def result(binary, gold, folder):
    """The scorer's counts for one event."""
    event = SHARED / "events" / gold.stem
    report = pathlib.Path(folder) / f"{gold.stem}.json"
    source = event if event.is_dir() else SHARED / "seeds"
    subprocess.run([binary, "compare", source, "--format", "json", "-o", report], check=True, stderr=subprocess.DEVNULL)
    scored = subprocess.run([sys.executable, SHARED / "eval" / "score.py", gold, report], check=True, stdout=subprocess.PIPE)
    return json.loads(scored.stdout)


def row(name, counts):
    cells = []
    for kind in KINDS:
        of = counts[kind]
        right = f" ({of['matched']} of {of['reported']} right)" if "reported" in of else ""
        cells.append(f"{of['credit']:.1f}/{of['gold']}{right}")
    return f"| {name} | {' | '.join(cells)} | {counts['never']['violated']}/{counts['never']['pairs']} |"


def main():
    golds = sorted((SHARED / "gold").glob("*.json"))
    if not golds:
        sys.exit(f"skipped: {SHARED} has no gold findings")
    binary = sys.argv[1] if len(sys.argv) > 1 else None
    if binary is None:
        subprocess.run(["cargo", "build", "--release", "--bin", "corroborate"], cwd=ROOT, check=True)
        binary = ROOT / "target" / "release" / "corroborate"
    print(f"| event | {' | '.join(KINDS)} | never |\n{'|---' * 7}|")
    sums = {"seeds": collections.defaultdict(collections.Counter), "six events": collections.defaultdict(collections.Counter)}
    with tempfile.TemporaryDirectory() as folder:
        for gold in golds:
            counts = result(binary, gold, folder)
            print(row(gold.stem, counts))
            group = "six events" if (SHARED / "events" / gold.stem).is_dir() else "seeds"
            for kind in KINDS + ("never",):
                sums[group][kind].update(counts[kind])
    for group, counts in sums.items():
        print(row(f"**{group}**", counts))


if __name__ == "__main__":
    main()
