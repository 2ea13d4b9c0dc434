// What all browser tests share: the program, a headless Chromium, and a page that tells what went wrong in it.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, "..", "..");
export const BINARY = process.env.CORROBORATE ?? join(ROOT, "target", "debug", "corroborate");
const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const AXE = readFileSync(join(HERE, "node_modules", "axe-core", "axe.min.js"), "utf8");

// Without these, Chromium asks its maker's servers for things at every start.
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// No file of settings, wherever the tests run.
export const ENVIRONMENT = { ...process.env, CORROBORATE_CONFIG: "" };

export function launch() {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: install it, or name it in CHROMIUM");
  return chromium.launch({ executablePath, args: QUIET });
}

export function corroborate(...args) {
  return execFileSync(BINARY, args, { encoding: "utf8", env: ENVIRONMENT, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
}

// A folder that is gone at the end.
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), "corroborate-"));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

// The report of `args` in a file, and its address.
export function report(test, ...args) {
  const file = join(folder(test), "report.html");
  corroborate(...args, "--format", "html", "-o", file);
  return { file, address: pathToFileURL(file).href };
}

// A page of a fresh browser context; `troubles` gathers errors, dialogs, and requests for anything but `allowed`.
export async function open(test, browser, address, { allowed = address, script = true, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: script, acceptDownloads: true, ...options });
  test.after(() => context.close());
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(allowed.split("#")[0]) && !url.startsWith("data:") && !url.startsWith("blob:")) troubles.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, troubles };
}

// What axe-core finds that is serious or worse.
export async function barriers(page) {
  // The page's policy lets no further script in; the debugger's protocol is not bound by it.
  await page.evaluate(AXE);
  const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  const grave = found.violations.filter((violation) => ["serious", "critical"].includes(violation.impact));
  return grave.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`);
}
