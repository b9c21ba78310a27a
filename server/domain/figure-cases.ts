import type { Instant } from "./calendar.ts";
import type { Owed, Times } from "./measure.ts";

/**
 * Each single figure and the cases it is made of (rules.md §5): `among` are looked at, and of those `is` counts. Figures
 * and the lists they lead to are both counted from here.
 */
type Rule = {
	readonly among: (one: Times, now: Instant, isOf: IsOf) => boolean;
	readonly is: (one: Times, now: Instant, isOf: IsOf) => boolean;
};
/** Whose decisions or help are looked at. */
type IsOf = (postId: string) => boolean;

const all = () => true;
const isAnswered = ({ answerSeconds }: Times) => answerSeconds !== null;
const roundOf = ({ measured }: Times) => measured?.round ?? 1;
const verdictOf = ({ measured }: Times) => measured?.verdict ?? null;
/** A dispute between neighbours is outside J and M (rules.md §7). */
const isMediated = ({ categoryCode }: Times) => categoryCode?.startsWith("09") === true;
const isJudged = (one: Times) => isAnswered(one) && !isMediated(one);

/** What is not past yet, and not done, is not to be judged. */
export function pastOf(owed: readonly Owed[], now: Instant): readonly Owed[] {
	return owed.filter(({ dueAt, doneAt }) => doneAt !== null || dueAt < now);
}

export function isDoneInTime({ dueAt, doneAt }: Owed): boolean {
	return doneAt !== null && doneAt <= dueAt;
}

/** Promises, decisions and help: a case is among them when one is due, and counts when all were in time. */
function owing(kind: "promises" | "decisions" | "helps"): Rule {
	const due = ({ measured }: Times, now: Instant, isOf: IsOf) =>
		pastOf(measured?.[kind] ?? [], now).filter(({ postId }) => isOf(postId));
	return {
		among: (one, now, isOf) => due(one, now, isOf).length > 0,
		is: (one, now, isOf) => due(one, now, isOf).every(isDoneInTime),
	};
}

const counted = (kind: "letters" | "forms" | "steps"): Rule => {
	return { among: all, is: ({ measured }) => (measured?.[kind] ?? 0) > 0 };
};

/** The figures, in the order of the page. */
export const figureRules = {
	counted: { among: all, is: all },
	ignored: { among: all, is: ({ ignored }) => ignored },
	late: { among: all, is: ({ late }) => late },
	contactedInTime: {
		among: ({ contactSeconds, ignored }) => contactSeconds !== null || ignored,
		is: ({ ignored }) => !ignored,
	},
	// Who never answers must not look better than who answers late: what is late without an answer counts as not in time.
	answeredInTime: {
		among: (one) => isAnswered(one) || one.late,
		is: ({ answeredInTime }) => answeredInTime,
	},
	firstTime: { among: isAnswered, is: (one) => roundOf(one) === 1 && verdictOf(one) !== "notSolved" },
	returned: { among: all, is: ({ measured }) => (measured?.returns ?? 0) > 0 },
	reworked: { among: isAnswered, is: (one) => roundOf(one) > 1 },
	promisesKept: owing("promises"),
	falseDone: { among: isAnswered, is: ({ measured }) => (measured?.falseDone ?? 0) > 0 },
	coverage: { among: isJudged, is: (one) => verdictOf(one) !== null },
	resolution: {
		among: (one) => isJudged(one) && verdictOf(one) !== null,
		is: (one) => verdictOf(one) === "solved",
	},
	attitude: {
		among: (one) => isJudged(one) && (one.measured?.attitude ?? null) !== null,
		is: ({ measured }) => measured?.attitude === "good",
	},
	decisions: owing("decisions"),
	helps: owing("helps"),
	letters: counted("letters"),
	forms: counted("forms"),
	steps: counted("steps"),
} satisfies Readonly<Record<string, Rule>>;
export type FigureName = keyof typeof figureRules;
export const figureNames = Object.keys(figureRules) as readonly FigureName[];

/**
 * The cases that a figure looks at, and those among them that count.
 * @param isOf whose decisions or help alone
 */
export function figureCases(
	name: FigureName,
	times: readonly Times[],
	now: Instant,
	isOf: IsOf = all,
): readonly { readonly one: Times; readonly counts: boolean }[] {
	const { among, is }: Rule = figureRules[name];
	return times.filter((one) => among(one, now, isOf)).map((one) => ({ one, counts: is(one, now, isOf) }));
}
