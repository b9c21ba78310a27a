import { describe, expect, test } from "vitest";
import { type Rules, rules, simulate } from "../support/simulation.ts";
import { arrivalDefects } from "../support/simulation-arrival-defects.ts";
import { batchDefects } from "../support/simulation-batches.ts";
import { callDefects } from "../support/simulation-calls.ts";
import { competenceDefects } from "../support/simulation-competence.ts";
import { defects as plain } from "../support/simulation-defects.ts";
import { halfDayDefects } from "../support/simulation-half-days.ts";
import { handOverDefects } from "../support/simulation-hand-overs.ts";
import { invariants, watching } from "../support/simulation-invariants.ts";
import { eventful, telling } from "../support/simulation-known.ts";
import { maskDefects } from "../support/simulation-masks.ts";
import { mergeDefects } from "../support/simulation-merge-defects.ts";
import { publicationDefects } from "../support/simulation-publications.ts";
import { reassignmentDefects } from "../support/simulation-reassignments.ts";
import { secondWordDefects } from "../support/simulation-second-words.ts";
import { sightDefects } from "../support/simulation-sight.ts";
import { standstillDefects } from "../support/simulation-standstill.ts";
import { seedOfRun } from "../support/slow-calendar.ts";

/*
 * A house lived in at random: cases, commands of every kind by everybody, time that jumps over nights and holidays,
 * people who move and go on leave, a calendar that comes late, restarts. Each seed is a life of its own. A plain run lives
 * 200 others each time; any number from any seed by hand:
 *   SEED=7 RUNS=20000 npx vitest run tests/domain/simulation.test.ts
 * A breach names its seed; SEED=that RUNS=1 lives it again.
 */
const defects = [
	...plain,
	...mergeDefects,
	...callDefects,
	...maskDefects,
	...batchDefects,
	...halfDayDefects,
	...publicationDefects,
	...reassignmentDefects,
	...handOverDefects,
	...secondWordDefects,
	...sightDefects,
	...arrivalDefects,
	...competenceDefects,
	...standstillDefects,
];
const seed = seedOfRun();
const runs = Number(process.env.RUNS ?? 200);
/** A run of 20,000 takes as many times longer. */
const patience = 60_000 + runs * 1_000;

/** The same for everybody: a defect, and whatever can happen, must show in so many lives; the search ends where it does. */
const livesMax = 400;
/** Whoever looked through more of them than this for one thing should not have to the next time. */
const searchedMax = 10;

/** These first, then all the others. */
const livesFrom = (...first: readonly number[]) => [
	...first,
	...Array.from({ length: livesMax }, (_, index) => index + 1),
];

function tellOf(what: string, lives: readonly (number | undefined)[]): void {
	process.stdout.write(`“${what}” shows in ${lives.join(", ")}: for tests/support/simulation-known.ts\n`);
}

class Breach extends Error {}

/** The first breach of an invariant in a life, or null. */
function breachIn(life: number, by: Rules, name: string | null): string | null {
	const watch = watching((found, breach) => {
		throw new Breach(`SEED=${life} RUNS=1: ${found}: ${breach}`);
	}, name);
	try {
		simulate(life, by, watch);
		return null;
	} catch (error) {
		if (error instanceof Breach) return error.message;
		throw new Error(`SEED=${life} RUNS=1: the rules threw`, { cause: error });
	}
}

test(
	"whatever is done by whomever and whenever, every invariant holds",
	() => {
		for (let life = seed; life < seed + runs; life += 1) expect(breachIn(life, rules, null)).toBeNull();
	},
	patience,
);

describe("a defect planted in the rules is found", () => {
	test.each(defects.map(({ is, invariant, rules: wrong }) => [is, invariant, wrong] as const))(
		"%s: %s",
		(is, invariant, wrong) => {
			const lives = livesFrom(telling.get(is) ?? 1);
			const found = lives.findIndex((life) => breachIn(life, wrong, invariant) !== null);
			if (found > searchedMax) tellOf(is, [lives[found]]);
			expect(found).toBeGreaterThanOrEqual(0);
		},
		patience,
	);

	test("for every invariant there is", () => {
		expect(new Set(defects.map(({ invariant }) => invariant))).toEqual(new Set(invariants));
	});
});

