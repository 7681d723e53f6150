// All pages in a real browser: `node web/test/browser.mjs PROGRAM`.
//
// A server is started on a record of the examples. Every page of its route table, in English and
// Korean, light and dark, 320 px and 1280 px wide, must satisfy axe (WCAG 2.0 to 2.2, A and AA),
// must not scroll sideways at 320 px, load nothing from elsewhere, and print no error. Then what
// its users do is done: by keyboard alone, and with script off.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const program = process.argv[2] ?? "build/release/dragoman";
const only = process.argv[3]; // a part of a path, to look at some pages only
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const token = "a token";

const folder = mkdtempSync(join(tmpdir(), "dragoman-browser-"));
const record = join(folder, "pages.dragoman");
const read = spawnSync(program, ["read", "--analysis", "fast", "--record", record, join(root, "examples")]);
assert.equal(read.status, 0, String(read.stderr));
const server = spawn(program, ["serve", "--no-reading", "--record", record, "--listen", "127.0.0.1:0", "--on", "2022-05-01"], {
  env: { ...process.env, DRAGOMAN_TOKEN: token },
});
const base = await new Promise((resolve, reject) => {
  let said = "";
  server.stderr.on("data", (bytes) => {
    said += bytes;
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
    if (found) resolve(found[0]);
  });
  server.on("exit", () => reject(new Error(`the server ended: ${said}`)));
});
const json = async (path) => {
  const answer = await fetch(base + path);
  return answer.ok ? answer.json() : null;
};

// What stands for {…} in the paths of the table.
async function examples() {
  const meetings = (await json("/meetings.json"))?.happenings ?? [];
  const compared = meetings.find((one) => new Set(one.accounts.map((a) => a.release)).size > 1) ?? meetings[0];
  const release = meetings[0]?.accounts[0]?.release ?? "latvia-korea-talks";
  const people = meetings.flatMap((one) => one.participants.map((p) => p.name));
  return {
    "/pair/{a}/{b}": "/pair/KOR/LVA", "/brief/{a}/{b}": "/brief/KOR/LVA", "/party/{code}": "/party/KOR",
    "/meeting/{id}": `/meeting/${meetings[0]?.id}`,
    "/compare/{id}": `/compare/${compared?.id}`, "/release/{id}": `/release/${encodeURIComponent(release)}`,
    "/person/{name}": `/person/${encodeURIComponent(people[0] ?? "Lee")}`,
    "/gathering/{name}": `/gathering/${encodeURIComponent(meetings.find((m) => m.gathering)?.gathering ?? "forum")}`,
    "/pair": "/pair?a=KOR&b=LVA", "/search": "/search?q=minist*",
  };
}

// The pages that the API's description tells of; those of the skeleton where it is not there.
async function pages() {
  const known = await examples();
  const table = await json("/openapi.json");
  const paths = Object.entries(table?.paths ?? {})
    .filter(([, does]) => does.get)
    .map(([path]) => path)
    .filter((path) => !/\.[a-z]+$/.test(path));
  const wanted = paths.length > 0 ? paths : ["/", "/meetings", ...Object.keys(known)];
  const all = new Set(["/", "/nothing-there", "/review"]);
  for (const path of wanted) {
    const at = known[path] ?? path;
    if (at.includes("{")) {
      console.log(`no example for ${path}: add one to web/test/browser.mjs`);
      failures += 1;
      continue;
    }
    const answer = await fetch(base + at, { headers: { accept: "text/html" } });
    if ((answer.headers.get("content-type") ?? "").startsWith("text/html") && answer.status !== 404) all.add(at);
  }
  return [...all].filter((path) => !only || path.includes(only));
}

