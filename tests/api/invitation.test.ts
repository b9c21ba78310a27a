import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestHouse, type TestHouse, type Visitor } from "../support/app.ts";
import { addedPerson, fitting, invitedBy, onInvitation } from "../support/invited.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

let house: TestHouse;
let administrator: Visitor;
let personId: string;
let token: string;
let username: string;
let count = 0;
beforeAll(async () => {
	house = await openTestHouse();
	administrator = await house.as("dongye");
});
afterAll(() => house.close());
beforeEach(async () => {
	count += 1;
	username = `someone-${count}`;
	personId = (await addedPerson(administrator)).personId;
	token = await invitedBy(administrator, personId);
});

const accountOf = async (id: string) => {
	const { items } = (await administrator.get("/api/people")).json();
	return items.find((one: { personId: string }) => one.personId === id)?.account;
};

describe("an invitation", () => {
	test("says whom it is for and offers a second factor, the same however often it is opened", async () => {
		const [once, again] = [await onInvitation(house, token).read(), await onInvitation(house, token).read()];
		expect(once.json()).toMatchObject({ name: "陈一帆", role: "cadre", areaName: "柳荫社区" });
		expect(once.json().totpSecret).toMatch(/^[A-Z2-7]{32}$/);
		expect(once.json().totpUri).toContain(`secret=${once.json().totpSecret}`);
		expect(again.body).toBe(once.body);
		expect(await accountOf(personId)).toBe("invited");
	});

	test("makes an account, opens a session, and the same code opens no second one", async () => {
		const body = await fitting(house, token, username);
		const accepted = await onInvitation(house, token).accept(body);
		expect(accepted.statusCode, accepted.body).toBe(200);
		expect(accepted.json()).toMatchObject({ personId, name: "陈一帆", role: "cadre" });
		expect(String(accepted.headers["set-cookie"])).toContain("__Host-session=");
		expect(await accountOf(personId)).toBe("open");
		expectRefusal(await house.resident.post("/api/session", body), 401, "signInRefused");
		house.passSeconds(60);
		expectRefusal(await house.resident.post("/api/session", { ...body, totp: "" }), 401, "signInRefused");
		const { totpSecret: secret } = (await onInvitation(house, await invitedFor("读者")).read()).json();
		const foreign = await generate({ secret, epoch: house.realSeconds() });
		expectRefusal(
			await house.resident.post("/api/session", { ...body, totp: foreign }),
			401,
			"signInRefused",
		);
	});

	test("signs in from then on with the next code", async () => {
		const { totpSecret: secret } = (await onInvitation(house, token).read()).json();
		const body = await fitting(house, token, username);
		await onInvitation(house, token).accept(body);
		house.passSeconds(60);
		const totp = await generate({ secret, epoch: house.realSeconds() });
		expect((await house.resident.post("/api/session", { ...body, totp })).statusCode).toBe(200);
	});

	test("works once: two who accept at once are one account, and later it opens nothing", async () => {
		const body = await fitting(house, token, username);
		const replies = await Promise.all(
			[body, { ...body, username: `${username}-b` }].map((one) => onInvitation(house, token).accept(one)),
		);
		expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
		expectRefusal(await onInvitation(house, token).read(), 404, "invitationUnusable");
		const replay = await storingNothing(house, () => onInvitation(house, token).accept(body));
		expectRefusal(replay, 404, "invitationUnusable");
	});

	test("unknown, cut short, renewed, used or over is the same answer, byte for byte", async () => {
		const unknown = await onInvitation(house, "A".repeat(43)).read();
		expectRefusal(unknown, 404, "invitationUnusable");
		const renewed = token;
		token = await invitedBy(administrator, personId);
		const used = await invitedFor("用过的");
		await onInvitation(house, used).accept(await fitting(house, used, `${username}-c`));
		for (const dead of [renewed, used, token.slice(0, -1), `${token}x`, "", "x".repeat(2_000)]) {
			const [read, accepted] = [
				await onInvitation(house, dead).read(),
				await onInvitation(house, dead).accept({ username, passphrase: "x", totp: "000000" }),
			];
			expect([read.body, accepted.body]).toEqual([unknown.body, unknown.body]);
		}
	});

	test("opens for seven days and no second longer", async () => {
		const { until } = (await administrator.post(`/api/people/${personId}/invitation`, {})).json();
		expect(until).toBe("2026-11-25T10:05:00+08:00");
		token = await invitedBy(administrator, personId);
		house.setClock("2026-11-25 10:04:59");
		expect((await onInvitation(house, token).read()).statusCode).toBe(200);
		house.setClock("2026-11-25 10:05:00");
		expectRefusal(await onInvitation(house, token).read(), 404, "invitationUnusable");
		expect(await accountOf(personId)).toBe("expired");
	});
});

