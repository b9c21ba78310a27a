import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ListSignInsReply } from "../../server/contract/passphrase.ts";
import type { ListSessionsReply } from "../../server/contract/session.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal } from "../support/refusals.ts";

const passphrase = "三号楼的灯一直亮着呢 hm";
const gateway = { TRUSTED_PROXIES: "127.0.0.1" };
let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse(undefined, { config: gateway });
	for (const username of ["duanmu", "puyang"]) await house.addAccount(username, passphrase);
});
afterAll(() => house.close());
beforeEach(() => house.passSeconds(2 * 3600));

const own = { origin: "http://localhost", host: "localhost" };
type Cookies = Readonly<Record<string, string>>;
const from = (sender: string, headers: Cookies = {}) => ({ "x-forwarded-for": sender, ...own, ...headers });
const signIn = (body: object, headers: Cookies = {}) =>
	house.resident.post("/api/session", { username: "duanmu", passphrase, ...body }, headers);
async function cookiesOf(username: string): Promise<{ session: string; known: string }> {
	const reply = await signIn({ username });
	const set = [reply.headers["set-cookie"] ?? []].flat().map((cookie) => cookie.split(";")[0] ?? "");
	const find = (name: string) => set.find((cookie) => cookie.startsWith(`${name}=`)) ?? "";
	return { session: find("__Host-session"), known: find("__Secure-known") };
}
const listed = async (cookie: string) =>
	(await house.resident.get("/api/sessions", { cookie })).json<ListSessionsReply>().items;
const isOpen = async (cookie: string) =>
	(await house.resident.get("/api/session", { cookie })).statusCode === 200;

describe("the list of sessions", () => {
	test("shows one's own, with the one that asks; each can be ended, and all others at once", async () => {
		const [one, two, three] = [
			await cookiesOf("duanmu"),
			await cookiesOf("duanmu"),
			await cookiesOf("duanmu"),
		];
		const foreign = await cookiesOf("puyang");
		const items = await listed(one.session);
		expect(items).toHaveLength(3);
		expect(items.filter(({ current }) => current)).toHaveLength(1);
		// On the clock of the cases, as the record of sign-ins is: a demo has one clock, not two.
		const record = await house.resident.get("/api/sign-ins", { cookie: one.session });
		expect(items[0]?.startedAt).toBe(record.json<ListSignInsReply>().items[0]?.at);
		const second = (await listed(two.session)).find(({ current }) => current)?.sessionId ?? "";
		await house.resident.delete(`/api/sessions/${second}`, { ...own, cookie: one.session });
		expect([await isOpen(one.session), await isOpen(two.session)]).toEqual([true, false]);
		await house.resident.delete("/api/sessions", { ...own, cookie: one.session });
		expect([await isOpen(one.session), await isOpen(three.session)]).toEqual([true, false]);
		expect(await isOpen(foreign.session)).toBe(true);
	});

	test("ends nobody else's, and leaves out what is over", async () => {
		const [mine, theirs] = [await cookiesOf("duanmu"), await cookiesOf("puyang")];
		const id = (await listed(theirs.session)).find(({ current }) => current)?.sessionId ?? "";
		const reply = await house.resident.delete(`/api/sessions/${id}`, { ...own, cookie: mine.session });
		expect(reply.statusCode).toBe(204);
		expect(await isOpen(theirs.session)).toBe(true);
		house.passSeconds(31 * 60);
		const fresh = await cookiesOf("duanmu");
		expect(await listed(fresh.session)).toHaveLength(1);
	});
});

describe("guessing", () => {
	const guess = (username: string, sender: string) => signIn({ username, passphrase: "wrong" }, from(sender));

	test("from one sender makes another sender's person not wait", async () => {
		for (let count = 0; count < 6; count += 1) await guess("duanmu", "203.0.113.1");
		expectRefusal(await guess("duanmu", "203.0.113.1"), 429, "signInSlow");
		expect((await signIn({}, from("203.0.113.2"))).statusCode).toBe(200);
	});

	test("from everywhere slows strangers, and never a browser that has signed in before", async () => {
		const { known } = await cookiesOf("duanmu");
		expect(known).toMatch(/^__Secure-known=[\w-]{43}$/);
		for (let count = 0; count < 51; count += 1) await guess("duanmu", `198.51.100.${count}`);
		expectRefusal(await signIn({}, from("203.0.113.9")), 429, "signInSlow");
		expect((await signIn({}, from("203.0.113.9", { cookie: known }))).statusCode).toBe(200);
		const foreign = (await cookiesOf("puyang")).known;
		expectRefusal(await signIn({}, from("203.0.113.9", { cookie: foreign })), 429, "signInSlow");
	});

	test("one sender over many usernames is slowed for all of them", async () => {
		for (let count = 0; count < 51; count += 1) await guess(`nobody-${count}`, "192.0.2.7");
		expectRefusal(await guess("somebody-else", "192.0.2.7"), 429, "signInSlow");
		expect((await signIn({ username: "puyang" }, from("192.0.2.8"))).statusCode).toBe(200);
	});

	test("a known browser guesses no faster than a stranger", async () => {
		const { known } = await cookiesOf("puyang");
		const tries = { username: "puyang", passphrase: "wrong" };
		for (let count = 0; count < 5; count += 1) await signIn(tries, from("192.0.2.9", { cookie: known }));
		expectRefusal(await signIn(tries, from("192.0.2.9", { cookie: known })), 429, "signInSlow");
	});
});
