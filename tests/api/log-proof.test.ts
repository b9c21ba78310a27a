import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifierKeyOf } from "../../server/domain/log-note.ts";
import { checkedProof } from "../../server/domain/log-proof.ts";
import { nodePrimitives } from "../../server/primitives.ts";
import { openTestHouse, type TestHouse } from "../support/app.ts";

let house: TestHouse;
beforeEach(async () => {
	house = await openTestHouse();
});
afterEach(() => house.close());

const prove = (receipt: string) => house.resident.get("/api/follow/proof", { "x-receipt": receipt });

/** What the file says to whoever has nothing but the key of the log. */
async function checked(file: string) {
	const key = verifierKeyOf(nodePrimitives, (await house.resident.get("/log/vkey")).body);
	if (key === null) throw new Error("the log has no key");
	return checkedProof(nodePrimitives, file, key);
}

describe("a proof of a report", () => {
	test("verifies offline: the event, its place under a signed checkpoint, and the resident's own words", async () => {
		const text = "三单元门口的路灯坏了，晚上什么也看不见。";
		const { receipt } = await house.submit({ text, spot: "三单元门口" });
		house.publisher.publish();
		const { vkey, proof, opened } = (await prove(receipt)).json();
		expect(`${vkey}\n`).toBe((await house.resident.get("/log/vkey")).body);
		expect(await checked(proof)).toMatchObject({
			event: opened.event,
			words: [
				{ place: "text", text },
				{ place: "spot", text: "三单元门口" },
			],
		});
		expect(JSON.parse(opened.event).event.type).toBe("ReportReceived");
	});

	test("stays good as the log grows, and can be had again", async () => {
		const { receipt } = await house.submit();
		house.publisher.publish();
		const before = (await prove(receipt)).json().proof;
		for (let count = 0; count < 40; count += 1) await house.submit();
		house.publisher.publish();
		const after = (await prove(receipt)).json().proof;
		expect(after).not.toBe(before);
		for (const file of [before, after]) expect(await checked(file)).toHaveProperty("index");
	});

	test("every report has one, a sealed one too, and nobody is told that it was asked for", async () => {
		const about = { kind: "person" as const, name: "端木衡" };
		const { receipt } = await house.submit({ sealed: true, about });
		const others = [await house.submit(), await house.submit()];
		house.publisher.publish();
		const before = house.rows();
		for (const one of [receipt, ...others.map((other) => other.receipt)]) {
			expect(await checked((await prove(one)).json().proof)).toHaveProperty("index");
		}
		expect(house.rows()).toEqual(before);
		expect(house.log.join("")).not.toContain(receipt);
	});

	test("an unknown, a malformed and a missing receipt are refused with the same bytes", async () => {
		const replies = await Promise.all(
			["0000-0000-0000-0000-0000-0000-0000", "no receipt at all", ""].map(prove),
		);
		expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
		expect(replies.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
		const { receipt } = await house.submit();
		const followed = await house.resident.get("/api/follow", { "x-receipt": receipt.replaceAll(/./g, "0") });
		expect(replies[0]?.body).toBe(followed.body);
	});

	test("there is none before the log has published the report", async () => {
		house.publisher.publish();
		const { receipt } = await house.submit();
		const early = await prove(receipt);
		expect([early.statusCode, early.json().code, early.headers["retry-after"]]).toEqual([
			503,
			"notPublished",
			"60",
		]);
		house.publisher.publish();
		expect((await prove(receipt)).statusCode).toBe(200);
	});

	test("it is a file without JavaScript too, and a page says why there is none", async () => {
		const { receipt } = await house.submit();
		const early = await house.resident.form("/follow/proof", { receipt });
		expect([early.statusCode, early.headers["content-type"]]).toEqual([503, "text/html; charset=utf-8"]);
		expect(early.body).toContain("证明还没有做好");
		house.publisher.publish();
		const file = await house.resident.form("/follow/proof", { receipt });
		expect(file.headers["content-disposition"]).toBe('attachment; filename="report.tlog-proof"');
		expect(file.body).toBe((await prove(receipt)).json().proof);
		const unknown = (typed: string) => house.resident.form("/follow/proof", { receipt: typed });
		expect((await unknown("0000-0000-0000-0000-0000-0000-0000")).statusCode).toBe(404);
		expect((await house.resident.form("/follow", { receipt })).body).toContain('formaction="/follow/proof"');
	});
});

describe("the notice about the log", () => {
	test("shows the newest checkpoint and its key in both languages", async () => {
		expect((await house.resident.get("/log")).body).toContain("还没有第一个印记");
		house.publisher.publish();
		const [, , root = ""] = (house.publisher.newest()?.note ?? "").split("\n");
		for (const [query, head] of [
			["", "公开记录"],
			["?lang=en", "Public record"],
		]) {
			const { body, statusCode } = await house.resident.get(`/log${query}`);
			expect([statusCode, body.includes(`${head}</h1>`), body.includes(root)]).toEqual([200, true, true]);
			expect(body).toContain(house.publisher.vkey());
		}
	});
});
