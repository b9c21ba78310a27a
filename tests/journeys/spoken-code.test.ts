import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { type Resident, residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const text = "巷口第二盏路灯不亮，晚上看不见台阶。";

/** The six digits as they stand on the page. */
async function codeOn({ page, words }: Resident): Promise<string> {
	const shown = page.getByText(words.spokenCode.made("").trim()).first();
	await shown.waitFor();
	return ((await shown.textContent()) ?? "").replace(/\D/g, "");
}

describe.each([true, false])("a caller without the receipt, script %s", (script) => {
	const house = journeyFor("file", { cases: "demo" });

	test("looks with number and code, and an operator takes down that it is not solved", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit({ width: 390, javaScript: script }));
		const { words, page } = resident;
		const receipt = await resident.reports({ text, place: "柳荫社区第一网格", category: "路灯" });
		await resident.follows(receipt);
		await page.locator("summary", { hasText: words.spokenCode.make }).click();
		await resident.visit.tap(resident.button(words.spokenCode.makeGo));
		const code = await codeOn(resident);
		expect(code).toHaveLength(6);
		await shot(page, `spoken-code-made-390-${script}`);
		const { caseNumber } = journey.caseOf(text);

		await page.goto("/follow");
		await page.getByRole("link", { name: words.spokenCode.link }).click();
		await resident.field(words.spokenCode.caseNumber).fill(caseNumber);
		await resident.field(words.spokenCode.code).fill("000 000");
		await resident.visit.tap(resident.button(words.spokenCode.go));
		await page.getByRole("alert").waitFor();
		await shot(page, `spoken-code-wrong-390-${script}`);
		await resident.field(words.spokenCode.caseNumber).fill(caseNumber.replaceAll("-", " "));
		await resident.field(words.spokenCode.code).fill(code);
		await resident.visit.tap(resident.button(words.spokenCode.go));
		await sees(resident, words.follow.waitingSign);
		expect(page.url()).not.toContain(code);
		expect(await page.content()).not.toContain(text);
		await shot(page, `spoken-code-status-390-${script}`);

		const duanmu = await staffAt(journey, "duanmu", "/desk", { width: 390 });
		await duanmu.opens(text);
		await duanmu.signs();
		await duanmu.writesContact({ words: "今晚去换灯泡。", nextStep: "换好告诉您" });
		await duanmu.sendsContact();
		await duanmu.writesAnswer("灯泡已换，请晚上看一眼。");
		await duanmu.sendsAnswer();

		const zhuge = await staffAt(journey, "zhuge", "/desk/callers", { width: 1280 });
		const { callers } = zhuge.words;
		await zhuge.field(callers.caseNumber).fill(caseNumber);
		await zhuge.field(callers.code).fill(code);
		await zhuge.visit.tap(zhuge.button(callers.go));
		await sees(zhuge, words.follow.asked);
		await shot(zhuge.page, `spoken-code-desk-1280-${script}`);
		await zhuge.field(callers.reason).fill("换了还是不亮。");
		await zhuge.visit.tap(zhuge.button(callers.disputeGo));
		await sees(zhuge, callers.disputed);
		await shot(zhuge.page, `spoken-code-heard-1280-${script}`);
		await resident.follows(receipt);
		await sees(resident, words.follow.disputed);
	});
});
