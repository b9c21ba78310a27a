import type { FollowCaseReply } from "../../server/contract/follow-up.ts";
import { attitudes } from "../../server/domain/feedback.ts";
import { messageCharactersMax } from "../../server/domain/limits.ts";
import { dateOf, deadline } from "../lib/formats.ts";
import { Field, Pick, problemSentence } from "./field.tsx";
import { type FieldProblem, type FollowDraft, type Frame, pathWith, type YesNo } from "./page.ts";
import { Photos } from "./photos.tsx";

/** 解决了吗？ Three choices of one size, no default; the resident's word decides (rules.md §2). */
type VerdictProps = {
	readonly view: FollowCaseReply;
	readonly draft: FollowDraft;
	readonly problems: readonly FieldProblem[];
	readonly frame: Frame;
	/** Whether handing it in is what the page asks for: one button of a page is green (look.md §1). */
	readonly green: boolean;
};

export function Verdict({ view, draft, problems, frame, green }: VerdictProps) {
	const { verdict } = frame.words;
	const { shell } = frame;
	const problem = problems.find(({ field }) => field === "verdict");
	const isAgain = view.disputes > 0;
	return (
		<>
			<fieldset class={problem ? "if bad" : "if"} aria-describedby={problem && "verdict-error"}>
				<legend class="big">{verdict.head}</legend>
				{problem && (
					<p class="bad-word" id="verdict-error">
						{problemSentence(problem, frame)}
					</p>
				)}
				<Pick type="radio" name="verdict" value="solved" chosen={draft.verdict} boxed id="verdict">
					{verdict.solved}
				</Pick>
				<Pick type="radio" name="verdict" value="partly" chosen={draft.verdict} boxed>
					{verdict.partly}
				</Pick>
				<Pick type="radio" name="verdict" value="not" chosen={draft.verdict} boxed reveals="yes">
					{isAgain ? verdict.notAgain : verdict.not}
				</Pick>
				<div class="then">
					<Field
						field="reason"
						label={verdict.reason}
						hint={isAgain ? verdict.reasonHintAgain : verdict.reasonHint}
						problems={problems}
						frame={frame}
						control={(tie) => <Typed tie={tie} value={draft.reason} frame={frame} />}
					/>
				</div>
			</fieldset>
			<Feedback draft={draft} frame={frame} />
			{view.silenceDueAt !== null && (
				<p class="hint">{verdict.silence(deadline(view.silenceDueAt, view.asOf, shell.language, dateOf))}</p>
			)}
			<SendButton frame={frame} way="verdict" label={verdict.go} green={green} />
		</>
	);
}

function Feedback({ draft, frame }: { readonly draft: FollowDraft; readonly frame: Frame }) {
	const { verdict } = frame.words;
	const names = ["contacted", "visited", "askedForRating"] as const;
	return (
		<>
			{names.map((name) => (
				<YesOrNo key={name} name={name} label={verdict[name]} chosen={draft[name]} frame={frame} />
			))}
			<fieldset class="ask">
				<legend>{verdict.attitude}</legend>
				<div class="row">
					{attitudes.map((attitude) => (
						<Pick key={attitude} type="radio" name="attitude" value={attitude} chosen={draft.attitude}>
							{verdict.attitudes[attitude]}
						</Pick>
					))}
				</div>
			</fieldset>
			<p class="hint no-print">{verdict.optional}</p>
		</>
	);
}

type YesOrNoProps = {
	readonly name: string;
	readonly label: string;
	readonly chosen: YesNo;
	readonly frame: Frame;
};

export function YesOrNo({ name, label, chosen, frame: { words } }: YesOrNoProps) {
	return (
		<fieldset class="ask">
			<legend>{label}</legend>
			<div class="row">
				<Pick type="radio" name={name} value="yes" chosen={chosen}>
					{words.verdict.yes}
				</Pick>
				<Pick type="radio" name={name} value="no" chosen={chosen}>
					{words.verdict.no}
				</Pick>
			</div>
		</fieldset>
	);
}

type MessageProps = VerdictProps & { readonly green: boolean };

/** 补一句话: always there while the case is open. */
export function Message({ view, draft, problems, frame, green }: MessageProps) {
	const { message } = frame.words;
	return (
		<section class="ask stack no-print">
			<Field
				field="words"
				label={message.head}
				labelClass="large"
				hint={view.sealed ? message.hintSealed : message.hint}
				problems={problems}
				frame={frame}
				control={(tie) => <Typed tie={tie} value={draft.words} frame={frame} />}
			/>
			<Photos draft={draft} problems={problems} frame={frame} />
			<SendButton frame={frame} way="message" label={message.go} green={green} />
		</section>
	);
}

export function Typed({
	tie,
	value,
	frame,
}: {
	readonly tie: object;
	readonly value: string;
	readonly frame: Frame;
}) {
	const { note } = frame.words;
	return (
		<>
			<textarea
				{...tie}
				rows={3}
				data-characters={messageCharactersMax}
				data-left={note.left}
				data-over={note.over}
			>
				{value}
			</textarea>
			<p class="hint" role="status" data-count />
		</>
	);
}

type SendProps = {
	readonly frame: Frame;
	readonly way:
		| (
				| "verdict"
				| "message"
				| "withdrawing"
				| "withdrawal"
				| "appeal"
				| "erasure"
				| "split"
				| "chase"
				| "void"
		  )
		| ("phone-grant" | "phone-withdrawal" | "spoken-code" | "agree" | "disagree");
	readonly label: string;
	readonly green: boolean;
};

export function SendButton({ frame: { shell, words }, way, label, green }: SendProps) {
	return (
		<button
			type="submit"
			class={green ? "go wide" : "wide"}
			formAction={pathWith(`/follow/${way}`, shell)}
			data-busy={words.note.sending}
			data-waiting={words.note.waiting}
		>
			{label}
		</button>
	);
}
