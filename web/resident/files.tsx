import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { type Frame, pathWith } from "./page.ts";

type FilesProps = { readonly view: FollowCaseReply; readonly frame: Frame };

/** A file that proves the report was received. The answer is no page: this one stays as it is. */
export function Proof({ view, frame }: FilesProps) {
	const { proof } = frame.words.follow;
	const isErased = view.text === "" && view.erased !== undefined;
	return (
		<section class="stack no-print" aria-labelledby="proof-head">
			<h2 id="proof-head">{proof.head}</h2>
			<p class="hint">{isErased ? proof.hintErased : proof.hint}</p>
			<button type="submit" class="wide" formAction={pathWith("/follow/proof", frame.shell)} data-file>
				{proof.go}
			</button>
			<p>
				<a href={pathWith("/log", frame.shell)}>{proof.more}</a>
			</p>
		</section>
	);
}

export function WholeFile({ frame }: Pick<FilesProps, "frame">) {
	const { proof } = frame.words.follow;
	return (
		<section class="stack no-print" aria-labelledby="all-head">
			<h2 id="all-head">{proof.all}</h2>
			<p class="hint">{proof.allHint}</p>
			<button type="submit" class="wide" formAction={pathWith("/follow/export", frame.shell)} data-file>
				{proof.allGo}
			</button>
		</section>
	);
}
