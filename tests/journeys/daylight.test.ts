import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt } from "../support/resident-of-journey.ts";

/** What a thumb hits (look.md §2). */
const targetMin = 48;

describe.each([true, false])("the daylight page on a phone, script %s", (javaScript) => {
	const house = journeyFor("file", { cases: "demo" });

	test.each(["zh-CN", "en", "zh-TW"] as const)(
		"has tables with heads, one region each, and big links: %s",
		async (language) => {
			const resident = residentAt(await house().visit({ width: 390, javaScript }), language);
			const { page } = resident;
			const { daylight } = resident.words;
			await resident.opens(`/daylight?lang=${language}`);
			// “Leave now” holds its corner in the first row, whatever else the bar has to break.
			const corner = await page.getByRole("link", { name: resident.words.bar.leave }).boundingBox();
			const name = await page.locator(".top b").boundingBox();
			expect((corner?.x ?? 0) + (corner?.width ?? 0)).toBeGreaterThan(390 - 24);
			expect(corner?.y ?? 99).toBeLessThan((name?.y ?? 0) + (name?.height ?? 0));
			for (const [name, of] of [
				[daylight.areas, daylight.area],
				[daylight.categories, daylight.category],
			] as const) {
				const region = page.getByRole("region", { name, exact: true }).last();
				const heads = await region.getByRole("table", { name }).getByRole("columnheader").allTextContents();
				expect(heads).toEqual([
					...[of, daylight.due, daylight.inTime, daylight.overdue],
					...[daylight.carded, daylight.times],
				]);
				await region.focus();
				expect(await region.evaluate((element) => element === document.activeElement)).toBe(true);
				// Wherever a table is wider than the screen, its own region scrolls and the page does not.
				expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
			}
			const links = page.getByRole("navigation").getByRole("link");
			expect(await links.count()).toBeGreaterThan(1);
			for (const link of await links.all()) {
				expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(targetMin);
			}
			await shot(page, `daylight-${language}-390-${javaScript}`);
			await links.first().click();
			await page.getByRole("heading", { name: daylight.head, level: 1 }).waitFor();
		},
	);
});
