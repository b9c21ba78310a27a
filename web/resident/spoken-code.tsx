import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import type { SpokenForm, SpokenStatus } from "../../server/contract/spoken-code.ts";
import { dated } from "../lib/formats.ts";
import { languageOf } from "../lib/words.ts";
import { ErrorSummary, Field, HiddenFields } from "./field.tsx";
import { mayMoveSentences } from "./may-move.tsx";
import { type FieldProblem, type Frame, pathWith } from "./page.ts";
import { type Saying, situationOf } from "./situation.ts";
import { SendButton, Typed } from "./verdict.tsx";
import { residentWords, sharedWords } from "./words.ts";

/** Number and spoken code: what a caller can see and say without the receipt. */
export type SpokenCodePage = {
	readonly page: "spokenCode";
	readonly typed: SpokenForm;
	/** What number and code opened; null before that, and where they opened nothing. */
	readonly status: SpokenStatus | null;
	readonly problems: readonly FieldProblem[];
	/** Whether a dispute was handed in just now. */
	readonly done: boolean;
};
type Props = { readonly page: SpokenCodePage; readonly frame: Frame };

/** What is said of a case: where it stands, until when, and whose turn it is. */
function said(status: SpokenStatus, saying: Saying): readonly string[] {
	const { follow, spokenCode } = saying.words;
	const { head, detail } = situationOf({ ...status, sealed: false }, saying);
	const { nextMove } = status;
	const turn = nextMove === null ? [] : [spokenCode.turn(nextMove.post ?? follow.movers[nextMove.as])];
	const open = mayMoveSentences({ of: status, now: status.asOf, frame: saying });
	return [head.join(follow.comma), ...(detail === null ? [] : [detail]), ...turn, ...open];
}

/** The same as sentences that an operator reads to a caller; `lang` as the query of an address holds it. */
export function spokenSentences(status: SpokenStatus, lang: unknown): readonly string[] {
	const language = languageOf(typeof lang === "string" ? lang : null);
	return said(status, {
		words: residentWords(language),
		shared: sharedWords(language),
		shell: { language },
	});
}

export function SpokenCode({ page, frame }: Props) {
	const { spokenCode } = frame.words;
	const { problems, status } = page;
	return (
		<>
			<ErrorSummary problems={problems} frame={frame} absent={["spoken"]} />
			{page.done && (
				<p class="call" role="status" tabIndex={-1} data-done>
					{spokenCode.disputed}
				</p>
			)}
			{status === null ? <Asking page={page} frame={frame} /> : <Standing page={page} frame={frame} />}
		</>
	);
}

function Asking({ page: { typed, problems }, frame }: Props) {
	const { spokenCode } = frame.words;
	const fields = ["caseNumber", "code"] as const;
	return (
		<>
			<div>
				<h1>{spokenCode.head}</h1>
				<p class="lead soft">{spokenCode.lead}</p>
			</div>
			<form method="post" action={pathWith("/spoken-code", frame.shell)} noValidate>
				{fields.map((field) => (
					<Field
						key={field}
						field={field}
						label={spokenCode[field]}
						labelClass="large"
						hint={spokenCode[`${field}Hint`]}
						problems={problems}
						frame={frame}
						control={(tie) => (
							<input {...tie} inputMode="numeric" autoComplete="off" value={typed[field] ?? ""} />
						)}
					/>
				))}
				<button type="submit" class="go wide">
					{spokenCode.go}
				</button>
			</form>
		</>
	);
}

function Standing({ page, frame }: Props) {
	const { status, typed, problems, done } = page;
	const { spokenCode } = frame.words;
	if (status === null) return null;
	const [head, ...more] = said(status, frame);
	const at = dated(status.receivedAt, status.asOf, frame.shell.language);
	return (
		<>
			<section class="state" aria-labelledby="state-head">
				<p class="hint">
					{spokenCode.number(status.caseNumber)} · {spokenCode.received(at)}
				</p>
				<h1 id="state-head" class="big">
					{head}
				</h1>
				{more.map((line) => (
					<p key={line} class="hint">
						{line}
					</p>
				))}
			</section>
			{status.mayDispute && !done && (
				<form class="stack" method="post" action={pathWith("/spoken-code/dispute", frame.shell)} noValidate>
					<HiddenFields fields={{ caseNumber: typed.caseNumber ?? "", code: typed.code ?? "" }} />
					<h2>{spokenCode.dispute}</h2>
					<Field
						field="reason"
						label={frame.words.verdict.reason}
						hint={spokenCode.disputeHint}
						problems={problems}
						frame={frame}
						control={(tie) => <Typed tie={tie} value={typed.reason ?? ""} frame={frame} />}
					/>
					<button type="submit" class="go wide" data-busy={frame.words.note.sending}>
						{spokenCode.disputeGo}
					</button>
				</form>
			)}
		</>
	);
}

type UnderReceipt = { readonly view: FollowCaseReply; readonly frame: Frame };

/** Under the receipt: asked for, or not at all. */
export function SpokenCodeWish({ view, frame }: UnderReceipt) {
	const { spokenCode } = frame.words;
	if (!view.wishes.includes("makeSpokenCode")) return null;
	return (
		<details class="ask stack no-print">
			<summary>{spokenCode.make}</summary>
			<p class="hint">{spokenCode.makeHint}</p>
			<SendButton frame={frame} way="spoken-code" label={spokenCode.makeGo} green={false} />
		</details>
	);
}

/** The code, this once, in two groups of three. */
export function SpokenCodeMade({ code, view, frame }: UnderReceipt & { readonly code: string }) {
	const { spokenCode } = frame.words;
	return (
		<div class="slip" role="status" tabIndex={-1} data-done>
			<p class="big">{spokenCode.made(`${code.slice(0, 3)} ${code.slice(3)}`)}</p>
			<p class="hint">{spokenCode.madeHint(view.caseNumber)}</p>
		</div>
	);
}