test(
	"the lives reach every kind of event, decision and step",
	() => {
		const seen = new Set<string>();
		const isLeft = () => expected.some((what) => !seen.has(what));
		const showed = new Set<number>();
		for (const life of livesFrom(...eventful)) {
			if (!isLeft()) break;
			const happened = ({ event }: { event: { type: string } }) => {
				const what = shown(event);
				if (!seen.has(what) && expected.includes(what)) showed.add(life);
				seen.add(what);
			};
			simulate(life, rules, { happened, done: () => {}, stopped: () => {} });
		}
		const more = [...showed].filter((life) => !eventful.includes(life));
		if (more.length > 0) tellOf("eventful", more);
		expect(expected.filter((what) => !seen.has(what))).toEqual([]);
	},
	patience,
);

function shown(event: { readonly type: string; readonly [field: string]: unknown }): string {
	const { type, step, cause, kind, accepted, why, by } = event;
	const joined = type === "CaseMerged" && by === null ? (event.joined ? "joined" : "surge") : undefined;
	const how = ["sealedTo", "spoken"].find((one) => event[one] !== undefined);
	return [type, joined, how, step, cause, kind, accepted, why].filter((part) => part !== undefined).join(" ");
}

const expected = [
	...[
		"ReportReceived",
		"ReportReceived sealedTo",
		"CaseDispatched",
		"DispatchDeferred",
		"CaseSealed",
		"SealedViewed",
		"CaseSigned",
		"ResidentContacted",
	],
	...[
		"CaseAnswered",
		"CaseConfirmed",
		"CaseDisputed",
		"CaseDisputed spoken",
		"SpokenCodeMade",
		"MessageLeft",
		"CaseSentBack",
		"LevelChanged",
	],
	...[
		"CaseMerged",
		"CaseMerged surge",
		"CaseMerged joined",
		"CaseSplit staff",
		"CaseSplit resident",
		"CaseSplit dispute",
		"CaseSplit parentLeft",
		...["PartCutOut", "WordsMasked reporter", "WordsMasked thirdPerson"],
		"CaseTransferred",
	],
	...["ExclusionAsked", "ExclusionDecided true", "ExclusionDecided false"],
	...["CallBegun", "ResidentCalled", "VoiceEnded", "VoiceReopened", "CaseWithdrawn"],
	...["ConsentChanged", "PublicationAsked", "PublicationApproved", "PublicationRefused"],
	...["EmergencyConfirmed", "LimitsRecomputed", "ResidentAwaited", "AssistAsked", "AssistAnswered"],
	...["AssistRated", "CaseResumed awaiting", "CaseResumed shelving", "CaseResumed assist"],
	...["takeOver", "reassignment", "handOver", "designation", "unanswered"].map(
		(why) => `CaseDispatched ${why}`,
	),
	...[
		"LetterIssued contact",
		"LetterHelped",
		"LetterAnswered",
		"RedExplained",
		"CaseFound",
		"DecisionHandedOver",
		"CaseKept",
		"ReassignmentHandedOver",
		...["AssistHandedOver", "LetterHandedOver", "ReportHandedOver"],
		"StallTimed",
		"CaseStalled",
	],
	...["CaseWithdrawn", "CaseDeclined", "CaseRedirected", "CaseAppealed", "VerdictChanged"],
	...["CaseSentBack appeal", "CaseSentBack refused"],
	...["return", "extension", "promise", "shelving", "level", "cannotBeSolved", "check", "appeal"].map(
		(kind) => `CaseDecided ${kind} true`,
	),
	...["return", "shelving", "level", "cannotBeSolved", "check", "appeal", "decline"].map(
		(kind) => `CaseDecided ${kind} false`,
	),
	...["blue emergency", "unsigned sign", "blue contact", "yellow contact", "blue finish", "red finish"].map(
		(step) => `CaseEscalated ${step}`,
	),
	...[
		"referred finish",
		"referred reds",
		"blue triage",
		"yellow triage",
		"blue decision",
		"blue publication",
		"blue reassignment",
		"blue transfer",
		"red assist",
		"yellow promise",
	].map((step) => `CaseEscalated ${step}`),
];
