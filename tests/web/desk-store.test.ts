import { describe, expect, test } from "vitest";
import { createDesk } from "../../web/desk/desk.ts";
import { followSession } from "../../web/lib/seat.ts";
import { createSession } from "../../web/lib/session.ts";
import { caseOf, json, now, problem, row } from "./desk-samples.ts";
import { caseNumber, deskOf, inbox, openOf, path, shown } from "./desk-server.ts";

describe("a deed on the case on screen", () => {
	test("it carries the version that was read, and its words leave the draft once they are sent", async () => {
		const { desk, bodies } = deskOf({
			[`GET ${path}`]: () => json(caseOf({ version: 7 })),
			[`POST ${path}/contact`]: () => json(caseOf({ version: 8, ask: "answer" })),
			"GET /api/inbox": () => inbox(),
		});
		await desk.work.show(caseNumber);
		desk.drafts.write(caseNumber, { contactWords: "看了", nextStep: "换灯", answerWords: "先写着" });
		const said = { words: "看了", nextStep: "换灯", byDate: "2019-03-18" };
		await desk.work.perform({ act: "contact", ...said });
		expect(bodies).toEqual([{ expectedVersion: 7, ...said }]);
		expect(openOf(desk)?.reply.version).toBe(8);
		expect(desk.drafts.of(caseNumber)).toMatchObject({
			contactWords: "",
			nextStep: "",
			answerWords: "先写着",
		});
		expect(desk.work.done.value).toMatchObject({ act: "contact", caseNumber });
	});

	test("a refusal takes no words away and says which form it is about", async () => {
		const { desk } = deskOf({
			[`GET ${path}`]: () => json(caseOf()),
			[`POST ${path}/answer`]: () => problem("textUnprintable", 422, { field: "words" }),
		});
		await desk.work.show(caseNumber);
		desk.drafts.write(caseNumber, { answerWords: "修好了" });
		await desk.work.perform({ act: "answer", words: "修好了", outcome: "done", mediation: "" });
		expect(desk.drafts.of(caseNumber).answerWords).toBe("修好了");
		expect(desk.work.deedRefused.value).toMatchObject({ act: "answer", refused: { field: "words" } });
		expect(desk.work.done.value).toBeNull();
		expect(desk.work.sending.value).toBeNull();
	});

	test("a stale one reads the new state beside the words typed", async () => {
		let version = 3;
		const { desk } = deskOf({
			[`GET ${path}`]: () => json(caseOf({ version })),
			[`POST ${path}/answer`]: () => problem("stale", 409),
		});
		await desk.work.show(caseNumber);
		desk.drafts.write(caseNumber, { answerWords: "修好了" });
		version = 5;
		await desk.work.perform({ act: "answer", words: "修好了", outcome: "done", mediation: "" });
		expect(openOf(desk)).toMatchObject({ seen: 3, reply: { version: 5 } });
		expect(desk.drafts.of(caseNumber).answerWords).toBe("修好了");
	});

	test("a second press while one is on its way sends nothing", async () => {
		let resolve: (response: Response) => void = () => {};
		const answer = new Promise<Response>((settle) => {
			resolve = settle;
		});
		const { desk, bodies } = deskOf({
			[`GET ${path}`]: () => json(caseOf()),
			[`POST ${path}/signature`]: () => answer,
			"GET /api/inbox": () => inbox(),
		});
		await desk.work.show(caseNumber);
		const first = desk.work.perform({ act: "sign" });
		await desk.work.perform({ act: "sign" });
		resolve(json(caseOf({ version: 4 })));
		await first;
		expect(bodies).toEqual([{ expectedVersion: 3 }]);
		expect(openOf(desk)?.reply.version).toBe(4);
	});

	test("a case just sealed is on screen no more", async () => {
		const { desk } = deskOf({
			[`GET ${path}`]: () => json(caseOf({ sealed: true, state: "received" })),
			[`POST ${path}/seal`]: () => json(null, 204),
			"GET /api/inbox": () => inbox(),
		});
		await desk.work.show(caseNumber);
		await desk.work.perform({ act: "sealConduct" });
		expect(desk.work.open.value).toEqual({ status: "none" });
		expect(desk.work.done.value).toMatchObject({ act: "sealConduct", reply: null });
	});
});

