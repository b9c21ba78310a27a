import { describe, expect, test } from "vitest";
import type { DeedName } from "../../web/lib/deeds.ts";
import { shot } from "../support/browser.ts";
import { type Journey, journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const said = "东巷口的路灯坏了一排，晚上看不见台阶。";
const phone = { width: 390 };

/** From "other ways" to the form of one of them. */
async function chooses(
	{ visit, page, words, button }: Staff,
	group: keyof Staff["words"]["wayGroups"],
	act: DeedName,
) {
	await visit.tap(button(words.wayGroups[group]));
	await visit.tap(page.getByRole("button", { name: words.way[act].name }));
	await page.getByRole("heading", { name: words.way[act].name, exact: true }).waitFor();
}

async function sends(staff: Staff, act: DeedName) {
	const { visit, words, button } = staff;
	await sees(staff, words.way[act].brings);
	await visit.tap(button(words.way[act].go));
	await isDone(staff, words.way[act].done("").split(" ")[0] ?? "");
}

async function isDone({ page }: Staff, sentence: string) {
	await page.getByRole("status").filter({ hasText: sentence }).waitFor();
}

async function reported(journey: Journey) {
	const resident = residentAt(await journey.visit());
	const receipt = await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
	const cadre = await staffAt(journey, "duanmu", "/desk", phone);
	await cadre.opens(said);
	await cadre.signs();
	return { resident, receipt, cadre };
}

describe("a holder asks for what the rules allow, on a phone", () => {
	const house = journeyFor("test");

	test("an extension is asked for, granted by the secretary, and read by the resident", async () => {
		const journey = house();
		const { resident, receipt, cadre } = await reported(journey);
		await chooses(cadre, "time", "extendCase");
		await cadre.visit.tap(cadre.button(cadre.words.way.extendCase.go));
		await sees(cadre, cadre.words.required.days);
		await cadre.field(cadre.words.wayForm.days).selectOption("3");
		await cadre.field(cadre.words.wayForm.reason).fill("灯杆基座裂了，要等水泥干透。");
		await shot(cadre.page, "desk-extension-390");
		await sends(cadre, "extendCase");
		await sees(cadre, cadre.words.stops.now(cadre.shared.clockStory.reasons.decision));

		expect(journey.moverOf(said)).toBe("qiguan");
		const secretary = await staffAt(journey, "qiguan", "/desk", phone);
		await secretary.opens(said);
		await sees(secretary, secretary.words.wayForm.workdays(3));
		await secretary.field(secretary.words.decideForm.words).fill("基座看过，属实。");
		await shot(secretary.page, "desk-decide-extension-390");
		await secretary.visit.tap(secretary.button(secretary.words.decideForm.accept.extension));
		await isDone(secretary, secretary.words.done.decide("").slice(0, 2));

		await resident.follows(receipt);
		await sees(resident, "灯杆基座裂了，要等水泥干透。");
		await sees(resident, /11 月 30 日/);
		await shot(resident.page, "resident-extension-390");
	});

	test("help is asked for, answered by its owner, and rated", async () => {
		const journey = house();
		const { cadre } = await reported(journey);
		await chooses(cadre, "help", "askAssist");
		const { words, field } = cadre;
		await field(words.wayForm.assistPost).selectOption("street:utilities");
		await field(words.wayForm.assistWords).fill("请查这一段的电缆。");
		await shot(cadre.page, "desk-ask-assist-390");
		await sends(cadre, "askAssist");

		const owner = await staffAt(journey, "yuchi", "/desk", phone);
		await owner.row("请查这一段的电缆。").filter({ hasText: words.verbs.assist }).click();
		await sees(owner, words.sheet.title);
		expect(await owner.page.getByText(said).count()).toBe(0);
		await owner.field(words.wayForm.assistAnswer).fill("电缆断了一处，已经接好。");
		await shot(owner.page, "desk-answer-assist-390");
		await sends(owner, "answerAssist");

		await cadre.page.reload();
		await sees(cadre, "电缆断了一处，已经接好。");
		await cadre.visit.tap(cadre.page.getByRole("button", { name: words.way.rateAssist.name }));
		await cadre.visit.tap(cadre.page.getByRole("radio", { name: words.helps.helped }));
		await shot(cadre.page, "desk-rate-assist-390");
		await sends(cadre, "rateAssist");
		await sees(cadre, words.assists.rated(words.helps.helped));
		expect(journey.caseOf(said).assists[0]?.help).toBe("helped");
	});
});
