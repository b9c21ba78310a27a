import { expect, test } from "vitest";
import { conductIntakeWords } from "../../web/desk/words-conduct-intake.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";
import { tabTo } from "../support/visit.ts";

const journey = journeyFor("file");
const words = conductIntakeWords("zh-CN");
const said = "他收了钱才给盖章。";

test("one discipline officer proposes by keys alone, the other agrees, and the residents' page names 12388 and keeps every word", async () => {
	const one = await staffAt(journey(), "xianyu", "/desk/access", { width: 1440 });
	await one.field(words.modeRefer).waitFor();
	await tabTo(one.visit, one.field(words.modeReceive));
	for (const _ of ["handOver", "referTo12388"]) await one.page.keyboard.press("ArrowDown");
	await tabTo(one.visit, one.button(words.go));
	await one.page.keyboard.press("Enter");
	await one.page.getByRole("status").filter({ hasText: words.sent }).waitFor();
	await sees(one, words.waits);
	await shot(one.page, "desk-conduct-intake-1440");

	const officer = await staffAt(journey(), "tuoba", "/desk/access", { width: 390 });
	await officer.visit.tap(officer.button(words.agree));
	await officer.page.getByRole("status").filter({ hasText: words.agreed }).waitFor();
	await shot(officer.page, "desk-conduct-intake-390");

	const visit = await journey().visit({ width: 390 });
	const resident = residentAt(visit);
	await resident.opens();
	await resident.writes({ text: said, place: "柳荫社区第一网格" });
	await visit.page.getByRole("radio", { name: resident.words.report.aboutPerson }).click();
	await sees(resident, resident.words.seal.elsewhereHead);
	await shot(visit.page, "resident-elsewhere-390");
	await resident.button(resident.words.report.go).click();
	await visit.page.getByRole("alert").first().waitFor();
	await sees(resident, /12388/);
	expect(await resident.field(resident.words.report.text).inputValue()).toBe(said);
	expect(journey().reportCount()).toBe(0);
});

test("the page meets no barrier in either language, light, dark or large", async () => {
	const { page } = await staffAt(journey(), "xianyu", "/desk/access", { width: 1440 });
	const found: string[] = [];
	for (const manner of manners) {
		await page.goto(`/desk/access?${manner.query}`);
		await page.getByRole("heading", { name: conductIntakeWords(manner.language).title }).waitFor();
		found.push(...(await barriers(page, "desk-conduct-intake", manner)));
	}
	expect(found).toEqual([]);
});
