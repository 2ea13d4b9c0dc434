// The HTML report as a reader uses it.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { barriers, corroborate, folder, launch, open, report } from "./browser.mjs";

const VIEWS = ["findings", "grid", "articles", "graph", "timeline", "names", "sources"];
const demo = () => JSON.parse(corroborate("demo", "--format", "json"));
const mainEvent = (json) => json.events.find((event) => event.findings.length);

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function show(page, event, view) {
  await page.click(`#${event.id} nav.views a[href="#${event.id}-${view}"]`);
  await page.waitForSelector(`#${event.id}-${view}:not([hidden])`);
}

describe("the demo's report", () => {
  it("opens without an error and shows what matters on top", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    assert.equal(await page.textContent(`#${event.id} h1`), event.label);
    const disputed = event.findings.filter((finding) => finding.kind === "diverge").length;
    assert.equal(await page.textContent(`#${event.id} .tile.diverge b`), String(disputed));
    assert.equal(await page.isVisible(".event:not([hidden]) .card"), true);
    assert.equal(await page.locator(".event:not([hidden])").count(), 1, "one event at a time");
    assert.deepEqual(troubles, []);
  });

  it("reaches every finding and every passage by its address", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    for (const finding of mainEvent(demo()).findings) {
      assert.equal(await page.locator(`.kind #${finding.id}`).count(), 1, finding.id);
    }
    const lost = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")]
      .map((link) => link.getAttribute("href").slice(1)).filter((name) => !document.getElementById(name)));
    assert.deepEqual(lost, []);
    assert.deepEqual(troubles, []);
  });

  it("shows every finding after two clicks at most", async (test) => {
    const { page } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    for (const { id, kind } of event.findings) {
      await page.click(`#${event.id} .tile.${kind} a`);
      if (!(await page.isVisible(`#${id}`))) await page.click(`#${event.id} [name=doubtful]`);
      await page.waitForSelector(`#${id}`, { state: "visible", timeout: 2000 });
    }
  });

  it("filters by kind, outlet and severity, and searches", async (test) => {
    const { page } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    const visible = () => page.locator(`#${event.id} .kind .card:visible`).count();
    const all = await visible();
    await page.selectOption(`#${event.id} [name=kind]`, "diverge");
    const disputed = event.findings.filter((finding) => finding.kind === "diverge").length;
    await page.waitForFunction(([id, n]) => document.querySelectorAll(`#${id} .kind .card:not([hidden])`).length === n, [event.id, disputed]);
    await page.click(`#${event.id} [type=reset]`);
    await page.waitForFunction(([id, n]) => document.querySelectorAll(`#${id} .kind .card:not([hidden])`).length === n, [event.id, all]);
    await page.fill(`#${event.id} [name=words]`, "alderste");
    await page.waitForFunction(([id, n]) => document.querySelectorAll(`#${id} .kind .card:not([hidden])`).length < n, [event.id, all]);
    for (const text of await page.locator(`#${event.id} .kind .card:visible`).allTextContents()) {
      assert.match(text.toLowerCase(), /alderste/);
    }
    assert.ok((await visible()) > 0);
    await page.fill(`#${event.id} [name=words]`, "no such word anywhere");
    await page.waitForSelector(`#${event.id} .nothing:not([hidden])`);
    await page.click(`#${event.id} .nothing button`);
    await page.waitForFunction(([id, n]) => document.querySelectorAll(`#${id} .kind .card:not([hidden])`).length === n, [event.id, all]);
    await page.fill(`#${event.id} [name=words]`, "rules and score");
    await page.waitForSelector(`#${event.id} .nothing:not([hidden])`); // the page's own words are not searched
    await page.click(`#${event.id} .nothing button`);
    const source = event.sources[0];
    await page.selectOption(`#${event.id} [name=source]`, source);
    await page.waitForFunction(([id, n]) => document.querySelectorAll(`#${id} .kind .card:not([hidden])`).length < n, [event.id, all]);
    const others = await page.locator(`#${event.id} .kind .card:visible`).evaluateAll((cards, wanted) =>
      cards.filter((card) => !card.dataset.sources.split(" ").includes(wanted)).length, source);
    assert.equal(others, 0);
  });

  it("sorts the grid, and leads from a cell to the passage and from a question to the card", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    await show(page, event, "grid");
    const questions = () => page.locator(`#${event.id}-grid tbody tr:visible th`).allTextContents();
    const before = await questions();
    await page.click(`#${event.id}-grid [data-sort=question]`);
    const sorted = await questions();
    assert.notDeepEqual(sorted, before);
    assert.deepEqual([...sorted].sort((a, b) => a.localeCompare(b, "en", { numeric: true })), sorted);
    await page.click(`#${event.id}-grid [data-sort=order]`);
    assert.deepEqual(await questions(), before);
    const finding = event.findings[0];
    const evidence = finding.values[0].evidence[0];
    const row = page.locator(`#${event.id}-grid tbody tr`, { has: page.locator(`th a[href="#${finding.id}"]`) });
    await row.locator(`a[href="#${evidence.source}-${evidence.start}"]`).click();
    await page.waitForSelector(".text .here");
    const marked = await page.locator(".text .here").allTextContents();
    assert.equal(marked.join(""), evidence.exact);
    await page.goBack();
    await show(page, event, "grid");
    await row.locator("th a").click();
    await page.waitForSelector(`#${finding.id}.here`);
    assert.equal(await page.isVisible(`#${finding.id}`), true);
    assert.deepEqual(troubles, []);
  });

  it("tells what the others say at a click on a claim, and ties two articles", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    await show(page, event, "articles");
    assert.equal(await page.locator(`#${event.id} .text:visible`).count(), 2);
    assert.ok((await page.locator(`#${event.id} .ties path`).count()) > 0);
    await page.locator(`#${event.id} .text:visible .m.agree`).first().click();
    await page.waitForSelector("#panel:not([hidden])");
    const outlets = await page.locator("#panel .body > .witness .chip").allTextContents();
    assert.ok(outlets.length > 1, "another outlet is shown");
    assert.ok((await page.locator("#panel .card").count()) > 0, "its finding is shown");
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible("#panel"), false);
    await page.selectOption(`#${event.id} [name=right]`, "");
    assert.equal(await page.locator(`#${event.id} .text:visible`).count(), 1);
    assert.deepEqual(troubles, []);
  });

  it("keeps the place of an article when the one beside it changes, and tells of a claim by keyboard", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    await show(page, event, "articles");
    const left = page.locator(`#${event.id} .text:visible`).first();
    await left.evaluate((text) => text.scrollTo({ top: 150, behavior: "instant" }));
    await page.selectOption(`#${event.id} [name=right]`, event.sources[2]);
    assert.equal(await left.evaluate((text) => text.scrollTop), 150);
    const plain = page.locator(`#${event.id} .text:visible span[data-c][tabindex="0"]`).first();
    await plain.focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#panel:not([hidden])");
    await page.keyboard.press("Escape");
    assert.equal(await plain.evaluate((piece) => piece === document.activeElement), true, "focus comes back");
    assert.deepEqual(troubles, []);
  });

  it("shows something at any address", async (test) => {
    const { address } = report(test, "demo");
    for (const hash of ["#100%", "#main", "#data", "#nonsense", "#s2-1", "#e9-grid", "#panel"]) {
      const { page, troubles } = await open(test, browser, address + hash);
      assert.equal(await page.locator(".event:visible .view:visible").count(), 1, hash);
      assert.deepEqual(troubles, []);
    }
  });

  it("draws every claim, zooms, and opens a claim by mouse and by keyboard", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    const event = mainEvent(demo());
    await show(page, event, "graph");
    assert.equal(await page.locator(`#${event.id} .dot`).count(), event.claims.length);
    assert.ok((await page.locator(`#${event.id} .tie.conflict`).getAttribute("d")).length > 0, "conflicts are drawn");
    const size = async () => (await page.locator(`#${event.id} .dot`).first().boundingBox()).width;
    const before = await size();
    await page.click(`#${event.id} .tools [aria-label="Zoom in"]`);
    assert.ok((await size()) > before);
    await page.click(`#${event.id} .tools [aria-label="Fit all"]`);
    await page.locator(`#${event.id} .dot.conflict`).first().click();
    assert.ok((await page.locator("#panel .card.diverge").count()) > 0);
    await page.click("#panel .close");
    await page.locator(`#${event.id} .dot[tabindex="0"]`).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#panel:not([hidden])");
    await page.click("#panel .body > .go, #panel .body > .witness .go");
    assert.equal(await page.isVisible("#panel"), false, "a link leads out of the panel");
    assert.deepEqual(troubles, []);
  });

  it("gives the findings that a reader dismisses as a file that the next run obeys", async (test) => {
    const { page, troubles } = await open(test, browser, report(test, "demo").address);
    const finding = mainEvent(demo()).findings[0];
    await page.click(`#${finding.id} [data-decision=dismissed]`);
    const joined = page.locator(".card:has(.others li[data-key])").first();
    const keys = await joined.evaluate((card) => [card, ...card.querySelectorAll(".others li")].map((of) => of.dataset.key));
    await joined.locator("[data-decision=dismissed]").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".decisions button")]);
    const file = join(folder(test), "decisions.toml");
    await download.saveAs(file);
    assert.match(readFileSync(file, "utf8"), /\[\[findings\]\]\ndismissed = /);
    const after = mainEvent(JSON.parse(corroborate("demo", "--format", "json", "--decisions", file)));
    assert.ok(keys.length > 1);
    for (const key of [finding.key, ...keys]) assert.equal(after.findings.some((other) => other.key === key), false, key);
    assert.deepEqual(troubles, []);
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`has no grave barrier in any view, ${colorScheme}`, async (test) => {
      const { page } = await open(test, browser, report(test, "demo").address, { colorScheme });
      const event = mainEvent(demo());
      for (const view of VIEWS) {
        await show(page, event, view);
        assert.deepEqual(await barriers(page), [], view);
      }
      await show(page, event, "articles");
      await page.locator(`#${event.id} .text:visible .m.conflict`).first().click();
      assert.deepEqual(await barriers(page), [], "panel");
    });
  }

  it("fits a phone", async (test) => {
    const { page } = await open(test, browser, report(test, "demo").address, { viewport: { width: 360, height: 740 } });
    const event = mainEvent(demo());
    for (const view of VIEWS) {
      await show(page, event, view);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${view} is ${over} pixels too wide`);
    }
  });

  it("can be read without scripts, and on paper", async (test) => {
    const { page } = await open(test, browser, report(test, "demo").address, { script: false });
    const event = mainEvent(demo());
    assert.equal(await page.isVisible(`#${event.findings[0].id}`), true);
    assert.equal(await page.isVisible(`#text-${event.sources[0]}`), true);
    const { page: scripted } = await open(test, browser, report(test, "demo").address);
    await scripted.emulateMedia({ media: "print" });
    assert.equal(await scripted.isVisible(`#${event.findings[0].id}`), true);
    assert.equal(await scripted.isVisible(`#${event.id}-names`), true);
    assert.equal(await scripted.isVisible(`#${event.id} nav.views`), false);
  });
});