let failures = 0;
let checks = 0;
function check(holds, what) {
  checks += 1;
  if (holds) return;
  failures += 1;
  console.log(`FAILED ${what}`);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function context(options) {
  const made = await browser.newContext({ bypassCSP: false, ...options });
  made.setDefaultTimeout(20000);
  return made;
}

async function signIn(page) {
  await page.goto(`${base}/review`);
  await page.fill("#token", token);
  await page.press("#token", "Enter");
  await page.waitForURL(/\/review$/);
}

async function checkPages(paths, colorScheme, width) {
  const made = await context({ colorScheme, viewport: { width, height: 900 } });
  const page = await made.newPage();
  let errors = [];
  page.on("console", (message) => {
    // That a page is not there, or asks for the token, is what some are there to say.
    if (message.type() === "error" && !/status of 40[14]/.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) errors.push(`asks elsewhere: ${request.url()}`);
  });
  const look = async (path) => {
    errors = [];
    await page.goto(base + path);
    const what = `${path} (${colorScheme}, ${width} px)`;
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
    for (const violation of found.violations) {
      for (const node of violation.nodes.slice(0, 3)) {
        check(false, `${what}: ${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`);
      }
    }
    check(found.violations.length === 0, `${what}: axe`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(wide <= 0, `${what}: scrolls sideways by ${wide} px`);
    const headings = await page.locator("h1").count();
    check(headings === 1, `${what}: ${headings} h1`);
    check(!(await page.content()).includes("[?]"), `${what}: a text is missing`);
    check(errors.length === 0, `${what}: ${errors.join("; ")}`);
  };
  for (const path of paths) {
    await look(path);
    await look(path === "/" ? "/ko" : `/ko${path}`);
  }
  if (!only || "/review".includes(only)) {
    await signIn(page);
    await look("/review?below=2");
    await look("/ko/review?below=2");
  }
  await made.close();
}

// Goes on with Tab until what has the focus matches.
async function tabTo(page, selector) {
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return true;
  }
  return false;
}

async function journeys(javaScriptEnabled) {
  const script = javaScriptEnabled ? "with script" : "without script";
  const made = await context({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
  const page = await made.newPage();
  const enter = async () => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  // Evaluating needs no script of the page, so Tab can be followed where that is off as well.
  await page.goto(base);
  await page.keyboard.press("Tab");
  check(await page.evaluate(() => document.activeElement?.getAttribute("href") === "#body"), `${script}: the first Tab is at the skip link`);
  check(await tabTo(page, "#picker-a"), `${script}: the picker can be reached`);
  await page.keyboard.type("Korea");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Latvia");
  await enter();
  check(page.url() === `${base}/pair/KOR/LVA`, `${script}: two names lead to their page, not ${page.url()}`);
  check(await tabTo(page, "main a.cite"), `${script}: a citation can be reached`);
  await enter();
  check(page.url().includes("/release/"), `${script}: a citation leads to the release`);
  check((await page.locator("main mark").count()) > 0, `${script}: the words are marked`);
  await page.goto(base);
  check(await tabTo(page, "#search"), `${script}: the search can be reached`);
  await page.keyboard.type("minist*");
  await enter();
  check((await page.locator(".found > li").count()) > 0, `${script}: something is found`);
  await page.goto(`${base}/meetings`);
  check(await tabTo(page, ".happenings a"), `${script}: a meeting can be reached`);
  await enter();
  check(page.url().includes("/meeting/") || page.url().includes("/party/"), `${script}: a line leads on`);

  // Signing in, deciding, undoing, signing out.
  await page.goto(`${base}/review`);
  check(await tabTo(page, "#token"), `${script}: the token can be typed`);
  await page.keyboard.type("wrong");
  await enter();
  check((await page.locator("[role=alert]").count()) === 1, `${script}: another token is refused`);
  await signIn(page);
  await page.goto(`${base}/review?below=2`);
  const buttons = await page.locator("button[data-key=r]").count();
  if (buttons > 0) {
    check(await tabTo(page, "button[data-key=r]"), `${script}: a decision can be reached`);
    await enter();
    check(page.url().endsWith("done=apart"), `${script}: it is kept, ${page.url()}`);
    check(await tabTo(page, "button[data-key=u]"), `${script}: undoing can be reached`);
    await enter();
    check(page.url().endsWith("done=undo"), `${script}: it is undone`);
    if (javaScriptEnabled) {
      await page.goto(`${base}/review?below=2`);
      await page.keyboard.press("j");
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("r")]);
      check(page.url().endsWith("done=apart"), "r decides");
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("u")]);
      check(page.url().endsWith("done=undo"), "u undoes");
    }
  } else {
    console.log("the record has nothing to review");
  }
  check(await tabTo(page, "form[action$=sign-out] button"), `${script}: signing out can be reached`);
  await enter();
  await page.goto(`${base}/review`);
  check((await page.locator("#token").count()) === 1, `${script}: signed out`);

  if (javaScriptEnabled) {
    await page.goto(`${base}/meetings`);
    await page.keyboard.press("j");
    check(await page.evaluate(() => document.activeElement?.matches(".happenings > li:first-child") ?? false), "j goes to the first item");
    await page.keyboard.press("/");
    check(await page.evaluate(() => document.activeElement?.id === "search"), "/ goes to the search");
    await page.keyboard.type("j");
    check((await page.inputValue("#search")) === "j", "keys are letters in a field");
  }
  await made.close();
}

try {
  const paths = await pages();
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 1280]) await checkPages(paths, colorScheme, width);
  }
  if (!only) {
    await journeys(true);
    await journeys(false);
  }
  console.log(`${paths.length} pages in two languages, ${checks} checks, ${failures} failed`);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);
