import { generate, generateSecret } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ListSignInsReply, ReadPassphraseReply } from "../../server/contract/passphrase.ts";
import { guessing } from "../../server/guessable-passphrase.ts";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { authenticator } from "../support/authenticator.ts";
import { addedPerson, fitting, invitedBy, onInvitation } from "../support/invited.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

const old = "三号楼的灯一直亮着呢 hm";
const fresh = "桥头第三棵树 is leaning";
let house: TestHouse;
const secret = generateSecret();
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
	house.passSeconds(2 * 3600);
	await house.addAccount("duanmu", old, secret);
});

const own = { origin: "http://localhost", host: "localhost" };
const code = (of = secret) => generate({ secret: of, epoch: house.realSeconds() });
const signIn = (body: object) => house.resident.post("/api/session", { username: "duanmu", ...body });
const cookieOf = (reply: Awaited<ReturnType<typeof signIn>>) =>
	[reply.headers["set-cookie"] ?? []].flat()[0]?.split(";")[0] ?? "";
async function comesIn(): Promise<string> {
	const reply = await signIn({ passphrase: old, totp: await code() });
	expect(reply.statusCode).toBe(200);
	house.passSeconds(30);
	return cookieOf(reply);
}
const change = (cookie: string, body: object) =>
	house.resident.post("/api/passphrase", body, { ...own, cookie });
/** Signed in just now: an hour and more passes between the tests. */
async function anAdministrator(): Promise<Visitor> {
	const as = await house.as("dongye");
	await house.addAccount("dongye", old);
	const cookie = cookieOf(await signIn({ username: "dongye", passphrase: old }));
	return { ...as, post: (url, body) => as.post(url, body, { cookie }) };
}
const isOpen = async (cookie: string) =>
	(await house.resident.get("/api/session", { cookie })).statusCode === 200;
const record = async (headers: { cookie: string }) =>
	(await house.resident.get("/api/sign-ins", headers)).json<ListSignInsReply>().items;
const eventsOf = (...types: string[]) =>
	house.store.connection
		.prepare<[string], string>(
			"SELECT bytes FROM event WHERE type IN (SELECT value FROM json_each(?)) ORDER BY position",
		)
		.pluck()
		.all(JSON.stringify(types));

describe("a passphrase", () => {
	test("is changed with the old one and a fresh code; sessions elsewhere end, this one goes on", async () => {
		const [here, elsewhere] = [await comesIn(), await comesIn()];
		const reply = await change(here, { old, totp: await code(), passphrase: fresh });
		expect([reply.statusCode, reply.body]).toEqual([204, ""]);
		expect([await isOpen(here), await isOpen(elsewhere)]).toEqual([true, false]);
		house.passSeconds(30);
		expectRefusal(await signIn({ passphrase: old, totp: await code() }), 401, "signInRefused");
		expect((await signIn({ passphrase: fresh, totp: await code() })).statusCode).toBe(200);
		const [said = ""] = eventsOf("PassphraseChanged").slice(-1);
		expect(said).toContain("p:liuyin:facilities");
		expect(said).not.toContain("leaning");
	});

	test("is not changed by whoever sits down at an open desk: neither without the old one nor with a used code", async () => {
		const here = await comesIn();
		const used = await code();
		expect((await signIn({ passphrase: old, totp: used })).statusCode).toBe(200);
		for (const [over, refused, field] of [
			[{ old: fresh }, "passphraseWrong", "old"],
			[{}, "codeWrong", "totp"],
			[{ totp: "000000" }, "codeWrong", "totp"],
		] as const) {
			const body = { old, totp: used, passphrase: fresh, ...over };
			expectRefusal(await storingNothing(house, () => change(here, body)), 422, refused, field);
		}
		for (let count = 0; count < 2; count += 1) await change(here, { old: "x", passphrase: fresh });
		expectRefusal(await change(here, { old, totp: await code(), passphrase: fresh }), 429, "signInSlow");
	});

	test.each([
		["elevenchars", "passphraseShort"],
		["1q2w3e4r5t6y", "passphraseGuessable"],
		["PASSWORD1234", "passphraseGuessable"],
		["柳荫社区居民委员会2026", "passphraseGuessable"],
		["端木衡端木衡端木衡端木衡", "passphraseGuessable"],
		["青石桥街道居民诉求热线2026", "passphraseGuessable"],
	])("%s is not taken, neither here nor at an invitation", async (passphrase, refused) => {
		const here = await comesIn();
		expectRefusal(await change(here, { old, totp: await code(), passphrase }), 422, refused, "passphrase");
		const administrator = await anAdministrator();
		const { personId } = await addedPerson(administrator);
		const token = await invitedBy(administrator, personId);
		const body = { ...(await fitting(house, token, "never-made")), passphrase };
		expectRefusal(await onInvitation(house, token).accept(body), 422, refused, "passphrase");
	});

	test("is held against what guessers try first: common ones, keys side by side, repeats, sequences", async () => {
		const isGuessable = await guessing();
		const tried = [
			"123456789012",
			"qwertyuiop12",
			"passwordpassword",
			"iloveyou1234",
			"灯灯灯灯灯灯灯灯灯灯灯灯",
		];
		for (const common of tried) expect([common, isGuessable(common)]).toEqual([common, true]);
		for (const own of [fresh, "灯下有人在读一封旧家书"])
			expect([own, isGuessable(own)]).toEqual([own, false]);
	});

	test("of somebody else is nobody's to change", async () => {
		expectRefusal(await house.resident.post("/api/passphrase", {}, own), 401, "sessionMissing");
		expectRefusal(await house.resident.get("/api/passphrase", own), 401, "sessionMissing");
	});
});

