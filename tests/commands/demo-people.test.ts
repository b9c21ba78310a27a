import { describe, expect, test } from "vitest";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { demoPeople, demoUnits } from "../../server/commands/demo-people.ts";
import { dutyFor } from "../../server/domain/duty-search.ts";
import { playedDemo } from "../support/played-demo.ts";

const { ledger, everyCase } = playedDemo();

test("the first case is a fresh one where a single person has street lamps and open accounts at level normal", () => {
	const [first] = everyCase();
	const [book] = ledger.setting().dutyBooks;
	if (first === undefined || book === undefined) throw new Error("nothing was played");
	expect(first).toMatchObject({
		track: "service",
		status: "dispatched",
		categoryCode: "0203",
		level: "normal",
		steps: [],
	});
	const [lamp, accounts] = ["0203", "0803"].map((categoryCode) =>
		dutyFor(book, { areaCode: first.areaCode, categoryCode, level: "normal" }),
	);
	expect(lamp?.postId).toBe("huaishu:general");
	expect(accounts?.postId).toBe("huaishu:general");
	expect(demoPeople[0]).toMatchObject({ role: "cadre", personId: "p:huaishu:general" });
});

describe("the people of the demo", () => {
	test("hold every role, each with a username and a name of their own", () => {
		expect(new Set(demoPeople.map(({ role }) => role)).size).toBe(8);
		expect(new Set(demoPeople.map(({ username }) => username)).size).toBe(demoPeople.length);
		expect(new Set(demoPeople.map(({ name }) => name)).size).toBe(demoPeople.length);
		expect(demoPeople.filter(({ post }) => post?.kind === "protection")).toHaveLength(2);
	});

	test("stand in posts whose superior and deputy exist", () => {
		const { posts, units } = ledger.setting();
		const missing = [...posts.values()].filter(({ superiorPostId, deputyPostId, unitId }) => {
			return [superiorPostId, deputyPostId].some((id) => id !== null && !posts.has(id)) || !units.has(unitId);
		});
		expect(missing).toEqual([]);
	});

	test("every duty falls to a post that exists", () => {
		const { posts, dutyBooks } = ledger.setting();
		const items = dutyBooks.flatMap((book) => book.items);
		expect(items.filter(({ postId }) => !posts.has(postId))).toEqual([]);
		expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(items.length);
	});

	test("are named in no report by accident, nor are their posts", () => {
		const titles = [
			...demoPeople.map(({ title }) => title),
			...Object.values(demoUnits).map(([name]) => name),
		];
		const terms = [...demoPeople.map(({ name }) => name), ...titles];
		const naming = demoCases.filter(({ text, spot = "" }) =>
			terms.some((term) => `${text}\n${spot}`.includes(term)),
		);
		expect(naming.map(({ key }) => key)).toEqual([
			"names-a-person",
			"work-for-a-relative",
			"counter-did-well",
		]);
		expect(everyCase().filter(({ namedIds }) => namedIds.length > 0)).toHaveLength(2);
	});
});
