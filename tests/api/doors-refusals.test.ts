import { describe, expect, test } from "vitest";
import type { Ledger } from "../../server/domain/ledger.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";
import { type PlainPage, pageOf, plainDoor } from "../support/plain-browser.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";
import { answered } from "../support/staff-deeds.ts";

const good = { text: "路灯坏了。", areaCode: "110199001001001", categoryCode: "0203" };
const everything = {
	...{ ...good, spot: "3 号楼", danger: "yes", about: "unit", aboutName: "柳荫社区居民委员会" },
	...{ sealed: "yes", wantCall: "yes", contactPhone: "13800138765", consentPublish: "yes" },
};

const door = plainDoor();

const refused = (deed: () => Promise<PlainPage>) => storingNothing(door.house, deed);
const isRefusal = ({ html }: PlainPage) => html.includes("data-refused");

describe("a report that cannot be sent yet", () => {
	const cases: readonly (readonly [name: string, over: Record<string, string>, place: string])[] = [
		["no words", { text: "" }, "#said"],
		["4,001 characters", { text: "灯".repeat(4001) }, "#said"],
		["control characters", { text: "路\u0007灯" }, "#said"],
		["an area that does not exist", { areaCode: "1101" }, "#area"],
		["no area", { areaCode: "" }, "#area"],
		["a category that does not exist", { categoryCode: "9999" }, "#category"],
		["a place too long", { spot: "边".repeat(201) }, "#where"],
		["a name too long", { aboutName: "名".repeat(101) }, "#who"],
		["a telephone number that is none", { contactPhone: "call" }, "#tel"],
	];
	for (const [name, over, place] of cases) {
		test(`${name}: the page says so beside the field and keeps everything typed`, async () => {
			const report = await door.browser.open("/");
			for (const step of ["check", "send"]) {
				const typed = { ...everything, ...over };
				const page = await refused(() => door.browser.press(report, "/report", { ...typed, step }));
				expect(page.status).toBe(422);
				const links = page.addresses.filter((address) => address.startsWith("#"));
				expect(links).toEqual([place]);
				const shown = { ...typed, ...(place === "#area" ? { areaCode: "" } : {}) };
				const { categoryCode, ...rest } = shown;
				expect(page.fields).toMatchObject(name.includes("category") ? rest : { ...rest, categoryCode });
			}
		});
	}

	test("several mistakes are told at once, in the order of the page", async () => {
		const over = { text: "", areaCode: "", spot: "边".repeat(201), wantCall: "yes", contactPhone: "x" };
		const page = await door.browser.press(await door.browser.open("/"), "/report", {
			...over,
			step: "check",
		});
		const links = page.addresses.filter((address) => address.startsWith("#"));
		expect(links).toEqual(["#said", "#area", "#where", "#tel"]);
	});

	test("sent before, gone back to and changed: the new words stay, as a report of their own", async () => {
		const report = await door.browser.open("/");
		await door.browser.press(report, "/report", { ...good, step: "send" });
		const changed = { ...good, text: "路灯还是坏的。", step: "send" };
		const page = await refused(() => door.browser.press(report, "/report", changed));
		expect([page.status, page.fields.text]).toEqual([422, changed.text]);
		expect(page.fields.idempotencyKey).not.toBe(report.fields.idempotencyKey);
		expect((await door.browser.press(page, "/report", { step: "send" })).status).toBe(201);
	});

	test("with a key of no use gets a fresh one", async () => {
		for (const idempotencyKey of ["", "short", "k".repeat(200)]) {
			const page = await door.browser.press({ fields: {} }, "/report", {
				...good,
				idempotencyKey,
				step: "check",
			});
			expect(page.status).toBe(200);
			expect(page.fields.idempotencyKey).toMatch(/^[\w-]{24}$/);
		}
	});
});

describe("a form that none of our pages sends", () => {
	const raw = async (payload: string | Buffer, type = "application/x-www-form-urlencoded") =>
		pageOf(
			await door.house.app.inject({
				method: "POST",
				url: "/report?lang=en",
				headers: { "content-type": type },
				payload,
			}),
		);
	const text = (bytes: string) => `step=send&areaCode=${good.areaCode}&text=${bytes}`;

	test("is refused on a page, in the language asked for, and nothing is stored", async () => {
		for (const [payload, status] of [
			[text("%E8%B7"), 400],
			[text("%FF%FE"), 400],
			[text("%ED%A0%80"), 400],
			[Buffer.from([...Buffer.from(text("")), 0xe8, 0xb7]), 400],
			[`${text("x")}&text=y`, 400],
			[`${text("x")}&level=emergency`, 400],
			[`${text("x")}&__proto__=1`, 400],
			[`${text("x")}&danger=maybe`, 400],
			[`${text("x")}&step=jump`, 400],
			[text("灯".repeat(100_000)), 413],
		] as const) {
			const page = await refused(() => raw(payload));
			expect([page.status, isRefusal(page)], String(payload).slice(-30)).toEqual([status, true]);
			expect(page.html).toContain('<html lang="en"');
			expect(page.html).not.toContain("data-way");
		}
		const json = await refused(() => raw("<a/>", "application/xml"));
		expect([json.status, isRefusal(json)]).toEqual([415, true]);
	});

	test("words of a report are never run: they stand in the page as they were written", async () => {
		const words = `"><script>alert(1)</script></textarea><img src=x onerror=alert(2)>`;
		const page = await door.browser.press(await door.browser.open("/"), "/report", {
			...good,
			text: words,
			spot: words,
		});
		expect(page.fields).toMatchObject({ text: words, spot: words });
		expect(page.html).not.toMatch(/<script>|<img|<\/textarea><img/);
	});
});

