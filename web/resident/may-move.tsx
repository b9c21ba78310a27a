import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { When } from "../lib/formats.ts";
import { claimedSentence } from "../lib/provisional.ts";
import type { Saying } from "./situation.ts";

type MayMoveProps = {
	readonly of: Pick<FollowCaseReply, "clocks" | "provisional" | "claimed">;
	readonly now: When;
	readonly frame: Pick<Saying, "shared" | "shell">;
};

/** Why the limits told above are not settled: the emergency is only claimed, or their year has no calendar yet. */
export function mayMoveSentences({ of, now, frame }: MayMoveProps): string[] {
	const { shared, shell } = frame;
	const claimed = claimedSentence(of, now, shared, shell.language);
	const open = of.clocks?.provisional || of.provisional ? shared.provisional : "";
	return [claimed, open].filter((sentence) => sentence !== "");
}

export function MayMove(props: MayMoveProps) {
	return (
		<>
			{mayMoveSentences(props).map((sentence) => (
				<p key={sentence} class="hint">
					{sentence}
				</p>
			))}
		</>
	);
}
