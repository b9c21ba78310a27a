import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lampOut, openTestHouse, type TestHouse } from "../support/app.ts";
import { expectRefusal, storingNothing } from "../support/refusals.ts";

/** Two UTF-16 units, one character. */
const astral = "𠮷";

let house: TestHouse;
beforeAll(async () => {
	house = await openTestHouse();
});
afterAll(() => house.close());

let keys = 0;
const send = (body: object | string, headers: Record<string, string> = {}) => {
	keys += 1;
	const key = `refused-key-${String(keys).padStart(8, "0")}`;
	return house.resident.post("/api/reports", body, { "idempotency-key": key, ...headers });
};
const refused = (body: object | string, headers: Record<string, string> = {}) =>
	storingNothing(house, () => send(body, headers));

describe("what a resident can mend is refused by field, and nothing is stored", () => {
	const cases: readonly (readonly [name: string, over: object, code: string, field: string])[] = [
		["an area that is not in the list", { areaCode: "110199001009" }, "unknownArea", "areaCode"],
		["no area", { areaCode: "" }, "unknownArea", "areaCode"],
		["a category that does not exist", { categoryCode: "0299" }, "unknownCategory", "categoryCode"],
		["a group instead of a category", { categoryCode: "02" }, "unknownCategory", "categoryCode"],
		["no words", { text: "" }, "textEmpty", "text"],
		["blanks instead of words", { text: " \n\t　\r\n" }, "textEmpty", "text"],
		["4,001 characters", { text: "灯".repeat(4001) }, "textTooLong", "text"],
		["4,001 characters of two units each", { text: astral.repeat(4001) }, "textTooLong", "text"],
		["a place of 201 characters", { spot: "边".repeat(201) }, "textTooLong", "spot"],
		["a name of 101 characters", { about: { kind: "unit", name: "名".repeat(101) } }, "textTooLong", "about"],
		["an empty name", { about: { kind: "person", name: " " } }, "textEmpty", "about"],
		["a phone number of letters", { contactPhone: "call me" }, "textUnprintable", "contactPhone"],
		["a phone number of 31 characters", { contactPhone: "1".repeat(31) }, "textTooLong", "contactPhone"],
	];
	for (const [name, over, code, field] of cases) {
		test(name, async () => expectRefusal(await refused({ ...lampOut, ...over }), 422, code, field));
	}

	const unprintable = [
		"\u0000",
		"\u0007",
		"\u000b",
		"\u001b",
		"\u007f",
		"\u0085",
		"\u202e",
		"\u2066",
		"\uffff",
	];
	test("control characters and marks that turn the writing, wherever they stand", async () => {
		for (const character of [...unprintable, "\ud800", "\udc00"]) {
			const answer = await refused({ ...lampOut, text: `路${character}灯` });
			expectRefusal(answer, 422, "textUnprintable", "text");
			const spot = await refused({ ...lampOut, spot: `东${character}门` });
			expectRefusal(spot, 422, "textUnprintable", "spot");
		}
	});

	test("the first reason of several is told", async () => {
		expectRefusal(await refused({ text: "", areaCode: "x", categoryCode: "x" }), 422, "textEmpty", "text");
	});
});

test("4,000 characters are welcome, counted as people count: pairs once, a line break of Windows once", async () => {
	for (const text of [
		"灯".repeat(4000),
		astral.repeat(4000),
		`${"灯".repeat(3998)}\r\n灯`,
		`${"灯\r\n".repeat(2000)}`,
	]) {
		expect((await send({ ...lampOut, text })).statusCode).toBe(201);
	}
});

