import { describe, expect, test, vi } from "vitest";
import { type ClientOptions, createClient } from "../../web/lib/client.ts";
import { createSession } from "../../web/lib/session.ts";
import { json, problem } from "./desk-samples.ts";

type Fetch = NonNullable<ClientOptions["fetch"]>;

/** A client whose server gives this answer; `calls` holds what it was asked. */
function clientOf(answer: () => Response | Promise<Response>, onSessionLost = () => {}) {
	const calls: { url: string; init: RequestInit }[] = [];
	const fetch: Fetch = async (url, init) => {
		calls.push({ url, init });
		return answer();
	};
	return { client: createClient({ fetch, onSessionLost }), calls };
}

const session = {
	personId: "p1",
	name: "",
	role: "cadre",
	areaPrefix: "331002004017",
	areaName: "柳荫社区",
	posts: [],
};

describe("the client of the staff doors", () => {
	test("a deed is posted as JSON to its case, on this site's own cookie", async () => {
		const { client, calls } = clientOf(() => json({}));
		await client.answerCase("190313-0001-0001", { expectedVersion: 3, words: "修好了。", outcome: "done" });
		expect(calls[0]?.url).toBe("/api/cases/190313-0001-0001/answer");
		expect(calls[0]?.init).toMatchObject({ method: "POST", credentials: "same-origin" });
		expect(calls[0]?.init.headers).toMatchObject({ "content-type": "application/json" });
		expect(calls[0]?.init.body).toBe('{"expectedVersion":3,"words":"修好了。","outcome":"done"}');
	});

	test("a case number cannot leave its place in the address", async () => {
		const { client, calls } = clientOf(() => json({}));
		await client.readCase("../session?x=1");
		expect(calls[0]?.url).toBe("/api/cases/..%2Fsession%3Fx%3D1");
	});

	test("a refusal comes back as a value with its code, field and wait", async () => {
		const refusal = () => problem("textTooLong", 422, { field: "words", retryAfterSeconds: 2 });
		const { client } = clientOf(refusal);
		const reply = await client.signCase("190313-0001-0001", { expectedVersion: 1 });
		const refused = { code: "textTooLong", status: 422, field: "words", retryAfterSeconds: 2 };
		expect(reply).toEqual({ ok: false, refused });
	});

	test.each([
		[507, "storageFull"],
		[503, "busy"],
		[429, "busy"],
		[404, "notFound"],
		[502, "unreadable"],
	])("an answer %i without a code still has one: %s", async (status, code) => {
		const { client } = clientOf(() => new Response("<html>", { status, headers: { "retry-after": "7" } }));
		const reply = await client.listInbox();
		expect(reply).toEqual({ ok: false, refused: { code, status, field: null, retryAfterSeconds: 7 } });
	});

	test("no connection, and an answer that is no JSON, are refusals of their own", async () => {
		const offline = clientOf(() => Promise.reject(new TypeError("Failed to fetch")));
		expect(await offline.client.listInbox()).toMatchObject({ ok: false, refused: { code: "offline" } });
		const broken = clientOf(() => new Response("{", { status: 200 }));
		expect(await broken.client.listInbox()).toMatchObject({ ok: false, refused: { code: "unreadable" } });
	});

	test("a server that never answers is given up after 20 seconds", async () => {
		vi.useFakeTimers();
		const fetch: Fetch = (_url, { signal }) =>
			new Promise((_resolve, reject) =>
				signal?.addEventListener("abort", () => reject(new Error("aborted"))),
			);
		const waiting = createClient({ fetch }).listInbox();
		await vi.advanceTimersByTimeAsync(20_000);
		expect(await waiting).toMatchObject({ ok: false, refused: { code: "tooSlow" } });
		vi.useRealTimers();
	});

	test("sealing answers with nothing, and nothing is read into it", async () => {
		const { client } = clientOf(() => json(null, 204));
		const reply = await client.sealCase("190313-0001-0001", { expectedVersion: 1, track: "conduct" });
		expect(reply).toEqual({ ok: true, value: null });
	});

	test("a session the server has forgotten is reported once per request, and not by a wrong passphrase", async () => {
		const lost = vi.fn();
		const { client } = clientOf(() => problem("sessionMissing", 401), lost);
		await client.listInbox();
		expect(lost).toHaveBeenCalledTimes(1);
		await client.signIn({ username: "a", passphrase: "b" });
		await client.readSession();
		expect(lost).toHaveBeenCalledTimes(1);
	});
});

describe("the session of a staff door", () => {
	/** A session whose server answers by path. */
	const sessionOf = (answers: Record<string, () => Response>) =>
		createSession({ fetch: async (url) => answers[url]?.() ?? problem("routeUnknown", 404) });

	test("nobody signed in is no fault, a server that cannot be reached is one", async () => {
		const out = sessionOf({ "/api/session": () => problem("sessionMissing", 401) });
		await out.start();
		expect(out.state.value).toEqual({ status: "out", lost: false });
		expect(out.demo.value).toBeNull();
		const away = createSession({ fetch: () => Promise.reject(new TypeError("Failed to fetch")) });
		await away.start();
		expect(away.state.value).toMatchObject({ status: "unreachable", refused: { code: "offline" } });
	});

	test("a session that ends by itself is lost, one that is ended is not", async () => {
		const store = sessionOf({
			"/api/session": () => json(session),
			"/api/inbox": () => problem("sessionMissing", 401),
		});
		await store.start();
		expect(store.state.value).toEqual({ status: "in", session });
		await store.client.listInbox();
		expect(store.state.value).toEqual({ status: "out", lost: true });
		await store.signIn({ username: "a", passphrase: "b" });
		await store.signOut();
		expect(store.state.value).toEqual({ status: "out", lost: false });
	});

	test("a file that does not come with the way in by passkey is a refusal as every other", async () => {
		vi.doMock("../../web/lib/passkey.ts", () => {
			throw new TypeError("Failed to fetch dynamically imported module");
		});
		const store = sessionOf({});
		expect(await store.signInByPasskey()).toMatchObject({ code: "offline" });
		const account = { username: "a", name: "b" };
		expect(await store.acceptByPasskey("token", account, "c")).toMatchObject({ code: "offline" });
		vi.doUnmock("../../web/lib/passkey.ts");
	});

	test("signing out that the server did not hear leaves the person signed in", async () => {
		let online = true;
		const store = createSession({
			fetch: async () => (online ? json(session) : Promise.reject(new TypeError("Failed to fetch"))),
		});
		await store.start();
		online = false;
		expect(await store.signOut()).toMatchObject({ code: "offline" });
		expect(store.state.value.status).toBe("in");
	});
});
