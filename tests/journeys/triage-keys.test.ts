import { describe, expect, test } from "vitest";
import { shot } from "../support/browser.ts";
import { journeyFor } from "../support/journey.ts";
import { isFocused, residentAt, sees } from "../support/resident-of-journey.ts";
import { staffAt } from "../support/staff-of-journey.ts";

const decisionKeysMax = 3;
const rumour = "听说装路灯的收了好处费，所以一直不亮。";
const bribed = "窗口的人收了红包才肯盖章，我亲眼看见两次。";
const danger = "隔壁天天打孩子，孩子身上有伤。";

describe("triage by keys", () => {
	const house = journeyFor("test");

	/** An operator whose key presses are counted from the list on. */
	const atTriage = async (said: string) => {
		const operator = await staffAt(house(), "zhuge", "/desk");
		const { page, row } = operator;
		await row(said).waitFor();
		let presses = 0;
		const press = async (key: string) => {
			presses += 1;
			await page.keyboard.press(key);
		};
		/** To the row with these words: what lies above it was there first. */
		const goesTo = async () => {
			do await press("j");
			while (!(await isFocused(row(said))));
		};
		const counted = (what: string) => {
			process.stdout.write(`triage, ${what}: ${presses} keys\n`);
			return presses;
		};
		return { ...operator, press, goesTo, counted };
	};
	const reports = async (text: string, category?: string) => {
		const resident = residentAt(await house().visit());
		const place = "柳荫社区第一网格";
		await resident.reports(category === undefined ? { text, place } : { text, place, category });
	};

	test("a report is sent to the duty book's post in three keys", async () => {
		await reports(rumour, "路灯");
		const { page, words, press, goesTo, counted, button } = await atTriage(rumour);
		await goesTo();
		await press("Enter");
		await button(words.dispatchForm.toBook).waitFor();
		await press("Control+Enter");
		await page.getByRole("status").filter({ hasText: "已派给 柳荫社区 市政设施岗" }).waitFor();
		expect(counted("dispatch")).toBeLessThanOrEqual(decisionKeysMax);
		expect(house().caseOf(rumour).status).toBe("dispatched");
	});

	test("a report is sealed in three keys, its facts on screen before the last", async () => {
		await reports(bribed);
		const operator = await atTriage(bribed);
		const { page, words, press, goesTo, counted, button } = operator;
		await goesTo();
		await press("F8");
		await button(words.sealForm.conduct.go).waitFor();
		await sees(operator, words.sealForm.conduct.whoNot);
		await press("Control+Enter");
		await page.getByRole("status").filter({ hasText: words.done.seal }).waitFor();
		expect(counted("seal")).toBeLessThanOrEqual(decisionKeysMax);
		expect(house().caseOf(bribed).track).toBe("conduct");
	});

	test("danger to a person stands on top with what to do, and goes to the protection office in three keys", async () => {
		await reports(rumour, "路灯");
		await house().until("2026-11-18 16:00");
		await reports(danger);
		const operator = await atTriage(danger);
		const { page, words, press, goesTo, counted, button } = operator;
		await page.getByRole("heading", { name: words.groups.danger }).waitFor();
		await goesTo();
		await press("Enter");
		await button(words.sealForm.protected.go).waitFor();
		await sees(operator, words.danger.title);
		await sees(operator, words.sealForm.protected.whoNot);
		expect(await button(words.sealForm.cancel).count()).toBe(0);
		await shot(page, "triage-danger-1280");
		await press("Control+Enter");
		await page.getByRole("status").filter({ hasText: words.done.seal }).waitFor();
		expect(counted("danger")).toBeLessThanOrEqual(decisionKeysMax);
		expect(house().caseOf(danger).track).toBe("protected");
	});
});
