import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { type Journey, journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const said = "小区健身器材全锈了，想换新的，问了三个部门都说没钱。";

/** Whoever has the next move decides on a page of their own. */
async function decides(
	journey: Journey,
	kind: "accept" | "decline",
	reason: string,
	pending: "cannotBeSolved" | "check",
) {
	const decider = await staffAt(journey, journey.moverOf(said), "/desk");
	await decider.opens(said);
	const { words, field, button, page } = decider;
	await field(words.decideForm.words).fill(reason);
	await shot(page, `decide-${pending}-${kind}-1280`);
	await decider.visit.tap(button(words.decideForm[kind][pending]));
	await page
		.getByRole("status")
		.filter({ hasText: words.done.decide("").slice(0, 3) })
		.waitFor();
	return decider;
}

async function saysItCannot(cadre: Staff, reason: string): Promise<void> {
	const { page, words, button } = cadre;
	await page.getByRole("button", { name: words.acts.answer }).first().click();
	await page.getByRole("radio", { name: words.answerForm.cannotBeSolved }).check();
	await page.getByLabel(words.answerForm.reason, { exact: true }).fill(reason);
	await sees(cadre, words.answerForm.consequenceCannot);
	await shot(page, "desk-cannot-1280");
	await button(words.acts.answer).last().click();
	await page
		.getByRole("status")
		.filter({ hasText: words.done.answerCannot("").slice(0, 6) })
		.waitFor();
}

describe("what cannot be solved is not for the holder alone to say", () => {
	const house = journeyFor("test");

	test("the superior refuses, then agrees; the resident disputes twice, and the independent check gives a red card and a rework", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		const { words } = resident;
		const receipt = await resident.reports({
			text: said,
			place: "柳荫社区第一网格",
			category: "健身休憩设施",
		});
		const cadre = await staffAt(journey, "duanmu", "/desk");
		await cadre.opens(said);
		await cadre.signs();
		await saysItCannot(cadre, "没有经费。");
		await resident.follows(receipt);
		await sees(resident, words.follow.deciding);

		expect(journey.moverOf(said)).toBe("qiguan");
		await decides(journey, "decline", "先问体育部门有没有更新计划，再说办不成。", "cannotBeSolved");
		await journey.until("2026-11-18 11:00");
		await cadre.page.reload();
		await sees(cadre, "先问体育部门有没有更新计划，再说办不成。");
		await saysItCannot(cadre, "体育部门排到明年三月，今年没有。");
		await decides(journey, "accept", "已经核对排期，属实。", "cannotBeSolved");
		await resident.follows(receipt);
		await sees(resident, words.follow.askedCannot);
		await sees(resident, "体育部门排到明年三月，今年没有。");
		await resident.says("not", "三月太久，先把断的拆掉总行吧。");
		await sees(resident, words.follow.done.disputed);

		await journey.until("2026-11-18 14:30");
		await journey.answer(said, "断的两件拆了。");
		await resident.follows(receipt);
		await resident.says("notAgain", "只拆了一件，另一件还露着铁茬。");
		await sees(resident, words.follow.checking);
		const checker = journey.moverOf(said);
		expect(["duanmu", "qiguan", "nobody"]).not.toContain(checker);
		await decides(journey, "accept", "现场看了，第二件没有拆。", "check");
		await resident.follows(receipt);
		await sees(resident, "红卡");
		await sees(resident, words.follow.checkUpheld);
		await shot(resident.page, "resident-check-upheld-390");
		expect(journey.caseOf(said).round).toBe(3);
	});
});
