import { isDeepStrictEqual } from "node:util";
import { calendarFor, dayOf, type Instant, parseInstant } from "../../server/domain/calendar.ts";
import { type Case, evolve, nextDueAt, nextMoveOf } from "../../server/domain/case.ts";
import { finishOfRound } from "../../server/domain/case-clock.ts";
import type { CaseEvent } from "../../server/domain/case-events.ts";
import { isSettled } from "../../server/domain/case-exits.ts";
import { elapsed } from "../../server/domain/clock.ts";
import { decide } from "../../server/domain/decide.ts";
import { leftForHelp } from "../../server/domain/help-left.ts";
import {
	awaitingNaturalSecondsMax,
	awaitingWorkingSecondsMax,
	casePromisesMax,
	extensionDaysMax,
	shelvingDaysMax,
} from "../../server/domain/limits.ts";
import { may } from "../../server/domain/permission.ts";
import { policyOf } from "../../server/domain/setting.ts";
import { escalate } from "./domain-deeds.ts";
import type { Done, Happened, Watch } from "./simulation.ts";
import { ofArrivals, ofPhoned } from "./simulation-arrival-defects.ts";
import { ofBatches } from "./simulation-batches.ts";
import { ofCompetence } from "./simulation-competence.ts";
import { actionOf } from "./simulation-deeds.ts";
import { ofHalfDays } from "./simulation-half-days.ts";
import { ofMasks } from "./simulation-masks.ts";
import { ofMerges } from "./simulation-merges.ts";
import { ofPublications } from "./simulation-publications.ts";
import { ofQuestions, ofReassignments } from "./simulation-reassignments.ts";
import { ofSecondWords } from "./simulation-second-words.ts";
import { ofSight } from "./simulation-sight.ts";
import { ofStandstill } from "./simulation-standstill.ts";
import { inOrder, limitsStand, once, onTheLiable, swept } from "./simulation-steps.ts";

/** What holds in every house at every moment; each tells of a breach in words, or null. */

/** Whether it has no move of its own any more. */
function isGone(state: Case): boolean {
	return state.status === "merged" || isSettled(state);
}

function nextDue({ after }: Happened): string | null {
	if (isGone(after) || nextDueAt(after) !== null) return null;
	const praise = "tour" in after && after.tour.limits === null;
	const inOffice = after.track !== "service";
	return praise || inOffice ? null : `nothing is due in ${after.status}`;
}

function isResidents({ status, pending, stops }: Case): boolean {
	if (status === "followUp") return pending === null;
	if (status !== "dispatched" && status !== "handling") return false;
	return stops.some(({ kind }) => kind === "awaiting");
}

function nextMove({ after, setting }: Happened): string | null {
	const move = nextMoveOf(after);
	// What is owed of a case that is over is a superior's look before it is published.
	if (isGone(after) && after.publicationQuestion === undefined)
		return move === null ? null : `a case that is ${after.status} has a move`;
	if (move === null) return "nobody has the move";
	if ((move.by === "resident") !== isResidents(after)) return `${move.by} has the move in ${after.status}`;
	if (move.by === "resident") return null;
	if (!setting.people.has(move.personId)) return `${move.personId} does not exist`;
	const { pending } = after;
	if (pending === null) return null;
	const told = after.steps.filter(({ cause, firedAt }) => cause === "decision" && firedAt >= pending.askedAt);
	const ids = told.map((step) => (step.told.by === "staff" ? step.told.personId : ""));
	return [pending.deciderId, ...ids].includes(move.personId) ? null : `${move.personId} decides by chance`;
}

/** What stops the clock is there to see, and what is there stops it. */
function stopsHaveReasons({ after, event }: Happened): string | null {
	if (after.status !== "dispatched" && after.status !== "handling") return null;
	const { stops, pending, shelving, assists, due } = after;
	const has = (kind: string) => stops.some((stop) => stop.kind === kind);
	const ends = (cause: string) => due.some((step) => step.cause === cause && step.step === "resume");
	if (new Set(stops.map(({ kind }) => kind)).size !== stops.length) return "one stop twice";
	if (has("decision") !== (pending !== null)) return "a decision and its stop go together";
	if (has("awaiting") !== ends("awaiting")) return "waiting for the resident has an end";
	if (has("shelving") !== ends("shelving")) return "shelving has a review";
	if (has("shelving") !== (shelving !== null)) return "shelving and its stop go together";
	const open = assists.some(({ answeredAt }) => answeredAt === null);
	if (has("assist") && !open) return "no assist keeps the clock still";
	const hasEnded = event.type === "CaseDecided" || event.type === "CaseResumed";
	const isAlone = hasEnded && leftForHelp(after, event.at) !== null;
	return isAlone ? "overdue help alone is open after something has ended, and the clock goes on" : null;
}

