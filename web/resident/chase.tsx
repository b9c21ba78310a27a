import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { dated } from "../lib/formats.ts";
import type { Frame } from "./page.ts";
import { SendButton } from "./verdict.tsx";

type ChaseProps = { readonly view: FollowCaseReply; readonly frame: Frame };

/** 催一下, once a day; and a contact that told nothing, folded away so that no press is a slip. */
export function Chase({ view, frame }: ChaseProps) {
	const { allowed } = view;
	const { chase } = frame.words;
	return (
		<>
			{allowed.includes("chaseCase") && (
				<section class="stack no-print">
					<SendButton frame={frame} way="chase" label={chase.go} green={false} />
					<p class="hint">{chase.hint}</p>
				</section>
			)}
			<Chased view={view} frame={frame} />
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

/** Once it was pressed the button stays, and does nothing: with script or without, what is under it says until when. */
function Chased({ view: { chaseAgainAt, asOf }, frame }: ChaseProps) {
	const { chase } = frame.words;
	if (chaseAgainAt === null) return null;
	return (
		<section class="stack no-print">
			<button type="button" class="wide off" aria-disabled="true" aria-describedby="chase-again">
				{chase.go}
			</button>
			<p class="hint" id="chase-again">
				{chase.again(dated(chaseAgainAt, asOf, frame.shell.language))}
			</p>
		</section>
	);
}
