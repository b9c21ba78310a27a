import { armor, Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadConductIntakeReply } from "../../server/contract/conduct-intake.ts";
import type { PersonWire } from "../../server/contract/people.ts";
import type { ReadPlacesReply } from "../../server/contract/places.ts";
import type { ReadSetupReply } from "../../server/contract/setup.ts";
import type { TransferCaseReply } from "../../server/contract/transfer.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { read } from "../support/staff-deeds.ts";

let house: TestHouse;
let administrator: Visitor;
const identities = { house: "", regulator: "" };
const recipient = "区纪委监委信访室";
const outside = { postId: null, headPostId: null, aboveId: null } as const;
const regulator = {
	bodyId: "b:lifts",
	name: "云河区城管局",
	kind: "regulator",
	reach: "政务大厅",
	...outside,
};

beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
	identities.house = await generateX25519Identity();
	identities.regulator = await generateX25519Identity();
});
afterAll(() => house.close());

const arranged = async (url: string, body: object) => {
	const reply = await administrator.post(url, body);
	expect(reply.statusCode, reply.body).toBe(204);
};
const firm = { unitId: "u:lifts", name: "顺达电梯维保公司", people: 40 };
const under = (change: object = {}) => ({
	...{ of: "unit", id: "u:lifts", supervisedBy: null, managedBy: "b:lifts" },
	...change,
});

async function agreed(intake: object): Promise<void> {
	const [one, other] = [await house.as("xianyu"), await house.as("tuoba")];
	const proposing = await one.post("/api/conduct-intake/proposals", { intake });
	expect(proposing.statusCode, proposing.body).toBe(204);
	const { proposed } = (await other.get("/api/conduct-intake")).json<ReadConductIntakeReply>();
	const body = { proposalId: proposed?.proposalId, accept: true };
	expect((await other.post("/api/conduct-intake/decision", body)).statusCode).toBe(204);
}

async function inside({ file }: TransferCaseReply, identity: string): Promise<unknown> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	return JSON.parse(await decrypter.decrypt(armor.decode(file), "text"));
}

describe("bodies", () => {
	test("are named by the administrator, who says which a person and a unit are under and reads who is left", async () => {
		const before = (await administrator.get("/api/setup")).json<ReadSetupReply>();
		await arranged("/api/units", firm);
		await arranged("/api/bodies", regulator);
		await arranged("/api/competences", under());
		const places = (await administrator.get("/api/places")).json<ReadPlacesReply>();
		expect(places.bodies).toContainEqual(regulator);
		expect(places.units.find(({ unitId }) => unitId === "u:lifts")).toMatchObject({ managedBy: "b:lifts" });
		expect(places.withoutBody).not.toContainEqual({ of: "unit", id: "u:lifts" });
		const after = (await administrator.get("/api/setup")).json<ReadSetupReply>();
		expect(after.withoutBody).toBe(before.withoutBody);
		const people = (await administrator.get("/api/people")).json<{ items: PersonWire[] }>().items;
		expect(people[0]).toHaveProperty("supervisedBy");
	});

	test("are nobody else's to name, and of oneself nobody says it", async () => {
		for (const username of ["gongsun", "xianyu", "zhuge"]) {
			const who = await house.as(username);
			for (const [url, body] of [
				["/api/bodies", regulator],
				["/api/competences", under()],
			] as const) {
				expectRefusal(await storingNothing(house, () => who.post(url, body)), 403, "notYours");
			}
		}
		const own = { of: "person", id: "p:street:administrator", supervisedBy: null, managedBy: null };
		const reply = await storingNothing(house, () => administrator.post("/api/competences", own));
		expectRefusal(reply, 403, "notYours");
		const unknown = under({ managedBy: "b:gone" });
		const refused = await storingNothing(house, () => administrator.post("/api/competences", unknown));
		expectRefusal(refused, 422, "unknownUnit", "managedBy");
	});
});

