// Searches and unfolds the long list of a batch in a headless browser, and prints what it saw as JSON.
// node list.mjs BROWSER < a JSON list with one file

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file] = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({
  executablePath: process.argv[2],
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
});

/** How many rows are seen, what the page says of that, and where the focus is. */
const state = () => {
  const text = (id) => { const e = document.getElementById(id); return e && e.checkVisibility() ? e.textContent.trim() : ""; };
  const rows = [...document.getElementById("proposals").tBodies[0].rows];
  return {
    rows: rows.filter((row) => row.getClientRects().length > 0).length,
    told: text("shown"), rest: text("rest"), button: text("more"),
    focus: rows.indexOf(document.activeElement.closest("tr")),
  };
};

async function opened(options, steps) {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  await page.goto(pathToFileURL(file).href);
  const seen = await steps(page);
  await context.close();
  return seen;
}

const words = "#filter-words";
const seen = await opened({}, async (page) => {
  const first = await page.evaluate(state);
  await page.focus("#more");
  await page.keyboard.press("Enter");
  const more = await page.evaluate(state);
  await page.fill(words, "last of all");
  await page.waitForFunction(() => document.getElementById("rest").hidden);
  const found = await page.evaluate(state);
  await page.click("#filter-reset");
  const again = await page.evaluate(state);
  await page.emulateMedia({ media: "print" });
  return { first, more, found, again, printed: await page.evaluate(state) };
});
// Without scripts nobody could ask for the rest.
seen.without = { rows: await opened({ javaScriptEnabled: false }, (page) => page.locator("#proposals tbody tr:visible").count()) };
await browser.close();
console.log(JSON.stringify(seen));
