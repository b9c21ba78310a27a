import type { Page } from "playwright-core";
import type { DoorLanguage, Language } from "../../web/lib/words.ts";
import { axeViolations, shot } from "./browser.ts";

/** How a page is asked for: every language, and large letters where the address may ask for them. */
export type Manner<Spoken extends DoorLanguage = Language> = {
	readonly language: Spoken;
	readonly query: string;
};
export const manners: readonly Manner[] = [
	{ language: "zh-CN", query: "" },
	{ language: "en", query: "lang=en&type=large" },
];
export const doorManners: readonly Manner<DoorLanguage>[] = [
	...manners,
	{ language: "zh-TW", query: "lang=zh-TW&type=large" },
];

/** How it is looked at then. */
type View = {
	readonly large: boolean;
	readonly scheme: "light" | "dark";
	readonly width: (typeof widths)[number];
};

const widths = [360, 390, 1280, 1440] as const;
const height = 844;

/** With VIEWS=all nothing is left out: every state in every view, and every rule anew in each. For an hour to spare. */
const isWhole = process.env.VIEWS === "all";

/** Both letter sizes in both schemes at these widths. */
function everyView(at: readonly View["width"][]): readonly View[] {
	const sizes = [false, true].flatMap((large) => at.map((width) => ({ large, width })));
	const schemes = ["light", "dark"] as const;
	return sizes.flatMap((size) => schemes.map((scheme) => ({ ...size, scheme })));
}

/** What a resident meets: small and large letters in either scheme, on a phone and on a desk. */
const doorViews: readonly View[] = [
	{ large: false, scheme: "light", width: 390 },
	{ large: false, scheme: "dark", width: 1280 },
	{ large: true, scheme: "dark", width: 360 },
	{ large: true, scheme: "light", width: 1280 },
];
/** What staff meet: letters and width, and each with every scheme and language; no pair of these is left out. */
const staffViews: Readonly<Record<Language, readonly View[]>> = {
	"zh-CN": [
		{ large: false, scheme: "light", width: 1280 },
		{ large: true, scheme: "dark", width: 360 },
	],
	en: [
		{ large: false, scheme: "dark", width: 1280 },
		{ large: true, scheme: "light", width: 360 },
	],
};

/**
 * Everything that keeps a resident out of the page as it stands now: one sentence each, empty when nothing does. The
 * page is not asked for anew for large letters or another scheme: as much is told in a third of the time.
 */
export function doorBarriers(
	page: Page,
	state: string,
	{ language }: Pick<Manner<DoorLanguage>, "language">,
) {
	return barriersIn(isWhole ? everyView([360, 1280]) : doorViews, page, state, language);
}

/**
 * The same views shared out, for a state that is come to in every language: Chinese in light and English in the dark, as
 * colours know no language, and the third language on a phone in both.
 */
export function doorBarriersByTurns(page: Page, state: string, language: DoorLanguage) {
	if (isWhole) return doorBarriers(page, state, { language });
	const scheme = language === "en" ? "dark" : "light";
	const views = doorViews.filter((one) => (language === "zh-TW" ? one.width < 1280 : one.scheme === scheme));
	return barriersIn(views, page, state, language);
}

/** The same in fewer views, for one of very many states: all languages together leave out no pair. */
export function doorBarriersInShort(page: Page, state: string, language: DoorLanguage) {
	if (isWhole) return doorBarriers(page, state, { language });
	const views = language === "zh-TW" ? staffViews["zh-CN"].slice(1) : staffViews[language];
	return barriersIn(views, page, state, language);
}

/** The same for staff. */
export function barriers(page: Page, state: string, { language }: Manner): Promise<string[]> {
	return barriersIn(isWhole ? everyView([390, 1440]) : staffViews[language], page, state, language);
}