const invitedFor = async (name: string) =>
	invitedBy(administrator, (await addedPerson(administrator, { name })).personId);

describe("what is asked of username, passphrase and code", () => {
	test.each([
		[{ username: "Ab" }, 422, "usernameUnusable", "username"],
		[{ username: "has space" }, 422, "usernameUnusable", "username"],
		[{ username: "x".repeat(65) }, 422, "usernameUnusable", "username"],
		[{ username: "dongye" }, 409, "usernameTaken", "username"],
		[{ passphrase: "elevenchars" }, 422, "passphraseShort", "passphrase"],
		[{ passphrase: "x".repeat(257) }, 422, "textTooLong", "passphrase"],
		[{ totp: "000000" }, 422, "codeWrong", "totp"],
		[{ totp: "" }, 422, "codeWrong", "totp"],
	])("%j is refused, and the invitation stays open", async (over, status, code, field) => {
		const body = { ...(await fitting(house, token, username)), ...over };
		const reply = await storingNothing(house, () => onInvitation(house, token).accept(body));
		expectRefusal(reply, status, code, field);
		const good = await onInvitation(house, token).accept(await fitting(house, token, username));
		expect(good.statusCode).toBe(200);
	});

	test("a passphrase of twelve characters will do: no digit, capital or sign is asked for", async () => {
		const body = { ...(await fitting(house, token, username)), passphrase: "灯下有人在读一封旧家书信" };
		expect((await onInvitation(house, token).accept(body)).statusCode).toBe(200);
	});
});

describe("who invites whom", () => {
	const invite = async (who: string, whom: string) =>
		(await house.as(who)).post(`/api/people/${whom}/invitation`, {});

	test("an administrator only, and nobody who can sign in already", async () => {
		expectRefusal(await invite("gongsun", personId), 403, "notYours");
		expectRefusal(await invite("moqi", personId), 403, "notYours");
		expectRefusal(await invite("dongye", "p:gone"), 422, "unknownPerson", "personId");
		await onInvitation(house, token).accept(await fitting(house, token, username));
		expectRefusal(await invite("dongye", personId), 409, "hasAccount");
		await house.as("murong");
		expectRefusal(await invite("dongye", "p:huaishu:general"), 409, "hasAccount");
	});

	test("of an office only its own people, so that no administrator holds the link", async () => {
		for (const whom of ["p:street:discipline2", "p:street:desk2", "p:street:protection2"])
			expectRefusal(await invite("dongye", whom), 403, "notYours");
		for (const [who, whom] of [
			["xianyu", "p:street:discipline2"],
			["zhuge", "p:street:desk2"],
			["zuoqiu", "p:street:protection2"],
		] as const)
			expect((await invite(who, whom)).statusCode).toBe(200);
		expectRefusal(await invite("zhuge", "p:street:discipline2"), 403, "notYours");
	});
});

describe("what is kept of an invitation", () => {
	test("that it was made and used is in the log with who did it, and no secret is in the database", async () => {
		const body = await fitting(house, token, username);
		const { totpSecret } = (await onInvitation(house, token).read()).json();
		await onInvitation(house, token).accept(body);
		const rows = house.store.connection
			.prepare<[], string>("SELECT bytes FROM event WHERE type LIKE '%Invit%' ORDER BY position")
			.pluck()
			.all();
		const told = rows.map((bytes) => JSON.parse(bytes).event).filter((one) => one.personId === personId);
		expect(told.map(({ type, by }) => [type, by])).toEqual([
			["PersonInvited", "p:street:administrator"],
			["InvitationAccepted", personId],
		]);
		const everything = house.store.connection.serialize();
		for (const secret of [token, totpSecret, body.passphrase])
			expect(everything.includes(Buffer.from(secret))).toBe(false);
		expect(everything.includes(Buffer.from(personId))).toBe(true);
	});
});