describe("what the desk reads by itself", () => {
	test("a case that moved is read again, one that did not is left alone", async () => {
		let version = 3;
		const { desk, asked } = deskOf({
			[`GET ${path}`]: () => json(caseOf({ version })),
			[shown]: () => inbox({ version }),
		});
		await desk.work.show(caseNumber);
		await desk.refresh();
		expect(asked.filter((line) => line === `GET ${path}`)).toHaveLength(1);
		version = 4;
		await desk.refresh();
		expect(asked.filter((line) => line === `GET ${path}`)).toHaveLength(2);
		expect(openOf(desk)).toMatchObject({ seen: null, reply: { version: 4 } });
	});

	test("a sealed case is never opened again by itself, because opening it is recorded", async () => {
		const { desk, asked } = deskOf({
			[`GET ${path}`]: () => json(caseOf({ sealed: true })),
			[shown]: () => inbox({ version: 9, sealed: true }),
		});
		await desk.work.show(caseNumber);
		await desk.refresh();
		expect(asked.filter((line) => line === `GET ${path}`)).toHaveLength(1);
		expect(openOf(desk)?.seen).toBe(3);
	});

	test("what somebody else did is marked only where words stand typed", async () => {
		let version = 3;
		const { desk } = deskOf({
			[`GET ${path}`]: () => json(caseOf({ version })),
			[shown]: () => inbox({ version }),
		});
		await desk.work.show(caseNumber);
		desk.drafts.write(caseNumber, { answerWords: "快好了" });
		version = 4;
		await desk.refresh();
		expect(openOf(desk)?.seen).toBe(3);
	});

	test("the list is read to its last page, and a row seen twice is shown once", async () => {
		const { desk } = deskOf({
			"GET /api/inbox": () => json({ items: [row("a"), row("b")], nextCursor: "b", asOf: now }),
			"GET /api/inbox?cursor=b": () => json({ items: [row("b"), row("c")], nextCursor: null, asOf: now }),
		});
		await desk.refresh();
		expect(desk.inbox.listed.value?.items.map((item) => item.caseNumber)).toEqual(["a", "b", "c"]);
	});

	test("a failed reading keeps the list that was there and says so", async () => {
		let answer = () => inbox({});
		const { desk } = deskOf({ "GET /api/inbox": () => answer() });
		await desk.refresh();
		answer = () => problem("busy", 503);
		await desk.refresh();
		expect(desk.inbox.listed.value?.items).toHaveLength(1);
		expect(desk.inbox.refused.value).toMatchObject({ code: "busy" });
	});

	test("rows that come later are new until they are opened; the first list is not", async () => {
		let items = [row("a")];
		const { desk } = deskOf({ "GET /api/inbox": () => json({ items, nextCursor: null, asOf: now }) });
		await desk.refresh();
		expect([...desk.inbox.fresh.value]).toEqual([]);
		items = [row("b"), row("a")];
		await desk.refresh();
		expect([...desk.inbox.fresh.value]).toEqual(["b"]);
		expect(desk.inbox.arrived.value).toEqual({ count: 1, mine: 2 });
		desk.inbox.opened("b");
		expect([...desk.inbox.fresh.value]).toEqual([]);
	});
});

describe("who sits at the desk", () => {
	const person = (personId: string) => ({
		personId,
		name: "",
		role: "cadre",
		areaPrefix: "331002004017",
		areaName: "柳荫社区",
		posts: [],
	});

	/** A desk whose next sign-in is `personId`. */
	async function seated() {
		let personId = "p1";
		const store = createSession({
			fetch: async (url) => (url === "/api/inbox" ? problem("sessionMissing", 401) : json(person(personId))),
		});
		const desk = createDesk(store.client);
		followSession(store, desk);
		await store.signIn({ username: "a", passphrase: "b" });
		desk.drafts.write(caseNumber, { answerWords: "快好了" });
		return {
			store,
			desk,
			lose: () => store.client.listInbox(),
			next: (other: string) => {
				personId = other;
				return store.signIn({ username: "a", passphrase: "b" });
			},
		};
	}

	test("a lost session gives the words back to the same person", async () => {
		const { desk, lose, next } = await seated();
		await lose();
		await next("p1");
		expect(desk.drafts.of(caseNumber).answerWords).toBe("快好了");
	});

	test("nobody else ever sees them", async () => {
		const { desk, lose, next } = await seated();
		await lose();
		await next("p2");
		expect(desk.drafts.anyUnfinished()).toBe(false);
	});

	test("signing out leaves nothing behind", async () => {
		const { store, desk } = await seated();
		await store.signOut();
		expect(desk.drafts.anyUnfinished()).toBe(false);
		expect(desk.inbox.listed.value).toBeNull();
	});
});
