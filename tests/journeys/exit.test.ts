import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const said = "北河桥头的护栏被车撞弯了，行人贴着机动车走。";
const body = "河对岸的街道，市政设施管护站，电话 12345";

describe("a report that is not for this house", () => {
	const house = journeyFor("test");

	test("is sent elsewhere by the superior's word; the resident reads who is in charge, and appeals once", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		const receipt = await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
		const cadre = await staffAt(journey, "duanmu", "/desk", { width: 390 });
		const { words, page, field, button, visit } = cadre;
		await cadre.opens(said);
		await visit.tap(button(words.wayGroups.notMine));
		await visit.tap(page.getByRole("button", { name: words.way.redirectCase.name }));
		await visit.tap(page.getByRole("radio", { name: words.exitReasons.otherPlace }));
		await field(words.exitForm.inCharge).fill(body);
		await field(words.exitForm.theirLimit).fill("五个工作日内答复您");
		await field(words.wayForm.reason).fill("这一段在河对岸的界内，已核对界桩。");
		await visit.tap(button(words.way.redirectCase.go));
		await page
			.getByRole("status")
			.filter({ hasText: words.way.redirectCase.done("").slice(0, 6) })
			.waitFor();

		const secretary = await staffAt(journey, "qiguan", "/desk", { width: 390 });
		await secretary.opens(said);
		await sees(secretary, body);
		await secretary.field(words.decideForm.words).fill("界桩我也看了，属实。");
		await shot(secretary.page, "desk-decide-redirect-390");
		await secretary.visit.tap(secretary.button(words.decideForm.accept.redirect));
		await secretary.page
			.getByRole("status")
			.filter({ hasText: words.done.decide("").slice(0, 2) })
			.waitFor();
		expect(journey.caseOf(said).status).toBe("redirected");

		await resident.follows(receipt);
		await sees(resident, body);
		// Pressed, it calls: nobody has to copy a number out.
		const call = resident.page.getByRole("link", { name: "12345", exact: true });
		expect(await call.getAttribute("href")).toBe("tel:12345");
		await shot(resident.page, "resident-redirected-390");
		const { exits } = resident.words;
		await resident.page.getByLabel(exits.appeal).fill("界桩去年挪过，这一段归这边。");
		await resident.visit.tap(resident.button(exits.appealGo));
		await sees(resident, resident.words.follow.done.appealed);
		expect(journey.caseOf(said).pending?.kind).toBe("appeal");
	});
});
