import { describe, expect, test } from "vitest";
import { previewWords } from "../../web/desk/words-preview.ts";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { type Staff, staffAt } from "../support/staff-of-journey.ts";

const said = "东巷口的路灯坏了一排，晚上看不见台阶。";
const words = previewWords("zh-CN");

describe("what the resident will read stands beside what is typed", () => {
	const house = journeyFor("test");

	/** The preview's own lines, without its title. */
	const linesOf = async ({ page }: Staff, title: string) => {
		const box = page.getByRole("region", { name: title, exact: true });
		await box.waitFor();
		const [, ...lines] = await box.locator("p").allTextContents();
		return lines;
	};

	test.each([
		["on a phone", 390],
		["at a desk", 1280],
	])("and under the receipt it reads so, %s", async (...row) => {
		const [, width] = row;
		const journey = house();
		const resident = residentAt(await journey.visit());
		const receipt = await resident.reports({ text: said, place: "柳荫社区第一网格", category: "路灯" });
		const cadre = await staffAt(journey, "duanmu", "/desk", { width });
		const { page, visit, words: desk, button, field } = cadre;
		await cadre.opens(said);
		await cadre.signs();
		await sees(cadre, words.empty);
		await cadre.writesContact({ words: "看过了，是灯杆基座裂了。", nextStep: "明天换基座" });
		const contact = await linesOf(cadre, words.title);
		expect(contact).toContain("看过了，是灯杆基座裂了。");
		await shot(page, `desk-preview-contact-${width}`);
		await cadre.sendsContact();

		await button(desk.wayGroups.time).click();
		await page.getByRole("button", { name: desk.way.promiseCase.name }).click();
		await field(desk.wayForm.reason).fill("基座要定做，两周到货。");
		await field(desk.wayForm.promisedOn).fill("2026-12-04");
		await button(desk.wayForm.addMilestone).click();
		await field(desk.wayForm.milestoneDate(1)).fill("2026-11-27");
		await field(desk.wayForm.milestone(1)).fill("基座到货");
		const promised = await linesOf(cadre, words.after);
		expect(promised).toContain("2026-11-27 基座到货");
		await shot(page, `desk-preview-promise-${width}`);
		await visit.tap(button(desk.way.promiseCase.go));
		await page.getByRole("status").filter({ hasText: "承诺已报上级" }).waitFor();
		const secretary = await staffAt(journey, "qiguan", "/desk");
		await secretary.opens(said);
		await secretary.field(desk.decideForm.words).fill("基座看过，属实。");
		await secretary.button(desk.decideForm.accept.promise).click();
		await secretary.page.getByRole("status").filter({ hasText: "已" }).first().waitFor();

		await resident.follows(receipt);
		const story = resident.page.getByRole("region", { name: resident.words.follow.story });
		await story.waitFor();
		const read = ((await story.textContent()) ?? "").replaceAll(/\s+/g, "");
		for (const line of [...contact, ...promised]) expect(read).toContain(line.replaceAll(/\s+/g, ""));
	});
});