describe("a body of another shape than the contract is refused whole", () => {
	const cases: readonly (readonly [name: string, over: object, field: string])[] = [
		["a level set by the sender", { level: "emergency" }, "level"],
		["a property nobody asked for", { urgent: true }, "urgent"],
		["a property of nobody's prototype", { constructor: { name: "x" } }, "constructor"],
		["a number as text", { text: 1 }, "text"],
		["no text", { text: undefined }, "text"],
		["null as text", { text: null }, "text"],
		["a number as area", { areaCode: 110199001001001 }, "areaCode"],
		["a list as category", { categoryCode: ["0203"] }, "categoryCode"],
		["a word as danger", { danger: "true" }, "danger"],
		["a number as seal", { sealed: 1 }, "sealed"],
		["an unknown type", { type: "rant" }, "type"],
		["a name alone as about", { about: "端木衡" }, "about"],
		["an unknown kind", { about: { kind: "ghost", name: "x" } }, "kind"],
		["about without a name", { about: { kind: "unit" } }, "name"],
		["more about than asked", { about: { kind: "unit", name: "x", age: 3 } }, "age"],
	];
	for (const [name, over, field] of cases) {
		test(name, async () => expectRefusal(await refused({ ...lampOut, ...over }), 400, "bodyInvalid", field));
	}

	test("a property called __proto__, which changes nothing in the server", async () => {
		const body = `{"__proto__":{"level":"emergency"},${JSON.stringify(lampOut).slice(1)}`;
		expectRefusal(await refused(body), 400, "bodyInvalid", "__proto__");
		const about = `{"about":{"__proto__":{"x":1},"kind":"unit","name":"x"},${JSON.stringify(lampOut).slice(1)}`;
		expectRefusal(await refused(about), 400, "bodyInvalid", "__proto__");
		expect(Object.hasOwn(Object.prototype, "level")).toBe(false);
	});

	test("no object, no JSON, or nothing at all", async () => {
		for (const body of [
			"",
			" ",
			"{",
			"[]",
			"null",
			"1",
			'"text"',
			"{}x",
			"text=a",
			"\ufeff{}",
			"{'text':1}",
		]) {
			const answer = await refused(body);
			expect([answer.statusCode, answer.json().code], body).toEqual([400, "bodyInvalid"]);
		}
	});

	test("brackets as deep as a body can hold", async () => {
		const deep = 60_000;
		expectRefusal(await refused("[".repeat(deep) + "]".repeat(deep)), 400, "bodyInvalid");
		const nested = `{"text":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`;
		expect((await refused(nested)).json().code).toBe("bodyInvalid");
	});
});

describe("a body that cannot be read is refused", () => {
	const raw = (bytes: Buffer, type = "application/json") =>
		storingNothing(house, () =>
			house.app.inject({
				method: "POST",
				url: "/api/reports",
				headers: { "content-type": type, "idempotency-key": "raw-bytes-key-00001" },
				payload: bytes,
			}),
		);
	const around = (middle: readonly number[]) => {
		const [before = "", after = ""] = JSON.stringify({ ...lampOut, text: "灯|" }).split("|");
		return Buffer.concat([Buffer.from(before), Buffer.from(middle), Buffer.from(after)]);
	};

	test("when its UTF-8 is broken: cut off, overlong, half a pair, a byte that never occurs", async () => {
		for (const bytes of [[0xe7, 0x81], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xff], [0xf5, 0x80, 0x80, 0x80]]) {
			expectRefusal(await raw(around(bytes)), 400, "bodyNotUtf8");
		}
		const gbk = Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]);
		expectRefusal(await raw(around([...gbk])), 400, "bodyNotUtf8");
	});

	test("when it is no JSON by its own account", async () => {
		for (const type of ["text/plain", "application/xml", "multipart/form-data; boundary=x", "text/json"]) {
			expectRefusal(await raw(Buffer.from(JSON.stringify(lampOut)), type), 415, "mediaUnsupported");
		}
	});

	test("when it is a form with files that ends too early, where files are taken", async () => {
		const cut = "--x\r\nContent-Disposition: form-data; name=photo; filename=a.jpg\r\n\r\nabc";
		const headers = { "content-type": "multipart/form-data; boundary=x" };
		const answer = await house.app.inject({ method: "POST", url: "/api/photos", headers, payload: cut });
		expectRefusal(answer, 400, "bodyInvalid");
	});

	test("when it is larger than any report", async () => {
		const large = JSON.stringify({ ...lampOut, text: "灯".repeat(100_000) });
		expectRefusal(await raw(Buffer.from(large)), 413, "bodyTooLarge");
	});
});
