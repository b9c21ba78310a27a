import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { findChromium } from "./chromium.ts";

let opened: Promise<Browser> | null = null;

/**
 * A headless Chromium that speaks to this machine only: names other than localhost do not resolve, so a page that asks
 * a third party fails in a journey as it would offline. All journeys of a worker share it, each visit with a profile of
 * its own, and it ends with the worker. Throws one sentence where there is none.
 */
export function sharedBrowser(): Promise<Browser> {
	opened ??= launched();
	return opened;
}

async function launched(): Promise<Browser> {
	const { executablePath, env } = await findChromium();
	return chromium.launch({
		executablePath,
		env: { ...process.env, ...env },
		headless: true,
		// Containers and root accounts have no user namespaces; the pages under test are our own.
		chromiumSandbox: false,
		args: [
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-quic",
			"--disable-sync",
			"--no-first-run",
			// Nobody keeps a process at hand for a page that may come: each would be begun and ended for nothing.
			"--renderer-process-limit=1",
			"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
		],
	});
}

/** Written small: the script as it was written is twice as long. */
const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Rules = "all" | "of sight";
/** Every rule of WCAG 2.2 A and AA and of good practice. */
const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/**
 * Those that read colours, sizes and places: the others read only what is written and whether it is shown, and find in
 * the same page with larger letters, other colours or another width what they found before.
 */
const rulesOfSight = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"];

/**
 * Every rule that the page breaks now, one sentence each with the places; empty means none. The check runs beside the
 * page's content security policy, so it needs no hole in it.
 */
export async function axeViolations(page: Page, rules: Rules = "all"): Promise<string[]> {
	// Half a megabyte of script: looked for once in each document, and sent as a script of the page's. What Playwright
	// evaluates is the text of an eval, which the browser reads anew each time; a script that it knows it only begins.
	if (!(await page.evaluate(() => "axe" in window))) {
		const session = await sessionOf(page);
		await session.send("Runtime.evaluate", { expression: axeScript });
	}
	const violations = await page.evaluate(
		async (runOnly) => {
			const results = await window.axe.run(document, {
				runOnly,
				rules: { "target-size": { enabled: true } },
				// What holds is not told one by one, and nothing is fetched again: a third of the time.
				resultTypes: ["violations"],
				preload: false,
			});
			return results.violations.map(({ id, help, nodes }) => ({
				id,
				help,
				places: nodes.map((node) => node.target.join(" ")),
			}));
		},
		rules === "all" ? allRules : rulesOfSight,
	);
	return violations.map(({ id, help, places }) => `${id}: ${help} at ${places.join(", ")}`);
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** One for as long as the page is: the end of a session takes the made-up devices of every other away (WebAuthn). */
function sessionOf(page: Page): Promise<CDPSession> {
	const session = sessions.get(page) ?? page.context().newCDPSession(page);
	sessions.set(page, session);
	return session;
}

/** Where pictures are kept: the folder SHOTS_DIR, or else `dist/shots`. */
export function shotsFolder(): string {
	return process.env.SHOTS_DIR || join(import.meta.dirname, "../../dist/shots");
}

/** Keeps a picture of the whole page as NAME.png in the folder SHOTS_DIR, or else in `dist/shots`; gives its path. */
export async function shot(page: Page, name: string): Promise<string> {
	const folder = shotsFolder();
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${name}.png`);
	const session = await sessionOf(page);
	// Packed less tightly than Playwright's pictures, each point the same: half of what a picture costs the processor.
	const asked = { captureBeyondViewport: true, optimizeForSpeed: true };
	const { data } = await session.send("Page.captureScreenshot", asked);
	writeFileSync(path, data, "base64");
	return path;
}

declare global {
	interface Window {
		axe: typeof axe;
	}
}
