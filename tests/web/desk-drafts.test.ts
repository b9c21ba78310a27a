import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftDaysMax } from "../../server/domain/limits.ts";
import { createDrafts } from "../../web/desk/drafts.ts";
import { createClient } from "../../web/lib/client.ts";
import { createDraftKeeper } from "../../web/lib/draft-keeper.ts";
import { createForms } from "../../web/lib/forms.ts";
import { json, problem } from "./desk-samples.ts";

const caseNumber = "190313-0001-0001";
const secretOf = (person: number) => Buffer.alloc(32, person).toString("base64");
const shelf = new Map<string, string>();
const storage = {
	getItem: (name: string) => shelf.get(name) ?? null,
	setItem: (name: string, value: string) => void shelf.set(name, value),
	removeItem: (name: string) => void shelf.delete(name),
};
beforeEach(() => shelf.clear());
afterEach(() => void vi.restoreAllMocks());

/** A page just opened at which a person signs in. */
async function pageOf(person: number | null) {
	const key = () => (person === null ? problem("unexpected", 500) : json({ key: secretOf(person) }));
	const client = createClient({ fetch: async () => key() });
	const [drafts, forms] = [createDrafts(), createForms()];
	const keeper = createDraftKeeper(client, { drafts, forms }, storage);
	await keeper.begin();
	return { drafts, forms, keeper };
}
const shelved = (count: number) => expect.poll(() => shelf.size).toBe(count);

test("words left unsent are there again on the next page, to that person alone, and lie sealed", async () => {
	const { drafts, keeper } = await pageOf(1);
	drafts.write(caseNumber, { answerWords: "快修好了" });
	drafts.write("190313-0001-0002", { days: "3" });
	keeper.end();
	drafts.clear();
	await shelved(1);
	const stored = [...shelf].flat().join(" ");
	for (const told of [caseNumber, "快修好了", "answerWords", secretOf(1)]) expect(stored).not.toContain(told);
	expect((await pageOf(2)).drafts.anyUnfinished()).toBe(false);
	const next = await pageOf(1);
	expect(next.drafts.of(caseNumber).answerWords).toBe("快修好了");
	expect(next.drafts.of("190313-0001-0002").days).toBe("");
});

test("a form left unsent is there again too, and is gone once it is sent or thought better of", async () => {
	const { forms, keeper } = await pageOf(1);
	forms.write("person", { name: "没写完的人", role: "cadre" });
	keeper.end();
	forms.clear();
	await shelved(1);
	expect([...shelf].flat().join(" ")).not.toContain("没写完的人");
	expect((await pageOf(2)).forms.any()).toBe(false);
	const next = await pageOf(1);
	expect(next.forms.of("person")).toEqual({ name: "没写完的人", role: "cadre" });
	next.forms.drop("person");
	await shelved(0);
});

test("whoever sits at two doors in one browser finds at each what was left there", async () => {
	const { drafts, keeper } = await pageOf(1);
	drafts.write(caseNumber, { answerWords: "快修好了" });
	keeper.end();
	await shelved(1);
	const atAudit = async () => {
		const forms = createForms();
		const client = createClient({ fetch: async () => json({ key: secretOf(1) }) });
		const own = createDraftKeeper(client, { forms }, storage, "drafts audit");
		await own.begin();
		return { forms, own };
	};
	const { forms, own } = await atAudit();
	expect(forms.any()).toBe(false);
	forms.write("finding", { said: "现场看了" });
	own.end();
	await shelved(2);
	const next = await atAudit();
	expect(next.forms.of("finding")).toEqual({ said: "现场看了" });
	const again = await pageOf(1);
	expect(again.drafts.of(caseNumber).answerWords).toBe("快修好了");
	expect(again.forms.any()).toBe(false);
	next.forms.clear();
	next.own.end();
	again.drafts.clear();
	again.keeper.end();
	await shelved(0);
});

test("what an older page kept has no forms, and opens all the same", async () => {
	const { drafts, keeper } = await pageOf(1);
	drafts.write(caseNumber, { answerWords: "快修好了" });
	keeper.end();
	await shelved(1);
	const [[name = "", sealed = ""] = []] = [...shelf];
	const secret = Buffer.alloc(32, 1);
	const key = await crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);
	const bytes = Buffer.from(sealed, "base64");
	const open = await crypto.subtle.decrypt(
		{ name: "AES-GCM", iv: bytes.subarray(0, 12) },
		key,
		bytes.subarray(12),
	);
	const { forms: _, ...older } = JSON.parse(new TextDecoder().decode(open));
	const text = new TextEncoder().encode(JSON.stringify(older));
	const again = await crypto.subtle.encrypt({ name: "AES-GCM", iv: bytes.subarray(0, 12) }, key, text);
	shelf.set(name, Buffer.concat([bytes.subarray(0, 12), Buffer.from(again)]).toString("base64"));
	const page = await pageOf(1);
	expect(page.drafts.of(caseNumber).answerWords).toBe("快修好了");
	expect(page.forms.any()).toBe(false);
});

test("nothing lies there any more once the words are sent", async () => {
	const { drafts } = await pageOf(1);
	drafts.write(caseNumber, { answerWords: "快修好了" });
	await shelved(1);
	drafts.sent(caseNumber, ["answerWords"]);
	await shelved(0);
});

test("what is older than the days it is kept for, or no longer opens, is not given back", async () => {
	const { drafts, keeper } = await pageOf(1);
	drafts.write(caseNumber, { answerWords: "快修好了" });
	keeper.end();
	await shelved(1);
	const [[name = "", sealed = ""] = []] = [...shelf];
	const real = Date.now();
	const days = vi.spyOn(Date, "now").mockReturnValue(real + (draftDaysMax + 1) * 86_400_000);
	expect((await pageOf(1)).drafts.anyUnfinished()).toBe(false);
	days.mockRestore();
	shelf.set(name, sealed.slice(0, -8));
	expect((await pageOf(1)).drafts.anyUnfinished()).toBe(false);
});

test("without a key the words live as long as the page, and nothing is kept", async () => {
	const { drafts, keeper } = await pageOf(null);
	drafts.write(caseNumber, { answerWords: "快修好了" });
	expect(drafts.anyUnfinished()).toBe(true);
	keeper.end();
	await new Promise((resume) => setTimeout(resume, 400));
	expect(shelf.size).toBe(0);
});
