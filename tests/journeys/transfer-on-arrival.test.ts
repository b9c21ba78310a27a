import { expect, test } from "vitest";
import { demoIntake } from "../../server/commands/demo-recipient.ts";
import { auditWords } from "../../web/audit/words.ts";
import { transferWords } from "../../web/audit/words-transfer.ts";
import { conductIntakeWords } from "../../web/desk/words-conduct-intake.ts";
import { wordsOf } from "../../web/lib/words.ts";
import { residentWords } from "../../web/resident/words.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const journey = journeyFor("file");
const words = conductIntakeWords("zh-CN");
const transfers = transferWords("zh-CN");
const body = "区纪委监委信访室";
const key = demoIntake.mode === "receive" ? (demoIntake.key ?? "") : "";
/** And those of the demo that have a key: which of them it is depends on whom a report concerns. */
const bodies = [body, "云河区纪委监委", "云河区住房和建设局"].join("或");
const said = "他收了钱才给盖章，暗号丁香。";
const { outside } = residentWords("zh-CN").exits;

test("two of the discipline office choose that reports are encrypted as they come; a key that is none is told at its field", async () => {
	const one = await staffAt(journey(), "xianyu", "/desk/access", { width: 390 });
	await one.visit.tap(one.field(words.modeHandOver));
	await sees(one, words.handOverMeans);
	await one.field(words.recipient).fill(body);
	await one.button(words.go).click();
	await one.page.getByText("这不是公钥").waitFor();
	await one.field(words.keyAtOnce).fill(key);
	await shot(one.page, "desk-hand-over-390");
	await one.button(words.go).click();
	await one.page.getByRole("status").filter({ hasText: words.sent }).waitFor();
	const other = await staffAt(journey(), "tuoba", "/desk/access", { width: 1280 });
	await other.button(words.agree).click();
	await other.page.getByRole("status").filter({ hasText: words.agreed }).waitFor();
	await sees(other, words.handOver(body));
	await shot(other.page, "desk-hand-over-1280");
});

test("a resident is told who alone can open it, before and after it is sent", async () => {
	const visit = await journey().visit({ width: 390 });
	const resident = residentAt(visit);
	await resident.opens();
	await resident.writes({ text: said, place: "柳荫社区第一网格" });
	await visit.page.getByRole("radio", { name: resident.words.report.aboutPerson }).click();
	await resident.field(resident.words.report.aboutName).fill("某科长");
	await sees(resident, outside.whoText(bodies));
	await shot(visit.page, "resident-hand-over-390");
	await resident.checks();
	await resident.sends();
	await sees(resident, outside.sealedText(bodies));
	await shot(visit.page, "resident-handed-over-receipt-390");
	await resident.field(resident.words.receipt.saved).check();
	await resident.button(resident.words.receipt.follow).click();
	await sees(resident, outside.add);
	expect(await visit.page.getByText("丁香").count()).toBe(0);
	await shot(visit.page, "resident-handed-over-390");
});

test.each([390, 1280])("an officer opens no words, and saves the file as it came, at %i", async (width) => {
	const staff = await staffAt(journey(), "xianyu", "/audit/sealed", { width });
	const { page, button } = staff;
	await page.getByRole("listitem").getByRole("button").first().click();
	await page.getByRole("button", { name: /打开 .*记下这一次/ }).click();
	await sees(staff, transfers.shut(body));
	await sees(staff, wordsOf("zh-CN").ownWords);
	expect(await page.getByText("丁香").count()).toBe(0);
	await shot(page, `audit-handed-over-${width}`);
	if (width < 1000) return;
	const saving = page.waitForEvent("download");
	await button(transfers.goShut).click();
	expect((await saving).suggestedFilename()).toMatch(/\.json\.age$/);
	await page.getByRole("status").filter({ hasText: "SHA-256" }).waitFor();
	await button(auditWords("zh-CN").sealed.close).click();
});

test("the form meets no barrier in either language, light, dark or large", async () => {
	const { page } = await staffAt(journey(), "xianyu", "/desk/access", { width: 1440 });
	const found: string[] = [];
	for (const manner of manners) {
		const own = conductIntakeWords(manner.language);
		await page.goto(`/desk/access?${manner.query}`);
		await page.getByRole("radio", { name: own.modeHandOver }).click();
		found.push(...(await barriers(page, "desk-hand-over", manner)));
	}
	expect(found).toEqual([]);
});