function permitted({ before, command, now, events, setting, counts }: Done): string | null {
	const action = actionOf(command);
	if (action === null || !("by" in command)) return null;
	const late = decide(before, escalate, now, setting, counts);
	const state = "events" in late ? late.events.reduce<Case>(evolve, before) : before;
	const no = may(action, command.by, state, setting, now);
	if (no !== null) return `${command.by} did ${command.type} although ${no}`;
	const own = events.find((event) => event.type === "CaseDecided");
	const holder = "tour" in state ? state.tour.holderId : null;
	if (own?.type === "CaseDecided" && own.by === holder) return `${holder} decided what they had asked`;
	const { proposal } = state.pending ?? {};
	const twice = proposal?.kind === "shelving" && proposal.approvals.includes(command.by);
	if (command.type === "DecideCase" && twice) return `${command.by} approved twice`;
	const checks = state.pending?.kind === "check" && state.reviewerId === command.by;
	return command.type === "DecideCase" && checks ? `${command.by} checks their own decision` : null;
}

function isLevelKept(events: readonly CaseEvent[]): boolean {
	return !events.some(({ type }) => type === "LevelChanged");
}

/** By how many seconds the wait that goes on, or has just ended, is longer than what the waits before it had left. */
function awaitedBeyond({ after, event, setting }: Happened): number {
	const { base } = policyOf(setting, after.policyVersion).levels[after.round > 1 ? "rework" : after.level];
	const calendar = calendarFor(setting.calendar, after.areaCode);
	const ended = after.changes.flatMap((change) => (change.kind === "awaiting" ? [change] : []));
	const end = after.due.find(({ step, cause }) => step === "resume" && cause === "awaiting")?.dueAt;
	const open = after.stops.find(({ kind }) => kind === "awaiting");
	const now = open === undefined ? null : { at: open.since, until: end ?? event.at };
	const hasEnded = event.type === "CaseResumed" && event.kind === "awaiting";
	const last = now ?? (hasEnded ? (ended.at(-1) ?? null) : null);
	if (last === null) return 0;
	const seconds = ({ at, until }: { at: Instant; until: Instant }) => elapsed(calendar, base, at, until);
	const before = ended.filter((wait) => wait !== last).reduce((sum, wait) => sum + seconds(wait), 0);
	const max = base === "working" ? awaitingWorkingSecondsMax : awaitingNaturalSecondsMax;
	return seconds(last) - Math.max(0, max - before);
}

/** Whether the limit is where today's calendar puts it: the notice of 2020 comes late, and finds some cases at rest. */
function isCountedAnew({ event, after, setting }: Happened): boolean {
	const published = parseInstant("2020-01-01T00:00:00+08:00") ?? 0;
	return event.at >= published && after.caseFinishDueAt === finishOfRound(after, event.at, setting);
}

function withinCaps(step: Happened): string | null {
	const { event, after, events } = step;
	const { changes } = after;
	const days = changes.reduce((sum, change) => sum + (change.kind === "extension" ? change.days : 0), 0);
	if (days > extensionDaysMax) return `extended by ${days} days`;
	if (changes.filter(({ kind }) => kind === "promise").length > casePromisesMax) return "promised too often";
	// A rework counts in another base than a case of a natural level did before.
	const isSameCount = after.round === 1 && isLevelKept(events) && event.type !== "LevelChanged";
	const beyond = isSameCount ? awaitedBeyond(step) : 0;
	if (beyond > 0) return `the resident was awaited for ${beyond} seconds too long`;
	const { shelving } = after;
	const since = after.stops.find(({ kind }) => kind === "shelving")?.since ?? null;
	const review = parseInstant(`${shelving?.reviewOn ?? "1970-01-01"}T00:00:00+08:00`);
	if (since === null || review === null) return null;
	return dayOf(review) - dayOf(since) > shelvingDaysMax ? `shelved until ${shelving?.reviewOn}` : null;
}

