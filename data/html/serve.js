// The pages of `corroborate serve`: collects files and texts on the front page, follows a run on its page.
// Without it the form still sends files and one text, and the page of a run loads itself again.
"use strict";

document.documentElement.classList.add("has-script");

const form = document.getElementById("articles");
if (form) collect(form);

const progress = document.getElementById("progress");
if (progress) follow(progress);

/** Turns the form into a list of articles with their outlets, dates and titles. */
function collect(form) {
  const input = document.getElementById("files");
  const drop = document.getElementById("drop");
  const entries = document.getElementById("entries");
  const trouble = document.getElementById("trouble");
  const compare = document.getElementById("compare");
  /** The files of the entries that are files. */
  const files = new Map();

  // What the form has for browsers without script would be sent twice.
  form.querySelector(".unscripted").remove();

  function add(templateId) {
    const entry = document.getElementById(templateId).content.firstElementChild.cloneNode(true);
    const remove = entry.querySelector(".remove");
    remove.addEventListener("click", () => {
      const next = entry.nextElementSibling || entry.previousElementSibling;
      files.delete(entry);
      entry.remove();
      (next ? next.querySelector(".remove") : input).focus();
      count();
    });
    entries.append(entry);
    return entry;
  }

  function addFile(file) {
    const entry = add("file-entry");
    const isTable = /^(sources\.csv|decisions\.toml)$/.test(file.name);
    files.set(entry, file);
    entry.querySelector(".name").textContent = file.name;
    entry.querySelector(".hint").textContent = Math.max(1, Math.round(file.size / 1000)) + " kB";
    entry.querySelector(".remove").setAttribute("aria-label", "Remove " + file.name);
    entry.querySelector(".fields").setAttribute("aria-label", "About " + file.name);
    if (isTable) entry.querySelector(".fields").remove();
  }

  function addFiles(list) {
    for (const file of list) addFile(file);
    count();
  }

  function count() {
    const number = entries.children.length;
    document.getElementById("count").textContent = number === 1 ? "1 entry" : number ? number + " entries" : "";
    trouble.textContent = "";
  }

  /** The articles as the server takes them: each part that starts one, then what is known of it. */
  function parts() {
    const data = new FormData();
    for (const entry of entries.children) {
      const file = files.get(entry);
      if (file) data.append("file", file, file.name);
      for (const field of entry.querySelectorAll("textarea, input")) data.append(field.name, field.value);
    }
    return data;
  }

  /** What the server would refuse, said before anything is sent. */
  function refusal() {
    const size = [...files.values()].reduce((sum, file) => sum + file.size, 0);
    const texts = [...entries.querySelectorAll("textarea")].filter((text) => text.value.trim());
    if (files.size + texts.length === 0) return "Add two or more articles, as files or as texts.";
    if (size > Number(form.dataset.bytes)) return "The files are larger than this server takes.";
    if (files.size + texts.length > Number(form.dataset.files)) return "These are more files than this server takes.";
    return "";
  }

  input.addEventListener("change", () => {
    addFiles(input.files);
    input.value = "";
  });
  document.getElementById("paste").addEventListener("click", () => {
    add("text-entry").querySelector("textarea").focus();
    count();
  });
  // A file that misses the zone must not replace the page.
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
  document.addEventListener("dragover", () => drop.classList.add("over"));
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    addFiles(event.dataTransfer.files);
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.textContent = refusal();
    if (trouble.textContent) return;
    compare.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: parts(), headers: { Accept: "text/plain" } });
      if (answer.ok) return location.assign(answer.url);
      trouble.textContent = await answer.text();
    } catch {
      trouble.textContent = "The server does not answer. Is it still running, and are the files still there?";
    }
    compare.disabled = false;
  });
  // Back from a report: the button is as it was.
  window.addEventListener("pageshow", () => { compare.disabled = false; });
}

/** Shows how far the run is, and loads the page again when it is over. */
async function follow(progress) {
  const elapsed = document.getElementById("elapsed");
  let pause = 200;
  for (;;) {
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(pause * 1.3, 1000);
    try {
      const answer = await fetch(progress.dataset.state);
      if (!answer.ok) return location.reload();
      const state = await answer.json();
      if (!state.busy) return location.reload();
      if (progress.textContent !== state.told) progress.textContent = state.told;
      elapsed.textContent = state.seconds;
    } catch {
      progress.textContent = "The server does not answer; waiting for it …";
    }
  }
}
