import type { FollowCaseReply, TimelineEntry } from "../contract/follow-up.ts";
import type { SpokenStatus } from "../contract/spoken-code.ts";

type Kind = SpokenStatus["timeline"][number]["kind"];
const kinds: readonly string[] = ["dispatched", "signed", "contacted", "answered", "step"] satisfies Kind[];

function isTold(entry: TimelineEntry): entry is TimelineEntry & { readonly kind: Kind } {
	return kinds.includes(entry.kind);
}

/**
 * Of what a receipt opens, what the spoken code opens: where it stands and whether it can be disputed. Named field by
 * field: whatever is added to the page of a receipt stays out of this one.
 */
export function spokenStatusView(view: FollowCaseReply): SpokenStatus {
	const standing = view.matter ?? view;
	const timeline = [...view.timeline, ...(view.matter?.timeline ?? [])];
	return {
		caseNumber: view.caseNumber,
		state: standing.state,
		asOf: view.asOf,
		receivedAt: view.receivedAt,
		triageDueAt: view.triageDueAt,
		clocks: standing.clocks,
		startedAt: standing.startedAt,
		answeredAt: standing.answeredAt,
		silenceDueAt: standing.silenceDueAt,
		...(standing.provisional && { provisional: true }),
		...(standing.claimed && { claimed: standing.claimed }),
		nextMove: standing.nextMove,
		step: standing.step,
		pendingDueAt: standing.pendingDueAt,
		how: standing.how,
		disputes: view.disputes,
		timeline: timeline.filter(isTold).map(({ at, kind, outcome, step }) => ({ at, kind, outcome, step })),
		mayDispute: view.allowed.includes("disputeCase"),
	};
}
