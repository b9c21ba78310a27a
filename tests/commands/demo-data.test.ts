import { describe, expect, test } from "vitest";
import { demoCases } from "../../server/commands/demo-cases/all.ts";
import { areaCodeOf, demoStartsAt, momentOf } from "../../server/commands/demo-setting.ts";
import { calendarFor, nextOpening } from "../../server/domain/calendar.ts";
import { cardHeld } from "../../server/domain/card.ts";
import { type Case, isHeld, nextDueAt } from "../../server/domain/case.ts";
import { isUnchecked } from "../../server/domain/level.ts";
import { playedDemo } from "../support/played-demo.ts";

const { time, ledger, reads, caseOf, everyCase, calledAfter, tookMs } = playedDemo();

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
	const stops = state.stops.filter(({ kind }) => kind !== "decision").map(({ kind }) => `stops:${kind}`);
	const words = [
		state.status,
		state.round > 1 ? `round${state.round}` : "",
		signed,
		contacted,
		held,
		waits,
		...stops,
		card?.step ?? "",
		how,
	];
	return words.join(" ").replace(/ +/g, " ").trim();
}

test("the history plays by the rules, without one refusal, in less than 10 s", () => {
	expect(everyCase()).toHaveLength(demoCases.length);
	expect(tookMs()).toBeLessThan(10_000);
});

test("what was mended is shown on a photo with the answer", () => {
	const pictured = everyCase().filter(({ staffPhotos = [] }) => staffPhotos.length > 0);
	expect(pictured.map(({ caseNumber }) => caseNumber)).toEqual([caseOf("manhole-rattles").caseNumber]);
});

test("a holder has been told five verdicts together, and three more wait", () => {
	const holderId = "p:liuyin:facilities";
	const judged = everyCase().filter((state) => state.status === "closed" && state.tour.holderId === holderId);
	const waiting = judged.filter(({ caseNumber }) => reads.batchedFrom(caseNumber) !== null);
	expect(waiting).toHaveLength(3);
	expect(judged.length - waiting.length).toBeGreaterThanOrEqual(4);
});

test("of two visits to a counter one keeps to its half-day still, and one went out as it was over", () => {
	const noon = momentOf("11-18 12:00");
	expect(caseOf("nobody-at-the-window").due).toMatchObject([{ step: "dispatch", dueAt: noon }]);
	const sent = reads.trailOf(caseOf("where-was-everyone").caseNumber)[1]?.event;
	expect(sent).toMatchObject({ type: "CaseDispatched", at: momentOf("11-13 12:00") + 1 });
});

test("a caller can ask after one case with its number and spoken code", () => {
	expect(calledAfter()).toEqual(["bench-slats-missing"]);
});

/** Set off by a deed, or by another case, not by the clock. */
const bySomebody = ["check", "finding", "reds"];

test("every step fired a second after it was due, as if the house had never slept", () => {
	const fired = everyCase().flatMap(({ steps }) => steps.filter(({ cause }) => !bySomebody.includes(cause)));
	expect(fired.length).toBeGreaterThan(60);
	expect(fired.filter(({ dueAt, firedAt }) => firedAt !== dueAt + 1)).toEqual([]);
});

