// How fast reports open and answer, for docs/performance.md: `tests/browser/run measure.mjs [PATH…]` measures reports on
// made collections of about 300 and 5,000 claims, and on what PATH holds.

import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, corroborate, launch } from "./browser.mjs";

const RUNS = 5;
const FOLDER = mkdtempSync(join(tmpdir(), "corroborate-"));
const DEMO = join(ROOT, "data", "demo");
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

// `n` articles on one event: the paragraphs of the demo's, in another order each time, some left out.
function collection(n) {
  const texts = readdirSync(DEMO).filter((name) => name.endsWith(".txt") && !name.includes("budget"))
    .map((name) => readFileSync(join(DEMO, name), "utf8").split("\n").filter((line) => line.trim()));
  let state = 1;
  const random = (below) => (state = (state * 48271) % 2147483647) % below; // Park and Miller 1988: the same everywhere
  const articles = Array.from({ length: n }, (_, at) => {
    const [title, ...body] = texts[at % texts.length];
    for (let left = body.length - 1; left > 0; left--) {
      const other = random(left + 1);
      [body[left], body[other]] = [body[other], body[left]];
    }
    const text = [title, ...body.slice(0, Math.max(3, body.length - random(4)))].join("\n\n");
    return JSON.stringify({ id: `a${at}`, outlet: `Outlet ${at + 1}`, title, published: "2025-03-12", text });
  });
  const file = join(FOLDER, `${n}.jsonl`);
  writeFileSync(file, articles.join("\n"));
  return file;
}

// Milliseconds until `act` is done and painted.
function painted(page, act) {
  return page.evaluate(`new Promise((done) => {
    const start = performance.now();
    ${act};
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  })`);
}

const SEARCH = `const form = one(".filters", shownEvent());
  for (const words of ["the minister", ""]) { form.elements.words.value = words; filter(shownEvent()); }`;

async function measure(browser, path, name) {
  const file = join(FOLDER, "report.html");
  corroborate("compare", path, "--format", "html", "-o", file);
  const figures = { open: [], search: [], grid: [], articles: [], graph: [], zoom: [] };
  let claims;
  for (let run = 0; run < RUNS; run++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(120000);
    await page.goto(pathToFileURL(file).href);
    figures.open.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
    claims = await page.evaluate(() => Math.max(...data.events.map((event) => event.claims.length)));
    figures.search.push(await painted(page, SEARCH));
    for (const view of ["grid", "articles", "graph"]) figures[view].push(await painted(page, `showView(shownEvent(), "${view}")`));
    figures.zoom.push(await painted(page, `one(".tools button", shownEvent()).click()`));
    await page.close();
  }
  const told = Object.entries(figures).map(([act, times]) => `${act} ${median(times).toFixed(0)} ms`);
  console.log(`${name}: ${(statSync(file).size / 1000).toFixed(0)} kB, ${claims} claims: ${told.join(", ")}`);
}

const browser = await launch();
for (const n of [14, 240]) await measure(browser, collection(n), `${n} made articles`);
for (const path of process.argv.slice(2)) await measure(browser, path, path);
await browser.close();