describe("a conduct report about a firm", () => {
	const report = { categoryCode: "1103", text: "检修乱收费，暗号石榴。" };
	const about = { kind: "unit", name: firm.name } as const;

	test("names its regulator to the officer, and the file is for the regulator alone", async () => {
		await agreed({
			...{ mode: "receive", recipient, key: await identityToRecipient(identities.house) },
			bodies: [{ bodyId: "b:lifts", key: await identityToRecipient(identities.regulator) }],
		});
		const { caseNumber, receipt } = await house.submit({ ...report, about });
		const officer = await house.as("xianyu");
		const shown = await read(officer, caseNumber);
		expect(shown.competent).toEqual({
			...{ name: regulator.name, reach: "政务大厅", keyed: true, managedBy: [regulator.name] },
		});
		expect(shown.due).toMatchObject([{ step: "blue", cause: "transfer" }]);
		const { version } = shown;
		const reply = await officer.post(`/api/cases/${caseNumber}/transfer`, { expectedVersion: version });
		expect(reply.statusCode, reply.body).toBe(200);
		const told = reply.json<TransferCaseReply>();
		expect(told.recipient).toBe(regulator.name);
		expect(await inside(told, identities.regulator)).toMatchObject({ text: report.text });
		await expect(inside(told, identities.house)).rejects.toThrow();
		const followed = (await house.resident.get("/api/follow", { "x-receipt": receipt })).json();
		expect(followed.timeline.at(-1)).toMatchObject({ kind: "transferred", words: null });
	});

	test("goes to the house's own recipient with a written reason alone, which stays in the trail", async () => {
		const { caseNumber, receipt } = await house.submit({ ...report, about });
		const officer = await house.as("xianyu");
		const { version } = await read(officer, caseNumber);
		const url = `/api/cases/${caseNumber}/transfer`;
		const empty = { expectedVersion: version, elsewhere: " " };
		const refused = await storingNothing(house, () => officer.post(url, empty));
		expectRefusal(refused, 422, "textEmpty", "elsewhere");
		const why = "城管局说归住建。";
		const reply = await officer.post(url, { expectedVersion: version, elsewhere: why });
		const told = reply.json<TransferCaseReply>();
		expect(told.recipient).toBe(recipient);
		expect(await inside(told, identities.house)).toMatchObject({ text: report.text });
		const { trail } = await read(officer, caseNumber);
		expect(trail.find(({ type }) => type === "CaseTransferred")).toMatchObject({
			...{ detail: recipient, words: why },
		});
		const followed = await house.resident.get("/api/follow", { "x-receipt": receipt });
		expect(followed.body).not.toContain(why);
	});
});

test("a key of a body is refused unless two of the discipline office could use it", async () => {
	const officer = await house.as("xianyu");
	const key = await identityToRecipient(identities.house);
	const propose = (bodies: object[]) =>
		officer.post("/api/conduct-intake/proposals", { intake: { mode: "receive", recipient, key, bodies } });
	const unusable = { bodyId: "b:lifts", key: `age1${"q".repeat(58)}` };
	expectRefusal(
		await storingNothing(house, () => propose([unusable])),
		422,
		"recipientKeyUnusable",
		"bodies",
	);
	const gone = { bodyId: "b:gone", key };
	expectRefusal(await storingNothing(house, () => propose([gone])), 422, "unknownUnit", "bodies");
	const { outside: known } = (await officer.get("/api/conduct-intake")).json<ReadConductIntakeReply>();
	expect(known).toContainEqual({ bodyId: "b:lifts", name: regulator.name });
});

test("where reports are handed over, one about a firm is encrypted to its regulator as it comes, and the page names both", async () => {
	await agreed({
		...{ mode: "handOver", recipient, key: await identityToRecipient(identities.house) },
		bodies: [{ bodyId: "b:lifts", key: await identityToRecipient(identities.regulator) }],
	});
	const page = await house.resident.get("/");
	expect(page.body).toContain(`${recipient}或${regulator.name}`);
	const officer = await house.as("xianyu");
	for (const [about, name, identity] of [
		[{ kind: "unit", name: firm.name }, regulator.name, identities.regulator],
		[null, recipient, identities.house],
	] as const) {
		const { caseNumber } = await house.submit({
			...{ categoryCode: "1103", text: "检修乱收费，暗号石榴。" },
			...(about === null ? {} : { about }),
		});
		const { version, sealedTo } = await read(officer, caseNumber);
		expect(sealedTo).toBe(name);
		const reply = await officer.post(`/api/cases/${caseNumber}/transfer`, { expectedVersion: version });
		const told = reply.json<TransferCaseReply>();
		expect(told.recipient).toBe(name);
		expect(await inside(told, identity)).toMatchObject({ text: "检修乱收费，暗号石榴。" });
	}
});
