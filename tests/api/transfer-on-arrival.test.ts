import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExportReportReply } from "../../server/contract/personal-data.ts";
import type { TransferCaseReply } from "../../server/contract/transfer.ts";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { photoSent } from "../support/photos.ts";
import { expectRefusal } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

let house: TestHouse;
let identity = "";
const folder = mkdtempSync(join(tmpdir(), "handed-over-"));
const recipient = "区纪委监委信访室";
beforeAll(async () => {
	house = await openTestHouse("2026-11-18 10:05", { path: join(folder, "hotline.sqlite") });
	identity = await generateX25519Identity();
	const intake = { mode: "handOver", recipient, key: await identityToRecipient(identity) };
	const [one, other] = [await house.as("xianyu"), await house.as("tuoba")];
	expect((await one.post("/api/conduct-intake/proposals", { intake })).statusCode).toBe(204);
	const { proposed } = (await other.get("/api/conduct-intake")).json();
	const body = { proposalId: proposed.proposalId, accept: true };
	expect((await other.post("/api/conduct-intake/decision", body)).statusCode).toBe(204);
});
afterAll(async () => {
	await house.close();
	rmSync(folder, { recursive: true });
});

const bribe = {
	...{ categoryCode: "1102", text: "办证要红包，暗号丁香。", spot: "一楼窗口白鹭" },
	...{ about: { kind: "person" as const, name: "海棠科长" }, contactPhone: "13900004321" },
};
const secrets = ["丁香", "白鹭", "海棠", "13900004321"];

async function opened(file: string): Promise<Record<string, unknown>> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	return JSON.parse(await decrypter.decrypt(armor.decode(file), "text"));
}

/** Every byte that lies in the folder of the house, its write-ahead log too. */
function stored(): Buffer {
	const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
	return Buffer.concat(files.map(({ name }) => readFileSync(join(folder, name))));
}

describe("a conduct report that is handed over as it comes", () => {
	test("lies readable nowhere in the store: words, number, and the photo that had been uploaded before", async () => {
		const photoId = await photoSent(house);
		const { n } = house.store.connection.prepare("SELECT count(*) n FROM photo").get() as { n: number };
		const { caseNumber } = await house.submit({ ...bribe, photos: [photoId] });
		const left = house.store.connection.prepare("SELECT count(*) n FROM photo").get() as { n: number };
		expect([n, left.n]).toEqual([1, 0]);
		const bytes = stored();
		expect(bytes.includes(caseNumber)).toBe(true);
		for (const secret of secrets) expect(bytes.includes(secret), secret).toBe(false);
		// The same look finds what is stored readable.
		await house.submit({ text: "路灯坏了，暗号木槿。" });
		expect(stored().includes("木槿")).toBe(true);
	});

	test("is opened by the body outside alone: all of it, the number too, in the file that an officer saves", async () => {
		const { caseNumber, receipt } = await house.submit({ ...bribe, photos: [await photoSent(house)] });
		const officer = await house.as("xianyu");
		const shown = await read(officer, caseNumber);
		expect(shown).toMatchObject({ text: "", spot: null, about: null, photos: [], sealedTo: recipient });
		for (const secret of secrets) expect(JSON.stringify(shown)).not.toContain(secret);
		const ask = () => officer.post(`/api/cases/${caseNumber}/transfer`, { expectedVersion: shown.version });
		const saved = await ask();
		expect(saved.statusCode, saved.body).toBe(200);
		const told = saved.json<TransferCaseReply>();
		expect(createHash("sha256").update(told.file).digest("hex")).toBe(told.sha256);
		expect(await opened(told.file)).toMatchObject({
			...{ caseNumber, text: bribe.text, spot: bribe.spot, about: "海棠科长", contactPhone: "13900004321" },
			photos: [{ base64: expect.stringMatching(/^\/9j\//) }],
		});
		const again = await officer.post(`/api/cases/${caseNumber}/transfer`, {
			expectedVersion: (await read(officer, caseNumber)).version,
		});
		expect(again.json<TransferCaseReply>().file).toBe(told.file);
		const followed = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(followed).toMatchObject({ sealedTo: recipient, text: "", state: "redirected" });
		expect(followed.timeline.at(-1)).toMatchObject({ kind: "transferred" });
	});

	test("is taken along by its resident as the file that the body outside alone opens, and nothing readable", async () => {
		const { caseNumber, receipt } = await house.submit({ ...bribe, photos: [await photoSent(house)] });
		const taken = await house.resident.get("/api/follow/export", { "x-receipt": receipt });
		for (const secret of secrets) expect(taken.body, secret).not.toContain(secret);
		const { view, said, photos } = taken.json<ExportReportReply>();
		expect([view.caseNumber, photos]).toEqual([caseNumber, []]);
		expect(said.map(({ place }) => place)).toEqual(["sealedTo.file"]);
		expect(await opened(said[0]?.words ?? "")).toMatchObject({ caseNumber, text: bribe.text });
	});

	test("takes no message, which would lie readable, and the resident reads why", async () => {
		const { receipt } = await house.submit(bribe);
		const header = { "x-receipt": receipt };
		const reply = await house.resident.post("/api/follow/messages", { words: "还有。" }, header);
		expectRefusal(reply, 409, "wrongState");
		const page = await house.resident.form("/follow", { receipt });
		expect(page.body).toContain(recipient);
		expect(page.body).not.toContain('name="words"');
	});

	test("sent again with the same key gives the same answer, although its photo is here no more", async () => {
		const body = { ...lampOut, ...bribe, photos: [await photoSent(house)] };
		const key = { "idempotency-key": "handed-over-000001" };
		const first = await house.resident.post("/api/reports", body, key);
		expect(first.statusCode, first.body).toBe(201);
		const again = await house.resident.post("/api/reports", body, key);
		expect([again.statusCode, again.body]).toEqual([201, first.body]);
		const other = await house.resident.post("/api/reports", { ...body, text: "别的。" }, key);
		expectRefusal(other, 422, "idempotencyMismatch");
	});

	test("is told of before it is sent: the page names the body that alone can open it", async () => {
		const page = (await house.resident.get("/")).body;
		expect(page).toContain(`只有${recipient}打得开`);
		expect(page).not.toContain("12388");
	});
});
