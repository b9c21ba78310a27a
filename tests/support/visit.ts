import type { BrowserContext, ConsoleMessage, Locator, Page } from "playwright-core";
import { sharedBrowser } from "./browser.ts";

/** How somebody looks at the pages. */
export type Look = {
	readonly javaScript?: boolean;
	/** CSS pixels: 390 is a phone, 1280 a desk. */
	readonly width?: number;
	readonly dark?: boolean;
	/** Another address that leads to the house. */
	readonly through?: string;
};

/** One person at one device, watched: what a page must never do is written down and told at the end. */
export type Visit = {
	readonly page: Page;
	readonly context: BrowserContext;
	/** A press or a click, counted. */
	tap(target: Locator): Promise<void>;
	/** Presses and clicks so far; typing is none. */
	taps(): number;
	/** Complaints that this visit is meant to cause, such as a lost network. */
	expects(complaint: RegExp): void;
	/** Ends the visit; gives the complaints nobody expected. */
	close(): Promise<string[]>;
};

const phoneWidth = 390;
const phoneHeight = 844;
const deskHeight = 900;
/** What is there is seen at once; a machine with much else to do may take its time until it is. */
const patienceMs = 30_000;
/** The session, and what a browser is known by to the sign-in alone. */
const staffCookies: readonly string[] = ["__Host-session", "__Secure-known"];

export async function openVisit(url: string, look: Look): Promise<Visit> {
	const { javaScript = true, width = phoneWidth, dark = false } = look;
	const browser = await sharedBrowser();
	const context = await browser.newContext({
		baseURL: url,
		javaScriptEnabled: javaScript,
		viewport: { width, height: width === phoneWidth ? phoneHeight : deskHeight },
		colorScheme: dark ? "dark" : "light",
		locale: "zh-CN",
		timezoneId: "Asia/Shanghai",
	});
	context.setDefaultTimeout(patienceMs);
	const complaints = watch(context, url);
	let isStaff = false;
	context.on("request", (request) => {
		isStaff ||= /^\/(?:desk|audit)(?:\/|$)/.test(new URL(request.url()).pathname);
	});
	await context.addInitScript(tellViolations);
	const page = await context.newPage();
	const expected: RegExp[] = [];
	let taps = 0;
	return {
		page,
		context,
		tap: async (target) => {
			taps += 1;
			await target.click();
		},
		taps: () => taps,
		expects: (complaint) => void expected.push(complaint),
		close: async () => {
			const kept = await keptOnDevice(context, javaScript, isStaff);
			await context.close();
			return [...complaints, ...kept].filter((one) => !expected.some((pattern) => pattern.test(one)));
		},
	};
}

/** Runs in the page: what the content security policy stopped comes out as an error like any other. */
function tellViolations(): void {
	document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
		// biome-ignore lint/suspicious/noConsole: the console is how a page reaches the test
		console.error(`policy violated: ${violatedDirective} ${blockedURI}`);
	});
}

const partsOfPages: readonly string[] = ["stylesheet", "script", "image", "font", "media"];

/** Everything a page of ours must never do. The list grows while the visit lasts. */
function watch(context: BrowserContext, url: string): string[] {
	const complaints: string[] = [];
	context.on("console", (message) => {
		if (isError(message)) complaints.push(`console: ${message.text()} (${message.location().url})`);
	});
	context.on("weberror", (error) => void complaints.push(`uncaught: ${toldBy(error.error())}`));
	context.on("request", (request) => {
		if (new URL(request.url()).origin !== url) complaints.push(`asked another host: ${request.url()}`);
	});
	context.on("response", (response) => {
		const isPart = partsOfPages.includes(response.request().resourceType());
		const isBroken = response.status() >= (isPart ? 400 : 500);
		if (isBroken) complaints.push(`${response.status()} from ${response.url()}`);
	});
	return complaints;
}

/** What the browser itself rejects, such as a file that cannot be fetched, has a message and no stack. */
function toldBy({ message, stack }: Error): string {
	return stack === undefined || stack === "" ? message : stack;
}

/** The browser itself notes each refusal (4xx); a refusal that the page puts into words is no error. */
function isError(message: ConsoleMessage): boolean {
	if (message.type() !== "error" && message.type() !== "warning") return false;
	return !/^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
}

/** Nothing may stay on a device but a staff member's session, which no script can read; on a resident's not even that. */
async function keptOnDevice(context: BrowserContext, javaScript: boolean, isStaff: boolean) {
	const cookies = await context.cookies();
	const badCookies = cookies.filter(({ name, httpOnly, secure, sameSite }) => {
		return !isStaff || !staffCookies.includes(name) || !httpOnly || !secure || sameSite !== "Strict";
	});
	const kept = badCookies.map(({ name }) => `kept a cookie: ${name}`);
	for (const page of context.pages().filter((one) => one.url().startsWith("http"))) {
		const local = await page.evaluate(() => Object.keys(localStorage));
		// Staff leave unsent words there, sealed (web/lib/draft-keeper.ts).
		const counts = [local.filter((name) => !isStaff || !name.startsWith("drafts ")).length];
		counts.push(await page.evaluate(() => sessionStorage.length));
		// Without script the page's promises never settle, and it can have made no database either.
		const databases = javaScript ? await page.evaluate(async () => (await indexedDB.databases()).length) : 0;
		if ([...counts, databases].some((count) => count > 0)) kept.push(`kept storage at ${page.url()}`);
	}
	return kept;
}

/** Where a visit stands and what it shows, for the report of a failed test. */
export async function lastSeen({ page }: Visit): Promise<string> {
	const shown = await page.locator("body").ariaSnapshot();
	return `\n--- ${page.url()} · ${await page.title()}\n${shown}\n`;
}

const tabsMost = 120;

/**
 * Goes to a control by the Tab key alone, as somebody without a mouse does; fails when it cannot be reached, or when a
 * stop on the way does not show that the keys are there.
 */
export async function tabTo({ page }: Pick<Visit, "page">, target: Locator): Promise<void> {
	for (let tabs = 0; tabs < tabsMost; tabs += 1) {
		await page.keyboard.press("Tab");
		const unseen = await page.evaluate(stopWithoutOutline);
		if (unseen !== null) throw new Error(`the keys stand there unseen: ${unseen}`);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${target} cannot be reached by the Tab key`);
}

/** Runs in the page: what has the focus and does not show it, as HTML; null when it shows. */
function stopWithoutOutline(): string | null {
	const stop = document.activeElement;
	if (stop === null || stop === document.body) return null;
	const { outlineStyle, outlineWidth } = getComputedStyle(stop);
	const shows = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
	return shows ? null : stop.outerHTML.slice(0, 120);
}