describe("an address that leads nowhere", () => {
	test("is a page for people and a problem for programs", async () => {
		const page = await door.browser.open("/nothing/here");
		expect([page.status, isRefusal(page)]).toEqual([404, true]);
		expect(page.addresses).toContain("/");
		// The tab says what the page says: nothing was asked for that was not done.
		const [heading] = /(?<=<h1>).*?(?=<\/h1>)/.exec(page.html) ?? [];
		expect(page.html).toContain(`<title>${heading} · `);
		expectRefusal(await door.house.resident.get("/nothing/here"), 404, "routeUnknown");
		const accept = { accept: "text/html" };
		expectRefusal(await door.house.resident.get("/api/nothing", accept), 404, "routeUnknown");
		expectRefusal(await door.house.resident.form("/nothing", {}, accept), 404, "routeUnknown");
	});

	test("has the same shape and headers where no router takes it", async () => {
		for (const url of ["/%zz", `/api/cases/${"9".repeat(200)}`, "/assets/%00"]) {
			const reply = await door.house.resident.get(url);
			expectRefusal(reply, 404, "routeUnknown");
			expect(reply.headers["content-security-policy"]).toContain("default-src 'none'");
			expect(reply.body).not.toContain("999");
		}
		for (const url of ["/%", "/%zz?lang=en", `/posters/${"9".repeat(200)}`]) {
			const page = await door.browser.open(url);
			expect([page.status, isRefusal(page)], url).toEqual([404, true]);
			expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
			expect(page.html).not.toContain("999");
		}
	});

	test("a form's own address, opened by hand, is the page it belongs to", async () => {
		const deeds = ["message", "verdict", "agree", "disagree", "erasure", "spoken-code", "phone-grant"];
		for (const path of ["/report", "/spoken-code", ...deeds.map((deed) => `/follow/${deed}`)]) {
			const page = await door.browser.open(path);
			expect([page.status, isRefusal(page)]).toEqual([200, false]);
		}
	});
});

describe("below a receipt", () => {
	const asked = async () => {
		const { receipt } = await answered(door.house);
		return door.browser.press({ fields: {} }, "/follow", { receipt });
	};
	const typed = {
		words: "还有一句。",
		verdict: "not",
		reason: "没有修好。",
		contacted: "yes",
		visited: "no",
	};

	test("an unknown receipt and a malformed one give one page, with what was typed", async () => {
		const pages = await Promise.all(
			["0000-1111-2222-3333-4444-5555-6666", "x", "", "<b>"].map(async (receipt) => {
				const page = await refused(() => door.browser.press({ fields: {} }, "/follow", { receipt }));
				expect([page.status, page.fields.receipt]).toEqual([404, receipt]);
				return page.html.replace(/(<textarea[^>]*>)[^<]*/, "$1");
			}),
		);
		expect(new Set(pages).size).toBe(1);
		for (const path of ["/follow/message", "/follow/verdict"]) {
			const over = { ...typed, verdict: "solved", receipt: "x" };
			expect((await refused(() => door.browser.press({ fields: {} }, path, over))).status).toBe(404);
		}
	});

	test("whatever is pressed, nothing typed is lost", async () => {
		const page = await asked();
		expect((await door.browser.press(page, "/follow?lang=en", typed)).fields).toMatchObject(typed);
		const empty = await refused(() => door.browser.press(page, "/follow/message", { ...typed, words: " " }));
		expect([empty.status, empty.fields]).toMatchObject([422, { ...typed, words: " " }]);
		const long = { ...typed, reason: "长".repeat(2001) };
		const late = await refused(() => door.browser.press(page, "/follow/verdict", long));
		expect([late.status, late.fields]).toMatchObject([422, long]);
		const { verdict, ...undecided } = typed;
		const none = await refused(() => door.browser.press(page, "/follow/verdict", undecided));
		expect([none.status, none.fields]).toMatchObject([422, undecided]);
		const told = await door.browser.press(page, "/follow/message", typed);
		expect([told.status, told.fields]).toMatchObject([200, { ...typed, words: "" }]);
		expect((await door.browser.press(told, "/follow/verdict")).status).toBe(200);
	});
});

describe("a server that cannot write", () => {
	const without = async (execute: Ledger["execute"], deed: () => Promise<PlainPage>) => {
		const own = door.house.ledger.execute;
		Object.assign(door.house.ledger, { execute });
		try {
			return await refused(deed);
		} finally {
			Object.assign(door.house.ledger, { execute: own });
		}
	};
	const refusing = (code: RefusalCode) => async () => ({ refusal: { code } });

	test("says so, and one press hands the same report in again once it can", async () => {
		const report = await door.browser.open("/");
		for (const [execute, status] of [
			[refusing("storageFull"), 507],
			[refusing("busy"), 503],
			[refusing("clockWentBack"), 503],
			[() => Promise.reject(new Error("a bug")), 500],
		] as const) {
			const page = await without(execute, () =>
				door.browser.press(report, "/report", { ...everything, step: "send" }),
			);
			expect([page.status, isRefusal(page)]).toEqual([status, true]);
			expect(page.fields).toMatchObject({ ...everything, step: "send" });
			expect(page.html).not.toContain("a bug");
			expect((await door.browser.press(page, "/report")).status).toBe(201);
		}
	});

	test("keeps a message and a verdict on the page", async () => {
		const { receipt } = await answered(door.house);
		const page = await door.browser.press({ fields: {} }, "/follow", { receipt });
		const typed = { words: "还有一句。", verdict: "solved" };
		for (const path of ["/follow/message", "/follow/verdict"]) {
			const full = await without(refusing("storageFull"), () => door.browser.press(page, path, typed));
			expect([full.status, full.fields]).toMatchObject([507, typed]);
		}
	});
});
