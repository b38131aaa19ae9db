// Looks at pages in a headless browser, in four modes, and prints what is wrong with them as JSON.
// node look.mjs BROWSER < a JSON list of files

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const MODES = {
  wide: { viewport: { width: 1100, height: 900 } },
  narrow: { viewport: { width: 320, height: 640 } },
  print: { viewport: { width: 794, height: 1123 }, media: { media: "print" } },
  forced: { viewport: { width: 1100, height: 900 }, media: { forcedColors: "active" } },
};

const files = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({
  executablePath: process.argv[2],
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
});

/** What axe finds, in one line a violation. */
async function violations(page, mode) {
  // Nobody touches paper.
  const rules = mode === "print" ? { "target-size": { enabled: false } } : {};
  const asked = { runOnly: TAGS, rules, resultTypes: ["violations"] };
  const found = await page.evaluate(async (options) => (await globalThis.axe.run(options)).violations, asked);
  return found.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${v.help}: ${n.html.slice(0, 160)}`));
}

/** What is wider than the window, so that a reader would have to scroll sideways. */
const sticksOut = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inside = (e) => { for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(p).overflowX)) return true; return false; };
  const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 1 && !inside(e));
  return [`scrolls sideways: ${wide.slice(-3).map((e) => e.outerHTML.slice(0, 120)).join(" … ") || document.documentElement.scrollWidth}`];
};

/** What can be clicked or scrolled but not reached with the Tab key, or shows nothing when it is reached. */
async function unreachable(page) {
  const wanted = await page.evaluate(() => {
    const shown = (e) => e.checkVisibility() && e.getClientRects().length > 0;
    const able = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    const scrolled = [...document.querySelectorAll("body *")].filter((e) =>
      /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1 && !e.querySelector("a[href], button, input, select, textarea, summary"));
    const all = [...new Set([...able.filter((e) => !e.disabled), ...scrolled])].filter(shown);
    all.forEach((e, n) => e.setAttribute("data-reach", n));
    document.activeElement?.blur();
    return all.map((e) => e.outerHTML.slice(0, 120));
  });
  await page.evaluate(() => {
    globalThis.reached = {};
    document.addEventListener("focusin", ({ target }) => {
      const style = getComputedStyle(target), box = target.getBoundingClientRect();
      const seen = box.right > 0 && box.width > 0 && (style.outlineStyle !== "none" || style.boxShadow !== "none");
      if (target.dataset.reach) globalThis.reached[target.dataset.reach] ??= seen;
    });
  });
  for (let n = 0; n < wanted.length + 2; n++) await page.keyboard.press("Tab");
  const reached = await page.evaluate(() => globalThis.reached);
  return wanted.flatMap((html, n) =>
    reached[n] === undefined ? [`not reached by keyboard: ${html}`] : reached[n] ? [] : [`the focus is not seen: ${html}`]);
}

/** Pictures that do not appear, because they are broken or the page's own policy does not let them in. */
async function withoutPictures(context, file) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const found = await page.evaluate(() => [...document.images].filter((i) => !i.naturalWidth).map((i) => i.outerHTML.slice(0, 80)));
  await page.close();
  return found.map((html) => `picture not shown: ${html}`);
}

const wrong = [];
const strict = await browser.newContext({ offline: true });
// The pages' own policy forbids scripts; only here it is set aside, so that axe can look. Nothing else is loaded.
const context = await browser.newContext({ bypassCSP: true, offline: true, acceptDownloads: false });
const asked = [];
await context.route("**", (route) => {
  if (route.request().url().startsWith("file:") && route.request().isNavigationRequest()) return route.continue();
  asked.push(route.request().url());
  return route.abort();
});
for (const file of files) {
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on("dialog", (dialog) => { wrong.push({ file, mode: "wide", problem: "a dialog opened" }); dialog.dismiss(); });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe);
  for (const [mode, { viewport, media }] of Object.entries(MODES)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ media: "screen", forcedColors: "none", ...media });
    const found = await violations(page, mode);
    if (mode === "narrow") found.push(...(await page.evaluate(sticksOut)));
    if (mode === "wide") found.push(...(await withoutPictures(strict, file)));
    if (mode === "wide" || mode === "narrow") found.push(...(await unreachable(page)));
    found.push(...asked.splice(0).map((url) => `asks for ${url}`));
    wrong.push(...found.map((problem) => ({ file, mode, problem })));
  }
  await page.close();
}
await browser.close();
console.log(JSON.stringify(wrong));