async function barriersIn(views: readonly View[], page: Page, state: string, language: DoorLanguage) {
	const found = await page.evaluate(headAndHeadings, language);
	if (language === "en") found.push(...(await page.evaluate(chineseCommas)));
	const lookedThrough = new Set<string>();
	const wasLarge = await page.evaluate(() => document.documentElement.dataset.type === "large");
	for (const large of [false, true]) {
		await page.evaluate(setsType, large);
		for (const width of isWhole ? widths : widths.slice(0, 3)) {
			await page.setViewportSize({ width, height });
			const letters = large ? " in large letters" : "";
			const out = await page.evaluate(standsOut);
			found.push(...out.map(([what, words]) => `${what} at ${width}${letters}${words}`));
			for (const view of views.filter((one) => one.large === large && one.width === width)) {
				await page.emulateMedia({ colorScheme: view.scheme });
				// All rules, unless the same parts of the same page were all looked through before.
				const shown = await page.evaluate(partsShown);
				const isKnown = lookedThrough.has(shown) && !isWhole;
				const violations = await axeViolations(page, isKnown ? "of sight" : "all");
				lookedThrough.add(shown);
				found.push(...violations.map((violation) => `${view.scheme} ${width}${letters}: ${violation}`));
				// One picture of each state is always kept; whoever walks through the pages asks for all.
				if ((view === views[0] && language === "zh-CN") || process.env.SHOTS_DIR) {
					await shot(page, `${state}-${width}-${language}${large ? "-large" : ""}-${view.scheme}`);
				}
			}
		}
	}
	await page.evaluate(setsType, wasLarge);
	if (isWhole)
		process.stdout.write(`looked at ${state} (${language}): ${views.length} views, ${found.length} found\n`);
	return found.map((what) => `${state} (${language}): ${what}`);
}

/** Runs in the page: English that is parted by the commas of Chinese; what people of the demo wrote is Chinese. */
function chineseCommas(): string[] {
	const parted = document.body.innerText.matchAll(/.*(?:[a-z]\s*[、，；]|[、，；]\s*[a-z]).*/gi);
	return [...parted].map(([line]) => `a Chinese comma in English: ${line}`);
}

/** Runs in the page: what `?type=large` makes of the root. */
function setsType(large: boolean): void {
	if (large) document.documentElement.dataset.type = "large";
	else delete document.documentElement.dataset.type;
}

/** Runs in the page: the page as it is written, and which of its parts are shown. */
function partsShown(): string {
	const parts = [...document.body.querySelectorAll("*")];
	const isShown = (part: Element) => part.checkVisibility({ visibilityProperty: true });
	return `${parts.map((part) => Number(isShown(part))).join("")} ${document.body.outerHTML}`;
}

/** Runs in the page: what stands elsewhere than it should at this width, as what and where. */
function standsOut(): [what: string, words: string][] {
	const found: [string, string][] = [];
	// Words of a drawing beyond the page's edge, where nothing scrolls to them: a table that is wider than a phone is a
	// region by itself, which a key reaches and scrolls.
	for (const text of document.querySelectorAll("svg text")) {
		const { left, right, width } = text.getBoundingClientRect();
		const isOut = width > 0 && (left < 0 || right > innerWidth);
		if (isOut && text.closest('section[tabindex="0"]') === null)
			found.push(["cut off", `: ${text.textContent}`]);
	}
	if (document.documentElement.scrollWidth > innerWidth) {
		const out = [...document.body.querySelectorAll("*")].filter((element) => {
			return element.getBoundingClientRect().right > innerWidth + 1;
		});
		found.push(["scrolls sideways", `: ${out.at(-1)?.outerHTML.slice(0, 160) ?? "the page itself"}`]);
	}
	// A thumb looks for “Leave now” at the right end of its line.
	const leave = document.querySelector("[data-leave]");
	const bar = leave?.parentElement;
	if (leave && bar) {
		const end = bar.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(bar).paddingRight);
		if (Math.abs(end - leave.getBoundingClientRect().right) > 1)
			found.push(["the way out is not on the right", ""]);
	}
	return found;
}

/** Runs in the page: its language, title, the one heading, and an order of focus that is the order of reading. */
function headAndHeadings(language: string): string[] {
	const found: string[] = [];
	const { lang } = document.documentElement;
	if (lang !== language) found.push(`the page says it is in ${lang}`);
	if (!/\S+ · \S+/.test(document.title)) found.push(`the title is “${document.title}”`);
	const shown = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
	if (shown.length !== 1) found.push(`${shown.length} headings of the first level`);
	for (const element of document.querySelectorAll("[tabindex]")) {
		if (Number(element.getAttribute("tabindex")) > 0)
			found.push(`jumps the queue: ${element.outerHTML.slice(0, 120)}`);
	}
	return found;
}
