#!/usr/bin/env python3
"""Changes one value in one outlet's passage of a shared fact, and tells how many changes the report shows.

usage: tests/perturb.py [BINARY] [--details] [--plants]   (by default the release build, which must have been made)
Says so and stops where ../shared is absent. These kinds of change, one at a time, on the seven visible events (--plants:
only the planted disagreement):

  flips     one number, month or weekday of a fact that outlets share, as ../shared/eval/flip.py finds and judges them:
            a divergence (or wording difference) must set the changed passage against another outlet's.
  more      the same at every such place: several for one fact, in every outlet that holds it.
  letters   two neighbouring letters inside a name of a shared fact change places: a spelling difference, or a
            divergence, must have the changed name on one side and another outlet on another.
  harmless  the same value said otherwise ($750,000 / $0.75 million, U.S. / US, April 27 / 27 April ...): no conflict
            may touch the changed place that the unchanged report does not have there.
  planted   a shared fact negated, hedged, put off, moved elsewhere, given to somebody else, turned round, or made all of some
            (tests/plants.py): a divergence must set the changed passage against another outlet's.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(SHARED / "eval"))
sys.path.append(str(ROOT / "tests"))  # last: the scorer of ../shared has the name of one here

import plants

CONFLICTS = ("diverge", "spelling", "wording")
MAX_ARTICLES = 4
MAX_HARMLESS_PER_EVENT_AND_KIND = 5
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


class Event:
    """The articles of one event, and the means to compare a changed copy of them."""

    def __init__(self, name, binary, files, texts, gold=None, folder=None):
        self.name = name
        self.gold = gold
        self.binary = binary
        self.files = files
        self.texts = texts
        self.folder = folder
        self.persons = set()
        self.original = self.findings({})

    @classmethod
    def of_gold(cls, path, binary):
        gold = json.loads(path.read_text())
        files = {key: SHARED / source["file"] for key, source in gold["sources"].items()}
        texts = {key: path.read_bytes().decode("utf-8") for key, path in files.items()}
        return cls(path.stem, binary, {key: path.name for key, path in files.items()}, texts, gold, next(iter(files.values())).parent)

    def findings(self, changed):
        """The findings over the articles, some of them with another text; sources by their keys."""
        with tempfile.TemporaryDirectory() as folder:
            self.write(pathlib.Path(folder), changed)
            run = subprocess.run([self.binary, "compare", folder, "--format", "json"], capture_output=True, check=False)
            report = json.loads(run.stdout)
        key_of = {name: key for key, name in self.files.items()}
        names = {source["id"]: key_of.get(pathlib.Path(source["path"]).name) for source in report["sources"]}
        findings = [finding for event in report["events"] for finding in event["findings"]]
        for evidence in (e for finding in findings for value in finding["values"] for e in value["evidence"]):
            evidence["source"] = names[evidence["source"]]
        people = [entity for event in report["events"] for entity in event["entities"] if entity["type"] == "person"]
        self.persons = self.persons or {form["form"] for entity in people for form in entity["forms"]}
        return findings

    def write(self, folder, changed):
        for path in self.folder.iterdir() if self.folder else ():
            shutil.copy(path, folder)
        for key, text in (changed if self.folder else self.texts | changed).items():
            (folder / self.files[key]).write_bytes(text.encode("utf-8"))
        if not self.folder:
            rows = [f"{self.files[key]},{self.published[key]}" for key in sorted(self.files)]
            (folder / "sources.csv").write_text("\n".join(["file,published", *rows]) + "\n")


class ClusterEvent(Event):
    """One event of the news collection, which no gold file tells of."""

    def __init__(self, name, binary, articles):
        keys = [f"a{at}" for at in range(len(articles))]
        self.published = {key: (article["published"] or "")[:10] for key, article in zip(keys, articles)}
        texts = {key: article["title"] + "\n" + article["text"] for key, article in zip(keys, articles)}
        super().__init__(name, binary, {key: f"{key}.txt" for key in keys}, texts)


def cluster_events(binary):
    """The events of the news collection, no more than MAX_ARTICLES of each."""
    by_event = {}
    for line in (SHARED / "data" / "news_cluster" / "articles.jsonl").read_text().splitlines():
        article = json.loads(line)
        by_event.setdefault(article["event"], []).append(article)
    for name, articles in sorted(by_event.items()):
        yield ClusterEvent(name, binary, sorted(articles, key=lambda article: article["id"])[:MAX_ARTICLES])


def spliced(text, start, end, new):
    return text[:start] + new + text[end:]


def touching(findings, source, start, end, kinds):
    """The findings of some kinds with a passage that overlaps a place: (finding, numbers of the values that do)."""
    for finding in findings:
        if finding["kind"] in kinds:
            sides = [
                at
                for at, value in enumerate(finding["values"])
                if any(e["source"] == source and e["start"] < end and e["end"] > start for e in value["evidence"])
            ]
            if sides:
                yield finding, sides


# --- more flips: every place of every shared fact


def more_flips(event):
    """Like flip.flips, without its limit of one for each finding."""
    import flip

    for finding in event.gold["findings"]:
        evidence = [e for value in finding["values"] for e in value["evidence"]] if finding["kind"] == "agree" else []
        for e in evidence:
            text = event.texts[e["source"]]
            for match in flip.TOKEN.finditer(text[e["start"]:e["end"]]):
                token = match.group()
                held = re.compile(rf"(?<!\w){re.escape(token)}(?!\w|[.,]\d)")
                passage = lambda p: event.texts[p["source"]][p["start"]:p["end"]]
                peers = [p for p in evidence if p["source"] != e["source"] and held.search(passage(p))]
                if peers and len(re.findall(rf"(?<!\w){re.escape(token)}(?!\w)", text)) == 1:
                    yield dict(source=e["source"], at=e["start"] + match.start(), old=token, new=flip.other(token), snippet=(e["start"], e["end"]), peers=[(p["source"], p["start"], p["end"]) for p in peers])


# --- letters in names


def letter_changes(event):
    """At most one name for each shared fact, held by another outlet's passage too and standing once in its own text."""
    seen = set()
    ordinary = ordinary_words()
    for finding in event.gold["findings"]:
        if finding["kind"] != "agree":
            continue
        change = letter_change(event, finding, seen, ordinary)
        if change:
            seen.add(change["old"])
            yield change


