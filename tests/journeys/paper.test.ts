import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

/** A sheet of A4 in pixels of CSS, upright, and lying as the tables of staff are printed. */
const paperWidth = 794;
const lyingWidth = 1123;
const pixelsOfMillimetre = 96 / 25.4;
const somewhere = "110199001003001";

/** Runs in the page as it is printed: what only a screen can use, and what the paper's edge would cut off. */
function badOnPaper(): string[] {
	const shown = [...document.body.querySelectorAll<HTMLElement>("*")].filter((one) => {
		const { width, height } = one.getBoundingClientRect();
		return one.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
	});
	const told = (what: string) => (one: HTMLElement) => `${what}: ${one.outerHTML.slice(0, 100)}`;
	const forScreens = shown.filter(
		(one) =>
			one.matches("button, nav, select, textarea, fieldset, input, [data-leave], .top") &&
			one.closest("[aria-hidden]") === null,
	);
	const beyond = shown.filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
	const clipped = shown.filter((one) => {
		const { overflowX } = getComputedStyle(one);
		return overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
	});
	// 今天 before a time, after a date or in brackets: on another day it is another one.
	const timeless = document.body.innerText.match(/.*(?:今天|today)(?: \d|[)）]| ·).*/g) ?? [];
	// Printers leave grounds out unless told otherwise: what is drawn as one must say so.
	const unprinted = [...document.querySelectorAll(".line > li")].filter((one) => {
		return getComputedStyle(one, "::after").getPropertyValue("print-color-adjust") !== "exact";
	});
	// A time without a year is of the year in which it was printed: the line that says who looks at it must name that.
	const seen = document.querySelector<HTMLElement>(".seen");
	const isYearless = seen !== null && !/\b20\d\d\b/.test(seen.innerText);
	const ground = getComputedStyle(document.body).backgroundColor;
	return [
		...(ground === "rgb(255, 255, 255)" ? [] : [`stands on ${ground}`]),
		...(isYearless ? [`has no year: ${seen.innerText}`] : []),
		...unprinted.map(() => "a mark of the story is not printed"),
		...timeless.map((line) => `is another day tomorrow: ${line}`),
		...forScreens.map(told("is of no use on paper")),
		...beyond.map(told("stands beyond the edge")),
		...clipped.map(told("is cut off")),
	];
}

/** What is wrong with the page on a sheet of A4; a picture of it is kept. */
async function onPaper(page: Page, name: string, width = paperWidth): Promise<string[]> {
	await page.setViewportSize({ width, height: 1123 });
	await page.emulateMedia({ media: "print" });
	const bad = await page.evaluate(badOnPaper);
	await shot(page, `print-${name}`);
	await page.emulateMedia({ media: null });
	return bad.map((what) => `${name}: ${what}`);
}

describe("what is printed", () => {
	const house = journeyFor("file", { cases: "demo" });
	const receiptOf = (key: string) => house().played.find((one) => one.key === key)?.receipt ?? "";

	test("on paper: a receipt, a case, posters and the notice of the log, without what only a screen can use", async () => {
		const resident = residentAt(await house().visit());
		const { page } = resident;
		page.on("dialog", (dialog) => void dialog.accept());
		const found: string[] = [];
		await resident.reports({ text: "楼道里的灯不亮。" }, `/#a=${somewhere}`);
		found.push(...(await onPaper(page, "receipt")));
		for (const [name, key] of [
			["follow", "dark-since-the-first"],
			["answered", "flyers-scrubbed"],
			["sealed", "asked-for-a-gift"],
		] as const) {
			await resident.follows(receiptOf(key));
			await page.getByRole("region").first().waitFor();
			found.push(...(await onPaper(page, name)));
		}
		for (const path of ["/posters", `/posters/${somewhere}`, "/log", "/daylight"]) {
			await resident.opens(path);
			found.push(...(await onPaper(page, path.slice(1).replace("/", "-"))));
		}
		await resident.opens(`/posters/${somewhere}`);
		await page.emulateMedia({ media: "print" });
		const code = await page.getByRole("img").boundingBox();
		const poster = await page.getByRole("main").boundingBox();
		expect(code?.width).toBeGreaterThan(90 * pixelsOfMillimetre);
		expect(poster?.height).toBeLessThan(297 * pixelsOfMillimetre);
		expect(found).toEqual([]);
	});

	test("on paper: a letter and a case file, upright", async () => {
		const found: string[] = [];
		const leader = await staffAt(house(), "taishi", "/desk/letters");
		await leader.page.locator("main li a").first().click();
		await leader.page.getByRole("heading", { level: 1, name: /第 \d+ 周/ }).waitFor();
		found.push(...(await onPaper(leader.page, "letter")));
		const officer = await staffAt(house(), "xianyu", "/audit");
		await officer.page.locator(".board a.q").first().click();
		await officer.page.locator(".file-trail").waitFor();
		found.push(...(await onPaper(officer.page, "case-file")));
		expect(found).toEqual([]);
	});

	test("on paper: ledger, figures, hand-over sheet, board and measures", async () => {
		const found: string[] = [];
		const sheets = [
			["duanmu", "/desk/casebook"],
			["duanmu", "/desk/figures"],
			["dongye", "/desk/hand-over/liuyin:facilities"],
			["xianyu", "/audit"],
			["xianyu", "/audit/statistics"],
		] as const;
		for (const [username, path] of sheets) {
			const { page } = await staffAt(house(), username, path);
			await page.getByRole("table").first().waitFor();
			found.push(...(await onPaper(page, path.slice(1).replaceAll(/[/:]/g, "-"), lyingWidth)));
		}
		expect(found).toEqual([]);
	});
});
