import { generate, generateSecret } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SignIn } from "../../server/contract/sign-in.ts";
import { wireInstant } from "../../server/views/common.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

const passphrase = "路灯下的第三只猫 walks home";
const cookieName = "__Host-session";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
	await house.addAccount("duanmu", passphrase);
});
afterAll(() => house.close());

const signIn = (body: Partial<SignIn> = {}) =>
	house.resident.post("/api/session", { username: "duanmu", passphrase, ...body });
const tokenOf = (reply: Awaited<ReturnType<typeof signIn>>) =>
	String(reply.headers["set-cookie"]).match(/__Host-session=([^;]*)/)?.[1] ?? "";

describe("a passphrase", () => {
	test("is kept as Argon2id of at least 19 MiB and two passes, with a salt of its own", async () => {
		await house.addAccount("puyang", passphrase);
		const hashes = house.store.connection
			.prepare<[], string>("SELECT passphrase_hash FROM account")
			.pluck()
			.all();
		expect(new Set(hashes).size).toBe(2);
		for (const hash of hashes) {
			const [, kind, , costs = ""] = hash.split("$");
			expect(kind).toBe("argon2id");
			const [memory = 0, passes = 0] = [...costs.matchAll(/\d+/g)].map(([digits]) => Number(digits));
			expect(memory).toBeGreaterThanOrEqual(19 * 1024);
			expect(passes).toBeGreaterThanOrEqual(2);
			expect(hash).not.toContain(passphrase);
		}
	});

	test("opens a session that says who it is, and is known whatever keyboard wrote it", async () => {
		const reply = await signIn();
		expect(reply.statusCode).toBe(200);
		expect(reply.json()).toEqual({
			...{ personId: "p:liuyin:facilities", name: "端木衡", role: "cadre" },
			...{ areaPrefix: "110199001001", areaName: "柳荫社区" },
			posts: [{ postId: "liuyin:facilities", name: "柳荫社区 市政设施岗", unit: "柳荫社区居民委员会" }],
			// By which whoever looks is named with a time on pages that ask nothing else.
			asOf: wireInstant(house.now()),
		});
		expect((await signIn({ passphrase: passphrase.replace("walks", "ｗａｌｋｓ") })).statusCode).toBe(200);
	});

	test("that is wrong, of nobody, or far too long gets one and the same answer", async () => {
		const wrong = await storingNothing(house, () => signIn({ passphrase: "wrong" }));
		expectRefusal(wrong, 401, "signInRefused");
		for (const body of [
			{ username: "nobody" },
			{ username: "DUANMU" },
			{ username: "" },
			{ passphrase: "" },
			{ passphrase: "x".repeat(257) },
			{ username: "x".repeat(65) },
			{ username: "duanmu\u0000" },
			{ totp: "123456", passphrase: "wrong" },
		]) {
			const reply = await storingNothing(house, () => signIn(body));
			expect([reply.statusCode, reply.body, reply.headers["set-cookie"]]).toEqual([
				401,
				wrong.body,
				undefined,
			]);
		}
	});
});

