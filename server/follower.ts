import type { FollowCaseReply } from "./contract/follow-up.ts";
import type { Deps } from "./deps.ts";
import { readReceipt, receiptPart } from "./domain/receipt.ts";
import { followView } from "./views/follow.ts";

/** Which case a receipt opens, or one that was cut out of it; and what its resident reads there. */
export function follower({ ledger, keys, reads }: Deps) {
	const caseOf = (typed: string) => {
		const { receipt, part } = receiptPart(typed);
		const read = readReceipt(receipt);
		// A malformed receipt is looked up all the same, so that it takes the same time as an unknown one.
		const first = reads.caseOfReceipt(keys.receiptMac("receipt" in read ? read.receipt : typed.slice(0, 64)));
		if (first === null || part === null) return first;
		return reads.stateOf(first)?.parts?.[part - 1] ?? null;
	};
	const sourceOf = (caseNumber: string) => {
		const state = reads.stateOf(caseNumber);
		return state && { state, trail: reads.trailOf(caseNumber), words: reads.wordsOf(caseNumber) };
	};
	const view = (caseNumber: string): FollowCaseReply | null => {
		const state = reads.stateOf(caseNumber);
		if (state === null) return null;
		const setting = ledger.setting();
		const parent = state.status === "merged" ? sourceOf(state.parent) : null;
		const others = reads.voicesOf(parent?.state.caseNumber ?? caseNumber).length;
		return followView({
			state,
			trail: reads.trailOf(caseNumber),
			words: reads.wordsOf(caseNumber),
			parent,
			parts: (state.parts ?? []).flatMap((part) => reads.stateOf(part) ?? []),
			others,
			setting,
			now: ledger.now(),
		});
	};
	return { caseOf, view };
}
