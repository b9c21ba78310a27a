import { describe, expect, test } from "vitest";
import { countsOf, everything, narrowed, shownOf, tallyOf } from "../../web/desk/inbox.ts";
import { addressWith, shownIn } from "../../web/desk/inbox-address.ts";
import { createSearch } from "../../web/desk/search-store.ts";
import { createClient } from "../../web/lib/client.ts";
import { json, now, problem, row } from "./desk-samples.ts";

const items = [
	row("lamp", { state: "dispatched" }),
	row("drain", { categoryCode: "0204", step: "yellow" }),
	row("unnamed", { categoryCode: null, ask: "wait" }),
];
const numbers = (rows: readonly { caseNumber: string }[]) => rows.map(({ caseNumber }) => caseNumber);

describe("the list is narrowed", () => {
	test("by state, by category and by both, and the chips count what is left", () => {
		expect(numbers(narrowed(items, everything))).toEqual(["lamp", "drain", "unnamed"]);
		expect(numbers(narrowed(items, { state: "handling", category: "" }))).toEqual(["drain", "unnamed"]);
		expect(numbers(narrowed(items, { state: "", category: "none" }))).toEqual(["unnamed"]);
		expect(countsOf(narrowed(items, { state: "handling", category: "" }))).toEqual({
			...{ mine: 1, all: 2, carded: 1, resident: 0, assist: 0 },
		});
		expect(numbers(shownOf(items, "carded", { state: "handling", category: "0204" }))).toEqual(["drain"]);
	});

	test("each choice says how many there are, and the one that was made stays when it has none left", () => {
		expect(tallyOf(items, "state", "")).toEqual([
			["dispatched", 1],
			["handling", 2],
		]);
		expect(tallyOf(items, "category", "0301")).toEqual([
			["0203", 1],
			["0204", 1],
			["0301", 0],
			["none", 1],
		]);
	});

	test("the address holds what was chosen beside all else, and takes nothing it does not know", () => {
		const shown = { filter: "carded", narrow: { state: "handling", category: "0204" } } as const;
		const address = addressWith("?lang=en", shown);
		expect(address).toBe("?lang=en&show=carded&state=handling&category=0204");
		expect(shownIn(address)).toEqual(shown);
		expect(addressWith(address, { filter: "mine", narrow: everything })).toBe("?lang=en");
		expect(addressWith("?show=all", { filter: "mine", narrow: everything })).toBe("");
		expect(shownIn("?show=none&state=<b>")).toEqual({ filter: "mine", narrow: everything });
	});
});

describe("a search", () => {
	const page = (caseNumber: string, nextCursor: string | null) =>
		json({ items: [row(caseNumber)], nextCursor, asOf: now });

	test("asks with the words in the body, goes on where it stopped, and is cleared", async () => {
		const bodies: unknown[] = [];
		const client = createClient({
			fetch: async (url, init) => {
				expect(url).toBe("/api/search");
				bodies.push(JSON.parse(String(init.body)));
				return bodies.length === 1 ? page("one", "on") : page("two", null);
			},
		});
		const search = createSearch(client);
		search.typed.value = " 路灯 ";
		await search.look();
		await search.more();
		await search.more();
		expect(bodies).toEqual([{ words: "路灯" }, { words: "路灯", cursor: "on" }]);
		expect(numbers(search.found.value?.items ?? [])).toEqual(["one", "two"]);
		search.typed.value = "  ";
		await search.look();
		expect(search.found.value).toBeNull();
	});

	test("that was asked later is not undone by the answer to an earlier one, and a refusal keeps what was found", async () => {
		const answers: ((reply: Response) => void)[] = [];
		const client = createClient({ fetch: () => new Promise((answer) => answers.push(answer)) });
		const search = createSearch(client);
		const ask = (words: string) => {
			search.typed.value = words;
			return search.look();
		};
		const [early, late] = [ask("路"), ask("路灯")];
		answers[1]?.(page("late", null));
		answers[0]?.(page("early", null));
		await Promise.all([early, late]);
		expect(numbers(search.found.value?.items ?? [])).toEqual(["late"]);
		const refused = ask("灯");
		answers[2]?.(problem("unexpected", 500));
		await refused;
		expect(search.refused.value?.code).toBe("unexpected");
		expect(numbers(search.found.value?.items ?? [])).toEqual(["late"]);
	});
});
