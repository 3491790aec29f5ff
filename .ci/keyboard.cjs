// What the keyboard alone does on each kind of page. A use is async (page, expect); it begins at the head of the page.
"use strict";

// What has the focus, whether that is to be seen, and where.
const focused = () => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { id: at.id, tag: at.tagName, name: at.className, href: at.getAttribute("href"), isInMain: !!at.closest("main"),
    isSeen: isRinged && box.width > 0 && box.left >= 0 };
};

async function tabTo(page, expect, what, isIt) {
  await page.evaluate(() => document.querySelector(".skip").focus());
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(focused);
    if (found.tag === "BODY") break;
    expect(found.isSeen, `the focus on ${found.tag} #${found.id} .${found.name} is not to be seen`);
    if (isIt(found)) return true;
  }
  expect(false, `the keyboard does not reach ${what}`);
  return false;
}

async function skips(page, expect) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(focused);
  expect(first.name === "skip" && first.isSeen, "the first that Tab reaches is not the way to the content");
  await page.keyboard.press("Enter");
  expect((await page.evaluate(focused)).id === "content", "the way to the content does not lead there");
}

// Every row that can be chosen, whichever table it stands in.
const ROWS = ".criterion, [data-group] tbody > tr";
const visible = (page, more = "") => page.locator(ROWS.split(", ").map((one) => `${one}${more}:visible`).join(", ")).count();

async function filters(page, expect) {
  const all = await visible(page);
  if (!(await tabTo(page, expect, "the choice of a group", (at) => at.id === "group"))) return;
  await page.keyboard.press("ArrowDown");
  const some = await visible(page);
  expect(some > 0 && some < all, `choosing a group shows ${some} of ${all} rows`);
  for (const said of await page.locator("#shown [data-table]").all()) {
    const table = await said.getAttribute("data-table"), within = `[data-table="${table}"]`;
    const count = await page.locator(`${within} .criterion:visible, ${within} tbody > tr:visible`).count();
    expect((await said.textContent()).match(/\d+/g)[0] === String(count), `how many rows are shown of ${table} is not said`);
  }
  await page.keyboard.press("ArrowUp");
  await tabTo(page, expect, "the field to find by", (at) => at.id === "find");
  await page.keyboard.type("qqqq");
  expect((await visible(page)) === 0 && (await page.locator("#nothing").isVisible()), "that nothing is found is not said");
  for (let letter = 0; letter < 4; letter++) await page.keyboard.press("Backspace");
  expect((await visible(page)) === all, "what is no longer sought stays hidden");
}

async function outcomes(page, expect) {
  const all = await visible(page);
  await tabTo(page, expect, "the choice of an outcome", (at) => at.id === "outcome");
  await page.keyboard.press("ArrowDown");
  const lost = await visible(page);
  expect(lost > 0 && lost < all && lost === (await visible(page, "[data-lost]")), `${lost} criteria are shown as lost`);
}

async function opens(page, expect) {
  const closed = "main details:not([open]) > summary";
  const before = await page.locator(closed).count();
  await tabTo(page, expect, "a criterion", (at) => at.tag === "SUMMARY" && at.isInMain);
  await page.keyboard.press("Enter");
  expect(Math.abs((await page.locator(closed).count()) - before) === 1, "Enter opens and closes nothing");
}

async function sorts(page, expect) {
  if (!(await tabTo(page, expect, "the head of a column", (at) => at.name === "sort"))) return;
  for (const direction of ["ascending", "descending"]) {
    await page.keyboard.press("Enter");
    const found = await page.evaluate(() => document.activeElement.closest("th").getAttribute("aria-sort"));
    expect(found === direction, `Enter on the head of a column says ${found}, not ${direction}`);
  }
}

async function scrolls(page, expect) {
  await page.setViewportSize({ width: 360, height: 800 });
  if (await tabTo(page, expect, "a wide table", (at) => at.name === "scroll")) {
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.activeElement.scrollLeft > 0, null, { timeout: 2000 })
      .catch(() => expect(false, "the arrow keys do not move a wide table"));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

async function leads(page, expect) {
  await tabTo(page, expect, "the contents", (at) => at.tag === "A" && at.name === "" && (at.href || "").startsWith("#"));
  const { href } = await page.evaluate(focused);
  await page.keyboard.press("Enter");
  const box = await page.locator(`[id="${decodeURIComponent(href.slice(1))}"]`).boundingBox();
  expect(box && box.y >= -1 && box.y < 800, `the contents do not lead to ${href}`);
}

exports.KEYS = {
  result: [skips, filters, outcomes, opens],
  batch: [skips, filters, sorts, scrolls],
  preview: [skips, leads, sorts, scrolls],
  robustness: [skips, leads, sorts, scrolls],
  rulebook: [skips, leads],
  deductions: [skips],
  plan: [skips, scrolls],
};
