import { auditWords } from "../../web/audit/words.ts";
import { deskWordsEn } from "../../web/desk/words.en.ts";
import { deskWordsZhCN } from "../../web/desk/words.zh-CN.ts";
import { type Language, wordsOf } from "../../web/lib/words.ts";
import { pageWords } from "../../web/parts/page-words.ts";
import type { Journey } from "./journey.ts";
import type { Look, Visit } from "./visit.ts";

type Contact = { readonly words: string; readonly nextStep: string };

/** Somebody with an account, not signed in, in front of a browser; parts of pages are found by their role and label. */
async function arriving(journey: Journey, username: string, look: Look) {
	const visit = await journey.visit({ width: 1280, ...look });
	const { passphrase } = await journey.account(username);
	return {
		...staffOn(visit, "zh-CN"),
		passphrase,
		/** The same session beside the first, at the same page. */
		inAnotherWindow: async () => {
			const page = await visit.context.newPage();
			await page.goto(visit.page.url());
			return staffOn({ ...visit, page }, "zh-CN");
		},
	};
}
export type Staff = Awaited<ReturnType<typeof arriving>>;

/** A staff member at a door, with a session begun past the page of sign-in: as its form does, and in half the time. */
export async function staffAt(journey: Journey, username: string, path: string, look: Look = {}) {
	const staff = await arriving(journey, username, look);
	const data = { username, passphrase: staff.passphrase };
	await staff.visit.context.request.post("/api/session", { data, failOnStatusCode: true });
	await staff.page.goto(path);
	await staff.button(staff.frame.signOut).waitFor();
	return staff;
}

/** The same through the page of sign-in. */
export async function staffSigningInAt(journey: Journey, username: string, path: string, look: Look = {}) {
	const staff = await arriving(journey, username, look);
	await staff.page.goto(path);
	await staff.signsIn(username, staff.passphrase);
	return staff;
}

function partsOf({ page }: Visit, language: Language) {
	const words = language === "en" ? deskWordsEn : deskWordsZhCN;
	const list = page.getByRole("region", { name: words.listLabel, exact: true });
	return {
		...{ words, frame: pageWords(language), shared: wordsOf(language), audit: auditWords(language) },
		button: (label: string) => page.getByRole("button", { name: label, exact: true }),
		field: (label: string) => page.getByLabel(label, { exact: true }),
		/** The row of the list with these words of a resident. */
		row: (said: string) => list.getByRole("link").filter({ hasText: said }),
	};
}
type Parts = ReturnType<typeof partsOf>;

function handling({ page, tap }: Visit, { words, shared, button, field, row }: Parts) {
	const isDone = (sentence: string) => page.getByRole("status").filter({ hasText: sentence }).waitFor();
	return {
		opens: async (said: string) => {
			await tap(row(said));
			await page.getByRole("region", { name: shared.ownWords }).getByText(said).waitFor();
		},
		signs: async () => {
			await tap(button(words.acts.sign));
			await isDone(words.done.sign("").slice(0, 3));
		},
		writesContact: async ({ words: said, nextStep }: Contact) => {
			await tap(field(words.contactForm.words));
			await page.keyboard.insertText(said);
			await tap(field(words.contactForm.nextStep));
			await page.keyboard.insertText(nextStep);
		},
		sendsContact: async () => {
			await tap(button(words.acts.contact));
			await isDone(words.done.contact("").slice(0, 5));
		},
		writesAnswer: async (said: string) => {
			await tap(field(words.answerForm.words));
			await page.keyboard.insertText(said);
		},
		sendsAnswer: async () => {
			await tap(button(words.acts.answer));
			await isDone(words.done.answer("").slice(0, 3));
		},
	};
}

/** The pages of a door as whoever looks at them finds their way in them. */
export function staffOn(visit: Visit, language: Language) {
	const { page } = visit;
	const parts = partsOf(visit, language);
	const { frame, button, field } = parts;
	return {
		...{ visit, page },
		...parts,
		...handling(visit, parts),
		signsIn: async (username: string, passphrase: string) => {
			await field(frame.username).fill(username);
			await field(frame.passphrase).fill(passphrase);
			await button(frame.signIn).click();
			await button(frame.signOut).waitFor();
		},
	};
}
