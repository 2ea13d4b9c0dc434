// Moving about the report: events, views, filters, sorting, and the panel that tells what the others say.
// Builds elements and sets text, never markup, so that nothing an article holds can become a part of the page.

const one = (selector, root = document) => root.querySelector(selector);
const every = (selector, root = document) => [...root.querySelectorAll(selector)];
const data = JSON.parse(one("#data").textContent);
const eventData = new Map(data.events.map((event) => [event.id, event]));

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// What a view does when it is first shown, and each time: filled in by the other scripts.
const onShown = { articles: [], graph: [] };

function showEvent(event) {
  for (const other of every(".event")) other.hidden = other !== event;
  for (const link of every("nav.events a")) {
    if (link.dataset.event === event.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function showView(event, name) {
  showEvent(event);
  prepare(event);
  const views = every(":scope > .view", event);
  const shown = views.find((view) => view.dataset.view === name) ?? views[0];
  for (const view of views) view.hidden = view !== shown;
  const filters = one(".filters", event);
  if (filters) filters.hidden = !["findings", "grid"].includes(shown.dataset.view);
  for (const link of every(".views a", event)) {
    if (link.getAttribute("href") === `#${event.id}-${shown.dataset.view}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const act of onShown[shown.dataset.view] ?? []) act(event, shown);
  return shown;
}

function firstEvent() {
  return every(".event").find((event) => one(".card", event)) ?? one(".event");
}

function shownEvent() {
  return every(".event").find((event) => one(".view:not([hidden])", event));
}

// The piece of an article that holds a code point: "s2-1043".
function pieceAt(name) {
  const [, source, point] = /^(s\d+)-(\d+)$/.exec(name) ?? [];
  const pieces = every("[data-p]", document.getElementById(`text-${source}`) ?? made("p"));
  return pieces.findLast((piece) => Number(piece.dataset.p) <= Number(point));
}

function lookAt(element, block = "start") {
  for (const old of every(".here")) old.classList.remove("here");
  element.classList.add("here");
  const box = element.closest("details");
  if (box) box.open = true;
  element.scrollIntoView({ block });
  element.focus({ preventScroll: true });
}

// The name in the address; none where it cannot be read.
function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

// Follows a name in the address: an event, one of its views or kinds, a finding, an article, a passage of it.
function go(name, end) {
  const target = name && (document.getElementById(name) ?? pieceAt(name));
  if (!target || target.closest("#panel")) {
    if (firstEvent() && (!name || !shownEvent())) showView(firstEvent(), "findings");
    return;
  }
  const event = target.closest(".event");
  if (!event) {
    if (firstEvent() && !shownEvent()) showView(firstEvent(), "findings");
    return target.focus();
  }
  if (target === event) {
    showView(event, "findings");
    event.scrollIntoView();
    event.focus({ preventScroll: true });
    return;
  }
  const view = target.closest(".view");
  showView(event, view?.dataset.view ?? "findings");
  if (target === view) return;
  if (view?.dataset.view === "articles") return showPassage(event, target, end);
  if (target.matches(".kind") && one(".filters", event)) {
    one(".filters", event).reset();
    const { kind, doubtful } = one(".filters", event).elements;
    kind.value = target.id.slice(event.id.length + 1);
    if (doubtful) doubtful.checked = !one(".card:not([data-doubtful])", target);
    filter(event);
    one(".filters", event).scrollIntoView();
    target.focus({ preventScroll: true });
    return;
  }
  if (target.closest(".card")?.hidden) {
    const filters = one(".filters", event);
    filters.reset();
    if (filters.elements.doubtful && target.closest("[data-doubtful]")) filters.elements.doubtful.checked = true;
    filter(event);
  }
  lookAt(target);
}

document.addEventListener("click", (click) => {
  const link = click.target.closest?.("a[href^='#']");
  if (!link || click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0) return;
  click.preventDefault();
  const claim = link.closest(".text [data-c]");
  if (claim) return; // the panel's
  const name = link.getAttribute("href").slice(1);
  if (link.closest("#panel")) closePanel();
  if (location.hash !== `#${name}`) history.pushState(null, "", `#${name}`);
  go(name, Number(link.dataset.end));
});
addEventListener("popstate", () => go(addressed()));

// Filters, shared by the cards and the grid.

const wordsOf = new WeakMap();

// What articles and findings say on a card, in lower case; a row of the grid is found by the words of its card.
const SPOKEN = "h3, h4:not(:has(.vh)), .passage, blockquote, .chip, .because, .others b";

function words(element) {
  if (!wordsOf.has(element)) {
    const card = element.matches("tr") ? document.getElementById(one("th a", element).hash.slice(1))?.closest(".card") : element;
    const spoken = every(SPOKEN, card ?? element).map((part) => part.textContent).join(" ");
    wordsOf.set(element, spoken.toLowerCase().replace(/\s+/g, " "));
  }
  return wordsOf.get(element);
}

function fits(element, wanted) {
  const about = element.dataset;
  if (wanted.kind && about.kind !== wanted.kind) return false;
  if (wanted.slot && !about.slot.split(" ").includes(wanted.slot)) return false;
  if (wanted.severity && about.severity !== wanted.severity) return false;
  if (wanted.source && !about.sources.split(" ").includes(wanted.source)) return false;
  if ("doubtful" in about && !wanted.doubtful) return false;
  return wanted.words.every((word) => words(element).includes(word));
}

function filter(event) {
  const form = one(".filters", event);
  if (!form) return;
  const { kind, slot, severity, source, doubtful, words: typed } = form.elements;
  const wanted = {
    kind: kind.value, slot: slot.value, severity: severity.value, source: source.value, doubtful: doubtful?.checked,
    words: typed.value.toLowerCase().split(/\s+/).filter(Boolean),
  };
  const cards = every(".kind .card", event);
  let shown = 0;
  for (const card of cards) {
    card.hidden = !fits(card, wanted);
    shown += card.hidden ? 0 : 1;
  }
  for (const section of every(".kind", event)) {
    const rest = every(".card:not([hidden])", section).length;
    section.hidden = rest === 0;
    one(".count", section).textContent = rest;
  }
  for (const row of every(".grid tbody tr", event)) row.hidden = !fits(row, wanted);
  one("output", form).textContent = shown === cards.length ? `${shown} findings` : `${shown} of ${cards.length} findings`;
  one(".nothing", event).hidden = shown > 0;
}

// Puts the form into an event that is shown for the first time: a browser takes long over hundreds of forms.
function prepare(event) {
  const findings = one("[data-view=findings]", event);
  if (!findings || one(".filters", event)) return;
  const form = one("#filters").content.firstElementChild.cloneNode(true);
  const offer = (name, value, words) => form.elements[name].append(made("option", { value }, words));
  for (const section of every(".kind", event)) offer("kind", section.id.slice(event.id.length + 1), one("h2", section).firstChild.data.trim());
  const slots = new Set(every(".kind .card", event).flatMap((card) => card.dataset.slot.split(" ")));
  for (const slot of [...slots].sort()) offer("slot", slot, slot);
  for (const text of every(".text", event)) offer("source", text.dataset.source, one("header .chip", text).lastChild.textContent);
  const doubtful = every(".kind .card[data-doubtful]", event).length;
  if (doubtful) one(".box span", form).append(` (${doubtful})`);
  else one(".box", form).remove();
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => filter(event), 80);
  });
  form.addEventListener("submit", (submit) => submit.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => filter(event)));
  one(".clear", event).addEventListener("click", () => form.reset());
  findings.before(form);
  filter(event);
}

