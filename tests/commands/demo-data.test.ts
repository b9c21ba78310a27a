import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLedger } from "../../db/ledger.ts";
import { openStore } from "../../db/open.ts";
import { readsOf } from "../../db/reads.ts";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { historyStartsAt, type PlayedCase, playHistory } from "../../server/commands/demo-history.ts";
import { demoPeople, demoUnits } from "../../server/commands/demo-people.ts";
import { areaCodeOf, demoStartsAt } from "../../server/commands/demo-setting.ts";
import { simulatedTime } from "../../server/commands/simulated-time.ts";
import { calendarFor, nextOpening } from "../../server/domain/calendar.ts";
import { cardHeld } from "../../server/domain/card.ts";
import { type Case, nextDueAt } from "../../server/domain/case.ts";
import { dutyFor } from "../../server/domain/dispatch.ts";
import { keysFrom, serverKeyBytes } from "../../server/keys.ts";

const time = simulatedTime(historyStartsAt);
const store = openStore(":memory:", { migrations: join(import.meta.dirname, "../../migrations") });
const ledger = createLedger({ store, clock: time.clock, randomBytes });
const keys = keysFrom(randomBytes(serverKeyBytes), randomBytes);
const reads = readsOf(store);
let played: readonly PlayedCase[] = [];
let tookMs = Number.POSITIVE_INFINITY;

beforeAll(async () => {
	const from = performance.now();
	played = await playHistory({ ledger, keys, randomBytes, time }, demoCases);
	tookMs = performance.now() - from;
});
afterAll(() => ledger.close());

function caseOf(key: string): Case {
	const found = played.find((one) => one.key === key);
	const state = found === undefined ? null : reads.stateOf(found.caseNumber);
	if (state === null) throw new Error(`no case ${key}`);
	return state;
}

const everyCase = () => played.map(({ key }) => caseOf(key));

/** A case in a few words: state, round, the card in force, what it waits for, how it closed. */
function shown(key: string): string {
	const state = caseOf(key);
	const card = cardHeld(state);
	const contacted = state.status === "handling" && state.tour.contactedAt !== null ? "contacted" : "";
	const signed =
		state.status === "handling" && state.tour.signedAt !== null && contacted === "" ? "signed" : "";
	const how = state.status === "closed" ? `${state.how} ${state.verdict ?? ""}` : "";
	const held = `${state.sealed ? "sealed " : ""}${state.held.join(" ")}`;
	const waits = state.pending === null ? "" : `waits:${state.pending.kind}`;
	const words = [
		state.status,
		state.round > 1 ? `round${state.round}` : "",
		signed,
		contacted,
		held,
		waits,
		card?.step ?? "",
		how,
	];
	return words.join(" ").replace(/ +/g, " ").trim();
}

test("the history plays by the rules, without one refusal, in less than 10 s", () => {
	expect(played).toHaveLength(demoCases.length);
	expect(tookMs).toBeLessThan(10_000);
});

/** Set off by a deed, or by another case, not by the clock. */
const bySomebody = ["check", "reds"];

test("every step fired a second after it was due, as if the house had never slept", () => {
	const fired = everyCase().flatMap(({ steps }) => steps.filter(({ cause }) => !bySomebody.includes(cause)));
	expect(fired.length).toBeGreaterThan(60);
	expect(fired.filter(({ dueAt, firedAt }) => firedAt !== dueAt + 1)).toEqual([]);
});

test("at the demo's first moment people are at work, nothing is left to fire, and no limit is provisional", () => {
	const calendar = calendarFor(ledger.setting().calendar, areaCodeOf("huaishu1"));
	expect(nextOpening(calendar, demoStartsAt)).toBe(demoStartsAt);
	expect(time.clock()).toBe(demoStartsAt);
	expect(everyCase().filter((state) => (nextDueAt(state) ?? demoStartsAt) < demoStartsAt)).toEqual([]);
	const limits = everyCase().flatMap((state) =>
		"tour" in state && state.tour.limits !== null ? [state.tour.limits] : [],
	);
	expect(limits.filter(({ provisional }) => provisional)).toEqual([]);
});

