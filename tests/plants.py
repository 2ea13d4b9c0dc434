"""Planted disagreement for perturb.py: what a shared fact of one outlet is turned into, so that it contradicts another's.

A fact is shared where two outlets stand in one agree finding of the untouched report and both hold the words that are
changed (the deed, the place, the name). Each kind yields at most MAX_PER_EVENT_AND_KIND changes of an event, spread over its
findings by a seed. A change is seen where a divergence that was not there before sets the changed passage against another
outlet's, whatever its slot.
"""
import random
import re

SEED = 7
MAX_PER_EVENT_AND_KIND = 10
MAX_WITHOUT_GOLD = 3
MIN_SHARED_START = 4
MIN_SHARED_WORDS = 4
AROUND = 70

IRREGULAR = (
    "been made taken given found known seen said told held kept left sent built brought bought caught chosen come done drawn "
    "driven fallen felt fought forgotten gone grown heard hit hurt killed laid led lost met paid put run set shown shot sold "
    "spent stolen struck sworn thrown understood withdrawn won written begun broken overturned become"
).split()
PARTICIPLE = rf"(?:[a-z]{{3,}}ed|{'|'.join(IRREGULAR)})"
ADVERB = r"(?:[a-z]+ly |already |also )?"
OTHER_PLACES = ["Lisbon", "Nairobi", "Montevideo", "Osaka", "Helsinki", "Manila"]
OTHER_NAMES = ["Pavel Brandt", "Orla Norvik", "Juri Halden", "Lena Harrow"]
PERSON = r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]{3,}"

# A kind of change: a pattern, and what it becomes. The group `shared` must stand, from its start on, in the other
# outlet's passage.
NEGATION = [
    (rf"\b(has|have|had|was|were|is|are) (?!not\b){ADVERB}(?P<shared>{PARTICIPLE})\b", r"\1 not"),
    (r"\b(will|would|can) (?!not\b|be\b|have\b)(?P<shared>[a-z]{4,})\b", r"\1 not"),
    (rf"\b(will|would|can) be (?P<shared>{PARTICIPLE})\b", r"\1 not"),
]
HEDGE = [
    (rf"\b(was|were) (?!not\b){ADVERB}(?P<shared>{PARTICIPLE})\b", "may have been"),
    (rf"\b(has|have|had) (?!not\b)(?:been )?(?P<shared>{PARTICIPLE})\b", "may have"),
]
PLAN = [
    (rf"\bwas (?!not\b)(?P<shared>{PARTICIPLE})\b", "is to be"),
    (rf"\bwere (?!not\b)(?P<shared>{PARTICIPLE})\b", "are to be"),
]
PART = [
    (r"\b(All)(?= (?:of )?(?:the )?(?P<shared>[a-z]{4,}))", "Some"),
    (r"\b(all)(?= (?:of )?(?:the )?(?P<shared>[a-z]{4,}))", "some"),
    (r"\b(some)(?= of the (?P<shared>[a-z]{4,}))", "all"),
]
WORDS = {"negation": NEGATION, "hedge": HEDGE, "plan": PLAN, "part": PART}
KINDS = ("negation", "hedge", "plan", "place", "actor", "exchange", "part")


def changes(event, cities):
    """The planted changes of an event, by kind."""
    facts = list(shared_facts(event))
    for kind in KINDS:
        chooser = random.Random(f"{SEED} {event.name} {kind}")
        found = {}
        for source, start, end, peers in facts:
            for change in of_kind(kind, event, (source, start, end), peers, cities):
                at, text = change["start"], event.texts[source]
                if not is_held(text[:end], at, at + len(change["old"]), peers):
                    continue
                found.setdefault((change["source"], change["start"]), change)
        found = [found[key] for key in sorted(found)]
        chooser.shuffle(found)
        yield from found[:MAX_PER_EVENT_AND_KIND if event.gold else MAX_WITHOUT_GOLD]


