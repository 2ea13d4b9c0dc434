// How fast a report opens and answers: `tests/browser/run measure.mjs FILE.html…` prints what docs/performance.md tells.

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const RUNS = 5;
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

// Milliseconds until `act` is done and painted.
async function painted(page, act) {
  return page.evaluate(`new Promise((done) => {
    const start = performance.now();
    ${act};
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  })`);
}

const browser = await launch();
for (const file of process.argv.slice(2)) {
  const figures = { open: [], search: [], grid: [], articles: [], graph: [], pan: [] };
  let claims;
  for (let run = 0; run < RUNS; run++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(120000);
    await page.goto(pathToFileURL(resolve(file)).href);
    const timing = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
    figures.open.push(timing);
    claims = await page.evaluate(() => Math.max(...data.events.map((event) => event.claims.length)));
    figures.search.push(await painted(page, "const f = one('.event:not([hidden]) .filters'); f.elements.words.value = 'the minister'; filter(shownEvent()); f.elements.words.value = ''; filter(shownEvent())"));
    for (const view of ["grid", "articles", "graph"]) figures[view].push(await painted(page, `showView(shownEvent(), "${view}")`));
    figures.pan.push(await painted(page, "one('.event:not([hidden]) .tools button').click()"));
    await page.close();
  }
  const told = Object.entries(figures).map(([name, times]) => `${name} ${median(times).toFixed(0)} ms`);
  console.log(`${file}: ${(statSync(file).size / 1024).toFixed(0)} kB, ${claims} claims: ${told.join(", ")}`);
}
await browser.close();
