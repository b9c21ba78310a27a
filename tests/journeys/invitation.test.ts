import { generate } from "otplib";
import { describe, expect, test } from "vitest";
import { invitationWordsEn } from "../../web/desk/words-invitation.en.ts";
import { invitationWordsZhCN } from "../../web/desk/words-invitation.zh-CN.ts";
import { barriers, manners } from "../support/inspection.ts";
import { linkFor } from "../support/invitation-link.ts";
import { journeyFor } from "../support/journey.ts";
import { staffOn } from "../support/staff-of-journey.ts";

const passphrase = "桥头第三棵树 is leaning";

describe("whoever gets a link of invitation", () => {
	const journey = journeyFor("file");

	test.each([
		["on a phone", 390, "p:phone", "chen-a"],
		["at a desk", 1280, "p:desk", "chen-b"],
	])("sets up username, passphrase and second factor %s, is in, and comes in again", async (...row) => {
		const [, width, personId, username] = row;
		const path = await linkFor(journey(), personId, "陈一帆");
		const visit = await journey().visit({ width });
		const { page, button, field, frame } = staffOn(visit, "zh-CN");
		const words = invitationWordsZhCN;
		await page.goto(path);
		await button(words.go).click();
		await page.getByRole("alert").getByText(words.username).waitFor();
		await field(words.username).fill(username);
		await field(words.passphrase).fill("太短了");
		await field(words.totp).fill("000000");
		await button(words.go).click();
		await page.getByRole("alert").getByText("口令太短").waitFor();
		await field(words.passphrase).fill(passphrase);
		await page.getByRole("img", { name: words.qrLabel }).waitFor();
		const shown = (await page.locator("code").textContent()) ?? "";
		const secret = shown.replace(/\s/g, "");
		await field(words.totp).fill(await generate({ secret }));
		await button(words.go).click();
		await button(frame.signOut).waitFor();
		expect(new URL(page.url()).pathname).toBe("/desk");
		await button(frame.signOut).click();

		await field(frame.username).fill(username);
		await field(frame.passphrase).fill(passphrase);
		// The code of the next half minute: the one just used opens nothing again.
		await field(frame.totp).fill(await generate({ secret, epoch: Date.now() / 1000 + 30 }));
		await button(frame.signIn).click();
		await button(frame.signOut).waitFor();

		const other = (await journey().visit({ width })).page;
		await other.goto(path);
		await other.getByRole("heading", { name: words.closed }).waitFor();
	});

	test("keeps it through a change of language and letter size, and meets no barrier", async () => {
		const path = await linkFor(journey(), "p:reader", "陈一帆");
		const visit = await journey().visit({ width: 1280 });
		const found: string[] = [];
		for (const manner of manners) {
			const words = manner.language === "en" ? invitationWordsEn : invitationWordsZhCN;
			await visit.page.setViewportSize({ width: 1280, height: 900 });
			await visit.page.goto(path.replace("#", `?${manner.query}#`));
			await visit.page.getByRole("heading", { name: words.title }).waitFor();
			found.push(...(await barriers(visit.page, "desk-invitation", manner)));
		}
		expect(found).toEqual([]);
		await visit.page.goto(path);
		await visit.page.getByRole("link", { name: "English" }).click();
		await visit.page.getByRole("heading", { name: invitationWordsEn.title }).waitFor();
	});
});