def ordinary_words():
    """Words that are no names, however they are written."""
    tables = [(ROOT / "data" / f"{name}.t{end}").read_text() for name, end in (("common_words", "xt"), ("titles", "sv"), ("offices", "sv"))]
    demonyms = (ROOT / "data" / "countries.tsv").read_text()
    words = {word.lower() for table in tables for word in re.findall(r"[A-Za-z]+", table)}
    return words | {word.lower() for word in re.findall(r"[a-z]+(?:an|ans|ese|ish|ic)\b", demonyms)} | PARTIES


PARTIES = {"republican", "republicans", "democrat", "democrats", "democratic"}


def letter_change(event, finding, seen, ordinary):
    evidence = [e for value in finding["values"] for e in value["evidence"]]
    for e in evidence:
        text = event.texts[e["source"]]
        for match in re.finditer(r"(?<=[a-z,] )(?:[A-Z][a-z]+ )?([A-Z][a-z]{5,})\b", text[e["start"]:e["end"]]):
            name = match.group(1)
            peers = [p["source"] for p in evidence if p["source"] != e["source"] and name in event.texts[p["source"]]]
            is_plain = e["start"] + match.start() < text.find("\n") or name in seen or name.lower() in ordinary or re.fullmatch(MONTHS + r"|\w+day", name)
            if peers and not is_plain and len(re.findall(rf"{name}", text)) == 1:
                at = e["start"] + match.start(1)
                new = swapped(name)
                if new:
                    return dict(source=e["source"], start=at, old=name, new=new, peers=peers)
    return None


