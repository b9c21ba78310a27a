import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt } from "../support/resident-of-journey.ts";

/** What a thumb hits (look.md §2). */
const targetMin = 48;

/** Runs in the page: what of a table, in usual and in large letters, stands beyond the edge of the screen. */
function beyond(table: Element): string[] {
	const { dataset } = document.documentElement;
	const found = ["", "large"].flatMap((type) => {
		dataset.type = type;
		const cells = [table, ...table.querySelectorAll("th, td")];
		const out = cells.filter((cell) => {
			const { left, right } = cell.getBoundingClientRect();
			return left < 0 || right > innerWidth || cell.scrollWidth > cell.clientWidth + 1;
		});
		return out.map((cell) => `${type} ${cell.textContent}`);
	});
	delete dataset.type;
	return found;
}

describe.each([true, false])("the daylight page on a phone, script %s", (javaScript) => {
	const house = journeyFor("file", { cases: "demo" });

	test.each(["zh-CN", "en", "zh-TW"] as const)(
		"has tables with heads of which nothing is hidden, and big links: %s",
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
			for (const width of [390, 320]) {
				await page.setViewportSize({ width, height: 844 });
				for (const name of [daylight.areas, daylight.categories]) {
					const table = page.getByRole("table", { name, exact: true });
					const heads = await table.getByRole("columnheader").allTextContents();
					expect(heads).toEqual([daylight.due, daylight.inTime, daylight.overdue, daylight.carded]);
					expect(await table.getByRole("rowheader").count()).toBeGreaterThan(2);
					// No count is reached by scrolling sideways alone.
					expect(await table.evaluate(beyond)).toEqual([]);
				}
			}
			await page.setViewportSize({ width: 390, height: 844 });
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
