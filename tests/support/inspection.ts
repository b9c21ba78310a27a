import type { Page } from "playwright-core";
import type { DoorLanguage, Language } from "../../web/lib/words.ts";
import { axeViolations, shot } from "./browser.ts";

/** How the pages are looked at: every pair of language, letter size, scheme and width that can break on its own. */
export type Manner<Spoken extends DoorLanguage = Language> = {
	readonly language: Spoken;
	readonly large: boolean;
	readonly query: string;
};
export const manners: readonly Manner[] = [
	{ language: "zh-CN", large: false, query: "" },
	{ language: "en", large: true, query: "lang=en&type=large" },
];

/** The same for what a resident meets: every language at either letter size. */
export const doorManners: readonly Manner<DoorLanguage>[] = [
	...manners,
	{ language: "zh-CN", large: true, query: "type=large" },
	{ language: "en", large: false, query: "lang=en" },
	{ language: "zh-TW", large: false, query: "lang=zh-TW" },
	{ language: "zh-TW", large: true, query: "lang=zh-TW&type=large" },
];

const widths = [360, 390, 1280] as const;
const views = [
	{ scheme: "light", width: 390 },
	{ scheme: "dark", width: 1280 },
] as const;
const viewsLarge = [
	{ scheme: "dark", width: 360 },
	{ scheme: "light", width: 1280 },
] as const;
const height = 844;

/** Everything that keeps somebody out of the page as it stands now: one sentence each, empty when nothing does. */
export async function barriers(
	page: Page,
	state: string,
	{ language, large }: Manner<DoorLanguage>,
): Promise<string[]> {
	const found: string[] = [];
	for (const width of widths) {
		await page.setViewportSize({ width, height });
		const wide = await page.evaluate(sidewaysScroll);
		if (wide !== null) found.push(`scrolls sideways at ${width}: ${wide}`);
	}
	for (const { scheme, width } of large ? viewsLarge : views) {
		await page.emulateMedia({ colorScheme: scheme });
		await page.setViewportSize({ width, height });
		for (const violation of await axeViolations(page)) found.push(`${scheme} ${width}: ${violation}`);
		await shot(page, `${state}-${width}-${language}${large ? "-large" : ""}-${scheme}`);
	}
	found.push(...(await page.evaluate(headAndHeadings)));
	const lang = await page.evaluate(() => document.documentElement.lang);
	if (lang !== language) found.push(`the page says it is in ${lang}`);
	return found.map((what) => `${state} (${language}${large ? ", large" : ""}): ${what}`);
}

/** Runs in the page: what stands out beyond the right edge, as HTML; null when nothing does. */
function sidewaysScroll(): string | null {
	if (document.documentElement.scrollWidth <= innerWidth) return null;
	const out = [...document.body.querySelectorAll("*")].filter((element) => {
		return element.getBoundingClientRect().right > innerWidth + 1;
	});
	return out.at(-1)?.outerHTML.slice(0, 160) ?? "the page itself";
}

/** Runs in the page: title, the one heading, and an order of focus that is the order of reading. */
function headAndHeadings(): string[] {
	const found: string[] = [];
	if (!/\S+ · \S+/.test(document.title)) found.push(`the title is “${document.title}”`);
	const shown = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
	if (shown.length !== 1) found.push(`${shown.length} headings of the first level`);
	for (const element of document.querySelectorAll("[tabindex]")) {
		if (Number(element.getAttribute("tabindex")) > 0)
			found.push(`jumps the queue: ${element.outerHTML.slice(0, 120)}`);
	}
	return found;
}