// Sorting of the grid.

const RANK = { check: 0, look: 1, record: 2 };
const alphabet = new Intl.Collator("en", { numeric: true });

function sortKey(row, by) {
  if (by === "order") return Number(row.cells[0].textContent);
  if (by === "question") return row.cells[1].textContent;
  if (by === "severity") return RANK[row.dataset.severity];
  if (by === "score") return -Number(row.dataset.score);
  if (by === "outlets") return -Number(row.dataset.outlets);
  return row.dataset[by];
}

for (const button of every(".grid [data-sort]")) {
  button.addEventListener("click", () => {
    const head = button.closest("th");
    const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of every("th[aria-sort]", head.parentElement)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    const body = one("tbody", head.closest("table"));
    const rows = [...body.rows].map((row, at) => ({ row, at, key: sortKey(row, button.dataset.sort) }));
    const compared = (a, b) => (typeof a === "number" ? a - b : alphabet.compare(a, b));
    rows.sort((a, b) => sign * compared(a.key, b.key) || a.at - b.at);
    body.append(...rows.map(({ row }) => row));
  });
}

// The panel.

const panel = one("#panel");
let cameFrom;

function closePanel() {
  panel.hidden = true;
  for (const old of every(".here, .mate")) old.classList.remove("here", "mate");
  cameFrom?.focus?.({ preventScroll: true });
}

