import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const text = "楼后的路灯歪了，晚上照不到台阶。";
const words = "一处路灯歪斜，当天扶正加固。";

/** The case among those that wait for a look: of one line the case stands there at once. */
async function opensItsLine(superior: Staff, caseNumber: string) {
	const { page } = superior;
	await page.getByText(/路灯/).first().waitFor();
	if ((await page.getByText(caseNumber).count()) === 0)
		await page.getByRole("button", { name: /路灯/ }).first().click();
	await sees(superior, text);
}

describe.each([true, false])("an answered case goes to the daylight page, script %s", (javaScript) => {
	const house = journeyFor("file", { cases: "demo" });

	test("the resident agrees after closing, a superior writes it anew, the resident reads it first and says no", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit({ width: 390, javaScript }));
		const receipt = await resident.reports({ text, place: "柳荫社区第一网格", category: "路灯" });
		const duanmu = await staffAt(journey, "duanmu", "/desk", { width: 390 });
		await duanmu.opens(text);
		await duanmu.signs();
		await duanmu.writesContact({ words: "今晚去扶。", nextStep: "扶好告诉您" });
		await duanmu.sendsContact();
		await duanmu.writesAnswer("已经扶正，底座加了两道箍。");
		await duanmu.sendsAnswer();
		await resident.follows(receipt);
		await resident.says("solved");
		const { publication } = resident.words;
		await resident.page.locator("summary", { hasText: publication.head }).click();
		await shot(resident.page, `publication-agree-390-${javaScript}`);
		await resident.visit.tap(resident.button(publication.agree));
		await sees(resident, publication.agreed);

		const qiguan = await staffAt(journey, "qiguan", "/desk", { width: 1280 });
		const { publications, verbs } = qiguan.words;
		await qiguan.page.getByText(verbs.publish).first().waitFor();
		await qiguan.opens(text);
		await shot(qiguan.page, `publication-owed-1280-${javaScript}`);
		await qiguan.visit.tap(qiguan.page.getByRole("link", { name: publications.title }).last());
		const { caseNumber } = journey.caseOf(text);
		await opensItsLine(qiguan, caseNumber);
		await qiguan.field(publications.words).fill(text);
		await qiguan.visit.tap(qiguan.button(publications.approve));
		await qiguan.page.getByText(publications.spans("").slice(0, 8)).first().waitFor();
		await shot(qiguan.page, `publication-scanned-1280-${javaScript}`);
		await qiguan.field(publications.words).fill(words);
		await qiguan.page.goBack();
		await qiguan.page.getByRole("link", { name: publications.title }).last().waitFor();
		await qiguan.page.goForward();
		await opensItsLine(qiguan, caseNumber);
		await expect.poll(() => qiguan.field(publications.words).inputValue()).toBe(words);
		await qiguan.visit.tap(qiguan.button(publications.approve));
		await sees(qiguan, publications.approved);
		await shot(qiguan.page, `publication-approved-1280-${javaScript}`);

		await resident.follows(receipt);
		await sees(resident, words);
		await shot(resident.page, `publication-shown-390-${javaScript}`);
		await resident.visit.tap(resident.button(publication.disagree));
		await sees(resident, publication.disagreed);
		await resident.page.goto("/daylight");
		await sees(resident, publication.cases);
		await shot(resident.page, `publication-daylight-390-${javaScript}`);
	});
});