test("at the demo's first moment people are at work, nothing is left to fire, and the one limit that lies in a year without a calendar is provisional, as is the one emergency that nobody has checked", () => {
	const calendar = calendarFor(ledger.setting().calendar, areaCodeOf("huaishu1"));
	expect(nextOpening(calendar, demoStartsAt)).toBe(demoStartsAt);
	expect(time.clock()).toBe(demoStartsAt);
	expect(everyCase().filter((state) => (nextDueAt(state) ?? demoStartsAt) < demoStartsAt)).toEqual([]);
	const isProvisional = (state: Case) => "tour" in state && state.tour.limits?.provisional === true;
	expect(everyCase().filter(isProvisional)).toEqual([caseOf("no-way-up-for-wheels")]);
	expect(everyCase().filter((one) => isHeld(one) && isUnchecked(one))).toEqual([caseOf("window-pane-hangs")]);
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
		["nobody-at-the-window", "received"],
		["water-through-the-lid", "handling contacted waits:return"],
		["whose-half-of-the-bridge", "handling contacted waits:return"],
		["steps-without-a-rail", "handling contacted waits:extension"],
		["lamp-post-leaning", "handling contacted"],
		["flat-number-on-the-form", "handling contacted stops:awaiting"],
		["no-way-up-for-wheels", "handling contacted"],
		["slide-with-a-crack", "handling contacted yellow"],
		["fifth-floor-without-a-lift", "handling contacted stops:shelving"],
		["pump-room-hums", "handling contacted stops:assist blue"],
		["canteen-card", "followUp"],
		["bolt-on-the-gate", "closed confirmed solved"],
		["rack-in-the-hall", "followUp"],
		["verdict-already-given", "declined"],
		["bridge-over-the-border", "redirected"],
		["toilet-dark-at-dawn", "declined waits:appeal"],
		["outdoor-unit-rattles", "withdrawn"],
		["crack-in-the-gable", "closed confirmed solved"],
		["mud-on-the-path", "closed confirmed solved"],
		["bricks-on-the-sill", "handling contacted yellow"],
		["manhole-too-low", "closed confirmed solved"],
		["pipe-that-was-never-dug", "closed referred confirmed partly"],
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

	test("what was asked, promised and helped is in the case", () => {
		expect(caseOf("roots-under-the-ramp")).toMatchObject({ hop: 3, returns: 2, steps: [] });
		expect(caseOf("lamp-post-leaning").changes).toMatchObject([{ kind: "decision" }, { kind: "extension" }]);
		const broken = caseOf("slide-with-a-crack").steps.filter(({ cause }) => cause !== "reassignment");
		expect(broken.at(-1)).toMatchObject({ step: "yellow", cause: "promise" });
		expect(caseOf("wires-over-the-yard")).toMatchObject({ level: "complex" });
		expect(caseOf("pump-room-hums").assists).toMatchObject([{ ownerId: "p:street:utilities", help: null }]);
		expect(caseOf("rubble-on-the-green").assists).toMatchObject([{ help: "helped" }]);
		expect([caseOf("piano-above"), caseOf("rack-in-the-hall")]).toMatchObject([
			{ mediation: "agreed" },
			{ mediation: "court" },
		]);
		expect(caseOf("window-pane-hangs")).toMatchObject({
			level: "emergency",
			due: { 0: { cause: "emergency" } },
		});
		expect(caseOf("sparks-that-were-fireworks")).toMatchObject({ danger: true, level: "normal" });
	});

	test("what discipline staff agreed to leave out of the figures is told with its reason", () => {
		expect(caseOf("ramp-under-the-ice").exclusion).toMatchObject({ reason: "forceMajeure", accepted: true });
		const period = { areaPrefix: "", from: null, to: demoStartsAt, now: demoStartsAt };
		expect(reads.timesOf(period).leftOut).toContainEqual({
			kind: "exclusion",
			reason: "forceMajeure",
			count: 1,
		});
	});

	test("a place between two communities is led by one; whoever stands above both says whose it is", () => {
		expect(caseOf("whose-half-of-the-bridge")).toMatchObject({
			boundary: { lead: "liuyin:facilities", alternate: "qiaodong:facilities" },
			...{ tour: { postId: "liuyin:facilities" }, pending: { postId: "street:head" } },
		});
	});

	test("letters are bundled by unit and week: one still owed, one helped and answered; a red card is explained", () => {
		const lettersOf = (key: string) => caseOf(key).letters;
		for (const key of ["row-of-lamps-out", "seats-in-the-waiting-room"])
			expect(lettersOf(key)).toMatchObject([{ letterId: "u:qiaodong:2026-W47", answeredAt: null }]);
		const [answered] = lettersOf("bricks-on-the-sill");
		expect([answered?.helpedAt, answered?.answeredAt]).not.toContain(null);
		const red = caseOf("manhole-too-low").steps.find(({ step }) => step === "red");
		expect([red?.explainedAt, red?.clearedAt]).not.toContain(undefined);
	});

	test("a case goes to whoever is on duty, to the deputy who takes it over, to another post, to whoever follows", () => {
		expect(caseOf("whole-building-dark")).toMatchObject({
			tour: { postId: "street:utilities", holderId: "p:street:emergency" },
		});
		const holders = ["balance-of-the-fund", "leaves-in-the-gutter", "proof-of-kinship"].map((key) => {
			const state = caseOf(key);
			return "tour" in state ? [state.hop, state.tour.holderId] : [];
		});
		expect(holders).toEqual([
			[2, "p:qiaodong:welfare"],
			[2, "p:huaishu:general"],
			[2, "p:qiaodong:newcomer"],
		]);
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

test("the reports are of very different lengths", () => {
	const lengths = demoCases.map(({ text }) => [...text].length);
	expect(Math.min(...lengths)).toBeLessThan(25);
	expect(Math.max(...lengths)).toBeGreaterThanOrEqual(880);
	expect(new Set(demoCases.map(({ key }) => key)).size).toBe(demoCases.length);
	expect(new Set(demoCases.map(({ text }) => text)).size).toBe(demoCases.length);
});
