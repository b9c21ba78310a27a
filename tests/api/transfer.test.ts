import { createHash } from "node:crypto";
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TransferCaseReply } from "../../server/contract/transfer.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { photoSent } from "../support/photos.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

let house: TestHouse;
let identity = "";
const recipient = "区纪委监委信访室";
beforeAll(async () => {
	house = await openTestHouse();
	identity = await generateX25519Identity();
	await agreed({ mode: "receive", recipient, key: await identityToRecipient(identity) });
});
afterAll(() => house.close());

async function agreed(intake: object): Promise<void> {
	const [one, other] = [await house.as("xianyu"), await house.as("tuoba")];
	expect((await one.post("/api/conduct-intake/proposals", { intake })).statusCode).toBe(204);
	const { proposed } = (await other.get("/api/conduct-intake")).json();
	const body = { proposalId: proposed.proposalId, accept: true };
	expect((await other.post("/api/conduct-intake/decision", body)).statusCode).toBe(204);
}
const bribe = { categoryCode: "1102", text: "办证要红包，暗号丁香。", spot: "一楼窗口" };
const transfer = async (who: Visitor, caseNumber: string) => {
	const { version } = await read(who, caseNumber);
	return who.post(`/api/cases/${caseNumber}/transfer`, { expectedVersion: version });
};
async function opened({ file }: TransferCaseReply): Promise<Record<string, unknown>> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	return JSON.parse(await decrypter.decrypt(armor.decode(file), "text"));
}

describe("a transfer", () => {
	test("gives a file that the body outside alone opens, with words, messages and photos, and no number of anybody", async () => {
		const { caseNumber, receipt } = await house.submit({
			...bribe,
			...{ contactPhone: "13900004321", photos: [await photoSent(house)] },
		});
		const header = { "x-receipt": receipt };
		await house.resident.post("/api/follow/messages", { words: "补充：还有第二次。" }, header);
		const officer = await house.as("xianyu");
		const reply = await transfer(officer, caseNumber);
		expect(reply.statusCode, reply.body).toBe(200);
		const told = reply.json<TransferCaseReply>();
		expect(told).toMatchObject({ recipient, name: `${caseNumber}.json.age` });
		expect(createHash("sha256").update(told.file).digest("hex")).toBe(told.sha256);
		for (const secret of ["丁香", "第二次", "13900004321"]) expect(told.file).not.toContain(secret);
		const inside = await opened(told);
		expect(inside).toMatchObject({
			...{ caseNumber, text: bribe.text, spot: bribe.spot },
			messages: [{ words: "补充：还有第二次。" }],
			photos: [{ base64: expect.stringMatching(/^\/9j\//) }],
		});
		expect(JSON.stringify(inside)).not.toContain("13900004321");
		const decrypter = new Decrypter();
		decrypter.addIdentity(await generateX25519Identity());
		await expect(decrypter.decrypt(armor.decode(told.file))).rejects.toThrow();
	});

	test("is an event without content, ends the case here, and its resident reads so under the receipt", async () => {
		const { caseNumber, receipt } = await house.submit(bribe);
		const officer = await house.as("xianyu");
		const { sha256 } = (await transfer(officer, caseNumber)).json<TransferCaseReply>();
		const [event = ""] = house.store.connection
			.prepare<[string], string>("SELECT bytes FROM event WHERE type = 'CaseTransferred' AND stream = ?")
			.pluck()
			.all(`case/${caseNumber}`);
		for (const told of [sha256, recipient, '"by"']) expect(event).toContain(told);
		expect(event).not.toContain("丁香");
		const shown = await read(officer, caseNumber);
		expect(shown).toMatchObject({ state: "redirected", sealed: true });
		expect(shown.trail.at(-2)).toMatchObject({ type: "CaseTransferred", detail: recipient });
		const followed = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(followed.timeline.at(-1)).toMatchObject({ kind: "transferred", post: null, words: null });
	});

	test("is refused to everybody who may not read the report, on a stale page, and where no key is set", async () => {
		const { caseNumber } = await house.submit(bribe);
		for (const username of ["zhuge", "duanmu", "chunyu", "dongye", "zuoqiu"]) {
			const who = await house.as(username);
			const ask = () => who.post(`/api/cases/${caseNumber}/transfer`, { expectedVersion: 1 });
			const reply = await storingNothing(house, ask);
			expect([403, 404]).toContain(reply.statusCode);
		}
		const officer = await house.as("xianyu");
		const stale = await storingNothing(house, () =>
			officer.post(`/api/cases/${caseNumber}/transfer`, { expectedVersion: 99 }),
		);
		expectRefusal(stale, 409, "stale");
		await agreed({ mode: "receive", recipient });
		expectRefusal(await transfer(officer, caseNumber), 409, "noRecipient");
	});
});

test("a key that nothing can be encrypted to is not even proposed", async () => {
	const officer = await house.as("xianyu");
	for (const key of [`age1${"q".repeat(58)}`, `age1${"0".repeat(60)}`]) {
		const intake = { mode: "receive", recipient, key };
		const reply = await officer.post("/api/conduct-intake/proposals", { intake });
		expectRefusal(reply, 422, "recipientKeyUnusable", "key");
	}
});
