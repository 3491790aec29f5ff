// Opens every page of a folder in Chromium: axe finds nothing, nothing is fetched or run that is not the page's own, and the
// keyboard alone is enough. Ends with 1 if anything is wrong.
"use strict";
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const { KEYS } = require("./keyboard.cjs");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = process.argv[2];
const AT_ONCE = 3;
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
// What a dark face can change: nothing but colours.
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const faults = [];
const expect = (holds, said) => holds || faults.push(said);

async function violations(page, runOnly = RULES) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), runOnly);
  return found.violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 160)}`);
}

async function opened(browser, name, settings) {
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1280, height: 800 }, ...settings });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage(), url = pathToFileURL(join(folder, name)).href;
  page.on("request", (request) => expect(request.url().split("#")[0] === url, `${name}: asks for ${request.url()}`));
  page.on("console", (line) => expect(line.type() !== "error", `${name}: ${line.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(url);
  return page;
}

async function look(page, name) {
  for (const [colorScheme, width, rules] of [["light", 360, RULES], ["light", 1280, RULES], ["dark", 1280, COLOURS]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    for (const said of await violations(page, rules)) faults.push(`${name}, ${colorScheme}, ${width} px: ${said}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide <= width, `${name}: ${wide} pixels wide on a screen of ${width}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  expect(await page.evaluate(() => window.ran === undefined), `${name}: a submitted text was run`);
}

async function inspect(browser, name) {
  const page = await opened(browser, name, {});
  await look(page, name);
  const kind = name.split(".")[0];
  expect(kind in KEYS, `${name}: keyboard.cjs does not tell what the keyboard does on a page of ${kind}`);
  for (const use of KEYS[kind] || []) await use(page, (holds, said) => expect(holds, `${name}: ${said}`));
  if (kind === "result") for (const said of await violations(page)) faults.push(`${name}, one criterion open: ${said}`);
  await page.context().close();
  const still = await opened(browser, name, { javaScriptEnabled: false });
  const isHidden = await still.locator("main [hidden]:not(.filters, .nothing)").count();
  expect(isHidden === 0, `${name}: without JavaScript ${isHidden} parts are hidden`);
  expect((await still.locator(".filters:visible, .sort").count()) === 0, `${name}: without JavaScript there is what does nothing`);
  await still.context().close();
}

// A check that finds nothing anywhere would be worth nothing.
async function prove(browser) {
  const page = await browser.newPage();
  await page.setContent('<html lang="vi"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color:#bbb">nhạt</p><input></main>');
  const found = (await violations(page)).map((said) => said.split(" ")[0]);
  for (const rule of ["image-alt", "color-contrast", "label"]) expect(found.includes(rule), `a planted fault is not found: ${rule}`);
  await page.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  const names = readdirSync(folder).sort(), waiting = [...names];
  const work = async () => { for (let name; (name = waiting.shift()); ) await inspect(browser, name); };
  await Promise.all([prove(browser), ...Array.from({ length: AT_ONCE }, work)]);
  await browser.close();
  for (const said of new Set(faults)) console.error(said);
  console.log(`${names.length} pages looked at at 360 and 1280 pixels, in light and dark, and used by keyboard: ${new Set(faults).size} faults`);
  process.exitCode = faults.length || !names.length ? 1 : 0;
})();