def is_held(text, start, end, peers):
    """Whether one of the other passages has enough of the words around the change: it tells the same fact."""
    around = words(text[max(text.rfind("\n", 0, start) + 1, start - AROUND):end + AROUND])
    return any(len(around & words(peer)) >= MIN_SHARED_WORDS for peer in peers)


def words(text):
    return {word[:5].lower() for word in re.findall(r"[A-Za-z]{4,}", text)}


def shared_facts(event):
    """Passages of agreements, with the texts of the other outlets' passages."""
    for finding in event.original:
        if finding["kind"] == "agree":
            evidence = [e for e in finding["values"][0]["evidence"] if e["source"]]
            for e in evidence:
                peers = [event.texts[p["source"]][p["start"]:p["end"]] for p in evidence if p["source"] != e["source"]]
                yield e["source"], e["start"], e["end"], peers


def of_kind(kind, event, where, peers, cities):
    if kind in WORDS:
        yield from of_words(kind, event, where, peers)
        if kind == "negation":
            yield from denied_past(event, where, peers)
    elif kind == "place":
        yield from of_places(event, where, peers, cities)
    elif kind == "actor":
        yield from of_actors(event, where, peers)
    else:
        yield from exchanged(event, where, peers)


def is_told(text, at):
    """Outside quotation marks and conditions, in running text."""
    opened = text[:at].rsplit("\n", 1)[-1]
    in_quotes = opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1
    before = re.split(r"[.!?] |\n", text[:at])[-1].lower()
    sentence_end = re.search(r"[.!?](?:\s|$)|\n", text[at:])
    is_asked = sentence_end is not None and sentence_end.group().startswith("?")
    is_open = re.search(r"\b(if|whether|unless|not|never|no|may|might|could|who|which)\b|n[’']t\b", before[-60:])
    return not in_quotes and not is_asked and not is_open and "\n" in text[:at].strip("\n")


def of_words(kind, event, where, peers):
    source, start, end = where
    text = event.texts[source]
    for pattern, becomes in WORDS[kind]:
        for match in re.compile(pattern).finditer(text, start, end):
            begin = match.group("shared")[:5]
            is_shared = any(re.search(rf"\b{re.escape(begin)}", peer) for peer in peers)
            # An outlet that tells the deed elsewhere as well would contradict itself.
            is_once = len(re.findall(rf"\b{re.escape(begin)}", text, re.IGNORECASE)) == 1
            if is_shared and is_once and len(begin) >= MIN_SHARED_START and is_told(text, match.start()):
                old = match.group().split(" ")[0]
                yield dict(kind=kind, source=source, start=match.start(), old=old, new=becomes.replace(r"\1", old))


def denied_past(event, where, peers):
    """"He signed the" becomes "he did not sign the"."""
    source, start, end = where
    text = event.texts[source]
    after = r"(?= (?:the|a|an|that|to|his|her|their|its|in|at|for|on|with|from|into|by) )"
    for match in re.compile(rf"\b(?:he|she|they|it|[A-Z][a-z]+|[a-z]+s) ([a-z]{{2,}}ed){after}").finditer(text, start, end):
        past = match.group(1)
        is_shared = any(re.search(rf"\b{re.escape(past[:5])}", peer) for peer in peers)
        is_once = len(re.findall(rf"\b{re.escape(past[:5])}", text, re.IGNORECASE)) == 1
        is_participle = re.search(rf"\b(?:was|were|been|be|is|are|has|have|had)\b[^.]{{0,12}}$", text[:match.start(1)])
        is_verb = match.group().split()[0][0].isupper() or match.group().split()[0] in ("he", "she", "they", "it")
        if is_shared and is_once and is_verb and not is_participle and is_told(text, match.start()):
            yield dict(kind="negation", source=source, start=match.start(1), old=past, new=f"did not {base(past)}")


