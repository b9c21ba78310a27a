import { expect, test } from "vitest";
import { createClient } from "../../web/lib/client.ts";
import { json, now, problem } from "./desk-samples.ts";

const pageOf = (numbers: readonly string[], nextCursor: string | null) =>
	json({ items: numbers.map((caseNumber) => ({ caseNumber })), nextCursor, asOf: now });

/** A client before a server that answers by address; `asked` are the addresses. */
function clientOf(answers: Readonly<Record<string, () => Response>>) {
	const asked: string[] = [];
	const client = createClient({
		fetch: async (url) => {
			asked.push(url);
			return answers[url]?.() ?? problem("routeUnknown", 404);
		},
	});
	return { client, asked };
}

test("whoever is to be called, and what is left out, is read to the last page, an empty one between or not", async () => {
	const { client } = clientOf({
		"/api/calls": () => pageOf([], "a+b/c="),
		"/api/calls?cursor=a%2Bb%2Fc%3D": () => pageOf(["1", "2"], "d"),
		"/api/calls?cursor=d": () => pageOf(["2", "3"], null),
		"/api/left-out": () => pageOf(["4"], "e"),
		"/api/left-out?cursor=e": () => pageOf(["5"], null),
	});
	const [calls, leftOut] = [await client.listCalls(), await client.listLeftOut()];
	expect(calls).toMatchObject({ ok: true, value: { nextCursor: null, asOf: now } });
	expect(calls.ok && calls.value.items.map(({ caseNumber }) => caseNumber)).toEqual(["1", "2", "3"]);
	expect(leftOut.ok && leftOut.value.items.map(({ caseNumber }) => caseNumber)).toEqual(["4", "5"]);
});

test("a page that is refused ends it: half a list is not shown as all of it", async () => {
	const { client, asked } = clientOf({
		"/api/calls": () => pageOf(["1"], "next"),
		"/api/calls?cursor=next": () => problem("busy", 503),
	});
	expect(await client.listCalls()).toMatchObject({ ok: false, refused: { code: "busy" } });
	expect(asked).toHaveLength(2);
});
