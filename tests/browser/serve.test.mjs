// The served page as a reader uses it: articles in, report out, decisions kept.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BINARY, ENVIRONMENT, ROOT, barriers, folder, launch, open } from "./browser.mjs";

const DEMO = join(ROOT, "data", "demo");
const ARTICLES = ["daily_meridian.txt", "selwyn_courier.txt"].map((name) => join(DEMO, name));

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// A server of its own, stopped at the end; its address.
async function serve(test) {
  const options = { env: ENVIRONMENT, stdio: ["ignore", "ignore", "pipe"] };
  const server = spawn(BINARY, ["serve", "--port", "0", "--folder", folder(test)], options);
  test.after(() => server.kill());
  let told = "";
  for await (const part of server.stderr) {
    told += part;
    const address = /http:\/\/\S+\//.exec(told)?.[0];
    if (address) return address;
  }
  throw new Error(`the server did not start: ${told}`);
}

describe("the served page", () => {
  it("takes two files and yields a report, in which a finding is dismissed for good", async (test) => {
    const address = await serve(test);
    const { page, troubles } = await open(test, browser, address);
    assert.deepEqual(await barriers(page), [], "front");
    await page.setInputFiles("#files", ARTICLES);
    await page.locator("#entries input[name=outlet]").first().fill("The Meridian <b>");
    await page.locator("#entries input[type=date]").first().fill("2025-03-12");
    await page.click("#compare");
    await page.waitForSelector("#open-report", { timeout: 60000 });
    assert.deepEqual(await barriers(page), [], "run");
    await page.click("#open-report");
    await page.waitForSelector(".card.diverge");
    assert.match(await page.textContent(".event:not([hidden]) .filters [name=source]"), /The Meridian <b>/);
    const key = await page.getAttribute(".kind .card.diverge", "data-key");
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/decisions"));
    await page.locator(".kind .card.diverge [data-decision=dismissed]").first().click();
    assert.equal((await saved).status(), 204);
    await page.reload();
    const again = page.locator(`.kind .card.diverge[data-decision=dismissed]`);
    assert.equal(await again.getAttribute("data-key"), key, "it is shown as dismissed");
    await page.click(".decisions a");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[href$='decisions.toml']")]);
    const file = join(folder(test), "decisions.toml");
    await download.saveAs(file);
    assert.ok(readFileSync(file, "utf8").includes(key));
    await page.click("form[action$='again'] button");
    await page.waitForSelector("#open-report", { timeout: 60000 });
    await page.click("#open-report");
    assert.equal(await page.locator(`.card[data-key="${key}"]`).count(), 0);
    assert.deepEqual(troubles, []);
  });

  it("takes a pasted text, drops an entry, and says what cannot be used", async (test) => {
    const address = await serve(test);
    const { page, troubles } = await open(test, browser, address);
    await page.setInputFiles("#files", ARTICLES);
    await page.click("#paste");
    await page.fill("#entries textarea", readFileSync(join(DEMO, "channel_nine.txt"), "utf8"));
    assert.equal(await page.locator("#entries > li").count(), 3);
    await page.locator("#entries .remove").first().click();
    assert.equal(await page.locator("#entries > li").count(), 2);
    await page.click("#compare");
    await page.waitForSelector("#open-report", { timeout: 60000 });
    await page.click("#open-report");
    assert.equal(await page.locator(".text").count(), 2);
    assert.deepEqual(troubles, []);
  });
});