def base(past):
    stem = past[:-2]
    if past.endswith("ied"):
        return past[:-3] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    needs_e = re.search(r"(?:at|iz|is|us|as|os|uc|ic|nc|rc|ng|rg|dg|ag|eg|v|ir|ur|ar|or|ut|et|it|l|s|u|in|id|od|ik|ok)$", stem)
    ends_without = re.search(r"(?:visit|limit|want|start|oo[a-z]|ee[a-z]|ai[a-z]|ea[a-z]|ou[a-z]|er|ol|al|il|ll|ss|en|on|wn|sh|ch|ck|nt|rt|st|ct|lt|pt|er|ow|ay|oy|ey)$", stem)
    return stem + "e" if needs_e and not ends_without else stem


def of_places(event, where, peers, cities):
    source, start, end = where
    text = event.texts[source]
    place = re.compile(r"\b(?:in|near|from|to) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b(?!’s|'s| [A-Z]|, [A-Z]|-)")
    for match in place.finditer(text, start, end):
        name = match.group(1)
        if name.lower() in cities and any(name in peer for peer in peers) and is_told(text, match.start()):
            unknown = (other for other in OTHER_PLACES if not any(other in text for text in event.texts.values()))
            new = next(unknown, None)
            if new:
                yield everywhere(event, "place", source, match.start(1), name, new)


def of_actors(event, where, peers):
    source, start, end = where
    text = event.texts[source]
    verb = r"(?= (?:has|had|have|was|were|will|is|[a-z]+ed|met|told|said|made|took|left)\b)"
    for match in re.compile(rf"\b({PERSON}){verb}").finditer(text, start, end):
        name = match.group(1)
        is_person = any(name in form or form in name for form in event.persons if " " in form)
        if is_person and any(name.split()[-1] in peer for peer in peers) and is_told(text, match.start()):
            new = OTHER_NAMES[sum(map(ord, name)) % len(OTHER_NAMES)]
            yield everywhere(event, "actor", source, match.start(1), name, new)


def everywhere(event, kind, source, start, old, new):
    """A change of a name all through the article, given names and surnames alike."""
    text = event.texts[source]
    pairs = {old: new}
    if kind == "actor":
        pairs[old.split()[-1]] = new.split()[-1]
        pairs[old.split()[0]] = new.split()[0]
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in sorted(pairs, key=len, reverse=True)) + r")\b")
    becomes = lambda match: pairs[match.group()]
    return dict(kind=kind, source=source, start=start, old=old, new=new, text=pattern.sub(becomes, text), new_start=len(pattern.sub(becomes, text[:start])))


def exchanged(event, where, peers):
    source, start, end = where
    text = event.texts[source]
    name = r"(?:[A-Z][a-z]+ )?[A-Z][a-z]{3,}"
    for match in re.compile(rf"\b({name}) ([a-z]+ed|met|hit|sued|shot|told) ({name})\b(?!’s|'s)").finditer(text, start, end):
        first, deed, second = match.groups()
        both = any(first.split()[-1] in peer and second.split()[-1] in peer for peer in peers)
        are_persons = all(any(name.split()[-1] in form for form in event.persons) for name in (first, second))
        if both and are_persons and is_told(text, match.start()):
            yield dict(kind="exchange", source=source, start=match.start(), old=match.group(), new=f"{second} {deed} {first}")


def is_seen(findings, original, change, touching):
    """Whether a divergence sets the changed passage against another outlet's, and did not do so before the change."""
    start = change.get("new_start", change["start"])
    end = start + len(change["new"])
    before = touching(original, change["source"], start, change["start"] + len(change["old"]), ("diverge",))
    known = {(finding["slot"], finding["reasons"][0]["rule"]) for finding, _ in before}
    for finding, sides in touching(findings, change["source"], start, end, ("diverge",)):
        others = [value for at, value in enumerate(finding["values"]) if at not in sides]
        is_against = any(e["source"] != change["source"] for value in others for e in value["evidence"])
        if is_against and (finding["slot"], finding["reasons"][0]["rule"]) not in known:
            return True
    return False
