import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DecideAccessReply, ListAccessReply, ProposeAccess } from "../../server/contract/access.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { addedPerson, fitting, onInvitation } from "../support/invited.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
});
afterAll(() => house.close());

type Grant = ProposeAccess["grant"];
const propose = async (username: string, grant: Grant) =>
	(await house.as(username)).post("/api/access/proposals", { grant });
const listed = async (username: string) =>
	(await (await house.as(username)).get("/api/access")).json<ListAccessReply>();
const decide = async (username: string, proposalId: string, accept = true) =>
	(await house.as(username)).post(`/api/access/proposals/${proposalId}/decision`, { accept });
/** Proposes, and gives the id as whoever may decide finds it. */
async function proposed(username: string, grant: Grant, decider: string): Promise<string> {
	const reply = await propose(username, grant);
	expect(reply.statusCode, reply.body).toBe(204);
	const found = (await listed(decider)).proposals.filter((one) => one.mayAgree);
	return found.at(-1)?.proposalId ?? "";
}
const accept = async ({ token }: DecideAccessReply, username: string) => {
	const link = token ?? "";
	return onInvitation(house, link).accept(await fitting(house, link, username));
};
const toOperator = (personId: string): Grant => ({
	...{ kind: "role", personId, role: "operator", areaPrefix: "110199001" },
});
const toOfficer = (personId: string): Grant =>
	({ ...toOperator(personId), role: "disciplineOfficer" }) as Grant;

describe("an administrator alone", () => {
	test("adds nobody to an office, moves nobody into or out of one, by no way", async () => {
		const { personId } = await addedPerson(administrator);
		const role = (to: string) => ({ role: to, areaPrefix: "110199001" });
		const tries = [
			["/api/people", { name: "陈一帆", ...role("operator") }],
			["/api/people", { name: "陈一帆", ...role("disciplineOfficer") }],
			[`/api/people/${personId}/role`, role("operator")],
			[`/api/people/${personId}/role`, role("disciplineOfficer")],
			["/api/people/p:street:discipline1/role", role("observer")],
			["/api/people/p:street:protection1/role", role("observer")],
			["/api/posts/street:protection1/holder", { personId }],
			["/api/posts/street:protection1/holder", { personId: null }],
			["/api/posts/street:discipline1/holder", { personId }],
			["/api/posts/street:desk1/holder", { personId }],
		] as const;
		for (const [url, body] of tries) {
			const reply = await storingNothing(house, () => administrator.post(url, body));
			expect([reply.statusCode, reply.json().code], url).toEqual([403, "officeGrants"]);
		}
		expectRefusal(await propose("dongye", toOperator(personId)), 403, "notYours");
		expectRefusal(await propose("dongye", toOfficer(personId)), 403, "notYours");
	});
});

