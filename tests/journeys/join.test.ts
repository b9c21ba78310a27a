import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";

const first = "井盖松了，车一过就响，夜里吵得睡不着。";

describe.each([true, false])("somebody who meets what another has reported, script %s", (javaScript) => {
	const house = journeyFor("file", { cases: "demo" });

	test("adds a voice with one tap and no words, and comes apart again", async () => {
		const journey = house();
		const said = { place: "柳荫社区第一网格", category: "井盖" };
		const one = residentAt(await journey.visit({ width: 390, javaScript }));
		await one.reports({ text: first, spot: "槐树街口", ...said });

		const other = residentAt(await journey.visit({ width: 390, javaScript }));
		const { words, page } = other;
		await other.opens();
		await other.visit.tap(other.button("这件事我也遇到了"));
		await other.field(words.report.area).selectOption({ label: said.place });
		await other.field(words.report.category).selectOption({ label: said.category });
		await other.checks();
		await sees(other, words.join.head(1));
		expect(await page.content()).not.toContain(first);
		await shot(page, `join-check-390-${javaScript}`);
		await page.getByRole("radio", { name: words.join.spots.road }).check();
		await other.sends();
		await sees(other, words.receipt.surge);
		const receipt = await other.copiesReceipt();
		await shot(page, `join-receipt-390-${javaScript}`);
		await other.follows(receipt);
		await sees(other, words.follow.matter);
		await page.locator("summary", { hasText: words.exits.split }).click();
		await other.visit.tap(other.button(words.exits.splitGo));
		await sees(other, words.follow.done.split);
	});
});
