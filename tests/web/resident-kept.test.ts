import { describe, expect, it } from "vitest";
import type { ResidentPage } from "../../web/resident/page.ts";
import { receiptFile } from "../../web/resident/receipt-file.ts";
import { renderResident } from "../../web/resident/render.tsx";
import { answeredView, follow, pagesOf, viewOf } from "./resident-pages.ts";
import { receipt, shellOf } from "./resident-report-pages.ts";

/** 今天 as a time of day, a date in brackets or a limit says it. */
const anotherDayTomorrow = /(?:今天|today)(?: \d|[)）])/;
const onScreenOnly = /<span class="no-print">(?:今天|today) · <\/span>/g;

describe("one button of a page is green", () => {
	const draws = (page: ResidentPage) =>
		renderResident(page, shellOf("zh-CN")).split(/class="go[ "]/).length - 1;

	it("at most, and whatever else may be done under a receipt", () => {
		for (const [name, page] of Object.entries(pagesOf("zh-CN")))
			expect(draws(page), name).toBeLessThanOrEqual(1);
		const all = ["messageDesk", "changeVerdict", "appealCase", "withdrawCase"] as const;
		expect(draws(follow(viewOf("zh-CN", { allowed: [...all] })))).toBe(1);
		expect(draws(follow(viewOf("zh-CN", { allowed: ["appealCase"] })))).toBe(1);
		const asked = answeredView("zh-CN", { allowed: [...all, "confirmCase", "disputeCase"] });
		expect(draws(follow(asked))).toBe(1);
	});
});

it("a switch of language or letter size keeps the quarter of the daylight page", () => {
	const page = pagesOf("zh-CN").daylight;
	if (page?.page !== "daylight") throw new Error("no daylight page");
	const period = { ...page.view.period, id: "2026-Q3" };
	const html = renderResident({ ...page, view: { ...page.view, period } }, shellOf("zh-CN"));
	const [bar = ""] = html.split("<main");
	const links = [...bar.matchAll(/href="(\/daylight[^"?]*)/g)].map(([, path]) => path);
	expect(links.length).toBeGreaterThan(2);
	for (const path of links) expect(path).toBe("/daylight/2026-Q3");
});

describe("what a resident keeps or prints is read on another day", () => {
	it.each(["zh-CN", "en", "zh-TW"] as const)(
		"so every time under a receipt has its date, in %s",
		(language) => {
			const kept = Object.entries(pagesOf(language)).filter(([, { page }]) =>
				["receipt", "follow", "log", "daylight", "spokenCode"].includes(page),
			);
			const html = kept.map(([name, page]) => [name, renderResident(page, shellOf(language))] as const);
			// On a screen 今天 stands before the date, in what paper leaves out.
			expect(html.filter(([, page]) => onScreenOnly.test(page)).length).toBeGreaterThan(5);
			const timeless = html.filter(([, page]) => anotherDayTomorrow.test(page.replaceAll(onScreenOnly, "")));
			expect(timeless.map(([name]) => name)).toEqual([]);
		},
	);

	it("and the slip, the story and the file begin with the year", () => {
		const drawn = (name: string) =>
			renderResident(pagesOf("zh-CN")[name] ?? { page: "weather" }, shellOf("zh-CN"));
		const day = "2026 年 11 月 16 日 10:05";
		expect(drawn("receipt")).toMatch(new RegExp(`data-made[^>]*>${day}</span>`));
		expect(drawn("follow")).toContain(`>${day}</time>`);
		const about = { caseNumber: "261116-0412-0077", receivedAt: "2026-11-16T10:05:00+08:00" };
		expect(receiptFile(receipt, about, "zh-CN")).toContain(`261116-0412-0077 · ${day}\r\n`);
		expect(receiptFile(receipt, about, "en")).toContain("16 Nov 2026 10:05");
	});

	it("and what stands there now says when that was", () => {
		const html = renderResident(pagesOf("en").follow ?? { page: "weather" }, shellOf("en"));
		const [, now] = /<li class="now"><time[^>]*>(.*?)<\/time>/.exec(html) ?? [];
		expect(now?.replace(onScreenOnly, "")).toBe("20 Nov 15:10");
	});
});
