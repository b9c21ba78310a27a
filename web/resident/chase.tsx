import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { Frame } from "./page.ts";
import { SendButton } from "./verdict.tsx";

type ChaseProps = { readonly view: FollowCaseReply; readonly frame: Frame };

/** 催一下, once a day; and a contact that told nothing, folded away so that no press is a slip. */
export function Chase({ view: { allowed, chasedAt }, frame }: ChaseProps) {
	const { chase } = frame.words;
	// Only while somebody works on it does a word about tomorrow make sense.
	const isWaiting = chasedAt !== null && allowed.includes("withdrawCase");
	return (
		<>
			{allowed.includes("chaseCase") && (
				<section class="stack no-print">
					<SendButton frame={frame} way="chase" label={chase.go} green={false} />
					<p class="hint">{chase.hint}</p>
				</section>
			)}
			{isWaiting && !allowed.includes("chaseCase") && <p class="hint no-print">{chase.again}</p>}
			{allowed.includes("voidContact") && (
				<details class="stack no-print">
					<summary>{chase.nothing}</summary>
					<p class="hint">{chase.nothingHint}</p>
					<SendButton frame={frame} way="void" label={chase.nothingGo} green={false} />
				</details>
			)}
		</>
	);
}
