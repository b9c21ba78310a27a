import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Instant } from "../../server/domain/calendar.ts";
import { cardHeld, cardRank } from "../../server/domain/card.ts";
import { type Case, nextDueAt, nextMoveOf } from "../../server/domain/case.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { casesAgedSecondsMin, listItemsMax } from "../../server/domain/limits.ts";
import type { Listed, OverdueGroup, Page } from "../../server/domain/reads.ts";
import { east, everybody, house, subDistrict } from "../support/house.ts";
import { seedOfRun } from "../support/slow-calendar.ts";
import { walked } from "./walk.ts";

/** The lists, against a slow reading of the same rules over every case of a random walk through the house. */
const seed = seedOfRun();
let walk: Awaited<ReturnType<typeof walked>>;
let cases: readonly Case[];

beforeAll(async () => {
	walk = await walked(seed, 3000);
	cases = walk.numbers.map((number) => walk.reads.stateOf(number)).filter((state) => state !== null);
});
afterAll(() => walk.ledger.close());

/** All pages of a list, one after the other. */
function allOf<Item extends Listed>(pageAfter: (cursor: string | null) => Page<Item>): Item[] {
	const items: Item[] = [];
	let cursor: string | null = null;
	do {
		const page: Page<Item> = pageAfter(cursor);
		expect(page.items.length).toBeLessThanOrEqual(listItemsMax);
		items.push(...page.items);
		cursor = page.nextCursor;
	} while (cursor !== null);
	return items;
}

const numbersOf = (items: readonly Listed[]) => items.map(({ state }) => state.caseNumber);
const tourOf = (state: Case) => ("tour" in state ? state.tour : null);
const isWorkedOn = ({ status }: Case) => status === "dispatched" || status === "handling";
const openContact = (state: Case) => {
	const tour = tourOf(state);
	const due = tour?.limits?.contactDueAt ?? null;
	if (!isWorkedOn(state) || tour?.contactedAt !== null || due === null) return null;
	// A decision asked for in time stops the limit.
	return state.pending !== null && state.pending.askedAt <= due ? null : due;
};
const openFinish = (state: Case) => {
	const tour = tourOf(state);
	return isWorkedOn(state) && tour?.answeredAt === null ? (tour.limits?.finishDueAt ?? null) : null;
};
const isBefore = (due: Instant | null, now: Instant) => due !== null && due < now;

describe("the inbox", () => {
	function isMine(state: Case, me: string, desk: boolean): boolean {
		if (state.status === "closed" || state.namedIds.includes(me)) return false;
		const move = nextMoveOf(state);
		if (move?.by === "staff" && move.personId === me) return true;
		if (state.track !== "service") return false;
		const told = state.steps.filter((fired) => fired.told.by === "staff" && fired.told.personId === me);
		const unsigned = state.status === "dispatched";
		const carded = told.some(({ step, clearedAt }) => cardRank(step) > 0 && clearedAt === null);
		const deputy = told.some(({ step, round }) => step === "unsigned" && unsigned && round === state.round);
		// An emergency is to be called about within ten minutes, whoever has it.
		const called = state.status === "received" || state.due.some(({ cause }) => cause === "emergency");
		const triage = desk && called && state.areaCode.startsWith(subDistrict);
		const lettered = state.letters.some(({ ownerId, answeredAt }) => ownerId === me && answeredAt === null);
		return (
			lettered ||
			carded ||
			deputy ||
			triage ||
			tourOf(state)?.holderId === me ||
			state.pending?.deciderId === me
		);
	}

	it.each(everybody)(
		"of %s holds what asks something of them, each once, and nothing sealed to others",
		(me) => {
			const desk = house.people.get(me)?.role === "operator";
			const listed = allOf((cursor) =>
				walk.reads.inboxOf({ personId: me, desk, areaPrefix: subDistrict, cursor }),
			);
			const expected = cases.filter((state) => isMine(state, me, desk)).map(({ caseNumber }) => caseNumber);
			expect(numbersOf(listed).sort()).toEqual(expected.sort());
		},
	);

	function dueOf(state: Case, me: string): Instant | null {
		const move = nextMoveOf(state);
		const isMover = move?.by === "staff" && move.personId === me;
		if (state.pending !== null && (isMover || state.pending.deciderId === me)) return state.pending.dueAt;
		const letter = state.letters.find(({ ownerId, answeredAt }) => ownerId === me && answeredAt === null);
		if (letter !== undefined && !isMover && tourOf(state)?.holderId !== me) return letter.dueAt;
		if (state.status === "received") return state.triageDueAt ?? nextDueAt(state);
		const sign = state.status === "dispatched" ? (state.tour.limits?.signDueAt ?? null) : null;
		const times = [sign, openContact(state), openFinish(state)].filter((time) => time !== null);
		if (times.length > 0) return Math.min(...times);
		return isMover ? nextDueAt(state) : null;
	}

	it("is in the order of each person's own next due time, then of the number", () => {
		let decisions = 0;
		for (const me of everybody) {
			const desk = house.people.get(me)?.role === "operator";
			const listed = allOf((cursor) =>
				walk.reads.inboxOf({ personId: me, desk, areaPrefix: subDistrict, cursor }),
			);
			decisions += listed.filter(({ state }) => state.pending?.deciderId === me).length;
			const keys = listed.map(({ state }) => {
				const due = dueOf(state, me) ?? Number.MAX_SAFE_INTEGER;
				return `${String(due).padStart(20, "0")} ${state.caseNumber}`;
			});
			expect(keys).toEqual([...keys].sort());
		}
		expect(decisions).toBeGreaterThan(0);
	});

	it("shows the desk of another area nothing to triage, and finds nothing after a cursor never given out", () => {
		const elsewhere = { personId: "nobody", desk: true, areaPrefix: "98", cursor: null };
		expect(walk.reads.inboxOf(elsewhere).items).toEqual([]);
		expect(walk.reads.inboxOf({ ...elsewhere, areaPrefix: "" }).items.length).toBeGreaterThan(0);
		for (const cursor of ["", "x", "W10", "WyJhIiwxXQ"]) {
			expect(walk.reads.inboxOf({ ...elsewhere, areaPrefix: "", cursor })).toEqual({
				items: [],
				nextCursor: null,
			});
		}
	});

	it("carries the resident's own words", () => {
		const listed = allOf((cursor) =>
			walk.reads.inboxOf({ personId: "p:grid1", desk: false, areaPrefix: "", cursor }),
		);
		expect(listed.every(({ text }) => text !== null && text.length > 0)).toBe(true);
		expect(new Set(listed.map(({ state, spot }) => (state.spot === null ? "none" : spot)))).toEqual(
			new Set(["none", "东门"]),
		);
	});
});

