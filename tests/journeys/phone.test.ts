import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const said = "夜里十点以后单元门口的路灯一直闪，老人不敢出门。";
const number = "010-5550 0199";

describe("a phone number is the resident's to show", () => {
	const house = journeyFor("test");

	test("let by the resident, the holder sees it for a reason; the resident reads that, and takes it back", async () => {
		const journey = house();
		const resident = residentAt(await journey.visit());
		const { report, check, phone } = resident.words;
		await resident.opens();
		await resident.writes({ text: said, place: "柳荫社区第一网格", category: "路灯" });
		await resident.page.getByRole("checkbox", { name: report.wantCall }).check();
		await resident.field(report.phone).fill(number);
		await resident.page.getByRole("checkbox", { name: report.phoneForHolder }).check();
		await resident.checks();
		await sees(resident, check.callHolder(number));
		await resident.sends();
		const receipt = await resident.copiesReceipt();

		const cadre = await staffAt(journey, "duanmu", "/desk", { width: 390 });
		const { page, words, field, button } = cadre;
		await cadre.opens(said);
		expect(await page.getByText(number).count()).toBe(0);
		await button(words.phone.go).click();
		await sees(cadre, words.phone.missing);
		await field(words.phone.reason).selectOption("agreeTime");
		await shot(page, "desk-phone-390");
		await button(words.phone.go).click();
		await page.getByRole("status").filter({ hasText: number }).waitFor();

		await resident.follows(receipt);
		await sees(resident, phone.viewed(phone.reasons.agreeTime));
		await shot(resident.page, "resident-phone-390");
		await resident.visit.tap(resident.button(phone.withdraw));
		await sees(resident, phone.withdrawn);
		await page.reload();
		await page.getByRole("region", { name: cadre.shared.ownWords }).waitFor();
		expect(await button(words.phone.go).count()).toBe(0);
		expect(await page.getByText(number).count()).toBe(0);
	});
});
