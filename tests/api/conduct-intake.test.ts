import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReadConductIntakeReply } from "../../server/contract/conduct-intake.ts";
import { lampOut, openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const path = "/api/conduct-intake";
const read = async (who: Visitor) => (await who.get(path)).json<ReadConductIntakeReply>();
const propose = (who: Visitor, intake: object) => who.post(`${path}/proposals`, { intake });
/** One of the discipline office proposes, the other agrees; the administrator can do neither. */
async function settled(intake: object): Promise<void> {
	const [administrator, one] = [await house.as("dongye"), await house.as("xianyu")];
	const officer = await house.as("tuoba");
	expectRefusal(await propose(administrator, intake), 403, "notYours");
	expect((await propose(one, intake)).statusCode).toBe(204);
	const { proposed } = await read(officer);
	expect(proposed).toMatchObject({ intake, mayAgree: true });
	const body = { proposalId: proposed?.proposalId, accept: true };
	for (const who of [administrator, one])
		expectRefusal(await who.post(`${path}/decision`, body), 403, "notYours");
	expect((await officer.post(`${path}/decision`, body)).statusCode).toBe(204);
}
const accusing = { ...lampOut, categoryCode: "1101", text: "有人吃拿卡要。" };
const sends = (body: object, key: string) =>
	house.resident.post("/api/reports", body, { "idempotency-key": key });

test("two settle it, each step is an event, and reports of conduct are refused from the next one on", async () => {
	expect((await read(await house.as("duanmu"))).inForce).toMatchObject({ mode: "receive" });
	expect((await sends(accusing, "conduct-key-000001")).statusCode).toBe(201);
	await settled({ mode: "referTo12388" });
	const types = house.store.connection
		.prepare<[], string>("SELECT type FROM event WHERE type LIKE 'Conduct%' ORDER BY position")
		.pluck()
		.all();
	expect(types).toEqual(["ConductIntakeDecided", "ConductIntakeProposed", "ConductIntakeDecided"]);
	const refused = await storingNothing(house, () => sends(accusing, "conduct-key-000002"));
	expectRefusal(refused, 409, "conductElsewhere", "text");
	expect((await sends(lampOut, "conduct-key-000003")).statusCode).toBe(201);
});

test("the plain form says so before anything is sent, where a person is named, and gives every word back", async () => {
	const page = (await house.resident.get("/")).body;
	expect(page).toContain("12388");
	const fields = { text: "他收了钱才盖章。", areaCode: lampOut.areaCode, about: "person", aboutName: "某人" };
	const check = await storingNothing(house, () =>
		house.resident.form("/report", { ...fields, step: "check" }),
	);
	expect(check.statusCode).toBe(409);
	expect(check.body).toContain("12388");
	for (const words of [fields.text, fields.aboutName]) expect(check.body).toContain(words);
	const sent = await storingNothing(house, () => house.resident.form("/report", { ...fields, step: "send" }));
	expect([sent.statusCode, sent.body.includes(fields.text)]).toEqual([409, true]);
});

test("opened again with a body outside named, they are received as before", async () => {
	const officer = await house.as("xianyu");
	expectRefusal(await propose(officer, { mode: "receive", recipient: "" }), 422, "textEmpty", "recipient");
	await settled({ mode: "receive", recipient: "区纪委监委信访室" });
	expect((await sends(accusing, "conduct-key-000004")).statusCode).toBe(201);
	expect((await house.resident.get("/")).body).not.toContain("12388");
});
