// Looks at pages in Chromium, for page_in_browser.py. Arguments: the browser, the folder of the packages, where pictures
// go (or nothing), then the pages. Prints one JSON object: what is wrong with each page, and how many checks were made.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [browserPath, packages, pictures, ...pages] = process.argv.slice(2);
const require = createRequire(path.join(packages, "package.json"));
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");

const SCHEMES = ["light", "dark"];
const WIDTHS = [1200, 800, 320];
const problems = [];
let checks = 0;

function check(page, holds, problem) {
  checks += 1;
  if (!holds) problems.push(`${path.basename(page)}: ${problem}`);
}

// A page opened as a visitor opens it; whatever it asks for beside itself, and whatever it says, is noted.
async function opened(browser, file, width, scheme) {
  const page = await browser.newPage();
  const address = pathToFileURL(file).href;
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport({ width, height: 1100 });
  page.on("request", (request) => check(file, request.url().startsWith(address), `asks for ${request.url()}`));
  page.on("console", (message) => check(file, false, `says ${message.text()}`));
  page.on("dialog", async (dialog) => {
    check(file, false, `opens a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(address);
  return page;
}

async function checkLook(browser, file) {
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      const page = await opened(browser, file, width, scheme);
      const shown = await page.evaluate(() => document.documentElement.scrollWidth);
      check(file, shown <= width, `is ${shown} pixels wide at ${width}, ${scheme}`);
      if (pictures) {
        const name = `${path.basename(file, ".html")}-${width}-${scheme}.png`;
        await page.screenshot({ path: path.join(pictures, name) });
      }
      await checkWithAxe(page, file, `${width}, ${scheme}`);
      await page.close();
    }
  }
}

// The policy of the page lets no script in, so axe runs in a world of its own, as an extension does.
async function checkWithAxe(page, file, how) {
  const { readFile } = await import("node:fs/promises");
  const session = await page.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
  });
  const source = await readFile(axe, "utf8");
  await session.send("Runtime.evaluate", { contextId, expression: source });
  const run = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    .then(found => JSON.stringify({passes: found.passes.length, violations: found.violations.map(each =>
      each.id + " (" + each.nodes.length + "): " + each.nodes[0].html.slice(0, 200) + " " + each.nodes[0].failureSummary)}))`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    contextId,
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(`axe: ${JSON.stringify(exceptionDetails)}`);
  const found = JSON.parse(result.value);
  check(file, found.passes > 10, `axe looked at little at ${how}: ${found.passes}`);
  for (const violation of found.violations) check(file, false, `axe at ${how}: ${violation}`);
  checks += found.passes;
}

async function checkLinks(browser, file) {
  const page = await opened(browser, file, 1200, "light");
  const links = await page.$$eval("a[href]", (all) => all.map((link) => link.getAttribute("href")));
  for (const link of links) {
    const target = link.startsWith("#") && (await page.$(`[id="${link.slice(1)}"]`));
    check(file, target || /^https?:/.test(link), `has a link that leads nowhere: ${link}`);
  }
  const foreign = await page.$$eval("script, img, iframe, object, embed, form, link, base", (all) => all.length);
  check(file, foreign === 0, `holds ${foreign} elements that could load or run something`);
  await page.close();
}

// With Tab and Enter alone: from the first link of the outline through the article, section by section.
async function checkKeys(browser, file) {
  const page = await opened(browser, file, 1200, "light");
  const press = async (key) => {
    await page.keyboard.press(key);
    return page.evaluate(() => [location.hash, document.activeElement.getAttribute("href")]);
  };
  const sections = await page.$$eval("article > section", (all) => all.map((each) => `#${each.id}`));
  const skips = await page.$$eval(".skips a", (all) => all.map((link) => link.getAttribute("href")));
  for (const skip of skips) {
    const [, focused] = await press("Tab");
    check(file, focused === skip, `begins with a way to ${focused} and not to ${skip}`);
  }
  check(file, (await press("Enter"))[0] === "#article", "begins with no way to the article");
  for (const next of sections.slice(1)) {
    const [, focused] = await press("Tab");
    check(file, focused === next, `goes by Tab to ${focused} and not to the way to ${next}`);
    if (focused !== next) break;
    await press("Enter");
  }
  await page.close();
}

const browser = await puppeteer.launch({ executablePath: browserPath, headless: true, args: ["--no-sandbox"] });
for (const file of pages) {
  await checkLook(browser, file);
  await checkLinks(browser, file);
  await checkKeys(browser, file);
}
await browser.close();
console.log(JSON.stringify({ checks, problems }));
