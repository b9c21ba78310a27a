import { meanWithInterval } from "./bootstrap.ts";
import { dayOf, type Instant, startOf } from "./calendar.ts";
import type { Case } from "./case.ts";
import { dayNamed, formatDay, twoDigits } from "./day.ts";
import type { Attitude } from "./feedback.ts";
import { comparedCasesMin } from "./limits.ts";
import { countedAt, type Measured, measuredOf, type Owed } from "./measure.ts";
import { inTime, type Share } from "./measures.ts";
import type { HeldThrough } from "./reads.ts";
import { type Spread, spreadOf, wilson } from "./statistics.ts";

/**
 * A person's own figures (rules.md §5): their own past and nobody beside it. Counted are the cases due in the period that
 * the person holds or held last; what is left out is told with its number.
 */
export const exclusionReasons = ["noClock", "merged", "withdrawn", "shelved", "approved"] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** A mean of weights; `mean` and interval are null under `comparedCasesMin`. */
export type Mean = {
	readonly n: number;
	readonly mean: number | null;
	readonly low: number | null;
	readonly high: number | null;
};

const verdictWeights = { solved: 1, partly: 0.5 } as const;
const attitudeWeights: Readonly<Record<Attitude, number>> = { good: 1, fair: 0.8, soSo: 0.5, bad: 0 };

function shareOf(cases: readonly HeldThrough[], is: (held: HeldThrough) => boolean): Share {
	const k = cases.filter(is).length;
	const interval = wilson(k, cases.length);
	return { k, n: cases.length, low: interval?.low ?? null, high: interval?.high ?? null };
}

function meanOf(values: readonly number[]): Mean {
	const found = meanWithInterval(values);
	return { n: values.length, mean: found?.mean ?? null, low: found?.low ?? null, high: found?.high ?? null };
}

function hasLimit(state: Case): boolean {
	return state.caseFinishDueAt !== null || ("tour" in state && state.tour.limits !== null);
}

/** Whether its holder had signed it or contacted the resident. */
function isTouched(state: Case): boolean {
	return "tour" in state && (state.tour.signedAt !== null || state.tour.contactedAt !== null);
}

/** Why a case is in no figure; null where it is in them. */
export function exclusionOf({ state }: HeldThrough): ExclusionReason | null {
	if (state.status === "merged") return "merged";
	if (state.status === "withdrawn" && !isTouched(state)) return "withdrawn";
	if (state.shelving !== null) return "shelved";
	if (state.exclusion?.accepted === true) return "approved";
	return hasLimit(state) ? null : "noClock";
}

// A dispute voids the answer it is about, and a rework begins without one: it was answered all the same.
const isAnswered = ({ state }: HeldThrough) =>
	state.disputes > 0 || ("tour" in state && state.tour.answeredAt !== null);
const isOver = ({ state }: HeldThrough) => state.status === "closed";
// Who never does it must not look better than who does it late: what is late without being done counts as not in time.
const isContactDue = ({ state, ignored }: HeldThrough) => state.contactSeconds !== null || ignored;
const isFinishDue = ({ state, late }: HeldThrough) => state.answerSeconds !== null || late;

/** What the resident said of the result: 1, .5, 0; null where nobody was reached, which never counts as satisfied. */
function resultWeight({ state }: HeldThrough): number | null {
	if (state.verdict !== null) return verdictWeights[state.verdict];
	return state.disputes > 0 ? 0 : null;
}

const isPromised = ({ state }: HeldThrough) => state.changes.some(({ kind }) => kind === "promise");
const isBroken = ({ state }: HeldThrough) => state.steps.some(({ cause }) => cause === "promise");
const minutesOf = (seconds: readonly (number | null)[]) =>
	seconds.flatMap((value) => (value === null ? [] : [value / 60]));

