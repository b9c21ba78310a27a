import { generate } from "otplib";
import { describe, expect, test } from "vitest";
import { demoPeople } from "../../server/commands/demo-people.ts";
import { settingDeedOf } from "../../server/deeds.ts";
import { invitationWordsZhCN } from "../../web/desk/words-invitation.zh-CN.ts";
import { passkeysWords } from "../../web/desk/words-passkeys.ts";
import { passphraseWords } from "../../web/desk/words-passphrase.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { linkFor } from "../support/invitation-link.ts";
import { journeyFor } from "../support/journey.ts";
import { withDevice } from "../support/passkey-device.ts";
import { staffAt, staffOn } from "../support/staff-of-journey.ts";

const words = passphraseWords("zh-CN");
const chosen = "桥头第三棵树 is leaning";

describe("one's own passphrase in the browser", () => {
	const journey = journeyFor("file");

	test.each([
		["on a phone", 390, "duanmu"],
		["at a desk", 1280, "puyang"],
	])(
		"is changed %s: one too easy to guess is told in words, and the record tells of the sign-in",
		async (...row) => {
			const [, width, username] = row;
			const staff = await staffAt(journey(), username, "/desk/sessions", { width });
			const { page, visit, field, button, frame, passphrase } = staff;
			await page.getByText(words.opened.passphrase).first().waitFor();
			// Whoever looks for a sign-in that was not theirs needs its day.
			const told = async () => (await page.getByRole("listitem").allInnerTexts()).join("\n");
			const days = async () => (await told()).match(/2026 年 11 月 18 日 10:0\d/g)?.length ?? 0;
			await expect.poll(days).toBeGreaterThan(1);
			expect(await told()).not.toContain("今天");
			await visit.tap(page.getByText(words.change, { exact: true }));
			await button(words.go).click();
			await page.getByRole("alert").getByText(words.old).waitFor();
			await field(words.old).fill(passphrase);
			await field(words.passphrase).fill("qwertyuiop12");
			await button(words.go).click();
			await page.getByRole("alert").getByText("太好猜").waitFor();
			await shot(page, `desk-passphrase-${width}`);
			expect(await field(words.old).inputValue()).toBe(passphrase);
			await field(words.passphrase).fill(chosen);
			await button(words.go).click();
			await page.getByRole("status").filter({ hasText: words.changed }).waitFor();
			await button(frame.signOut).click();
			await staff.signsIn(username, chosen);
		},
	);

	test("is added by somebody with a passkey alone, with a second factor of its own", async () => {
		const path = await linkFor(journey(), "p:passkey-only", "陈一帆");
		const visit = await journey().visit({ width: 390 });
		await withDevice(visit);
		const { page, button, field, frame } = staffOn(visit, "zh-CN");
		await page.goto(path);
		await field(invitationWordsZhCN.username).fill("chen-yifan");
		await button(invitationWordsZhCN.passkeyGo).click();
		await button(frame.signOut).waitFor();
		await page.goto("/desk/sessions");
		await page.getByText(words.add, { exact: true }).click();
		await page.getByRole("img", { name: invitationWordsZhCN.qrLabel }).waitFor();
		await shot(page, "desk-passphrase-add-390");
		const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
		await field(words.passphrase).fill(chosen);
		await field(words.totp).fill(await generate({ secret }));
		await button(words.addGo).click();
		await page.getByRole("status").filter({ hasText: words.added }).waitFor();
		await page.getByText(passkeysWords("zh-CN").alone).waitFor({ state: "detached" });
		await button(frame.signOut).click();
		await field(frame.username).fill("chen-yifan");
		await field(frame.passphrase).fill(chosen);
		await field(frame.totp).fill(await generate({ secret, epoch: Date.now() / 1000 + 30 }));
		await button(frame.signIn).click();
		await button(frame.signOut).waitFor();
	});

	test("its page meets no barrier in either language, light, dark or large, with the form open", async () => {
		const { page } = await staffAt(journey(), "gongye", "/desk/sessions", { width: 1440 });
		const { house } = journey();
		const { personId = "" } = demoPeople.find(({ username }) => username === "gongye") ?? {};
		const tried = { opened: false, knewPassphrase: true };
		await house.ledger.executeSetting(
			settingDeedOf({ type: "RecordSignIn", personId, way: "passphrase", ...tried }, () => null),
		);
		const found: string[] = [];
		for (const manner of manners) {
			const own = passphraseWords(manner.language === "en" ? "en" : "zh-CN");
			await page.goto(`/desk/sessions?${manner.query}`);
			await page.getByText(own.change, { exact: true }).click();
			await page.getByText(own.knewWhat).waitFor();
			found.push(...(await barriers(page, "desk-passphrase", manner)));
		}
		expect(found).toEqual([]);
	});
});
