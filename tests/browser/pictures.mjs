// The pictures in README.md and docs/: `tests/browser/run pictures.mjs` takes them from the demo's report.

import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, corroborate, launch } from "./browser.mjs";

const FOLDER = join(ROOT, "docs", "images");
const file = join(mkdtempSync(join(tmpdir(), "corroborate-")), "report.html");
corroborate("demo", "--format", "html", "-o", file);
mkdirSync(FOLDER, { recursive: true });

const browser = await launch();
const take = async (name, { colorScheme = "light", width = 1280, height = 860, view, before = async () => {} } = {}) => {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(pathToFileURL(file).href);
  if (view) await page.click(`.event:not([hidden]) nav.views a[href$="-${view}"]`);
  await before(page);
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.close();
};
await take("findings");
await take("grid", { view: "grid" });
await take("articles", { view: "articles", before: (page) => page.locator(".text:visible .m.conflict").first().click() });
await take("graph", { view: "graph", colorScheme: "dark" });
await take("phone", { width: 390, height: 800 });
await browser.close();
