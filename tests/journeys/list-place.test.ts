import { describe, expect, test } from "vitest";
import { journeyFor } from "../support/journey.ts";
import { residentAt } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const place = "柳荫社区第一网格";
const urgent = "楼下那家每晚打孩子，孩子哭着喊救命，昨天脸上有伤。";

describe("a list that is read anew by itself", () => {
	const house = journeyFor("test", { cases: "demo" });

	test.each([
		["at a desk", 1280],
		["on a phone", 390],
	])("leaves rows, focus and eyes where they were %s, and says how many came above", async (...row) => {
		const [, width] = row;
		const operator = await staffAt(house(), "zhuge", "/desk", { width });
		const { page, words } = operator;
		const list = page.getByRole("region", { name: words.listLabel, exact: true });
		const rows = list.getByRole("link");
		await rows.first().waitFor();
		await page.getByRole("button", { name: new RegExp(`^${words.chips.all}`) }).click();
		await expect.poll(() => rows.count()).toBeGreaterThan(7);
		await page.setViewportSize({ width, height: 480 });
		const looked = rows.nth(6);
		await looked.scrollIntoViewIfNeeded();
		await looked.focus();
		const name = await looked.getAttribute("data-case");
		const mine = page.locator(`[data-case="${name}"]`);
		const topOf = async () => Math.round((await mine.boundingBox())?.y ?? Number.NaN);
		const before = await topOf();
		// A child in danger: it stands above all of them.
		const resident = residentAt(await house().visit());
		await resident.reports({ text: urgent, place });
		const { caseNumber } = house().caseOf(urgent);
		await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
		await page.locator(`[data-case="${caseNumber}"]`).waitFor({ state: "attached" });
		expect(Math.abs((await topOf()) - before)).toBeLessThanOrEqual(2);
		expect(await mine.evaluate((one) => one === document.activeElement)).toBe(true);
	});
});
