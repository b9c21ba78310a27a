import { describe, expect, test } from "vitest";
import type { ListOverdueReply, OverdueItem } from "../../server/contract/escalation.ts";
import { changesBetween, groupsOf, mergeChanges, noChanges, withoutSeen } from "../../web/audit/board.ts";
import { type BoardState, createBoard } from "../../web/audit/board-store.ts";
import { axisDaysIn, overdueQuestionIn } from "../../web/audit/escalation-filters.tsx";
import { type KeyName, keyMeant } from "../../web/audit/keys.ts";
import { auditRoutes, filePath, linkTo } from "../../web/audit/paths.ts";
import { createReads } from "../../web/audit/reads.ts";
import { createClient, type Refused } from "../../web/lib/client.ts";
import { plainPreferences } from "../../web/parts/preferences.tsx";
import { asOf, at, fired, overdue } from "./audit-samples.ts";

const all = { group: null, step: null, areaCode: null };
const named = (caseNumber: string, more: Partial<OverdueItem> = {}) => overdue({ caseNumber, ...more });
const page = (items: OverdueItem[], nextCursor: string | null = null): ListOverdueReply => ({
	items,
	counts: { ignored: items.length, late: 0, carded: 0 },
	asOf,
	nextCursor,
});

const busy: Refused = { code: "busy", status: 503, field: null, retryAfterSeconds: null };

/** A board over pages by cursor; a page that is missing is refused. */
function boardOver(pages: Record<string, ListOverdueReply>) {
	return createBoard(
		{
			listOverdue: async (_, cursor) => {
				const value = pages[cursor ?? "first"];
				return value === undefined ? { ok: false, refused: busy } : { ok: true, value };
			},
		},
		all,
	);
}

function shown(state: BoardState) {
	if (state.status !== "ready") throw new Error(`the board is ${state.status}`);
	return { ...state, numbers: state.reply.items.map(({ caseNumber }) => caseNumber) };
}

describe("the board in its groups", () => {
	test("ignored stand before late, late before what only carries a card, each in the server's order", () => {
		const items = [named("c", { group: "carded" }), named("b", { group: "late" }), named("a"), named("d")];
		const groups = groupsOf(items).map(({ group, items: rows }) => [group, rows.length]);
		expect(groups).toEqual([
			["ignored", 2],
			["late", 1],
			["carded", 1],
		]);
	});

	test("a group without rows is not shown", () => {
		expect(groupsOf([named("a")]).map(({ group }) => group)).toEqual(["ignored"]);
	});
});

describe("what changed is marked until somebody has seen it", () => {
	const before = { items: [named("a"), named("b")], asOf };

	test("a step and a new holder are marked in their cells, passing time is not", () => {
		const after = named("a", {
			step: "yellow",
			nextMove: { as: "leader", post: "青石桥街道 分管领导岗" },
			steps: [...overdue().steps, fired("yellow", asOf)],
		});
		expect([...(changesBetween(before, [after, named("b")]).get("a") ?? [])].sort()).toEqual([
			"held",
			"post",
			"step",
		]);
		expect(changesBetween(before, before.items)).toEqual(noChanges);
	});

	test("a case that came onto the board since is marked, one from a page not shown is not", () => {
		const old = named("c");
		const fresh = named("d", { overdueSince: asOf });
		expect([...changesBetween(before, [...before.items, old, fresh]).keys()]).toEqual(["d"]);
	});

	test("marks stay through further readings and go when the row is seen", () => {
		const one = changesBetween(before, [named("a", { step: "red" }), named("b")]);
		const two = mergeChanges(one, changesBetween(before, [named("a"), named("b", { post: null })]));
		expect([...two.keys()]).toEqual(["a", "b"]);
		expect([...withoutSeen(two, "a").keys()]).toEqual(["b"]);
		const both = mergeChanges(one, new Map([["a", new Set(["post"] as const)]]));
		expect([...(both.get("a") ?? [])]).toEqual(["step", "post"]);
	});
});

