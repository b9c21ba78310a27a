import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";

/** Runs in the page: controls and marks that show by their ground alone; forced colours take that away. */
function vanished(): string[] {
	const marks = document.querySelectorAll<HTMLElement>("button, input, select, textarea, .go, .step");
	return [...marks].flatMap((one) => {
		if (!one.checkVisibility() || one.getBoundingClientRect().width <= 1) return [];
		const { borderTopWidth, borderTopStyle, textDecorationLine, appearance } = getComputedStyle(one);
		const hasFrame = borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) >= 1;
		const isNative = one.matches("input, select") && appearance !== "none";
		return hasFrame || isNative || textDecorationLine.includes("underline")
			? []
			: [one.outerHTML.slice(0, 100)];
	});
}

describe("whoever looks with other eyes sees the same", () => {
	const house = journeyFor("file", { cases: "demo" });
	const receiptOf = (key: string) => house().played.find((one) => one.key === key)?.receipt ?? "";

	test("in forced colours every control and every step of the ladder keeps a frame", async () => {
		const resident = residentAt(await house().visit());
		const { page, words, button } = resident;
		await page.emulateMedia({ forcedColors: "active" });
		await resident.opens();
		await resident.writes({ text: "楼道里的灯不亮。" });
		await button(words.report.go).click();
		await page.getByRole("alert").waitFor();
		expect(await page.evaluate(vanished)).toEqual([]);
		await shot(page, "forced-report-errors-390");
		await resident.follows(receiptOf("nobody-visits-mother"));
		await page.getByRole("region").first().waitFor();
		expect(await page.evaluate(vanished)).toEqual([]);
		await shot(page, "forced-follow-390");
	});

	test("a browser without :has shows every question of the report, and the report is sent", async () => {
		const resident = residentAt(await house().visit());
		const { page, words } = resident;
		let had = 0;
		await page.route(/\.css$/, async (route) => {
			const answer = await route.fetch();
			const css = await answer.text();
			had += css.split(":has(").length - 1;
			const headers = { "content-type": "text/css" };
			await route.fulfill({ status: 200, headers, body: css.replaceAll(":has(", ":not-known-here(") });
		});
		await resident.opens();
		expect(had).toBeGreaterThan(0);
		for (const name of [words.report.category, words.report.spot, words.report.area])
			expect(await resident.field(name).isVisible()).toBe(true);
		for (const name of [words.report.dangerYes, words.report.aboutPerson])
			expect(await page.getByRole("radio", { name }).isVisible()).toBe(true);
		await sees(resident, words.seal.head);
		await shot(page, "without-has-390");
		await resident.writes({ text: "楼道里的灯不亮。", place: "桥东社区第二网格" });
		await resident.checks();
		await resident.sends();
	});
});
