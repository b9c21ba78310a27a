/** How urgent a case is: 特急 · 紧急 · 一般 · 复杂 · 咨询 · 重办 (rules.md §3). */
export type Level = "emergency" | "urgent" | "normal" | "complex" | "inquiry" | "rework";

/** What a level's seconds are counted in: seconds of working time, or plain seconds. */
export type TimeBase = "working" | "natural";

/** A length of time: plain minutes, hours of working time, or whole working days that end at closing time. */
export type Span = { readonly unit: "minute" | "workingHour" | "workingDay"; readonly count: number };

/** A part of a limit, in whole percent of its seconds. */
export type Share = { readonly percent: number };

/** The clocks (rules.md §3) and the ladder (§4) of one level. `null`: the level has no such step. */
export type LevelPolicy = {
	readonly base: TimeBase;
	readonly sign: Span;
	readonly contact: Span | null;
	readonly finish: Span;
	/** A share of the time from dispatch to contact due, or a span from dispatch. */
	readonly contactReminder: Share | Span | null;
	readonly finishReminder: Share;
	readonly yellowAfterContact: Span | null;
	readonly yellowAfterFinish: Span;
	readonly redAfterFinish: Span;
	/** With `thenOpening`, the next opening of working time at or after the span's end. */
	readonly referredAfterFinish: Span & { readonly thenOpening?: true };
};

/** The editable numbers of rules.md. A case keeps the version it was received under. */
export type Policy = {
	readonly version: string;
	/** ISO date in Asia/Shanghai from which cases are received under it. */
	readonly effectiveFrom: string;
	readonly levels: Readonly<Record<Level, LevelPolicy>>;
	/** How long the desk has to dispatch by hand (§2, dispatch). */
	readonly desk: { readonly emergency: Span; readonly urgent: Span; readonly other: Span };
	/** From the dispatch, how long a holder may return the case (§2). */
	readonly return: Span;
	/** How long the owner of an assist has, at working and at natural levels (§2). */
	readonly assist: Span;
	readonly assistNatural: Span;
	/** How long whoever must decide has (§4). */
	readonly decision: Span;
	/** The independent check after a second dispute (§2). */
	readonly check: Span;
	/** The answer to a supervision letter (§4). */
	readonly letter: Span;
	/** Open cases of one post above which a card is marked over load (§4); null marks none. */
	readonly load: number | null;
	/** Red cards of one unit within so many days that set a referral (§4); null sets none. */
	readonly unitReds: { readonly count: number; readonly days: number } | null;
	/** Days of a resident's silence after an answer (§2, follow-up). */
	readonly silenceDays: number;
	/** Days in which the resident may appeal, and in which a verdict may be changed (§2). */
	readonly appealDays: number;
	readonly verdictDays: number;
	/** How long whoever must decide on an erasure has (trust.md I5). */
	readonly erasure: Span;
	/** Calendar months after a case is over, when its phone number is erased (trust.md A7). */
	readonly phoneMonths: number;
	/** The duty officer's call that confirms an emergency (§3). */
	readonly emergencyConfirmation: Span;
	/** The clock of the protected track (§1). */
	readonly protectedLimit: Span;
	/** Set by statute, so that no version may say otherwise (§6): acceptance and result told, other levels' matters sent on. */
	readonly statute: { readonly acceptance: Span; readonly result: Span; readonly forwarding: Span };
};

const minutes = (count: number): Span => ({ unit: "minute", count });
const naturalHours = (count: number): Span => minutes(count * 60);
const workingHours = (count: number): Span => ({ unit: "workingHour", count });
const workingDays = (count: number): Span => ({ unit: "workingDay", count });

const workingLadder = {
	contactReminder: { percent: 75 },
	finishReminder: { percent: 75 },
	yellowAfterContact: workingDays(2),
	yellowAfterFinish: workingDays(2),
	redAfterFinish: workingDays(5),
	referredAfterFinish: workingDays(10),
} as const;

const levels: Readonly<Record<Level, LevelPolicy>> = {
	emergency: {
		base: "natural",
		sign: minutes(15),
		contact: minutes(30),
		finish: naturalHours(2),
		contactReminder: minutes(15),
		finishReminder: { percent: 75 },
		yellowAfterContact: minutes(30),
		yellowAfterFinish: minutes(30),
		redAfterFinish: naturalHours(1),
		referredAfterFinish: { ...naturalHours(4), thenOpening: true },
	},
	urgent: {
		base: "natural",
		sign: minutes(30),
		contact: naturalHours(2),
		finish: naturalHours(24),
		contactReminder: minutes(60),
		finishReminder: { percent: 75 },
		yellowAfterContact: naturalHours(2),
		yellowAfterFinish: naturalHours(2),
		redAfterFinish: naturalHours(6),
		referredAfterFinish: { ...naturalHours(24), thenOpening: true },
	},
	normal: {
		base: "working",
		sign: workingHours(4),
		contact: workingDays(1),
		finish: workingDays(5),
		...workingLadder,
	},
	complex: {
		base: "working",
		sign: workingHours(4),
		contact: workingDays(1),
		finish: workingDays(15),
		...workingLadder,
	},
	inquiry: {
		base: "working",
		sign: workingHours(4),
		finish: workingDays(1),
		...workingLadder,
		contact: null,
		contactReminder: null,
		yellowAfterContact: null,
	},
	rework: {
		base: "working",
		sign: workingHours(2),
		contact: workingDays(1),
		finish: workingDays(3),
		...workingLadder,
	},
};

/** The shipped policy: the numbers of rules.md §1 to §4. Frozen to its leaves. */
export const defaultPolicy: Policy = frozen({
	version: "1",
	effectiveFrom: "2004-01-01",
	levels,
	desk: { emergency: minutes(10), urgent: minutes(20), other: workingHours(2) },
	return: workingDays(1),
	assist: workingDays(2),
	assistNatural: minutes(60),
	decision: workingDays(1),
	check: workingDays(3),
	letter: workingDays(3),
	load: 25,
	unitReds: { count: 3, days: 30 },
	silenceDays: 7,
	appealDays: 15,
	verdictDays: 30,
	erasure: workingDays(10),
	phoneMonths: 12,
	emergencyConfirmation: minutes(10),
	protectedLimit: minutes(30),
	statute: { acceptance: workingDays(15), result: workingDays(15), forwarding: workingDays(5) },
});

function frozen<Value extends object>(value: Value): Value {
	for (const part of Object.values(value)) if (typeof part === "object" && part !== null) frozen(part);
	return Object.freeze(value);
}
