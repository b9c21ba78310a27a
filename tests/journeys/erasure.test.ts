import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { type Journey, journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const said = "东巷口的路灯坏了一排，晚上看不见台阶。";
const phone = { width: 390 };

/** A report that its resident took back, so that nobody has anything to do about it. */
async function takenBack(journey: Journey) {
	const resident = residentAt(await journey.visit(phone));
	const receipt = await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
	await resident.follows(receipt);
	const { exits } = resident.words;
	await resident.visit.tap(resident.button(exits.withdraw));
	await resident.visit.tap(resident.button(exits.withdrawGo));
	await sees(resident, resident.words.follow.done.withdrawn);
	return { resident, receipt };
}

describe("words are erased by law, on a phone", () => {
	const house = journeyFor("test");

	test("the resident asks, a discipline officer agrees, and what happened stays without the words", async () => {
		const journey = house();
		const { resident, receipt } = await takenBack(journey);
		const { exits, follow } = resident.words;
		await resident.visit.tap(resident.page.getByText(exits.erase, { exact: true }));
		await shot(resident.page, "resident-erase-390");
		await resident.visit.tap(resident.button(exits.eraseGo));
		await sees(resident, follow.done.erasureRequested);

		expect(journey.moverOf(said)).toBe("xianyu");
		const officer = await staffAt(journey, "xianyu", "/desk", phone);
		await officer.opens(said);
		await sees(officer, officer.words.erasure.grounds.resident);
		await officer.field(officer.words.decideForm.words).fill("没有没了结的事。");
		await shot(officer.page, "desk-decide-erasure-390");
		await officer.visit.tap(officer.button(officer.words.decideForm.accept.erasure));
		await sees(officer, /依法删除了 1 处文字/);

		await resident.follows(receipt);
		await sees(resident, follow.textErased);
		expect(await resident.page.getByText(said).count()).toBe(0);
		await shot(resident.page, "resident-erased-390");
	});

	test("the desk asks with a ground, the words and a basis; what is missing is said beside its field", async () => {
		const journey = house();
		await takenBack(journey);
		const { caseNumber } = journey.caseOf(said);
		const desk = await staffAt(journey, "zhuge", "/desk", phone);
		await desk.page.goto(`/desk/cases/${caseNumber}`);
		const { words, button, page, visit } = desk;
		await visit.tap(button(words.wayGroups.other));
		await visit.tap(page.getByRole("button", { name: words.way.proposeErasure.name }));
		await visit.tap(button(words.way.proposeErasure.go));
		await sees(desk, words.required.erasedPieces);
		await visit.tap(page.getByRole("radio", { name: words.erasure.grounds.courtOrder }));
		await visit.tap(page.getByRole("checkbox", { name: said }));
		await desk.field(words.erasure.basis).fill("（2026）第 7 号裁定");
		await shot(page, "desk-erasure-390");
		await visit.tap(button(words.way.proposeErasure.go));
		await page.getByRole("status").filter({ hasText: "依法删除已提出" }).waitFor();
		expect(journey.caseOf(said).pending?.erasure?.ground).toBe("courtOrder");
	});
});