describe("the cookie", () => {
	test("is for this host alone, unseen by scripts, sent over HTTPS and from our own pages only", async () => {
		const [cookie = "", ...more] = [(await signIn()).headers["set-cookie"] ?? []].flat();
		expect(more).toEqual([expect.stringMatching(/^__Secure-known=[\w-]{43}; /)]);
		expect(more[0]?.split("; ").slice(1).sort()).toEqual([
			...["HttpOnly", "Max-Age=15552000", "Path=/api/session", "SameSite=Strict", "Secure"],
		]);
		const [pair = "", ...attributes] = cookie.split("; ");
		expect(pair).toMatch(/^__Host-session=[\w-]{43}$/);
		expect(attributes.sort()).toEqual(["HttpOnly", "Path=/", "SameSite=Strict", "Secure"]);
	});

	test("holds a token that the database does not know, fresh at each sign-in", async () => {
		const [one, other] = [tokenOf(await signIn()), tokenOf(await signIn())];
		expect(one).not.toBe(other);
		const macs = house.store.connection.prepare<[], Buffer>("SELECT token_mac FROM session").pluck().all();
		expect(macs.length).toBeGreaterThan(1);
		expect(macs.some((mac) => mac.toString("base64url") === one || mac.toString() === one)).toBe(false);
	});

	test("of before is worth nothing after signing in again with it", async () => {
		const old = { cookie: `${cookieName}=${tokenOf(await signIn())}` };
		expect((await house.resident.get("/api/session", old)).statusCode).toBe(200);
		const own = { ...old, origin: "http://localhost", host: "localhost" };
		await house.resident.post("/api/session", { username: "duanmu", passphrase }, own);
		expectRefusal(await house.resident.get("/api/session", old), 401, "sessionMissing");
	});
});

describe("guessing", () => {
	beforeEach(() => house.passSeconds(3600));

	test("is slowed after five failures, twice as long each time, a minute at most; nobody is locked out", async () => {
		const fail = () => signIn({ username: "puyang", passphrase: "wrong" });
		for (let count = 0; count < 5; count += 1) expectRefusal(await fail(), 401, "signInRefused");
		for (const wait of [1, 2, 4, 8, 16, 32, 60, 60]) {
			const slowed = await signIn({ username: "puyang" });
			expectRefusal(slowed, 429, "signInSlow");
			expect(slowed.headers["retry-after"]).toBe(String(wait));
			house.passSeconds(wait);
			expectRefusal(await fail(), 401, "signInRefused");
		}
		expect((await signIn()).statusCode).toBe(200);
		house.passSeconds(60);
		expect((await signIn({ username: "puyang" })).statusCode).toBe(200);
		expectRefusal(await fail(), 401, "signInRefused");
	});

	test("names nobody either: an unknown name is slowed alike", async () => {
		for (let count = 0; count < 5; count += 1) await signIn({ username: "nobody-at-all" });
		expectRefusal(await signIn({ username: "nobody-at-all" }), 429, "signInSlow");
	});
});

describe("the second factor", () => {
	const secret = generateSecret();
	const code = (epoch: number) => generate({ secret, epoch });
	const as = (totp?: string) => signIn({ username: "gongye", ...(totp === undefined ? {} : { totp }) });
	beforeAll(() => house.addAccount("gongye", passphrase, secret));
	beforeEach(() => house.passSeconds(3600));

	test("is needed once enrolled, and no code is as wrong as a wrong one", async () => {
		for (const totp of [undefined, "", "000", "abcdef", "0000000"]) {
			expectRefusal(await as(totp), 401, "signInRefused");
		}
	});

	test("opens once: the same code again opens nothing", async () => {
		const now = await code(house.realSeconds());
		expect((await as(now)).statusCode).toBe(200);
		expectRefusal(await as(now), 401, "signInRefused");
		house.passSeconds(30);
		expect((await as(await code(house.realSeconds()))).statusCode).toBe(200);
	});

	test("a code of long ago or of later is none; a wrong passphrase does not use one up", async () => {
		expectRefusal(await as(await code(house.realSeconds() - 120)), 401, "signInRefused");
		expectRefusal(await as(await code(house.realSeconds() + 120)), 401, "signInRefused");
		const totp = await code(house.realSeconds());
		const wrong = await signIn({ username: "gongye", passphrase: "wrong", totp });
		expectRefusal(wrong, 401, "signInRefused");
		expect((await as(totp)).statusCode).toBe(200);
	});

	test("lies sealed in the database", () => {
		const sealed = house.store.connection
			.prepare<[], Buffer>("SELECT totp_secret FROM account WHERE totp_secret IS NOT NULL")
			.pluck()
			.get();
		expect(sealed?.length).toBeGreaterThan(secret.length);
		expect(sealed?.includes(secret)).toBe(false);
	});
});