describe("whoever comes in by passkey alone", () => {
	async function comesByPasskey(username: string) {
		const administrator = await anAdministrator();
		const { personId } = await addedPerson(administrator);
		const headers = { ...own, "x-invitation": await invitedBy(administrator, personId) };
		const asked = await house.resident.post("/api/invitation/passkey/challenge", {}, headers);
		const passkey = authenticator().make(asked.json(), "第一把");
		const reply = await house.resident.post("/api/invitation/passkey", { username, passkey }, headers);
		const cookie = cookieOf(reply);
		const visitor: Visitor["post"] = (url, body) => house.resident.post(url, body, { ...own, cookie });
		const read = async () =>
			(await house.resident.get("/api/passphrase", { ...own, cookie })).json<ReadPassphraseReply>();
		return { post: visitor, read };
	}

	test("adds a passphrase with a second factor of its own, which then opens the account", async () => {
		const { post, read } = await comesByPasskey("wenren-a");
		const before = await read();
		expect(before).toMatchObject({ hasPassphrase: false, needsCode: false });
		const { totpSecret = "" } = before.factor ?? {};
		expect((await read()).factor?.totpSecret).toBe(totpSecret);
		expectRefusal(await post("/api/passphrase", { old: "", passphrase: fresh }), 409, "alreadySo");
		const wrong = await post("/api/passphrase/first", { passphrase: fresh, totp: "000000" });
		expectRefusal(wrong, 422, "codeWrong", "totp");
		const guessable = { passphrase: "1q2w3e4r5t6y", totp: await code(totpSecret) };
		expectRefusal(await post("/api/passphrase/first", guessable), 422, "passphraseGuessable", "passphrase");
		const body = { passphrase: fresh, totp: await code(totpSecret) };
		expect((await post("/api/passphrase/first", body)).statusCode).toBe(204);
		expect(await read()).toEqual({ hasPassphrase: true, needsCode: true, factor: null });
		expectRefusal(await post("/api/passphrase/first", body), 409, "alreadySo");
		// The code that enrolled it opens nothing again.
		const sign = async () =>
			signIn({ username: "wenren-a", passphrase: fresh, totp: await code(totpSecret) });
		expectRefusal(await sign(), 401, "signInRefused");
		house.passSeconds(30);
		expect((await sign()).statusCode).toBe(200);
		expect(eventsOf("PassphraseAdded")).toHaveLength(1);
	});

	test("is offered none once the sign-in is ten minutes old", async () => {
		const { post, read } = await comesByPasskey("wenren-b");
		house.passSeconds(601);
		expect((await read()).factor).toBeNull();
		expectRefusal(await post("/api/passphrase/first", {}), 403, "signInAgain");
	});
});

describe("the record of sign-ins", () => {
	test("tells its person who came in by what, and what was tried, with neither address nor device", async () => {
		const from = { "user-agent": "marker-agent", "x-forwarded-for": "203.0.113.77" };
		const before = eventsOf("SignedIn", "SignInFailed").length;
		await house.resident.post("/api/session", { username: "duanmu", passphrase: "wrong" }, from);
		house.passSeconds(60);
		await house.resident.post("/api/session", { username: "duanmu", passphrase: old, totp: "000000" }, from);
		house.passSeconds(60);
		const cookie = await comesIn();
		const [newest, code_, wrong] = await record({ cookie });
		expect(newest).toMatchObject({ way: "passphrase", opened: true, knewPassphrase: false });
		expect(code_).toMatchObject({ opened: false, knewPassphrase: true });
		expect(wrong).toMatchObject({ opened: false, knewPassphrase: false });
		const said = eventsOf("SignedIn", "SignInFailed");
		expect(said).toHaveLength(before + 3);
		for (const marker of ["marker", "203.0.113", "duanmu"]) expect(said.join()).not.toContain(marker);
		await house.addAccount("puyang", old);
		const other = cookieOf(await signIn({ username: "puyang", passphrase: old }));
		expect((await record({ cookie: other })).map(({ opened }) => opened)).toEqual([true]);
	});

	test("a name that nobody has is in no record: what is typed there may be a passphrase", async () => {
		const before = eventsOf("SignedIn", "SignInFailed");
		await signIn({ username: "三号楼的灯一直亮着", passphrase: "x" });
		await signIn({ username: "nobody-at-all", passphrase: "x" });
		expect(eventsOf("SignedIn", "SignInFailed")).toEqual(before);
	});

	test("guessing fills it with thirty lines an hour and no more", async () => {
		await house.addAccount("puyang", old);
		const before = eventsOf("SignInFailed").length;
		for (let count = 0; count < 40; count += 1) {
			await signIn({ username: "puyang", passphrase: "wrong" });
			house.passSeconds(61);
		}
		const perHour = eventsOf("SignInFailed").length - before;
		expect(perHour).toBeGreaterThan(29);
		expect(perHour).toBeLessThan(41);
		house.passSeconds(3600 - (house.realSeconds() % 3600));
		for (let count = 0; count < 40; count += 1) {
			await signIn({ username: "puyang", passphrase: "wrong" });
			house.passSeconds(60);
		}
		expect(eventsOf("SignInFailed").length - before - perHour).toBe(30);
	});

	test("is no part of what the setting is folded from: a start reads none of it", async () => {
		const before = house.ledger.setting();
		await comesIn();
		expect(house.ledger.setting()).toBe(before);
	});
});
