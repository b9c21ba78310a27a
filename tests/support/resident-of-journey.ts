import type { Locator } from "playwright-core";
import type { DoorLanguage } from "../../web/lib/words.ts";
import { residentWords } from "../../web/resident/words.ts";
import type { Visit } from "./visit.ts";

/** What a report says and where; everything else is left as the page has it. */
export type Said = {
	readonly text: string;
	/** The area's name as the list shows it. */
	readonly place?: string;
	readonly category?: string;
	readonly spot?: string;
};
type Verdict = "solved" | "partly" | "not" | "notAgain";

/** Finds the parts of a page by role and label. */
function partsOf({ page }: Visit, language: DoorLanguage) {
	return {
		words: residentWords(language),
		button: (name: string) => page.getByRole("button", { name, exact: true }),
		field: (label: string) => page.getByLabel(label, { exact: true }),
		heading: (name: string) => page.getByRole("heading", { name, level: 1 }),
	};
}
type Parts = ReturnType<typeof partsOf>;

function reporting({ page, tap }: Visit, { words, button, field, heading }: Parts) {
	const writes = async ({ text, place, category, spot }: Said) => {
		await field(words.report.text).fill(text);
		if (place !== undefined) await field(words.report.area).selectOption({ label: place });
		if (spot !== undefined) await field(words.report.spot).fill(spot);
		if (category !== undefined) await field(words.report.category).selectOption({ label: category });
	};
	const checks = async () => {
		await tap(button(words.report.go));
		await heading(words.check.title).waitFor();
	};
	const sends = async () => {
		await tap(button(words.check.send));
		await heading(words.receipt.head).waitFor();
	};
	/** The receipt as a person copies it from the slip: seven groups of four. */
	const copiesReceipt = async () => {
		const groups = page.getByRole("list", { name: words.receipt.groups }).getByRole("listitem");
		const texts = await groups.allTextContents();
		return texts.map((text) => text.slice(-4)).join("-");
	};
	/** From an empty page to the receipt. */
	const reports = async (said: Said, path = "/") => {
		await page.goto(path);
		await writes(said);
		await checks();
		await sends();
		return copiesReceipt();
	};
	return { writes, checks, sends, copiesReceipt, reports };
}

function following({ page, tap }: Visit, { words, button, field }: Parts) {
	return {
		seesProgress: async () => {
			await tap(page.getByRole("checkbox", { name: words.receipt.saved }));
			await tap(button(words.receipt.follow));
			await page.getByRole("heading", { name: words.follow.story }).waitFor();
		},
		follows: async (receipt: string, path = "/follow") => {
			await page.goto(path);
			await field(words.enter.label).fill(receipt);
			await tap(button(words.enter.go));
		},
		adds: async (text: string) => {
			await field(words.message.head).fill(text);
			await tap(button(words.message.go));
			await page.getByText(words.follow.done.message).waitFor();
		},
		says: async (verdict: Verdict, reason?: string) => {
			await tap(page.getByRole("radio", { name: words.verdict[verdict], exact: true }));
			if (reason !== undefined) await field(words.verdict.reason).fill(reason);
			await tap(button(words.verdict.go));
		},
	};
}

/** A resident at a device, in sentences; every part of a page is found by its role and label. */
export function residentAt(visit: Visit, language: DoorLanguage = "zh-CN") {
	const { page } = visit;
	const parts = partsOf(visit, language);
	return {
		...{ visit, page },
		...parts,
		...reporting(visit, parts),
		...following(visit, parts),
		opens: (path = "/") => page.goto(path),
		/** What the page says the resident must put right, one entry a field. */
		problems: () => page.getByRole("alert").getByRole("link").allTextContents(),
	};
}
export type Resident = ReturnType<typeof residentAt>;

/** Waits until the page would open without a network too. */
export async function isKept({ page }: Pick<Visit, "page">): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Waits until the page shows the text. */
export async function sees({ page }: Pick<Visit, "page">, text: string | RegExp): Promise<void> {
	await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Whether the keys are on this part of the page. */
export function isFocused(part: Locator): Promise<boolean> {
	return part.evaluate((element) => element === document.activeElement);
}
