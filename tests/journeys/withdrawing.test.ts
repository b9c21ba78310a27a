import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";

const text = "楼道口堆了旧沙发，推车过不去。";

describe.each([true, false])("taking a report back, script %s", (javaScript) => {
	const house = journeyFor("test");

	test("asks on a page of its own, from which one comes back with everything typed, and only then ends the case", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit({ width: 390, javaScript }));
		const { page, visit, words, button, field, heading } = resident;
		const { exits } = words;
		const receipt = await resident.reports({ text, place: "柳荫社区第一网格", category: "路灯" });
		await resident.follows(receipt);
		await field(words.message.head).fill("先别急");
		await visit.tap(button(exits.withdraw));
		await heading(exits.withdrawHead).waitFor();
		await sees(resident, exits.withdrawHint);
		expect(await page.locator(".go").allInnerTexts()).toEqual([exits.withdrawGo]);
		await shot(page, `resident-withdrawing-390-${javaScript}`);
		await visit.tap(button(exits.withdrawNot));
		await page.getByRole("heading", { name: words.follow.story }).waitFor();
		expect(await field(words.message.head).inputValue()).toBe("先别急");
		expect(journey.caseOf(text).status).toBe("dispatched");
		await visit.tap(button(exits.withdraw));
		await page
			.getByRole("group", { name: exits.askedToWithdraw })
			.getByLabel(words.verdict.yes, { exact: true })
			.check();
		await visit.tap(button(exits.withdrawGo));
		await sees(resident, words.follow.done.withdrawn);
		expect(journey.caseOf(text).status).toBe("withdrawn");
	});
});
