import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
	AskPasskeyReply,
	ListPasskeysReply,
	MakePasskeyReply,
	UsePasskey,
} from "../../server/contract/passkey.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { type Authenticator, authenticator } from "../support/authenticator.ts";
import { addedPerson, invitedBy, onInvitation } from "../support/invited.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

const own = { origin: "http://localhost", host: "localhost" };
const listOf = async (who: Visitor) => (await who.get("/api/passkeys")).json<ListPasskeysReply>();
const toMake = async (who: Visitor) =>
	(await who.post("/api/passkeys/challenge", {})).json<MakePasskeyReply>();
const toProve = async () =>
	(await house.resident.post("/api/session/passkey/challenge", {}, own)).json<AskPasskeyReply>();
const signIn = (proof: UsePasskey) => house.resident.post("/api/session/passkey", proof, own);
const proves = async (device: Authenticator, over = {}) => signIn(device.prove(await toProve(), over));
/** A person with one passkey more. */
async function withPasskey(username: string, name = "我的手机") {
	const [who, device] = [await house.as(username), authenticator()];
	const reply = await who.post("/api/passkeys", device.make(await toMake(who), name));
	expect([reply.statusCode, reply.body]).toEqual([204, ""]);
	return { who, device };
}
const events = () =>
	house.store.connection
		.prepare<[], string>("SELECT bytes FROM event WHERE type LIKE 'Passkey%' ORDER BY position")
		.pluck()
		.all();

