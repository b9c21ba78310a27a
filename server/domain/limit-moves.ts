import type { Instant } from "./calendar.ts";
import { deciders } from "./card.ts";
import type { DueStep } from "./case-events.ts";
import type { StepName } from "./ladder.ts";
import type { Bound } from "./recompute.ts";

/** Every limit there is of a case (rules.md §2–§4): the resident's own is `case`, the desk's `triage`. */
export const limitNames = [
	"sign",
	"contact",
	"finish",
	"case",
	"triage",
	"decision",
	"assist",
	"letter",
	"awaiting",
	"silence",
	"shelving",
	"promise",
	"emergency",
	"check",
	"publication",
	"reassignment",
	"finding",
	"reds",
	"transfer",
	"stalled",
] as const satisfies readonly (Exclude<DueStep["cause"], "halfDay"> | "case")[];
export type Limit = (typeof limitNames)[number];
/** A limit that is elsewhere afterwards; with `step`, what fires before or after it. Null: there is none. */
export type LimitMove = {
	readonly limit: Limit;
	readonly step: StepName | null;
	readonly from: Instant | null;
	readonly to: Instant | null;
};

type Named = ReadonlyMap<string, Omit<LimitMove, "from" | "to"> & { readonly at: Instant | null }>;

/** The step of the ladder, where its due time is not the limit itself. */
function stepOf({ step }: DueStep): StepName | null {
	const isNone = ["silence", "resume", "dispatch", "stalled", "unsigned", "blue"].includes(step);
	return isNone ? null : (step as StepName);
}

/** Whether the limit is told nowhere but in its step. */
function isOwn(cause: DueStep["cause"]): boolean {
	return cause === "transfer" || cause === "stalled" || deciders.includes(cause);
}

function named({ limits, due, caseFinishDueAt, others }: Bound): Named {
	const all = new Map<string, { limit: Limit; step: StepName | null; at: Instant | null }>();
	const put = (limit: Limit, at: Instant | null, step: StepName | null = null, of = "") =>
		all.set(`${limit} ${step} ${of}`, { limit, step, at });
	put("sign", limits?.signDueAt ?? null);
	put("contact", limits?.contactDueAt ?? null);
	put("finish", limits?.finishDueAt ?? null);
	put("case", caseFinishDueAt);
	put("triage", others.triageDueAt);
	put("decision", others.decisionDueAt);
	for (const { assistId, dueAt } of others.assists) put("assist", dueAt, null, assistId);
	for (const { letterId, dueAt } of others.letters) put("letter", dueAt, null, letterId);
	for (const one of due) {
		if (one.step === "dispatch") continue;
		const of = "assistId" in one ? one.assistId : "letterId" in one ? one.letterId : "";
		const step = stepOf(one);
		const isLimit = one.step === "silence" || one.step === "resume" || isOwn(one.cause);
		if (step !== null || isLimit) put(one.cause, one.dueAt, step, of);
	}
	return all;
}

/** Every limit that differs between the two, in the order of `limitNames`. */
export function movedLimits(before: Bound, after: Bound): readonly LimitMove[] {
	const [old, fresh] = [named(before), named(after)];
	const moves = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
		const [from, to] = [old.get(key), fresh.get(key)];
		const one = to ?? from;
		if (one === undefined || (from?.at ?? null) === (to?.at ?? null)) return [];
		const { limit, step } = one;
		return [{ limit, step, from: from?.at ?? null, to: to?.at ?? null }];
	});
	return moves.sort((a, b) => limitNames.indexOf(a.limit) - limitNames.indexOf(b.limit));
}