/** Lists tell of a visit to a counter no more than the half-day. */
const receiptOf = ({ state }: { readonly state: Case }) => state.halfDay?.from ?? state.receivedAt;

describe("the overdue board", () => {
	function groupOf(state: Case, now: Instant): OverdueGroup | null {
		if (state.track !== "service" || state.sealed) return null;
		if (isBefore(openContact(state), now)) return "ignored";
		if (isBefore(openFinish(state), now)) return "late";
		return cardHeld(state) === null ? null : "carded";
	}

	const shownRank = (state: Case) => {
		const card = cardHeld(state);
		const fired = state.steps
			.filter(({ cause }) => cause !== "publication")
			.map(({ step }) => stepOrder.indexOf(step));
		const notice = Math.min(Math.max(-1, ...fired), stepOrder.indexOf("unsigned"));
		return card === null ? notice : stepOrder.indexOf(card.step);
	};
	const groups: readonly OverdueGroup[] = ["ignored", "late", "carded"];

	function expectedAt(now: Instant, areaPrefix: string) {
		const rows = cases.flatMap((state) => {
			const group = groupOf(state, now);
			return group === null || !state.areaCode.startsWith(areaPrefix) ? [] : [{ state, group }];
		});
		const place = (row: (typeof rows)[number]) => groups.indexOf(row.group);
		return rows.sort(
			(a, b) =>
				place(a) - place(b) ||
				shownRank(b.state) - shownRank(a.state) ||
				receiptOf(a) - receiptOf(b) ||
				(a.state.caseNumber < b.state.caseNumber ? -1 : 1),
		);
	}

	it.each([
		["", 0],
		[subDistrict, 3],
		[east, 30],
	])("holds the ignored, the late and the carded of %s in that order", (areaPrefix, days) => {
		const now = walk.now + days * 86_400;
		const all = { personId: "reader", areaPrefix, now, group: null, step: null };
		const listed = allOf((cursor) => walk.reads.overdueBoard({ ...all, cursor }));
		const expected = expectedAt(now, areaPrefix);
		expect(listed.map(({ state, group }) => `${group} ${state.caseNumber}`)).toEqual(
			expected.map(({ state, group }) => `${group} ${state.caseNumber}`),
		);
		const counts = Object.fromEntries(
			groups.map((group) => [group, expected.filter((row) => row.group === group).length]),
		);
		expect(walk.reads.overdueBoard({ ...all, cursor: null }).counts).toEqual(counts);
		expect(expected.length).toBeGreaterThan(listItemsMax);
	});

	it("can be asked for one group and one step; the counts leave the group aside", () => {
		const now = walk.now + 3 * 86_400;
		const expected = expectedAt(now, "");
		for (const step of ["blue", "yellow", "red", "referred"] as const) {
			for (const group of groups) {
				const question = { personId: "reader", areaPrefix: "", now, group, step };
				const listed = allOf((cursor) => walk.reads.overdueBoard({ ...question, cursor }));
				const ofStep = expected.filter(({ state }) => cardHeld(state)?.step === step);
				const ofBoth = ofStep.filter((row) => row.group === group);
				expect(numbersOf(listed)).toEqual(
					numbersOf(ofBoth.map(({ state }) => ({ state, text: null, spot: null }))),
				);
				expect(walk.reads.overdueBoard({ ...question, cursor: null }).counts[group]).toBe(ofBoth.length);
			}
		}
	});

	it("finds nothing after a cursor never given out", () => {
		const board = walk.reads.overdueBoard({
			personId: "reader",
			areaPrefix: "",
			now: walk.now,
			group: null,
			step: null,
			cursor: "x",
		});
		expect([board.items, board.nextCursor]).toEqual([[], null]);
	});
});

describe("the load of a post", () => {
	it("counts its cases that still wait for contact or answer", () => {
		const expected = new Map<string, { open: number; aged: number; overdue: number }>();
		for (const state of cases) {
			if (state.sealed || (openContact(state) === null && openFinish(state) === null)) continue;
			const postId = tourOf(state)?.postId ?? "";
			const { open, aged, overdue } = expected.get(postId) ?? { open: 0, aged: 0, overdue: 0 };
			const isPast = [openContact(state), openFinish(state)].some((due) => due !== null && due < walk.now);
			expected.set(postId, {
				open: open + 1,
				aged: aged + Number(receiptOf({ state }) <= walk.now - casesAgedSecondsMin),
				overdue: overdue + Number(isPast),
			});
		}
		expect(expected.size).toBeGreaterThan(0);
		for (const [postId, load] of expected) expect(walk.reads.loadOf(postId, walk.now)).toEqual(load);
		expect(walk.reads.loadOf("nowhere", walk.now)).toEqual({ open: 0, aged: 0, overdue: 0 });
	});
});
