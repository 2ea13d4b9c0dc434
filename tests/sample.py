#!/usr/bin/env python3
"""Draw findings at random, to be read by hand against the articles.

usage: sample.py PATH/TO/corroborate KIND N [--seed 5] [--news] [--context 160]

Runs `corroborate compare` on the seeds and the six events in ../shared (with --news on ../shared/data/news_cluster)
and prints N of all findings of KIND (agree, diverge, only …), drawn with a seed: event, what it is about, its score,
its summary, and each passage with the text around it. Says so and stops where ../shared is absent.
"""
import argparse, json, pathlib, random, subprocess, sys

SHARED = pathlib.Path(__file__).resolve().parent.parent.parent / "shared"


def report(binary, path):
    out = subprocess.run([binary, "compare", str(path), "--format", "json"], capture_output=True, text=True)
    return json.loads(out.stdout)


def articles(path):
    """The text of each article, by the path that the report gives it."""
    if path.suffix == ".jsonl":
        lines = [json.loads(line) for line in open(path, encoding="utf-8")]
        return {str(at): line["text"] for at, line in enumerate(lines)} | {str(line.get("id")): line["text"] for line in lines}
    return {p.name: p.read_text(encoding="utf-8") for p in path.glob("*.txt")}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary"), ap.add_argument("kind"), ap.add_argument("n", type=int)
    ap.add_argument("--seed", type=int, default=5), ap.add_argument("--context", type=int, default=160)
    ap.add_argument("--news", action="store_true")
    a = ap.parse_args()
    if not SHARED.exists():
        sys.exit(f"skipped: {SHARED} is absent")
    paths = [SHARED / "data/news_cluster/articles.jsonl"] if a.news else sorted((SHARED / "events").iterdir()) + [SHARED / "seeds"]
    found = []
    for path in paths:
        r, texts = report(a.binary, path), articles(path)
        sources = {s["id"]: s for s in r["sources"]}
        for e in r["events"]:
            found += [(path.stem, sources, texts, f) for f in e["findings"] if f["kind"] == a.kind]
    drawn = random.Random(a.seed).sample(found, min(a.n, len(found)))
    print(f"{len(drawn)} of {len(found)} {a.kind} findings, seed {a.seed}")
    for number, (event, sources, texts, f) in enumerate(drawn, 1):
        print(f"\n{number}. {event} {f['id']} {f['slot']} {f['score']:.2f} | {f['about']}\n   {f['summary']}")
        for value in f["values"]:
            for x in value["evidence"]:
                s = sources[x["source"]]
                name = s["path"].rsplit(":", 1)[-1].rsplit("/", 1)[-1]
                text = texts.get(name, "").replace("\r\n", "\n")
                before, after = text[max(0, x["start"] - a.context):x["start"]], text[x["end"]:x["end"] + a.context]
                line = " ".join(f"{before}[[{x['exact']}]]{after}".split())
                print(f"   - {s['outlet'] or name} ({s['published']}) {value['value'][:60]!r}: {line}")


if __name__ == "__main__":
    main()
