// Findings kept or dismissed: sent to the server that shows the page, or gathered into a file for --decisions.

const decide = document.body.dataset.decide;
const decisions = new Map();
const before = new Map(); // what the report held when it was made
let isSaved = true;

// A string as TOML writes it; JSON's strings are TOML's but for the one control character that JSON leaves as it is.
const quoted = (text) => JSON.stringify(text.replace(/\s+/g, " ").replaceAll("\u007f", " "));

function file() {
  const fresh = [...decisions].filter(([key, { decision }]) => before.get(key) !== decision);
  const entries = fresh.map(([key, { about, decision }]) => `[[findings]]\n${decision} = ${quoted(key)}\nabout = ${quoted(about)}\n`);
  return `# Decisions for corroborate: corroborate compare PATH... --decisions FILE\n\n${entries.join("\n")}`;
}

const bar = made("section", { class: "decisions", "aria-label": "Decisions", hidden: "" });
const told = made("p", { "aria-live": "polite" });
bar.append(told);
if (!decide) {
  const save = made("button", { type: "button" }, "Download decisions.toml");
  save.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([file()], { type: "application/toml" }));
    made("a", { href: address, download: "decisions.toml" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    isSaved = true;
  });
  bar.append(save, made("p", { class: "note" }, "Give it to the next run: corroborate compare … --decisions decisions.toml. It holds what was decided here; add it to a file that you use already."));
  addEventListener("beforeunload", (leaving) => {
    if (!isSaved) leaving.preventDefault();
  });
}
if (decide) {
  bar.append(made("a", { href: decide.replace(/decisions$/, "") }, "Compare again with these decisions, or download"));
  told.textContent = "What you keep or dismiss is saved.";
  bar.hidden = false;
}
document.body.append(bar);

// The findings of a card: its own, and those that rest on the same sentence.
function findingsOf(card) {
  return [card, ...every(".others li[data-key]", card)].map(({ dataset: { key, about } }) => ({ key, about }));
}

async function set(card, decision) {
  for (const finding of findingsOf(card)) {
    if (!(await setOne(finding, decision))) return;
  }
  isSaved = Boolean(decide) || [...decisions].every(([key, entry]) => before.get(key) === entry.decision);
  show(card);
  const count = (wanted) => [...decisions.values()].filter((entry) => entry.decision === wanted).length;
  told.textContent = `${count("kept")} kept, ${count("dismissed")} dismissed${decide ? ", saved" : ""}.`;
  bar.hidden = decisions.size === 0 && !decide;
}

async function setOne({ key, about }, decision) {
  if (decide) {
    try {
      const body = JSON.stringify({ key, about, decision });
      const answer = await fetch(decide, { method: "POST", headers: { "content-type": "application/json" }, body });
      if (!answer.ok) throw new Error(await answer.text());
    } catch (error) {
      told.textContent = `Not saved: ${error.message}`;
      bar.hidden = false;
      return false;
    }
  }
  if (decision === "open") decisions.delete(key);
  else decisions.set(key, { about, decision });
  return true;
}

function show(card) {
  const decision = decisions.get(card.dataset.key)?.decision;
  card.classList.toggle("dismissed", decision === "dismissed");
  for (const button of every(":scope > .decide button", card)) {
    button.setAttribute("aria-pressed", String(button.dataset.decision === decision));
  }
}

for (const card of every(".kind .card")) {
  const { key, about, decision: known } = card.dataset;
  if (known) {
    decisions.set(key, { about, decision: known });
    before.set(key, known);
  }
  const box = made("p", { class: "decide" });
  for (const [decision, words] of [["kept", "Keep"], ["dismissed", "Dismiss"]]) {
    const button = made("button", { type: "button", "aria-pressed": "false", "data-decision": decision, "aria-label": `${words}: ${about}` }, words);
    button.addEventListener("click", () => set(card, button.getAttribute("aria-pressed") === "true" ? "open" : decision));
    box.append(button);
  }
  card.append(box);
  show(card);
}
