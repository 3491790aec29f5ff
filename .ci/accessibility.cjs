// Opens every page of a folder in Chromium: axe finds nothing, nothing is fetched or run that is not the page's own, and the
// keyboard alone is enough. Ends with 1 if anything is wrong.
"use strict";
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = process.argv[2];
const faults = [];
const expect = (holds, said) => holds || faults.push(said);

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return found.violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 160)}`);
}

async function opened(browser, name, settings) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...settings });
  const page = await context.newPage(), url = pathToFileURL(join(folder, name)).href;
  page.on("request", (request) => expect(request.url().split("#")[0] === url, `${name}: asks for ${request.url()}`));
  page.on("console", (line) => expect(line.type() !== "error", `${name}: ${line.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  await page.goto(url);
  return page;
}

async function look(browser, name) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      const page = await opened(browser, name, { colorScheme, viewport: { width, height: 800 } });
      for (const said of await violations(page)) faults.push(`${name}, ${colorScheme}, ${width} px: ${said}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide <= width, `${name}: ${wide} pixels wide on a screen of ${width}`);
      expect(await page.evaluate(() => window.ran === undefined), `${name}: a submitted text was run`);
      await page.context().close();
    }
  }
}

// What has the focus, whether that is to be seen, and where.
const focused = () => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { id: at.id, tag: at.tagName, name: at.className, isSeen: isRinged && box.width > 0 && box.left >= 0 };
};

async function tabTo(page, name, isIt) {
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(focused);
    expect(found.isSeen, `${name}: the focus on ${found.tag} #${found.id} .${found.name} is not to be seen`);
    if (isIt(found)) return;
  }
  faults.push(`${name}: the keyboard does not reach what it should`);
}

async function keyboard(browser, name) {
  const page = await opened(browser, name, { viewport: { width: 1280, height: 800 } });
  const visible = (more = "") => page.locator(`.criterion${more}:visible`).count();
  const all = await visible();
  await tabTo(page, name, (at) => at.name === "skip");
  await tabTo(page, name, (at) => at.id === "area");
  await page.keyboard.press("ArrowDown");
  const ofArea = await visible();
  expect(ofArea > 0 && ofArea < all, `${name}: choosing an area shows ${ofArea} of ${all} criteria`);
  expect((await page.locator("#shown").textContent()).includes(String(ofArea)), `${name}: how many are shown is not said`);
  await page.keyboard.press("ArrowUp");
  await tabTo(page, name, (at) => at.id === "outcome");
  await page.keyboard.press("ArrowDown");
  const lost = await visible();
  expect(lost > 0 && lost < all && lost === (await visible("[data-lost]")), `${name}: ${lost} criteria are shown as lost`);
  await tabTo(page, name, (at) => at.id === "find");
  await page.keyboard.type("qqqq");
  expect((await visible()) === 0 && (await page.locator("#nothing").isVisible()), `${name}: that nothing is found is not said`);
  for (let letter = 0; letter < 4; letter++) await page.keyboard.press("Backspace");
  await tabTo(page, name, (at) => at.tag === "SUMMARY");
  await page.keyboard.press("Enter");
  expect((await page.locator(".criterion:visible .opened:visible").count()) === 1, `${name}: Enter opens no criterion`);
  for (const said of await violations(page)) faults.push(`${name}, one criterion open: ${said}`);
  await page.context().close();
  const still = await opened(browser, name, { javaScriptEnabled: false });
  expect((await still.locator(".criterion:visible").count()) === all, `${name}: without JavaScript not every criterion is shown`);
  expect(!(await still.locator(".filters").isVisible()), `${name}: without JavaScript there are filters that do nothing`);
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
  await prove(browser);
  const names = readdirSync(folder).sort();
  for (const name of names) {
    await look(browser, name);
    if (name.startsWith("result")) await keyboard(browser, name);
  }
  await browser.close();
  for (const said of new Set(faults)) console.error(said);
  console.log(`${names.length} pages looked at, light and dark, at 360 and 1280 pixels: ${new Set(faults).size} faults`);
  process.exitCode = faults.length ? 1 : 0;
})();
