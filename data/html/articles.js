// Annotated articles: one or two at a time, with the claims that belong together tied across the gap.

const NARROW = matchMedia("(max-width: 48rem)");
const panesOf = new Map();

function panes(event) {
  if (panesOf.has(event.id)) return panesOf.get(event.id);
  const view = one("[data-view=articles]", event);
  const box = one(".panes", view);
  const texts = every(".text", box);
  const options = () => texts.map((text) => made("option", { value: text.dataset.source }, one("header .chip", text).lastChild.textContent));
  const left = made("select", { name: "left" }, ...options());
  const right = made("select", { name: "right" }, made("option", { value: "" }, "none"), ...options());
  const choose = made("div", { class: "choose" }, made("label", {}, "Article", left));
  if (texts.length > 1) choose.append(made("label", {}, "Beside it", right));
  box.before(choose);
  if (texts.length > 1 && !NARROW.matches) right.value = texts[1].dataset.source;
  // Claims without a finding are no links, and would else be out of a keyboard's reach.
  for (const piece of every("span[data-c][id]", box)) {
    piece.setAttribute("tabindex", "0");
    piece.setAttribute("role", "button");
  }
  const ties = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  ties.setAttribute("class", "ties");
  ties.setAttribute("aria-hidden", "true");
  const state = { event, box, texts, left, right, ties, pairs: [] };
  for (const select of [left, right]) select.addEventListener("change", () => arrange(state));
  for (const text of texts) text.addEventListener("scroll", () => requestAnimationFrame(() => tie(state)), { passive: true });
  addEventListener("resize", () => requestAnimationFrame(() => tie(state)));
  panesOf.set(event.id, state);
  arrange(state);
  return state;
}

function arrange(state) {
  const { box, texts, left, right, ties } = state;
  const text = (source) => texts.find((other) => other.dataset.source === source);
  const [first, second] = [text(left.value), right.value === left.value ? undefined : text(right.value)];
  for (const other of texts) other.hidden = other !== first && other !== second;
  box.classList.toggle("two", Boolean(second));
  box.classList.toggle("one", !second);
  // Moved only where they stand the wrong way round: an article that is moved loses its place.
  if (second && second.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first.after(second);
  box.append(ties);
  state.pairs = second ? pairsOf(state, Number(first.dataset.column), Number(second.dataset.column)) : [];
  tie(state);
}

// One tie for each claim of the left article and its nearest mate on the right, those in conflict before those alike.
function pairsOf(state, left, right) {
  const known = eventData.get(state.event.id);
  const pairs = [];
  known.claims.forEach((claim, at) => {
    if (claim.o !== left) return;
    const mate = mates(known, at).find(([index]) => known.claims[index].o === right);
    if (!mate) return;
    const ends = [piecesOf(state.event, claim)[0], piecesOf(state.event, known.claims[mate[0]])[0]];
    if (ends[0] && ends[1]) pairs.push({ ends, kind: ["similar", "agree", "conflict"][mate[1]] });
  });
  return pairs;
}

function tie({ box, ties, pairs }) {
  const [first, second] = every(":scope > .text:not([hidden])", box);
  ties.replaceChildren();
  if (!second) return;
  const [frame, left, right] = [box, first, second].map((element) => element.getBoundingClientRect());
  const gap = right.left - left.right;
  ties.setAttribute("width", gap);
  ties.setAttribute("height", frame.height);
  ties.style.left = `${left.right - frame.left}px`;
  const middle = (piece, pane) => {
    const rect = piece.getClientRects()[0];
    const at = rect ? rect.top + rect.height / 2 : 0;
    return rect && at > pane.top && at < pane.bottom ? at - frame.top : undefined;
  };
  for (const { ends, kind } of pairs) {
    const [from, to] = [middle(ends[0], left), middle(ends[1], right)];
    if (from === undefined || to === undefined) continue;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", kind);
    path.setAttribute("d", `M0 ${from}C${gap / 2} ${from} ${gap / 2} ${to} ${gap} ${to}`);
    ties.append(path);
  }
}

onShown.articles.push((event) => tie(panes(event)));

// Brings a passage into view: from its first code point to `end`, or the piece alone.
function showPassage(event, target, end) {
  const state = panes(event);
  const text = target.closest(".text");
  if (text.hidden) {
    const isBeside = state.right.value && state.right.value !== state.left.value;
    const source = text.dataset.source;
    if (isBeside) state.right.value = source;
    else state.left.value = source;
    arrange(state);
  }
  if (target === text) return text.focus();
  for (const old of every(".here, .mate")) old.classList.remove("here", "mate");
  const start = Number(target.dataset.p);
  const inside = (piece) => Number(piece.dataset.p) >= start && Number(piece.dataset.p) < (end || start + 1);
  for (const piece of every("[data-p]", text).filter(inside)) piece.classList.add("here");
  bring(text, target, text.clientHeight / 3);
  one("[data-view=articles]", event).scrollIntoView({ block: "start" });
  if (!target.matches("a, [tabindex]")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

// A click on a claim tells what the others say, and brings the mate in the article beside it into view.
document.addEventListener("click", (click) => {
  const piece = click.target.closest?.(".text [data-c]");
  const isOther = click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0;
  // Who marks words with the mouse wants the words; Enter on a link is a click of no mouse.
  const isMarking = click.detail > 0 && String(getSelection());
  if (piece && !isOther && !isMarking) tellOf(piece);
});
document.addEventListener("keydown", (key) => {
  const piece = key.target.closest?.(".text span[data-c]");
  if (!piece || (key.key !== "Enter" && key.key !== " ")) return;
  key.preventDefault();
  tellOf(piece);
});

function tellOf(piece) {
  const event = piece.closest(".event");
  const known = eventData.get(event.id);
  // Of the claims under the click, the shortest that a finding speaks of, else the shortest.
  const under = piece.dataset.c.split(" ").map((id) => known.claims.findIndex((claim) => claim.id === id));
  const wanted = piece.getAttribute("href")?.slice(1);
  const at = under.find((index) => known.claims[index].f.includes(wanted)) ?? under.find((index) => known.claims[index].f.length) ?? under[0];
  if (at === undefined || at < 0) return;
  const text = piece.closest(".text");
  const level = piece.getBoundingClientRect().top - text.getBoundingClientRect().top;
  openPanel(event, at, piece);
  for (const old of every(".here, .mate")) old.classList.remove("here", "mate");
  for (const other of piecesOf(event, known.claims[at])) other.classList.add("here");
  // The panel may have narrowed the articles: the claim stays where it was clicked, and its mates come beside it.
  bring(text, piece, level);
  const met = new Set([text]);
  for (const [index] of mates(known, at)) {
    const pieces = piecesOf(event, known.claims[index]);
    for (const other of pieces) other.classList.add("mate");
    const beside = pieces[0]?.closest(".text:not([hidden])");
    if (beside && !met.has(beside)) bring(beside, pieces[0], level);
    met.add(beside);
  }
  tie(panes(event));
}

// Scrolls an article until a piece of it stands `level` pixels below its upper edge.
function bring(text, piece, level) {
  const now = piece.getBoundingClientRect().top - text.getBoundingClientRect().top;
  text.scrollBy({ top: now - level, behavior: "instant" });
}