describe("the board reads anew in place", () => {
	test("the next page is added, and a new reading keeps both", async () => {
		const board = boardOver({ first: page([named("a")], "2"), 2: page([named("b")]) });
		await board.refresh();
		expect(shown(board.state.value).numbers).toEqual(["a"]);
		await board.more();
		expect(shown(board.state.value).numbers).toEqual(["a", "b"]);
		await board.refresh();
		expect(shown(board.state.value).numbers).toEqual(["a", "b"]);
		expect(shown(board.state.value).changes.size).toBe(0);
	});

	test("a case that moved to the first page is not shown twice", async () => {
		const board = boardOver({ first: page([named("a"), named("b")], "2"), 2: page([named("b")]) });
		await board.refresh();
		await board.more();
		expect(shown(board.state.value).numbers).toEqual(["a", "b"]);
	});

	test("a failed reading keeps what was there and says so; a good one takes that back", async () => {
		const pages: Record<string, ListOverdueReply> = { first: page([named("a")]) };
		const board = boardOver(pages);
		await board.refresh();
		delete pages.first;
		await board.refresh();
		expect(shown(board.state.value).numbers).toEqual(["a"]);
		expect(shown(board.state.value).stale?.code).toBe("busy");
		pages.first = page([named("a", { step: "red" })]);
		await board.refresh();
		expect(shown(board.state.value).stale).toBeNull();
		expect([...shown(board.state.value).changes.keys()]).toEqual(["a"]);
		board.seen("a");
		expect(shown(board.state.value).changes.size).toBe(0);
	});

	test("a board that never came says why", async () => {
		const board = boardOver({});
		await board.refresh();
		expect(board.state.value).toMatchObject({ status: "refused", refused: { status: 503 } });
	});
});

describe("what is asked lies in the address", () => {
	test("groups, steps and areas the board knows are asked, others are not", () => {
		expect(overdueQuestionIn({ group: "late", step: "red", areaCode: "110102004003" })).toEqual({
			group: "late",
			step: "red",
			areaCode: "110102004003",
		});
		expect(overdueQuestionIn({ group: "x", step: "pink", areaCode: "1' OR 1" })).toEqual(all);
		expect(axisDaysIn({ days: "7" })).toBe(7);
		expect(axisDaysIn({ days: "8" })).toBe(21);
	});

	test("links keep language and letter size, and only what was asked", () => {
		const english = { ...plainPreferences, language: "en", large: true } as const;
		expect(linkTo(auditRoutes.board, plainPreferences, { group: null })).toBe("/audit");
		expect(linkTo(auditRoutes.board, english, { group: "late" })).toBe(
			"/audit?lang=en&type=large&group=late",
		);
		expect(filePath("261111-0052-0001")).toBe("/audit/cases/261111-0052-0001");
	});

	test("the server is asked what the address asks, page after page", async () => {
		const asked: string[] = [];
		const send = async (url: string) => {
			asked.push(url);
			return new Response(JSON.stringify(page([])), { status: 200 });
		};
		const reads = createReads(createClient({ fetch: send }));
		await reads.listOverdue({ ...all, group: "late" }, "next");
		await reads.readStatistics({ from: at("01T00:00"), to: null, areaCode: null });
		expect(asked).toEqual([
			"/api/overdue?group=late&cursor=next",
			"/api/statistics?from=2026-11-01T00%3A00%3A00%2B08%3A00",
		]);
	});

	test("a session that ended is told, once for each reading", async () => {
		let lost = 0;
		const send = async () => new Response(JSON.stringify({ code: "sessionMissing" }), { status: 401 });
		const reads = createReads(createClient({ fetch: send, onSessionLost: () => (lost += 1) }));
		const reply = await reads.listOverdue(all, null);
		expect(reply.ok).toBe(false);
		expect(lost).toBe(1);
	});
});

describe("single letters move along the rows", () => {
	const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
		keyMeant({
			key,
			ctrlKey: false,
			metaKey: false,
			altKey: false,
			isComposing: false,
			target: null,
			...more,
		});

	test("J, K and P are ours, upper or lower; Enter is the link's own", () => {
		const meant = ["j", "K", "p", "Enter", "x"].map((key): KeyName | null => press(key));
		expect(meant).toEqual(["next", "previous", "print", null, null]);
	});

	test("with Ctrl, Alt or ⌘, or while a character is being composed, they belong to others", () => {
		expect(press("p", { ctrlKey: true })).toBeNull();
		expect(press("j", { metaKey: true })).toBeNull();
		expect(press("j", { altKey: true })).toBeNull();
		expect(press("j", { isComposing: true })).toBeNull();
	});
});