describe("into an office", () => {
	test("two of its people let somebody, by the one's proposal and the other's word", async () => {
		const { personId } = await addedPerson(administrator, { name: "刘接线" });
		expectRefusal(await propose("murong", toOperator(personId)), 403, "notYours");
		const id = await proposed("zhuge", toOperator(personId), "xiahou");
		for (const who of ["zhuge", "dongye", "xianyu"]) expectRefusal(await decide(who, id), 403, "notYours");
		const agreed = await decide("xiahou", id);
		expect(agreed.statusCode, agreed.body).toBe(200);
		expectRefusal(await decide("xiahou", id), 409, "proposalGone");
		const accepted = await accept(agreed.json<DecideAccessReply>(), "liu");
		expect(accepted.json()).toMatchObject({ personId, role: "operator", areaPrefix: "110199001" });
	});

	test("whoever comes from elsewhere loses the way in that an administrator's link made, at once", async () => {
		const murong = await house.as("murong");
		expect((await murong.get("/api/session")).statusCode).toBe(200);
		const id = await proposed("xianyu", toOfficer("p:huaishu:general"), "tuoba");
		const link = (await decide("tuoba", id)).json<DecideAccessReply>();
		expectRefusal(await murong.get("/api/session"), 401, "sessionMissing");
		const before = { username: "murong", passphrase: "murong has a long passphrase" };
		expectRefusal(await house.resident.post("/api/session", before), 401, "signInRefused");
		expect((await accept(link, "murong")).json()).toMatchObject({ role: "disciplineOfficer" });
	});

	test("two who agree at the same moment have agreed once", async () => {
		const { personId } = await addedPerson(administrator, { name: "赵三席" });
		const id = await proposed("zhuge", toOperator(personId), "xiahou");
		const answers = await Promise.all([decide("xiahou", id), decide("xiahou", id)]);
		expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
	});

	test("a change of role by two holds from the next request, and leaving takes two as well", async () => {
		const xiahou = await house.as("xiahou");
		expect((await xiahou.get("/api/access")).statusCode).toBe(200);
		const { personId } = await addedPerson(administrator, { name: "孙四席" });
		const joined = await proposed("zhuge", toOperator(personId), "xiahou");
		const accepted = await accept((await decide("xiahou", joined)).json<DecideAccessReply>(), "sun");
		const cookie = String(accepted.headers["set-cookie"]).split(";")[0] ?? "";
		const leaving = { ...toOperator("p:street:desk2"), role: "observer" } as Grant;
		expect((await propose("zhuge", leaving)).statusCode).toBe(204);
		const own = { cookie, origin: "http://localhost", host: "localhost" };
		const list = (await house.resident.get("/api/access", own)).json<ListAccessReply>();
		const id = list.proposals.find((one) => one.mayAgree)?.proposalId;
		const agreed = await house.resident.post(`/api/access/proposals/${id}/decision`, { accept: true }, own);
		expect(agreed.json()).toEqual({ token: null, until: null });
		expectRefusal(await xiahou.get("/api/access"), 403, "notYours");
		expect((await xiahou.get("/api/session")).json()).toMatchObject({ role: "observer" });
	});
});

describe("recovery of a lost passphrase or second factor", () => {
	test("with one administrator: that one asks, a discipline officer agrees, and a fresh link comes out", async () => {
		await house.as("puyang");
		const recovery = { kind: "recovery", personId: "p:liuyin:streets" } as const;
		expectRefusal(await propose("gongsun", recovery), 403, "notYours");
		const id = await proposed("dongye", recovery, "xianyu");
		expectRefusal(await decide("dongye", id), 403, "notYours");
		const accepted = await accept((await decide("xianyu", id)).json<DecideAccessReply>(), "puyang");
		expect(accepted.json()).toMatchObject({ personId: "p:liuyin:streets", role: "cadre" });
	});

	test("with two administrators: the other of them agrees, and no officer", async () => {
		const event = { type: "PersonAdded", at: house.now(), role: "administrator" } as const;
		const name = { id: "n:second", hash: "" };
		await house.arrange({ ...event, personId: "second", areaPrefix: "110199001", name });
		await house.as("gongye");
		const id = await proposed("dongye", { kind: "recovery", personId: "p:liuyin:property" }, "second");
		expectRefusal(await decide("xianyu", id), 403, "notYours");
		expect((await decide("second", id)).json<DecideAccessReply>().token).toMatch(/^[\w-]{43}$/);
	});

	test("is dropped by whoever may agree, and over after a week", async () => {
		await house.as("guliang");
		const recovery = { kind: "recovery", personId: "p:liuyin:welfare" } as const;
		const dropped = await proposed("dongye", recovery, "second");
		expect((await decide("second", dropped, false)).json()).toEqual({ token: null, until: null });
		expectRefusal(await decide("second", dropped), 409, "proposalGone");
		const late = await proposed("dongye", recovery, "second");
		house.setClock("2026-11-25 10:05:00");
		const answer = await storingNothing(house, () => decide("second", late));
		expectRefusal(answer, 409, "proposalGone");
	});
});