one(".close", panel).addEventListener("click", closePanel);
document.addEventListener("keydown", (key) => {
  if (key.key === "Escape" && !panel.hidden) closePanel();
});

function articleOf(event, column) {
  return document.getElementById(`text-${eventData.get(event.id).sources[column]}`);
}

function piecesOf(event, claim) {
  const pieces = every(`[data-c~="${claim.id}"]`, articleOf(event, claim.o));
  return pieces.filter((piece) => Number(piece.dataset.p) >= claim.p && Number(piece.dataset.p) < claim.e);
}

function textOf(event, claim) {
  return piecesOf(event, claim).map((piece) => piece.textContent).join("").trim();
}

function chipOf(event, column) {
  return one("header .chip", articleOf(event, column)).cloneNode(true);
}

// Claims of other outlets that share the cluster or a link, the linked ones first.
function mates(known, at) {
  const claim = known.claims[at];
  const found = new Map();
  for (const [a, b, relation] of known.links) {
    if (a === at && known.claims[b].o !== claim.o) found.set(b, relation);
    if (b === at && known.claims[a].o !== claim.o) found.set(a, relation);
  }
  known.claims.forEach((other, index) => {
    if (other.o !== claim.o && claim.k && other.k === claim.k && !found.has(index)) found.set(index, 0);
  });
  return [...found].sort(([a, one], [b, two]) => two - one || a - b);
}

const RELATIONS = ["speaks of the same", "says the same", "is in conflict"];

// A card of the page for showing elsewhere: names and labels belong to the first.
function copyOf(card) {
  const copy = card.cloneNode(true);
  copy.hidden = false;
  for (const element of [copy, ...every("[id], [aria-labelledby]", copy)]) {
    element.removeAttribute("id");
    element.removeAttribute("aria-labelledby");
  }
  for (const spare of every(".decide", copy)) spare.remove();
  copy.classList.remove("here");
  return copy;
}

function openPanel(event, at, from) {
  const known = eventData.get(event.id);
  const claim = known.claims[at];
  const place = (other) => `#${articleOf(event, other.o).dataset.source}-${other.p}`;
  const said = (other) => made("div", { class: "witness" }, chipOf(event, other.o), made("blockquote", {}, textOf(event, other)),
    made("a", { class: "go", href: place(other), "data-end": other.e }, "in the article"));
  const body = one(".body", panel);
  body.replaceChildren(said(claim), made("p", { class: "note" }, claim.n));
  const others = mates(known, at);
  body.append(made("h3", {}, others.length ? "The others" : "No other outlet says anything comparable, as far as the tool can tell."));
  for (const [index, relation] of others) {
    const kind = ["", "agree", "diverge"][relation];
    body.append(made("p", { class: "tags" }, made("span", { class: `tag ${kind}` }, RELATIONS[relation])), said(known.claims[index]));
  }
  const telling = new Set([claim.o, ...others.map(([index]) => known.claims[index].o)]);
  const silent = every(".text", event).filter((text) => !telling.has(Number(text.dataset.column)));
  if (others.length && silent.length) {
    const names = silent.slice(0, 12).map((text) => one("header .chip", text).lastChild.textContent);
    const rest = silent.length > 12 ? ` and ${silent.length - 12} more` : "";
    body.append(made("p", { class: "note" }, `Nothing comparable found in ${names.join(", ")}${rest}.`));
  }
  if (claim.f.length) body.append(made("h3", {}, claim.f.length > 1 ? "Its findings" : "Its finding"));
  for (const id of claim.f) {
    const card = document.getElementById(id)?.closest(".card");
    if (!card) continue;
    body.append(made("a", { class: "go", href: `#${id}` }, "Go to the finding"), copyOf(card));
  }
  cameFrom = from;
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
}

// Starts when all scripts have had their turn.
queueMicrotask(() => {
  for (const view of every(".view")) view.hidden = true;
  document.documentElement.classList.add("ready");
  go(addressed());
});