describe("a passkey", () => {
	test("is added by whoever is signed in, listed by its name, and signs them in without username or passphrase", async () => {
		const { who, device } = await withPasskey("duanmu");
		expect((await listOf(who)).items).toEqual([
			expect.objectContaining({ name: "我的手机", usedAt: null, synced: false, doubted: false }),
		]);
		const reply = await proves(device);
		expect([reply.statusCode, reply.json().name]).toEqual([200, "端木衡"]);
		expect(String(reply.headers["set-cookie"])).toMatch(/__Host-session=[\w-]{43};.*HttpOnly/);
		expect((await listOf(who)).items[0]?.usedAt).not.toBeNull();
	});

	test("is in the log by a random id of ours: neither its name nor what the device calls itself is", async () => {
		const { who, device } = await withPasskey("puyang", "蓝色的那把");
		const { credentialId } = device.prove(await toProve());
		const said = events().join();
		expect(said).toContain("PasskeyAdded");
		for (const secret of [credentialId, "蓝色的那把"]) expect(said).not.toContain(secret);
		const [{ passkeyId = "" } = {}] = (await listOf(who)).items;
		expect(said).toContain(passkeyId);
	});

	test("needs the person at the device, this address, and a challenge of ours", async () => {
		const device = authenticator();
		const who = await house.as("gongye");
		for (const over of [
			{ unverified: true },
			{ origin: "https://evil.example" },
			{ origin: "http://localhost:3001" },
			{ rpId: "evil.example" },
			{ challenge: Buffer.from("another challenge").toString("base64url") },
			{ challenge: (await toProve()).challenge },
		]) {
			const asked = await toMake(who);
			const reply = await storingNothing(house, () =>
				who.post("/api/passkeys", device.make(asked, "x", over)),
			);
			expectRefusal(reply, 422, "passkeyUnusable");
		}
		await who.post("/api/passkeys", device.make(await toMake(who), "好的"));
		for (const over of [
			{ unverified: true },
			{ origin: "https://evil.example" },
			{ rpId: "evil.example" },
			{ challenge: (await toMake(who)).challenge },
		]) {
			const asked = await toProve();
			const reply = await storingNothing(house, () => signIn(device.prove(asked, over)));
			expectRefusal(reply, 401, "passkeyRefused");
		}
		expect((await proves(device)).statusCode).toBe(200);
	});

	test("answers a challenge once, and within five minutes", async () => {
		const { who, device } = await withPasskey("guliang");
		const proof = device.prove(await toProve());
		expect((await signIn(proof)).statusCode).toBe(200);
		expectRefusal(await signIn(proof), 401, "passkeyRefused");
		const [asked, late] = [await toProve(), await toProve()];
		house.passSeconds(299);
		expect((await signIn(device.prove(asked))).statusCode).toBe(200);
		house.passSeconds(1);
		expectRefusal(await signIn(device.prove(late)), 401, "passkeyRefused");
		const again = device.make(await toMake(who), "再来");
		expectRefusal(await who.post("/api/passkeys", again), 409, "alreadySo");
	});

	test("whose count goes back is doubted, opens nothing any more, and the log says so", async () => {
		const { who, device } = await withPasskey("xiahou");
		expect((await proves(device, { counter: 7 })).statusCode).toBe(200);
		expectRefusal(await proves(device, { counter: 7 }), 401, "passkeyRefused");
		expect(events().at(-1)).toContain("PasskeyDoubted");
		expectRefusal(await proves(device, { counter: 9 }), 401, "passkeyRefused");
		expect((await listOf(who)).items[0]?.doubted).toBe(true);
	});

	test("of a device that does not count works again and again", async () => {
		const { device } = await withPasskey("murong");
		for (let time = 0; time < 3; time += 1)
			expect((await proves(device, { counter: 0 })).statusCode).toBe(200);
	});

	test("brings nobody into doubt by a count without a signature", async () => {
		const { who, device } = await withPasskey("wenren");
		expect((await proves(device, { counter: 5 })).statusCode).toBe(200);
		const forged = authenticator().prove(await toProve(), { counter: 1 });
		const { credentialId, userHandle } = device.prove(await toProve(), { counter: 6 });
		expectRefusal(await signIn({ ...forged, credentialId, userHandle }), 401, "passkeyRefused");
		expect((await listOf(who)).items[0]?.doubted).toBe(false);
	});

	test("that nobody has gets the same answer as one that proves nothing", async () => {
		const { device } = await withPasskey("chunyu");
		const unknown = await proves(authenticator());
		const wrong = await proves(device, { unverified: true });
		expect([unknown.statusCode, unknown.body]).toEqual([wrong.statusCode, wrong.body]);
	});

	test("cannot be bound to an address of digits", async () => {
		const digits = { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" };
		const reply = await house.resident.post("/api/session/passkey/challenge", {}, digits);
		expectRefusal(reply, 409, "passkeysUnavailable");
	});
});

describe("one's own passkeys", () => {
	test("are added and taken away soon after a sign-in only; named at any time", async () => {
		const { who } = await withPasskey("gongsun");
		const [{ passkeyId = "" } = {}] = (await listOf(who)).items;
		house.passSeconds(601);
		expect((await listOf(who)).isFresh).toBe(false);
		for (const reply of [
			await who.post("/api/passkeys/challenge", {}),
			await who.post("/api/passkeys", {}),
			await who.delete(`/api/passkeys/${passkeyId}`),
		])
			expectRefusal(reply, 403, "signInAgain");
		const path = `/api/passkeys/${passkeyId}/name`;
		expect((await who.post(path, { name: "办公室那台" })).statusCode).toBe(204);
		expect((await listOf(who)).items[0]?.name).toBe("办公室那台");
		expectRefusal(await who.post(path, { name: " " }), 422, "textEmpty", "name");
		const other = await house.as("moqi");
		expectRefusal(await other.post(path, { name: "别人的" }), 422, "unknownItem");
		expectRefusal(await other.delete(`/api/passkeys/${passkeyId}`), 422, "unknownItem");
	});

	test("taken away, one opens nothing, and sessions elsewhere end", async () => {
		const { who, device } = await withPasskey("zhuge");
		const elsewhere = String((await proves(device)).headers["set-cookie"]).split(";")[0] ?? "";
		const [{ passkeyId = "" } = {}] = (await listOf(who)).items;
		expect((await who.delete(`/api/passkeys/${passkeyId}`)).statusCode).toBe(204);
		expectRefusal(await proves(device), 401, "passkeyRefused");
		expectRefusal(await house.resident.get("/api/session", { cookie: elsewhere }), 401, "sessionMissing");
		expect((await who.get("/api/session")).statusCode).toBe(200);
	});
});

describe("an invitation", () => {
	const invited = async (username: string) => {
		const administrator = await house.as("dongye");
		const { personId } = await addedPerson(administrator);
		const token = await invitedBy(administrator, personId);
		const headers = { ...own, "x-invitation": token };
		const device = authenticator();
		const asked = await house.resident.post("/api/invitation/passkey/challenge", {}, headers);
		const passkey = device.make(asked.json(), "第一把");
		const accept = (over = {}) =>
			house.resident.post("/api/invitation/passkey", { username, passkey, ...over }, headers);
		return { personId, token, device, accept };
	};

	test("is accepted with a passkey in place of passphrase and code, once", async () => {
		const { token, device, accept } = await invited("chenyifan");
		expectRefusal(await accept({ username: "X" }), 422, "usernameUnusable", "username");
		expectRefusal(await accept({ username: "duanmu" }), 409, "usernameTaken", "username");
		const reply = await accept();
		expect([reply.statusCode, reply.json().role]).toEqual([200, "cadre"]);
		expectRefusal(await accept(), 404, "invitationUnusable");
		expectRefusal(await onInvitation(house, token).read(), 404, "invitationUnusable");
		expect((await proves(device)).statusCode).toBe(200);
		for (const passphrase of ["", "x", "anything at all, long enough"]) {
			const body = { username: "chenyifan", passphrase };
			expectRefusal(await house.resident.post("/api/session", body), 401, "signInRefused");
			house.passSeconds(60);
		}
	});

	test("accepted so, the one passkey cannot be taken away until there is another", async () => {
		const { accept } = await invited("chenerfan");
		const cookie = String((await accept()).headers["set-cookie"]).split(";")[0] ?? "";
		const headers = { ...own, cookie };
		const list = async () => (await house.resident.get("/api/passkeys", headers)).json<ListPasskeysReply>();
		const [{ passkeyId = "" } = {}] = (await list()).items;
		const path = `/api/passkeys/${passkeyId}`;
		expectRefusal(await storingNothing(house, () => house.resident.delete(path, headers)), 409, "lastFactor");
		const asked = await house.resident.post("/api/passkeys/challenge", {}, headers);
		const second = authenticator().make(asked.json(), "第二把");
		expect((await house.resident.post("/api/passkeys", second, headers)).statusCode).toBe(204);
		expect((await house.resident.delete(path, headers)).statusCode).toBe(204);
	});

	test("of somebody let in again by two ends the passkeys of before", async () => {
		const { personId, device, accept } = await invited("chensanfan");
		await accept();
		expect((await proves(device)).statusCode).toBe(200);
		const administrator = await house.as("dongye");
		const grant = { kind: "recovery", personId };
		expect((await administrator.post("/api/access/proposals", { grant })).statusCode).toBe(204);
		const officer = await house.as("xianyu");
		const { proposals } = (await officer.get("/api/access")).json();
		const { proposalId } = proposals.at(-1);
		const decided = await officer.post(`/api/access/proposals/${proposalId}/decision`, { accept: true });
		expect(decided.statusCode).toBe(200);
		expectRefusal(await proves(device), 401, "passkeyRefused");
	});
});