describe("there is a case in every state a visitor should see", () => {
	test.each([
		["dark-since-the-first", "dispatched"],
		["bench-slats-missing", "handling signed"],
		["building-waste-by-the-gate", "handling contacted"],
		["bins-overflow", "handling signed blue"],
		["hall-door-broken", "dispatched blue"],
		["wall-leaks-again", "handling contacted blue"],
		["row-of-lamps-out", "dispatched yellow"],
		["stairwell-blocked", "handling contacted yellow"],
		["garage-floods", "handling signed referred"],
		["nobody-visits-mother", "dispatched referred"],
		["shed-on-the-roof", "handling signed referred"],
		["cold-over-the-weekend", "dispatched referred"],
		["flyers-scrubbed", "followUp"],
		["lamps-on-the-path", "closed confirmed solved"],
		["dancing-at-night", "closed confirmed partly"],
		["cartons-in-the-fire-lane", "closed unconfirmed"],
		["noise-of-the-school-bell", "closed round2 residentDisagrees"],
		["lamp-still-flickers", "handling round2 contacted"],
		["cars-on-the-kerb", "dispatched round2 yellow"],
		["puddle-at-the-bus-stop", "closed round2 confirmed solved"],
		["drilling-at-night", "followUp round2 waits:check blue"],
		["sewage-in-the-kitchen", "handling round3 contacted red"],
		["parking-garage-wanted", "handling contacted waits:cannotBeSolved"],
		["repair-fund-for-the-doors", "handling contacted waits:cannotBeSolved blue"],
		["clinic-in-the-community", "followUp"],
		["wall-by-the-slope", "handling contacted"],
		["names-a-person", "received sealed name"],
		["speaks-of-a-red-packet", "received sealed accusation"],
		["fears-for-a-child", "received sealed danger"],
		["gym-closed-with-the-money", "received"],
		["car-without-wheels", "received"],
		["whose-is-the-fence", "received blue"],
		["service-point-locked", "received sealed unit yellow"],
	])("%s: %s", (key, expected) => {
		expect(shown(key)).toBe(expected);
	});

	test("reminders and missing signatures are among the steps that fired", () => {
		expect(caseOf("paving-stones-loose").steps.map(({ step }) => step)).toEqual(["contactReminder"]);
		expect(caseOf("renovation-of-the-old-estate").steps.map(({ step }) => step)).toEqual(["finishReminder"]);
		expect(caseOf("lift-stops-between-floors").steps.map(({ step }) => step)).toEqual(["unsigned"]);
	});

	test("emergency, urgent, inquiry and praise, the conduct track and the protected one", () => {
		expect(caseOf("smell-of-gas")).toMatchObject({ level: "emergency", status: "closed" });
		expect(caseOf("water-cut-this-morning")).toMatchObject({ level: "urgent", status: "handling" });
		expect(caseOf("allowance-question")).toMatchObject({ level: "inquiry", status: "dispatched" });
		expect(caseOf("thanks-for-the-ramp")).toMatchObject({ categoryCode: "1202", tour: { limits: null } });
		for (const key of [
			"signature-was-not-hers",
			"asked-for-a-gift",
			"sent-away-four-times",
			"list-of-relatives",
		]) {
			expect(caseOf(key)).toMatchObject({ track: "conduct", sealed: true, status: "received" });
		}
		expect(caseOf("crying-next-door")).toMatchObject({ track: "protected", sealed: true, due: [] });
	});

	test("what is said of a whole unit is held by the leader above it; what comes while a holder is away, by the deputy", () => {
		expect(caseOf("where-was-everyone")).toMatchObject({ tour: { holderId: "p:street:worksLeader" } });
		expect(caseOf("building-waste-by-the-gate")).toMatchObject({
			tour: { postId: "qiaodong:streets", holderId: "p:qiaodong:facilities" },
		});
	});
});

test("24 cases at level normal or more are answered: enough for a median", () => {
	const period = { areaPrefix: "", from: null, to: demoStartsAt, now: demoStartsAt };
	const normal = reads.timesOf(period).cases.filter(({ level }) => level === "normal");
	expect(normal.filter(({ answerSeconds }) => answerSeconds !== null).length).toBeGreaterThanOrEqual(24);
	expect(normal.filter(({ contactSeconds }) => contactSeconds !== null).length).toBeGreaterThanOrEqual(24);
});

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
		expect(naming.map(({ key }) => key)).toEqual(["names-a-person", "counter-did-well"]);
		expect(everyCase().filter(({ namedIds }) => namedIds.length > 0)).toHaveLength(1);
	});
});

test("the reports are of very different lengths", () => {
	const lengths = demoCases.map(({ text }) => [...text].length);
	expect(Math.min(...lengths)).toBeLessThan(25);
	expect(Math.max(...lengths)).toBeGreaterThanOrEqual(880);
	expect(new Set(demoCases.map(({ key }) => key)).size).toBe(demoCases.length);
	expect(new Set(demoCases.map(({ text }) => text)).size).toBe(demoCases.length);
});
