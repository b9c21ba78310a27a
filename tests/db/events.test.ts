import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, eventFrom, leafHash, saltSource, written } from "../../db/canonical.ts";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { migrations } from "./engines.ts";
import { noon, received, submission } from "./happenings.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

describe("the bytes of an event", () => {
	it(`are RFC 8785 for every value JSON can say (SEED=${seed})`, () => {
		const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme-ascii" }));
		const name = fc
			.oneof(text, fc.constantFrom("", "toString", "constructor", "\ue000", "\u{1f600}", "a10", "a9"))
			.filter((drawn) => !/^\d|^__proto__$/.test(drawn));
		const { value } = fc.letrec((tie) => ({
			value: fc.oneof(
				{ depthSize: "small" },
				fc.constantFrom(null, true, false, -0, 1e21, 5e-324, Number.MAX_SAFE_INTEGER),
				fc.double({ noNaN: true, noDefaultInfinity: true }),
				text,
				fc.array(tie("value")),
				fc.dictionary(name, tie("value")),
			),
		}));
		fc.assert(
			fc.property(value, (any) => {
				const json = canonicalJson(any);
				expect(json).toBe(canonicalize(any));
				// Read back, the members stand in the same order.
				expect(JSON.stringify(JSON.parse(json))).toBe(json);
			}),
			{ seed, numRuns: 1000 },
		);
	});

	it("leave out members that are undefined, and refuse what JSON cannot say", () => {
		expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
		const unruly = [{ 10: 1, 9: 2 }, JSON.parse('{"__proto__":1}')];
		const unsayable = [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", { "\udc00": 1 }, () => 1, 1n];
		for (const value of [...unruly, ...unsayable]) {
			expect(() => canonicalJson(value)).toThrow("has no canonical form");
		}
	});

	it("are these, and their leaf hashes those of RFC 6962, for good", () => {
		const signed = written("case/190313-0000-0001", 3, "A".repeat(22), {
			type: "CaseSigned",
			at: 1_552_451_400,
			by: "wang",
		});
		expect(signed.bytes).toBe(
			'{"event":{"at":1552451400,"by":"wang","type":"CaseSigned"},"salt":"AAAAAAAAAAAAAAAAAAAAAA","stream":"case/190313-0000-0001","v":1,"version":3}',
		);
		expect(leafHash(signed.bytes).toString("hex")).toBe(
			"7fadec9a14f74f6ab5d2a0100e5449ff77fa6b9f608f42be0d9dbf0605e69c77",
		);
		const area = { type: "AreaNamed", at: 1_552_451_400, areaCode: "110101001", name: "青石桥街道" } as const;
		const named = written("area/110101001", 1, "B".repeat(22), area);
		expect(named.bytes).toBe(
			'{"event":{"areaCode":"110101001","at":1552451400,"name":"青石桥街道","type":"AreaNamed"},"salt":"BBBBBBBBBBBBBBBBBBBBBB","stream":"area/110101001","v":1,"version":1}',
		);
		expect(leafHash(named.bytes).toString("hex")).toBe(
			"9ad5c4bc2b85d8b6d7157847875a439a7d0ab022b92507af3bfe21323032229a",
		);
	});

	it("hold the event that states are folded from, member by member", () => {
		const happened = received("1", noon, { spot: { id: "b", hash: "a" } });
		const { bytes, event } = written("case/1", 1, "salt", happened);
		expect(JSON.stringify(event)).toBe(JSON.stringify(eventFrom(bytes)));
		expect(event).toEqual(happened);
	});

	it("are stored as they were hashed", async () => {
		const store = openStore(":memory:", { migrations });
		const ledger = createLedger({ store, clock: () => noon, randomBytes });
		await ledger.execute(submission("190313-0000-0001"));
		const rows = store.connection
			.prepare("SELECT stream, version, CAST(bytes AS BLOB), leaf FROM event")
			.raw()
			.all();
		expect(rows.length).toBe(2);
		for (const [stream, version, bytes, leaf] of rows as [string, number, Buffer, Buffer][]) {
			const plain = createHash("sha256")
				.update(Buffer.concat([Buffer.from([0]), bytes]))
				.digest();
			expect(leaf.equals(plain)).toBe(true);
			const envelope = JSON.parse(bytes.toString());
			expect(envelope).toMatchObject({ v: 1, stream, version, salt: expect.stringMatching(/^[\w-]{22}$/) });
			expect(canonicalize(envelope)).toBe(bytes.toString());
			expect(bytes.toString()).not.toContain("路灯");
		}
		await ledger.close();
	});

	it("carry a salt of 128 random bits, each drawn once", () => {
		let drawn = 0;
		const salt = saltSource((count) => {
			drawn += count;
			return createHash("shake256", { outputLength: count }).update(`${drawn}`).digest();
		});
		const salts = Array.from({ length: 1000 }, salt);
		expect(new Set(salts).size).toBe(1000);
		expect(salts.every((one) => /^[\w-]{22}$/.test(one))).toBe(true);
		expect(drawn).toBeGreaterThanOrEqual(16_000);
	});
});

describe("an event once written", () => {
	const { connection } = openStore(":memory:", { migrations });
	const row = ["1", "'case/1'", "1", "'ReportReceived'", "2", "'{}'", "x'00'"];
	connection.exec(`INSERT INTO event VALUES (${row.join(", ")})`);
	const columns = connection.pragma("table_info(event)") as { name: string }[];
	const whole = () => connection.prepare("SELECT * FROM event").all();
	const before = whole();

	it.each(columns)("is never changed in its $name", ({ name }) => {
		expect(() => connection.exec(`UPDATE event SET ${name} = 7`)).toThrow("events are never changed");
		expect(whole()).toEqual(before);
	});

	it("is never deleted, and never replaced by another of its position or version", () => {
		expect(() => connection.exec("DELETE FROM event")).toThrow("events are never deleted");
		expect(() => connection.exec("REPLACE INTO event VALUES (1, 'case/2', 9, 'x', 9, '[]', x'01')")).toThrow(
			"never deleted",
		);
		expect(() => connection.exec("REPLACE INTO event VALUES (9, 'case/1', 1, 'x', 9, '[]', x'01')")).toThrow(
			"never deleted",
		);
		expect(() => connection.exec("INSERT INTO event VALUES (9, 'case/1', 1, 'x', 9, '[]', x'01')")).toThrow(
			"UNIQUE",
		);
		expect(columns.length).toBe(7);
		expect(whole()).toEqual(before);
	});
});
