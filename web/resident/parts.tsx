import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { HiddenFields } from "./field.tsx";
import { type Frame, pathWith } from "./page.ts";

/** Matters that triage cut out of the report: the same receipt opens each, and leads back from it. */
type PartsProps = { readonly view: FollowCaseReply; readonly receipt: string; readonly frame: Frame };

export function Parts({ view, receipt, frame }: PartsProps) {
	const { exits, follow } = frame.words;
	const [whole, part] = receipt.split("/");
	if (part !== undefined) return <Opens receipt={whole ?? ""} label={exits.parts.whole} frame={frame} />;
	if (view.parts === undefined) return null;
	return (
		<section class="stack no-print" aria-labelledby="parts-head">
			<h2 id="parts-head">{exits.parts.head}</h2>
			<p class="hint">{exits.parts.hint}</p>
			{view.parts.map(({ caseNumber, state }, index) => (
				<Opens
					key={caseNumber}
					receipt={`${receipt}/${index + 1}`}
					label={`${exits.parts.go} · ${follow.caseNumber(caseNumber)} · ${follow.states[state]}`}
					frame={frame}
				/>
			))}
		</section>
	);
}

function Opens({
	receipt,
	label,
	frame,
}: Pick<PartsProps, "receipt" | "frame"> & { readonly label: string }) {
	return (
		<form method="post" action={pathWith("/follow", frame.shell)} class="no-print">
			<HiddenFields fields={{ receipt }} />
			<button type="submit" class="wide">
				{label}
			</button>
		</form>
	);
}
