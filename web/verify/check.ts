import { checkedCheckpoint, type TreeHead, verifierKeyOf } from "../../server/domain/log-note.ts";
import { checkedProof, isFork, type PlacedWords, type ProofFault } from "../../server/domain/log-proof.ts";
import { browserPrimitives } from "./primitives.ts";

/** What a person gave to be checked. */
export type Asked = {
	/** The text of the proof file. */
	readonly proof: string;
	/** The verifier key of the log, as it stands on a printed notice. */
	readonly key: string;
	/** A checkpoint that somebody else kept; empty for none. */
	readonly other: string;
};

/** How the checkpoint that somebody else kept stands to the one in the file. */
export type OtherVerdict = "none" | "same" | "notComparable" | "unreadable" | "fork";
export type Answer =
	| { readonly says: "keyWrong" }
	| { readonly says: "wrong"; readonly fault: ProofFault }
	| {
			readonly says: "right";
			readonly head: TreeHead;
			readonly index: bigint;
			readonly words: readonly PlacedWords[];
			readonly other: OtherVerdict;
	  };

/** Checks what was given; asks nobody and sends nothing. */
export function answerTo({ proof, key, other }: Asked): Answer {
	const known = verifierKeyOf(browserPrimitives, key);
	if (known === null) return { says: "keyWrong" };
	const verdict = checkedProof(browserPrimitives, proof, known);
	if ("fault" in verdict) return { says: "wrong", fault: verdict.fault };
	const { head, index, words } = verdict;
	const otherVerdict = (): OtherVerdict => {
		if (other.trim() === "") return "none";
		// What is copied from a page ends as it likes; a note ends with a line feed.
		const kept = checkedCheckpoint(browserPrimitives, `${other.trim().replace(/\r\n?/g, "\n")}\n`, known);
		if ("fault" in kept) return "unreadable";
		if (isFork(head, kept)) return "fork";
		return head.size === kept.size ? "same" : "notComparable";
	};
	return { says: "right", head, index, words, other: otherVerdict() };
}
