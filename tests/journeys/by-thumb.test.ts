import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { journeyFor } from "../support/journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

/** Who looks at which pages; each is shown as it opens. */
const people: readonly (readonly [username: string, paths: readonly string[]])[] = [
	["murong", ["/desk", "/desk/figures", "/desk/casebook", "/desk/sessions", "/desk/duties"]],
	["wenren", ["/desk", "/desk/shelved", "/desk/letters"]],
	["taishi", ["/desk/letters/u%3Aqiaodong%3A2026-W47", "/desk/surges"]],
	["qiguan", ["/desk/publications"]],
	["zhuge", ["/desk/take", "/desk/callers", "/desk/calls"]],
	["moqi", ["/desk", "/audit/statistics"]],
	[
		"dongye",
		[
			"/desk/setup",
			"/desk/setup/areas",
			"/desk/setup/posts",
			"/desk/setup/duties",
			"/desk/setup/calendar",
			"/desk/setup/policy/new",
			"/desk/setup/retention",
		],
	],
	["xianyu", ["/audit", "/audit/sealed", "/desk/access"]],
];

const stopsMost = 400;
const thumbPixels = 44;

/** Runs in the page: the controls a thumb would miss, and words that are cut off in one. */
function tooSmall(least: number): string[] {
	const controls = document.querySelectorAll("a, button, input, select, textarea, summary, .pick");
	const shown = [...controls].filter((one) => {
		// What is ticked is hit by its whole row.
		const isPart = one.matches(".pick input, .files input, .sr, .skip") || one.closest(".sr") !== null;
		return !isPart && one.checkVisibility() && one.getBoundingClientRect().width > 0;
	});
	const told = (one: Element) => `${one.tagName} “${(one.textContent || one.id).trim().slice(0, 30)}”`;
	return shown.flatMap((one) => {
		const { height, right } = one.getBoundingClientRect();
		const isInRegion = one.closest("section[tabindex]") !== null;
		const isCut = !isInRegion && right > innerWidth + 1;
		// A link inside a sentence is as high as its line (WCAG 2.2, 2.5.8).
		const isInline = one.tagName === "A" && getComputedStyle(one).display === "inline";
		const inSentence = isInline && one.parentElement?.textContent !== one.textContent;
		const isSmall = height < least - 0.5 && !inSentence;
		return [
			...(isCut ? [`cut off: ${told(one)}`] : []),
			...(isSmall ? [`${height.toFixed(0)} px high: ${told(one)}`] : []),
		];
	});
}

/** Runs in the page: what has the focus and cannot be seen to have it; null where it can, "end" behind the last stop. */
function unseenStop(): string | null {
	const stop = document.activeElement;
	if (stop === null || stop === document.body) return "end";
	// The last stop in a date is its picture of a calendar, round which the browser draws its own line.
	if (stop.matches("input[type=date]:not(:focus-visible)")) return null;
	const { outlineStyle, outlineWidth } = getComputedStyle(stop.closest(".files") ?? stop);
	const told = stop.outerHTML.slice(0, 120);
	if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `without an outline: ${told}`;
	const { left, right, top, bottom } = stop.getBoundingClientRect();
	const isBelow = top >= innerHeight || bottom <= 0 || left >= innerWidth || right <= 0;
	return isBelow ? `outside what is shown: ${told}` : null;
}

/** Runs in the page: whether what it fetches is drawn; each page says so in these words until then. */
function isThere(): boolean {
	const main = document.querySelector("main");
	const isDrawn = main?.querySelector("h1, .item") ?? null;
	return isDrawn !== null && !/正在取…|Loading…/.test(main?.textContent ?? "");
}

async function walks(page: Page): Promise<string[]> {
	const found = await page.evaluate(tooSmall, thumbPixels);
	for (let stops = 0; stops < stopsMost; stops += 1) {
		await page.keyboard.press("Tab");
		const unseen = await page.evaluate(unseenStop);
		if (unseen === "end") return found;
		if (unseen !== null) found.push(unseen);
	}
	return [...found, "the Tab key finds no end"];
}

describe("on a phone each page of staff can be used by thumb and by keys", () => {
	const house = journeyFor("file", { cases: "demo" });

	for (const [username, paths] of people) {
		test(`as ${username} meets them`, async () => {
			const { page } = await staffAt(house(), username, "/desk", { width: 390 });
			const found: string[] = [];
			for (const path of paths) {
				for (const query of ["", "lang=en"]) {
					await page.goto(query === "" ? path : `${path}?${query}`);
					await page.waitForFunction(isThere);
					found.push(...(await walks(page)).map((what) => `${path} ${query}: ${what}`));
				}
			}
			expect(found).toEqual([]);
		});
	}
});
