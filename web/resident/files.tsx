import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { type Frame, pathWith } from "./page.ts";
import type { ProofWords } from "./words-proof.zh-CN.ts";

type FilesProps = { readonly view: FollowCaseReply; readonly frame: Frame };

/** What is in the file: of a report that was encrypted as it came, no more than that it came. */
function hintOf({ sealedTo, text, erased }: FollowCaseReply, proof: ProofWords): string {
	if (sealedTo !== undefined) return proof.hintSealed(sealedTo);
	return text === "" && erased !== undefined ? proof.hintErased : proof.hint;
}

/** A file that proves the report was received. The answer is no page: this one stays as it is. */
export function Proof({ view, frame }: FilesProps) {
	const { proof } = frame.words.follow;
	return (
		<section class="stack no-print" aria-labelledby="proof-head">
			<h2 id="proof-head">{proof.head}</h2>
			<p class="hint">{hintOf(view, proof)}</p>
			<button type="submit" class="wide" formAction={pathWith("/follow/proof", frame.shell)} data-file>
				{proof.go}
			</button>
			<CheckHere proof={proof} frame={frame} />
			<p class="hint">{proof.how}</p>
			<p>
				<a class="way" href={pathWith("/verify", frame.shell)}>
					{proof.check}
				</a>
			</p>
			<p>
				<a class="way" href={pathWith("/log", frame.shell)}>
					{proof.more}
				</a>
			</p>
		</section>
	);
}

/** With script the proof is checked on this page. Without, no page can: what the server says of itself proves nothing. */
function CheckHere({ proof, frame }: { readonly proof: ProofWords; readonly frame: Frame }) {
	return (
		<div class="stack" data-scripted hidden>
			<p class="hint">{proof.hereHint}</p>
			<button
				type="button"
				class="wide"
				data-check={pathWith("/follow/proof", frame.shell)}
				data-checking={proof.checking}
			>
				{proof.here}
			</button>
			<p class="bad-word" role="status" data-unchecked={proof.unchecked} />
			<div data-outcome />
		</div>
	);
}

/** What lies in the file of a report that was encrypted as it came, or whose words are erased, is told by itself. */
function allHintOf({ sealedTo, text, erased }: FollowCaseReply, proof: ProofWords): string {
	if (text === "" && erased !== undefined) return proof.allHintErased;
	return sealedTo === undefined ? proof.allHint : proof.allHintSealed(sealedTo);
}

export function WholeFile({ view, frame }: FilesProps) {
	const { proof } = frame.words.follow;
	return (
		<section class="stack no-print" aria-labelledby="all-head">
			<h2 id="all-head">{proof.all}</h2>
			<p class="hint">{allHintOf(view, proof)}</p>
			<button type="submit" class="wide" formAction={pathWith("/follow/export", frame.shell)} data-file>
				{proof.allGo}
			</button>
		</section>
	);
}
