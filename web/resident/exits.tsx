import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { deadline } from "../lib/formats.ts";
import { Field } from "./field.tsx";
import type { FieldProblem, FollowDraft, Frame } from "./page.ts";
import { SendButton, Typed, Verdict, YesOrNo } from "./verdict.tsx";

/** What a resident can do beside answering: take it back, appeal, say otherwise. Folded away, so that no press is a slip. */
type ExitsProps = {
	readonly view: FollowCaseReply;
	readonly draft: FollowDraft;
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
};

/** Who is in charge instead, and that nothing of the time for review or suit stands still. */
export function Elsewhere({ view, frame }: Pick<ExitsProps, "view" | "frame">) {
	const { exits } = frame.words;
	if (view.exit === undefined) return null;
	const { reason, body, limit } = view.exit;
	return (
		<>
			<dl>
				<dt>{exits.why}</dt>
				<dd>{exits.reasons[reason]}</dd>
				<dt>{exits.body}</dt>
				<dd>
					<b>{body}</b>
				</dd>
				<dt>{exits.limit}</dt>
				<dd>{limit}</dd>
			</dl>
			<p class="hint">{exits.noStop}</p>
		</>
	);
}

export function Exits(props: ExitsProps) {
	const { view, draft, problems, frame } = props;
	const { exits } = frame.words;
	return (
		<>
			{view.allowed.includes("splitVoice") && <SplitOff frame={frame} />}
			{view.allowed.includes("appealCase") && <Appeal {...props} />}
			{view.allowed.includes("changeVerdict") && (
				<details class="ask no-print" open={problems.length > 0}>
					<summary>{exits.change}</summary>
					<Verdict {...props} />
				</details>
			)}
			{view.allowed.includes("withdrawCase") && (
				<details class="ask stack no-print">
					<summary>{exits.withdraw}</summary>
					<p class="hint">{exits.withdrawHint}</p>
					<YesOrNo
						name="askedToWithdraw"
						label={exits.askedToWithdraw}
						chosen={draft.askedToWithdraw}
						frame={frame}
					/>
					<SendButton frame={frame} way="withdrawal" label={exits.withdrawGo} green={false} />
				</details>
			)}
			{view.allowed.includes("requestErasure") && (
				<details class="ask stack no-print">
					<summary>{exits.erase}</summary>
					<p class="hint">{exits.eraseHint}</p>
					<SendButton frame={frame} way="erasure" label={exits.eraseGo} green={false} />
				</details>
			)}
		</>
	);
}

function SplitOff({ frame }: Pick<ExitsProps, "frame">) {
	const { exits } = frame.words;
	return (
		<details class="ask stack no-print">
			<summary>{exits.split}</summary>
			<p class="hint">{exits.splitHint}</p>
			<SendButton frame={frame} way="split" label={exits.splitGo} green={false} />
		</details>
	);
}

function Appeal({ view, draft, problems, frame }: ExitsProps) {
	const { exits } = frame.words;
	const until = view.exit?.appealUntil ?? null;
	return (
		<section class="ask stack no-print">
			<Field
				field="appeal"
				label={exits.appeal}
				labelClass="large"
				hint={exits.appealHint(until === null ? null : deadline(until, view.asOf, frame.shell.language))}
				problems={problems}
				frame={frame}
				control={(tie) => <Typed tie={tie} value={draft.appeal} frame={frame} />}
			/>
			<SendButton frame={frame} way="appeal" label={exits.appealGo} green />
		</section>
	);
}
