import { hash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkedCheckpoint, verifierKeyOf } from "../../server/domain/log-note.ts";
import { emptyEdge, rootOf, withLeaves } from "../../server/domain/log-tree.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "buffer");

let house: TestHouse;
beforeEach(async () => {
	house = await openTestHouse();
});
afterEach(() => house.close());

const body = async (path: string) => (await house.resident.get(`/log/${path}`)).body;

/** The head of the log, its signature checked with the key the log tells. */
async function head() {
	const key = verifierKeyOf(nodePrimitives, await body("vkey"));
	const checked = key && checkedCheckpoint(nodePrimitives, await body("checkpoint"), key);
	if (checked === null || "fault" in checked) throw new Error("the checkpoint is not signed");
	return checked;
}

async function tile(path: string): Promise<Buffer[]> {
	const { statusCode, rawPayload } = await house.resident.get(`/log/tile/${path}`);
	expect([statusCode, rawPayload.length % 32]).toEqual([200, 0]);
	return Array.from({ length: rawPayload.length / 32 }, (_, at) =>
		rawPayload.subarray(at * 32, at * 32 + 32),
	);
}

describe("the public log", () => {
	test("tells a signed checkpoint over all events, whose root anybody recomputes from the tiles", async () => {
		await house.submit();
		house.publisher.publish();
		const { origin, size, root } = await head();
		expect([origin, Number(size) % 64]).toEqual(["hotline.example/log", 0]);
		const leaves = await tile(`0/000.p/${size}`);
		expect(Buffer.from(rootOf(sha256, withLeaves(sha256, emptyEdge, leaves).edge))).toEqual(
			Buffer.from(root),
		);
		const events = house.store.connection.prepare<[], Buffer>("SELECT leaf FROM event").pluck().all();
		expect(leaves.slice(0, events.length)).toEqual(events);
	});

	test("its tiles are those of C2SP tlog-tiles at every level that is full", async () => {
		for (let count = 0; count < 110; count += 1) await house.submit();
		house.publisher.publish();
		const size = Number((await head()).size);
		expect(size).toBeGreaterThan(256);
		expect(size).toBeLessThan(512);
		const full = await tile("0/000");
		const last = await tile(`0/001.p/${size - 256}`);
		expect([full.length, last.length]).toEqual([256, size - 256]);
		const [first] = await tile("1/000.p/1");
		expect(first).toEqual(Buffer.from(rootOf(sha256, withLeaves(sha256, emptyEdge, full).edge)));
	});

	test("tells nothing before a checkpoint covers it, and keeps no tile that does not exist", async () => {
		expect((await house.resident.get("/log/checkpoint")).statusCode).toBe(404);
		expect((await house.resident.get("/log/tile/0/000.p/1")).statusCode).toBe(404);
		house.publisher.publish();
		const { size } = await head();
		for (let count = 0; count < 40; count += 1) await house.submit();
		const unknown = [`0/000.p/${Number(size) + 1}`, "0/000", "0/001.p/1", "1/000.p/1", "0/0", "0/000.p/0"];
		for (const path of [...unknown, "entries/000", "9/000", "0/000.p/256", "..%2fvkey"]) {
			expect((await house.resident.get(`/log/tile/${path}`)).statusCode, path).toBe(404);
		}
		expect((await head()).size).toBe(size);
	});

	test("tiles may be kept for good, the checkpoint for a few seconds only", async () => {
		house.publisher.publish();
		const caching = async (path: string) => {
			const { headers } = await house.resident.get(`/log/${path}`);
			return [headers["content-type"], headers["cache-control"]];
		};
		const text = "text/plain; charset=utf-8";
		expect(await caching("tile/0/000.p/64")).toEqual([
			"application/octet-stream",
			"public, max-age=31536000, immutable",
		]);
		expect(await caching("checkpoint")).toEqual([text, "public, max-age=5"]);
		expect(await caching("vkey")).toEqual([text, "public, max-age=5"]);
	});

	test("its feed lists the newest checkpoints, newest first, as they were signed", async () => {
		house.publisher.publish();
		const first = await body("checkpoint");
		await house.submit();
		for (let count = 0; count < 40; count += 1) await house.submit();
		house.publisher.publish();
		house.publisher.publish();
		const feed = await house.resident.get("/log/feed");
		expect(feed.headers["content-type"]).toBe("application/feed+json; charset=utf-8");
		const { items } = feed.json() as { items: { id: string; content_text: string }[] };
		expect(items.map(({ content_text }) => content_text)).toEqual([await body("checkpoint"), first]);
		expect(items[0]?.id).toBe(`hotline.example/log#${(await head()).size}`);
	});

	test("one more event or twenty are told alike: by a multiple of 64", async () => {
		const sizes = new Set<bigint>();
		for (const count of [1, 20]) {
			house.publisher.publish();
			const before = (await head()).size;
			for (let done = 0; done < count; done += 1) await house.submit();
			house.publisher.publish();
			sizes.add((await head()).size - before);
		}
		expect([...sizes]).toEqual([BigInt(64)]);
	});
});