export type Figures = {
	readonly counted: number;
	readonly excluded: Readonly<Record<ExclusionReason, number>>;
	readonly contactedInTime: Share;
	readonly finishedInTime: Share;
	readonly firstTime: Share;
	readonly reworks: Share;
	readonly promisesKept: Share;
	readonly resolution: Mean;
	readonly satisfaction: Mean;
	/** Heard from, of those answered: it stands beside what they said. */
	readonly reached: Share;
	readonly falseDone: Share;
	/** Of what the person had to decide. */
	readonly decisionsInTime: Share;
	readonly burden: {
		readonly cases: number;
		readonly letters: number;
		readonly forms: number;
		readonly steps: number;
	};
	readonly contactMinutes: Spread;
	readonly answerMinutes: Spread;
};

/** What the work itself asked for: letters, words to write, steps of the ladder. */
function burdenOf(measured: readonly Measured[]): Figures["burden"] {
	const total = (of: "letters" | "forms" | "steps") => measured.reduce((sum, one) => sum + one[of], 0);
	return { cases: measured.length, letters: total("letters"), forms: total("forms"), steps: total("steps") };
}

/**
 * The figures of the cases due in [from, to) and due by now.
 * @param decisions those that the person had to take, of any case; they count by their own limit
 */
export function figuresOf(
	held: readonly HeldThrough[],
	decisions: readonly Owed[],
	from: Instant,
	to: Instant,
	now: Instant,
): Figures {
	const inPeriod = held.filter(({ state }) => {
		const due = countedAt(state);
		return due >= from && due < to && due <= now;
	});
	const counted = inPeriod.filter((one) => exclusionOf(one) === null);
	const left = (reason: ExclusionReason) => inPeriod.filter((one) => exclusionOf(one) === reason).length;
	const excluded = Object.fromEntries(exclusionReasons.map((reason) => [reason, left(reason)]));
	const answered = counted.filter(isAnswered);
	const weights = answered.map(resultWeight).filter((weight) => weight !== null);
	const attitudes = answered.flatMap(({ attitude }) =>
		attitude === null ? [] : [attitudeWeights[attitude]],
	);
	return {
		counted: counted.length,
		// Every reason has its entry.
		excluded: excluded as Figures["excluded"],
		contactedInTime: shareOf(counted.filter(isContactDue), ({ ignored }) => !ignored),
		finishedInTime: shareOf(counted.filter(isFinishDue), ({ late }) => !late),
		firstTime: shareOf(counted.filter(isOver), ({ state }) => state.disputes === 0),
		reworks: shareOf(answered, ({ state }) => state.round > 1),
		promisesKept: shareOf(counted.filter(isPromised), (one) => !isBroken(one)),
		resolution: meanOf(weights),
		satisfaction: meanOf(attitudes),
		reached: shareOf(answered, (one) => resultWeight(one) !== null),
		falseDone: shareOf(answered, ({ state }) => (state.tally?.falseDone ?? 0) > 0),
		decisionsInTime: inTime(
			decisions.filter(({ dueAt }) => dueAt >= from && dueAt < to),
			now,
		),
		burden: burdenOf(counted.map(({ state }) => measuredOf(state))),
		contactMinutes: spreadOf(minutesOf(counted.map(({ state }) => state.contactSeconds))),
		answerMinutes: spreadOf(minutesOf(counted.map(({ state }) => state.answerSeconds))),
	};
}

export type Quarter = { readonly id: string; readonly from: Instant; readonly to: Instant };
const quartersShown = 4;

/** The running quarter and those before it, oldest first: a person's own trend. */
export function quartersAt(now: Instant): readonly Quarter[] {
	const [year = 0, month = 1] = formatDay(dayOf(now)).split("-").map(Number);
	const newest = 4 * year + Math.floor((month - 1) / 3);
	return Array.from({ length: quartersShown }, (_, count) => {
		const at = newest - (quartersShown - 1 - count);
		const [ofYear, quarter] = [Math.floor(at / 4), (at % 4) + 1];
		const startOfMonth = (one: number) =>
			startOf(dayNamed(`${ofYear + (one > 12 ? 1 : 0)}-${twoDigits(((one - 1) % 12) + 1)}-01`));
		return {
			id: `${ofYear}-Q${quarter}`,
			from: startOfMonth(3 * quarter - 2),
			to: startOfMonth(3 * quarter + 1),
		};
	});
}

/** Whether a figure may be compared at all: under that many cases it is told as too few. */
export function isFew(n: number): boolean {
	return n < comparedCasesMin;
}