def swapped(name):
    """Two neighbouring letters of the middle change places."""
    for at in range(len(name) // 2, len(name) - 2):
        if name[at] != name[at + 1]:
            return name[:at] + name[at + 1] + name[at] + name[at + 2:]
    return None


def letter_shown(findings, change):
    end = change["start"] + len(change["new"])
    for finding, sides in touching(findings, change["source"], change["start"], end, CONFLICTS):
        others = (value for at, value in enumerate(finding["values"]) if at not in sides)
        if any(e["source"] != change["source"] for value in others for e in value["evidence"]):
            return True
    return False


# --- harmless rewrites: a pattern and what it becomes, or None where the match is none


def dollars_in_millions(match):
    value = int(match.group(1).replace(",", ""))
    return f"${value / 1e6:g} million" if value >= 100_000 and value % 10_000 == 0 else None


def dollars_written_out(match):
    return f"${round(float(match.group(1)) * 1_000_000):,}"


def rounded_down(match):
    value = int(match.group(1).replace(",", ""))
    step = 10 ** (len(str(value)) - 1) if len(str(value)) < 4 else 10 ** (len(str(value)) - 2)
    low = value // step * step
    return f"more than {low:,}" if low != value and not 1700 <= value <= 2100 else None


def about(match):
    value = int(match.group(1).replace(",", ""))
    step = 10 ** (len(str(value)) - 1)
    near = round(value / step) * step
    is_near = near != value and abs(near - value) <= 0.05 * value
    return f"about {near:,}" if is_near and not 1700 <= value <= 2100 else None


def in_digits(match):
    return f"{NUMBERS.index(match.group(1))} "


def in_words(match):
    return f"{NUMBERS[int(match.group(1))]} " if 0 < int(match.group(1)) <= 12 else None


COUNTED = r"(?=(?:people|men|women|children|officers|years|days|months|countries|victims|passengers|packages|devices|members|weeks|hours)\b)"
CAPITALS = {
    "Tehran": "the Iranian capital",
    "Beijing": "the Chinese capital",
    "Moscow": "the Russian capital",
    "Jerusalem": "the Israeli capital",
    "Kabul": "the Afghan capital",
    "Baghdad": "the Iraqi capital",
    "Damascus": "the Syrian capital",
    "London": "the British capital",
    "Paris": "the French capital",
    "Bangkok": "the Thai capital",
}
RANKS = {
    "Maj. Gen.": "Major General", "Major General": "Maj. Gen.", "Brig. Gen.": "Brigadier General", "Lt. Gen.": "Lieutenant General",
    "Gen.": "General", "General": "Gen.", "Sen.": "Senator", "Senator": "Sen.", "Rep.": "Representative", "Gov.": "Governor",
    "Lt.": "Lieutenant", "Sgt.": "Sergeant", "Capt.": "Captain", "Col.": "Colonel", "Dr.": "Doctor", "Prof.": "Professor",
    "Attorney General": "Atty. Gen.",
}
HARMLESS = {
    "dollars in millions": (r"\$(\d{3},\d{3}(?:,\d{3})*)(?![\d,.]\d| [mb]illion)", dollars_in_millions),
    "dollars written out": (r"\$(\d+(?:\.\d+)?) million\b", dollars_written_out),
    "percent sign": (r"(?<=\d) percent\b", lambda match: "%"),
    "percent word": (r"(?<=\d)%", lambda match: " percent"),
    "rank": (
        "(?<!\\w)(" + "|".join(re.escape(rank) for rank in sorted(RANKS, key=len, reverse=True)) + r")(?= [A-Z][a-z])",
        lambda match: RANKS[match.group(1)],
    ),
    "U.S. without points": (r"\bU\.S\.(?= [a-z])", lambda match: "US"),
    "US with points": (r"\bUS\b(?= [a-z])", lambda match: "U.S."),
    "day before month": (rf"\b({MONTHS}) (\d{{1,2}})(?![\d,]|, \d)\b", lambda match: f"{match.group(2)} {match.group(1)}"),
    "month in short": (rf"\b(January|February|August|September|October|November|December) (?=\d)", lambda match: match.group(1)[:3] + ". "),
    "month in full": (r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. (?=\d)", lambda match: next(m for m in MONTHS.split("|") if m.startswith(match.group(1)[:3])) + " "),
    "about a round number": (r"(?<![\d$.,-])(\d{3}|\d,\d{3})(?![\d,.-]\d|-|%| percent|th\b| [A-Z])\b", about),
    "more than a round number": (r"(?<![\d$.,-])(\d{3}|\d,\d{3}|\d\d,\d{3})(?![\d,.-]\d|-|%| percent|th\b| [A-Z])\b", rounded_down),
    "number in digits": (rf"(?<=[a-z] )({'|'.join(NUMBERS[2:])}) {COUNTED}", in_digits),
    "number in words": (rf"(?<=[a-z] )(\d{{1,2}}) {COUNTED}", in_words),
    "capital": (r"(?<=\bin )(" + "|".join(CAPITALS) + r")\b(?! \w*[A-Z])", lambda match: CAPITALS[match.group(1)]),
    "United States in short": (r"(?<=\bthe )United States\b(?! of)", lambda match: "U.S."),
    "straight quotation marks": (r"“([^”“\n]{15,200})”", lambda match: f'"{match.group(1)}"'),
    "clock": (r"\b(\d{1,2}):00 ([ap])\.?m\b\.?", lambda match: f"{match.group(1)} {match.group(2)}.m."),
    "hyphenated age": (r"\b(\d\d)-year-old (?=man|woman|suspect|boy|girl|resident)", lambda match: f"{match.group(1)} year old "),
    "ordinal day": (rf"\b({MONTHS}) (\d{{1,2}})(?![\d,]|, \d|th|st|nd|rd)\b", lambda match: f"{match.group(1)} {ordinal(int(match.group(2)))}"),
    "miles in kilometres": (r"(?<![\d,.-])(\d{2,4}) miles\b(?! per| an)", lambda match: f"{round(int(match.group(1)) * 1.609344)} kilometers"),
}


def ordinal(day):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
    return f"{day}{ending}"


def harmless_changes(event):
    for kind, (pattern, rewrite) in HARMLESS.items():
        n_taken = 0
        for source, text in sorted(event.texts.items()):
            for match in re.finditer(pattern, text):
                new = rewrite(match)
                if new is None or n_taken >= MAX_HARMLESS_PER_EVENT_AND_KIND:
                    continue
                n_taken += 1
                yield dict(kind=kind, source=source, start=match.start(), old=match.group(), new=new)


def is_clean(event, findings, change):
    """No conflict at the changed place that was not there before."""
    start, end = change["start"], change["start"] + max(1, len(change["new"]))
    before = touching(event.original, change["source"], start, change["start"] + len(change["old"]), CONFLICTS)
    known = {(finding["kind"], finding["slot"]) for finding, _ in before}
    after = touching(findings, change["source"], start, end, CONFLICTS)
    return [finding for finding, _ in after if (finding["kind"], finding["slot"]) not in known]


# --- planted disagreement


def plant(event, pool):
    """The planted changes of an event, each with the findings after it."""
    cities = {line.split("\t")[0] for line in (ROOT / "data" / "cities.tsv").read_text().splitlines() if line[:1] != "#"}
    changes = list(plants.changes(event, cities))
    found = lambda change: event.findings({change["source"]: changed_text(event, change)})
    return zip(changes, pool.map(found, changes))


def add_planted(planted, event, pool):
    for change, findings in plant(event, pool):
        seen = plants.is_seen(findings, event.original, change, touching)
        planted[change["kind"]].append((seen, event, change, ()))


def changed_text(event, change):
    text = event.texts[change["source"]]
    start = change["start"]
    return change.get("text") or spliced(text, start, start + len(change["old"]), change["new"])


def main():
    if not (SHARED / "gold").is_dir():
        sys.exit(f"skipped: {SHARED} has no gold findings")
    import flip

    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    binary = words[0] if words else str(ROOT / "target" / "release" / "corroborate")
    details = "--details" in sys.argv
    caught = {"flips": [], "more": [], "letters": [], "harmless": []}
    planted = {kind: [] for kind in plants.KINDS}
    plants_only = "--plants" in sys.argv
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for gold in sorted((SHARED / "gold").glob("*.json")):
            event = Event.of_gold(gold, binary)

            def run(change, start):
                text = event.texts[change["source"]]
                return event.findings({change["source"]: spliced(text, start, start + len(change["old"]), change["new"])})

            add_planted(planted, event, pool)
            if plants_only:
                continue
            flips = list(flip.flips(event.gold, event.texts))
            for change, findings in zip(flips, pool.map(lambda c: run(c, c["at"]), flips)):
                caught["flips"].append((flip.caught(findings, change), event, change, ()))
            more = list(more_flips(event))
            for change, findings in zip(more, pool.map(lambda c: run(c, c["at"]), more)):
                caught["more"].append((flip.caught(findings, change), event, change, ()))
            letters = list(letter_changes(event))
            for change, findings in zip(letters, pool.map(lambda c: run(c, c["start"]), letters)):
                caught["letters"].append((letter_shown(findings, change), event, change, ()))
            harmless = list(harmless_changes(event))
            for change, findings in zip(harmless, pool.map(lambda c: run(c, c["start"]), harmless)):
                false = is_clean(event, findings, change)
                caught["harmless"].append((not false, event, change, false))
        unseen = {kind: [] for kind in plants.KINDS}
        for event in cluster_events(binary) if plants_only else ():
            add_planted(unseen, event, pool)
    planted |= {f"{kind}, news_cluster": found for kind, found in unseen.items()}
    caught = planted if plants_only else caught | planted
    for group, changes in caught.items():
        n_right = sum(right for right, *_ in changes)
        print(f"{group}: {n_right} of {len(changes)} right, {n_right / max(1, len(changes)):.3f}")
        for right, event, change, false in changes:
            if details and not right:
                at = change.get("at", change.get("start"))
                text = event.texts[change["source"]]
                around = " ".join(text[max(0, at - 70):at + 70].split())
                print(f"  {event.name} {change['source']} {change.get('kind', '')} {change['old']!r} -> {change['new']!r}: {around}")
                for finding in false:
                    print(f"      {finding['kind']} {finding['about']}: {finding['summary'][:200]}")


if __name__ == "__main__":
    main()
