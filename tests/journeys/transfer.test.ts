import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { transferWords } from "../../web/audit/words-transfer.ts";
import { conductIntakeWords } from "../../web/desk/words-conduct-intake.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";
import { opensSealed } from "../support/staff-reaches.ts";

const journey = journeyFor("file", { cases: "demo" });
const words = transferWords("zh-CN");

test.each([
	["at a desk", 1280, "先送两条烟"],
	["on a phone", 390, "跑了四趟"],
])(
	"a discipline officer transfers a sealed report %s: told before what it does, a file afterwards",
	async (_, width, said) => {
		const staff = await staffAt(journey(), "xianyu", "/audit/sealed", { width });
		const { page, button } = staff;
		await opensSealed(staff, said);
		await page.getByRole("heading", { name: words.title }).waitFor();
		await sees(staff, words.what("云河区纪委监委信访室"));
		await shot(page, `audit-transfer-${width}`);
		const saving = page.waitForEvent("download");
		// Some browsers read a file only after a while, and this one is given once.
		await page.evaluate(() => {
			URL.revokeObjectURL = () => {
				throw new Error("taken away before it was read");
			};
		});
		await button(words.go).click();
		const file = await saving;
		expect(file.suggestedFilename()).toMatch(/\.json\.age$/);
		const told = page.getByRole("status").filter({ hasText: "SHA-256" });
		await told.waitFor();
		const sha256 = createHash("sha256")
			.update(await readFile(await file.path()))
			.digest("hex");
		expect(await told.textContent()).toContain(sha256);
		await sees(staff, "加密转交给外面的机关");
		await shot(page, `audit-transferred-${width}`);
	},
);

test("a key that is none is told at its field, and what was typed stays", async () => {
	const intake = conductIntakeWords("zh-CN");
	const { page, field, button } = await staffAt(journey(), "xianyu", "/desk/access", { width: 390 });
	await field(intake.recipient).fill("市纪委监委信访室");
	await field(intake.key).fill(`age1${"q".repeat(58)}`);
	await button(intake.go).click();
	await page.getByText("这不是公钥").waitFor();
	expect(await field(intake.recipient).inputValue()).toBe("市纪委监委信访室");
	await shot(page, "desk-conduct-intake-key-390");
});

test("the sealed report with the transfer meets no barrier in either language, light, dark or large", async () => {
	const { page } = await staffAt(journey(), "xianyu", "/audit/sealed", { width: 1440 });
	const found: string[] = [];
	for (const manner of manners) {
		await page.goto(`/audit/sealed?${manner.query}`);
		await page.getByRole("listitem").getByRole("button").first().click();
		await page.locator("button.go").first().click();
		await page.getByRole("heading", { name: transferWords(manner.language).title }).waitFor();
		found.push(...(await barriers(page, "audit-transfer", manner)));
	}
	expect(found).toEqual([]);
});