describe("a hostile event", () => {
  const EVIL = "<img src=x onerror=\"window.evil=1\"><script>window.evil=1</script>";
  const files = {
    "a <script>evil=1<-script>.txt": `${EVIL} Bridge falls "onload=evil=1\n\nA bridge fell in Velmora on March 4, 2031 ${EVIL}. Twelve people were hurt, Mayor Ana Kovac said. "We will </script><script>window.evil=1</script> mend it," she said.`,
    "b.txt": `Bridge falls {{ 7*7 }} {% raw %} \u202egnirts\n\nA bridge fell in Velmora on March 4, 2031. Fourteen people were hurt, Mayor Ana Kovac said. </blockquote></article><svg onload=window.evil=1> javascript:evil=1 & &lt; \u0000 \u2028.`,
  };

  it("runs nothing, loads nothing, and shows its text as it is", async (test) => {
    const articles = join(folder(test), "event");
    mkdirSync(articles);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(articles, name), text);
    const names = Object.keys(files);
    writeFileSync(join(articles, "sources.csv"), `file,outlet,published\n"${names[0]}","${EVIL.replaceAll('"', '""')}",2031-03-05\n${names[1]},"</script>' onclick='evil=1",2031-03-05\n`);
    const { page, troubles } = await open(test, browser, report(test, "compare", articles).address);
    for (const view of VIEWS) {
      const link = page.locator(`.event:not([hidden]) nav.views a[href$="-${view}"]`);
      if (await link.count()) await link.click();
    }
    await page.click(".event:not([hidden]) nav.views a[href$='-articles']");
    await page.locator(".text:visible [data-c]").first().click();
    assert.equal(await page.evaluate(() => window.evil), undefined);
    assert.deepEqual(troubles, []);
    assert.equal(await page.locator("main img, main script, main svg[onload]").count(), 0);
    assert.match(await page.textContent(".chip"), /<img src=x/);
    assert.match(await page.textContent("main"), /\{\{ 7\*7 \}\}/);
  });
});
