import { describe, expect, test } from "vitest";
import { invitationWordsZhCN } from "../../web/desk/words-invitation.zh-CN.ts";
import { passkeysWords } from "../../web/desk/words-passkeys.ts";
import { shot } from "../support/browser.ts";
import { barriers, manners } from "../support/inspection.ts";
import { linkFor } from "../support/invitation-link.ts";
import { journeyFor } from "../support/journey.ts";
import { withDevice } from "../support/passkey-device.ts";
import { staffAt, staffOn } from "../support/staff-of-journey.ts";

const words = passkeysWords("zh-CN");

describe("a passkey in the browser", () => {
	const journey = journeyFor("file");

	test.each([
		["on a phone", 390],
		["at a desk", 1440],
	])(
		"is added to one's own sign-ins %s, signs in with one tap, is renamed and taken away",
		async (...row) => {
			const [, width] = row;
			const staff = await staffAt(journey(), "duanmu", "/desk/sessions", { width });
			const { page, visit, field, button, frame } = staff;
			await withDevice(visit);
			await field(words.name).fill("我的手机");
			await visit.tap(button(words.add));
			await page.getByRole("status").filter({ hasText: words.done }).waitFor();
			await page.getByText("我的手机", { exact: true }).first().waitFor();
			await shot(page, `desk-passkeys-${width}`);
			await button(frame.signOut).click();
			const before = visit.taps();
			await visit.tap(button(frame.byPasskey));
			await button(frame.signOut).waitFor();
			expect(visit.taps() - before).toBe(1);
			await page.goto("/desk/sessions");
			await page.getByRole("button", { name: `${words.rename} 我的手机` }).click();
			await field(words.renameTo).fill("办公室那台");
			await button(words.renameGo).click();
			await page.getByText("办公室那台", { exact: true }).first().waitFor();
			await page.getByRole("button", { name: `${words.remove} 办公室那台` }).click();
			await page.getByText(words.none).waitFor();
			await button(frame.signOut).click();
			await button(frame.byPasskey).click();
			await page.getByRole("alert").filter({ hasText: "这把通行密钥打不开" }).waitFor();
		},
	);

	test("opens an account by invitation with a username alone; the only one of them cannot be taken away", async () => {
		const path = await linkFor(journey(), "p:passkey", "陈一帆");
		const visit = await journey().visit({ width: 390 });
		await withDevice(visit);
		const { page, button, field, frame } = staffOn(visit, "zh-CN");
		await page.goto(path);
		await button(invitationWordsZhCN.passkeyGo).click();
		await page.getByRole("alert").getByText(invitationWordsZhCN.username).waitFor();
		await field(invitationWordsZhCN.username).fill("chen-yifan");
		await shot(page, "desk-invitation-passkey-390");
		await button(invitationWordsZhCN.passkeyGo).click();
		await button(frame.signOut).waitFor();
		await page.goto("/desk/sessions");
		await page.getByText(words.alone).waitFor();
		const remove = page.getByRole("button", { name: `${words.remove} ${invitationWordsZhCN.passkeyName}` });
		expect(await remove.getAttribute("aria-disabled")).toBe("true");
		await page.getByText(words.last).waitFor();
		await button(frame.signOut).click();
		await button(frame.byPasskey).click();
		await button(frame.signOut).waitFor();
	});

	test("of nobody, or broken off at the device, is told in words and leaves what was typed", async () => {
		const visit = await journey().visit({ width: 1280 });
		await withDevice(visit);
		const { page, button, field, frame } = staffOn(visit, "zh-CN");
		await page.goto("/desk");
		await field(frame.username).fill("duanmu");
		await button(frame.byPasskey).click();
		await page.getByRole("alert").filter({ hasText: frame.here.brokenOff }).waitFor();
		expect(await field(frame.username).inputValue()).toBe("duanmu");
	});

	test("its page meets no barrier in either language, light, dark or large", async () => {
		const staff = await staffAt(journey(), "puyang", "/desk/sessions", { width: 1440 });
		const { page, visit, field, button } = staff;
		await withDevice(visit);
		await field(words.name).fill("我的手机");
		await button(words.add).click();
		await page.getByText("我的手机", { exact: true }).first().waitFor();
		const found: string[] = [];
		for (const manner of manners) {
			await page.goto(`/desk/sessions?${manner.query}`);
			await page.getByText("我的手机", { exact: true }).first().waitFor();
			found.push(...(await barriers(page, "desk-passkeys", manner)));
		}
		expect(found).toEqual([]);
	});
});
