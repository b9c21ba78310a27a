import { expect, test } from "vitest";
import { accessWordsEn } from "../../web/desk/words-access.en.ts";
import { accessWordsZhCN } from "../../web/desk/words-access.zh-CN.ts";
import { invitationWordsZhCN } from "../../web/desk/words-invitation.zh-CN.ts";
import { barriers, manners } from "../support/inspection.ts";
import { journeyFor } from "../support/journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const journey = journeyFor("file");
const words = accessWordsZhCN;

test("an administrator invites a cadre, whose page opens by the link shown", async () => {
	const { page } = await staffAt(journey(), "dongye", "/desk");
	await page.getByRole("link", { name: words.title }).click();
	await page.getByRole("button", { name: `${words.invite} 端木衡` }).click();
	await page.getByRole("heading", { name: words.linkTitle("端木衡") }).waitFor();
	const url = (await page.locator("code").textContent()) ?? "";
	const other = (await journey().visit({ width: 390 })).page;
	await other.goto(url);
	await other.getByRole("heading", { name: invitationWordsZhCN.title }).waitFor();
	await other.getByText("端木衡").waitFor();
	await page.reload();
	await page.getByRole("button", { name: `${words.renew} 端木衡` }).waitFor();
	expect(await page.getByRole("button", { name: /诸葛莳/ }).count()).toBe(0);
});

test("one operator proposes, the other agrees on a phone, and the link comes out there", async () => {
	const one = await staffAt(journey(), "zhuge", "/desk/access");
	const { page } = one;
	await page.getByRole("button", { name: words.send, exact: true }).click();
	await page.getByText(words.required).first().waitFor();
	await page.waitForFunction(() => document.activeElement?.id === "role-person");
	expect(await page.locator("#role-role").getAttribute("aria-invalid")).toBe("true");
	await page.getByLabel(words.person, { exact: true }).first().selectOption({ label: "东野枢 · 青石桥街道" });
	await page.getByLabel(words.role, { exact: true }).selectOption({ label: "接线员" });
	await page.getByRole("button", { name: words.send, exact: true }).click();
	await page.getByRole("status").filter({ hasText: words.proposed }).waitFor();
	await page.getByText(words.waitsForOther).waitFor();

	const other = await staffAt(journey(), "xiahou", "/desk/access", { width: 390 });
	await other.page.getByRole("button", { name: words.agree, exact: true }).click();
	await other.page.getByRole("heading", { name: words.linkTitle("东野枢") }).waitFor();
	await other.page.getByRole("status").filter({ hasText: words.agreed }).waitFor();
});

test("the page meets no barrier, in Chinese or English, light or dark, large or small", async () => {
	const { visit, page } = await staffAt(journey(), "zhuge", "/desk");
	const found: string[] = [];
	for (const manner of manners) {
		const { title, propose } = manner.language === "en" ? accessWordsEn : words;
		await page.setViewportSize({ width: 1280, height: 900 });
		await page.goto(`/desk/access?${manner.query}`);
		await page.getByRole("heading", { name: title }).waitFor();
		await page.getByRole("heading", { name: propose }).waitFor();
		found.push(...(await barriers(visit.page, "desk-access", manner)));
	}
	expect(found).toEqual([]);
});
