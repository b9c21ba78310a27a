import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { dateOf, deadline } from "../lib/formats.ts";
import { Field, HiddenFields } from "./field.tsx";
import { Linked, leadsAway } from "./linked.tsx";
import { type FieldProblem, type FollowDraft, type Frame, pathWith } from "./page.ts";
import { SendButton, Typed, Verdict, YesOrNo } from "./verdict.tsx";

/** What a resident can do beside answering: take it back, appeal, say otherwise. Folded away or asked once more, so that no press is a slip. */
type ExitsProps = {
	readonly view: FollowCaseReply;
	readonly draft: FollowDraft;
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
	/** Whether nothing else on the page is to be pressed first. */
	readonly green: boolean;
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
					<b>
						<Linked words={body} />
					</b>
				</dd>
				<dt>{exits.limit}</dt>
				<dd>{limit}</dd>
			</dl>
			{leadsAway(body) && <p class="hint">{exits.awayHint}</p>}
			<p class="hint">{exits.noStop}</p>
		</>
	);
}

export function Exits(props: ExitsProps) {
	const { view, problems, frame } = props;
	const { exits } = frame.words;
	return (
		<>
			{view.allowed.includes("splitVoice") && <SplitOff frame={frame} />}
			{view.allowed.includes("appealCase") && <Appeal {...props} />}
			{view.allowed.includes("changeVerdict") && (
				<details class="ask no-print" open={problems.length > 0}>
					<summary>{exits.change}</summary>
					<Verdict {...props} green={false} />
				</details>
			)}
			{view.allowed.includes("withdrawCase") && (
				<div class="ask no-print">
					<SendButton frame={frame} way="withdrawing" label={exits.withdraw} green={false} />
				</div>
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

/** Asks once more before a report is taken back; what was typed under the receipt comes along. */
export type WithdrawingPage = {
	readonly page: "withdrawing";
	readonly receipt: string;
	readonly caseNumber: string;
	readonly draft: FollowDraft;
};

export const withdrawForm = "withdraw";

/** 撤回这件 asks on its own page: it cannot be undone, and whoever was talked into it can say so. What was typed stays. */
export function Withdrawing({ page, frame }: { readonly page: WithdrawingPage; readonly frame: Frame }) {
	const { exits, follow } = frame.words;
	const { receipt, caseNumber, draft } = page;
	const { askedToWithdraw, ...typed } = draft;
	return (
		<>
			<div>
				<h1>{exits.withdrawHead}</h1>
				<p class="lead">{exits.withdrawHint}</p>
				<p class="hint">{follow.caseNumber(caseNumber)}</p>
			</div>
			<form id={withdrawForm} method="post" action={pathWith("/follow/withdrawal", frame.shell)} noValidate>
				<HiddenFields fields={{ receipt, ...typed }} />
				<YesOrNo
					name="askedToWithdraw"
					label={exits.askedToWithdraw}
					chosen={askedToWithdraw}
					frame={frame}
				/>
				<SendButton frame={frame} way="withdrawal" label={exits.withdrawGo} green />
				<button type="submit" class="wide" formAction={pathWith("/follow", frame.shell)}>
					{exits.withdrawNot}
				</button>
			</form>
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

function Appeal({ view, draft, problems, frame, green }: ExitsProps) {
	const { exits } = frame.words;
	const until = view.exit?.appealUntil ?? null;
	const mark = view.exit?.provisional ? frame.shared.mayMove : "";
	return (
		<section class="ask stack no-print">
			<Field
				field="appeal"
				label={exits.appeal}
				labelClass="large"
				hint={exits.appealHint(
					until === null ? null : deadline(until, view.asOf, frame.shell.language, dateOf) + mark,
				)}
				problems={problems}
				frame={frame}
				control={(tie) => <Typed tie={tie} value={draft.appeal} frame={frame} />}
			/>
			<SendButton frame={frame} way="appeal" label={exits.appealGo} green={green} />
		</section>
	);
}