/** What is at the desk climbs: a step of the desk is due, or all of them have fired since it came there. */
function undispatchedClimbs({ after, event }: Happened): string | null {
	if (after.status !== "received" || after.track !== "service") return null;
	const triage = after.due.filter(({ cause }) => cause === "triage").map(({ step }) => step);
	// What the desk asks a superior is the superior's to climb meanwhile.
	if (after.pending !== null) return null;
	// What waits for the end of its half-day goes out by itself.
	if (after.due.some(({ step }) => step === "dispatch")) return null;
	const fired = after.steps.filter(({ cause }) => cause === "triage").map(({ step }) => step);
	const came = event.type === "ReportReceived" || event.type === "CaseSentBack";
	if (came && fired.length === 0) return triage.join() === "blue,yellow" ? null : "the desk has no ladder";
	return ["blue", "yellow"].every((step) => [...triage, ...fired].includes(step as "blue"))
		? null
		: "a step of the desk was lost";
}

/** The resident's own limit is never restarted (rules.md §3): it comes nearer only with another level or calendar. */
function neverRestarted(step: Happened): string | null {
	const { before, event, after } = step;
	if (before === null || before.caseFinishDueAt === null || after.caseFinishDueAt === null) return null;
	const { type } = event;
	const moves = type === "LevelChanged" || type === "LimitsRecomputed" || isCountedAnew(step);
	const other = before.level !== after.level || before.categoryCode !== after.categoryCode;
	if (moves || other || after.caseFinishDueAt >= before.caseFinishDueAt) return null;
	return `the resident's limit went back with ${type}`;
}

/** Of where a case stands once a command is done. */
const ofStates = {
	"every open case has a next due time, or a reason for none": nextDue,
	"exactly one has the next move, and exists": nextMove,
	"what stops the clock has a reason and an end": stopsHaveReasons,
	"stopped time keeps within its caps": withinCaps,
	"a report left undispatched climbs": undispatchedClimbs,
} as const;
const ofSteps = {
	"a step fires once, after it was due": once,
	"a card falls on whoever held the move or the duty": onTheLiable,
	"the resident's limit is never restarted": neverRestarted,
	...ofArrivals,
	...ofBatches,
	...ofHalfDays,
	...ofQuestions,
	...ofSecondWords,
	...ofCompetence,
	...ofStandstill,
} as const;
const ofDeeds = {
	...ofMerges,
	...ofPhoned,
	...ofPublications,
	...ofReassignments,
	...ofSight,
	...ofMasks,
	"steps fire in the order of their due times": inOrder,
	"nobody acts beyond permission": permitted,
	"the sweep leaves nothing that is past": swept,
	"every limit stands where its rule puts it": limitsStand,
} as const;
const rebuilt = "the state is what the events give";
export const invariants = [
	...Object.keys(ofStates),
	...Object.keys(ofSteps),
	...Object.keys(ofDeeds),
	rebuilt,
];

/** Tells `found` of every breach, by the name of the invariant; of `only` one of them where its name is given. */
export function watching(found: (name: string, breach: string) => void, only: string | null = null): Watch {
	const watched = <Told>(table: Record<string, (told: Told) => string | null>) =>
		Object.entries(table).filter(([name]) => only === null || name === only);
	const [ofEach, ofLast] = [watched<Happened>(ofSteps), watched<Happened>({ ...ofStates, ...ofSteps })];
	const ofDone = watched<Done>(ofDeeds);
	return {
		happened: (step) => {
			for (const [name, breachOf] of step.last ? ofLast : ofEach) {
				const breach = breachOf(step);
				if (breach !== null) found(name, `${step.after.caseNumber} v${step.after.version} ${breach}`);
			}
		},
		done: (done) => {
			for (const [name, breachOf] of ofDone) {
				const breach = breachOf(done);
				if (breach !== null) found(name, `${done.after.caseNumber} v${done.after.version} ${breach}`);
			}
		},
		stopped: (events, state) => {
			if (only !== null && only !== rebuilt) return;
			const again = events.reduce<Case | null>(evolve, null);
			if (!isDeepStrictEqual(again, JSON.parse(JSON.stringify(state)))) found(rebuilt, state.caseNumber);
		},
	};
}
