import type { SubmitReportReply } from "../../server/contract/intake.ts";
import { moment } from "../lib/formats.ts";
import { Qr } from "../parts/qr.tsx";
import { Timeline, TimelineItem } from "../parts/timeline.tsx";
import { HiddenFields } from "./field.tsx";
import { HelpLines } from "./help-lines.tsx";
import { MayMove } from "./may-move.tsx";
import { type Frame, pathWith, type ReceiptPage } from "./page.ts";
import { Until } from "./times.tsx";

/** The receipt, shown once: it stands in the page and in a form, never in an address. */
type ReceiptProps = { readonly page: ReceiptPage; readonly frame: Frame };

export function Receipt({ page, frame }: ReceiptProps) {
	const { reply } = page;
	const { receipt } = frame.words;
	const [before, strong, after] = receipt.lead;
	return (
		<>
			<div>
				<h1>{receipt.head}</h1>
				<p class="lead">
					{before}
					<b>{strong}</b>
					{after}
				</p>
			</div>
			{page.help && <HelpLines shown frame={frame} />}
			<Slip page={page} frame={frame} />
			<Keep receipt={reply.receipt} frame={frame} />
			<Next reply={reply} frame={frame} />
			<form class="no-print stack" method="post" action={pathWith("/follow", frame.shell)}>
				<HiddenFields fields={{ receipt: reply.receipt }} />
				<label class="pick">
					<input type="checkbox" required data-saved />
					<span>{receipt.saved}</span>
				</label>
				<button type="submit" class="wide">
					{receipt.follow}
				</button>
				{reply.track === "service" && <p class="hint">{frame.words.spokenCode.onReceipt}</p>}
			</form>
		</>
	);
}

/**
 * Copying, printing and drawing need script: the script shows them. A file needs none: it is the green button until the
 * script has shown a better one.
 */
function Keep({
	receipt: code,
	frame: { words, shell },
}: {
	readonly receipt: string;
	readonly frame: Frame;
}) {
	const { receipt } = words;
	return (
		<form class="no-print stack" method="post" action={pathWith("/follow/receipt", shell)}>
			<HiddenFields fields={{ receipt: code }} />
			<div class="stack" data-scripted hidden>
				<button type="button" class="wide" data-copy={code}>
					{receipt.copy}
				</button>
				<button type="button" class="wide" data-picture={receipt.saved}>
					{receipt.picture}
				</button>
				<button type="button" class="wide" data-print>
					{receipt.print}
				</button>
			</div>
			<button type="submit" class="go wide" data-file>
				{receipt.file}
			</button>
			<p class="hint" role="status" data-copied={receipt.copied} data-failed={receipt.copyFailed}>
				{receipt.leaveHint}
			</p>
		</form>
	);
}

/** What the code of the slip holds: the receipt after #, which no server sees, where the address is known. */
function linkOf(code: string, { origin }: Frame["shell"]): string {
	return origin === null ? code : `${origin}/follow#${code}`;
}

/** The groups numbered, so that they can be read out and checked one by one. */
function Slip({ page: { reply, areaName }, frame: { words, shell } }: ReceiptProps) {
	const { receipt } = words;
	// The slip is kept, as a picture or on paper: its time is whole, with the year.
	const made = moment(shell.now, 0, shell.language);
	return (
		<section class="slip" aria-labelledby="slip-head">
			<h2 id="slip-head">{receipt.code}</h2>
			<p class="hint">
				<span data-made>{made}</span> · {areaName}
			</p>
			<p class="hint" data-number>
				{receipt.caseNumber(reply.caseNumber)}
			</p>
			<ol class="code" aria-label={receipt.groups}>
				{reply.receipt.split("-").map((group, index) => (
					<li key={group + String(index)}>
						<i>{index + 1}</i>
						{group}
					</li>
				))}
				<li aria-hidden="true">
					<i>{receipt.end}</i>
				</li>
			</ol>
			<Qr text={linkOf(reply.receipt, shell)} label={receipt.qr} />
			<p class="hint">{receipt.codeHint}</p>
		</section>
	);
}

type Promised = { readonly at: string | null; readonly head: string; readonly text: string };

/** What will happen, with the limits of this very case; what is not settled yet says so. */
function promisesOf(
	{ track, state, clocks, triageDueAt }: SubmitReportReply,
	{ words: { receipt, exits }, shell: { conductTo } }: Pick<Frame, "words" | "shell">,
): Promised[] {
	if (track === "conduct" && conductTo) {
		const { sealed, sealedText } = exits.outside;
		return [{ at: null, head: sealed, text: sealedText(conductTo) }];
	}
	if (track !== "service") return [{ at: null, head: receipt.sealed, text: receipt.sealedText }];
	if (state === "merged") return [{ at: null, head: receipt.surge, text: receipt.surgeText }];
	if (clocks === null) {
		if (triageDueAt === null) return [];
		return [{ at: triageDueAt, head: receipt.triage, text: receipt.triageText }];
	}
	const { signDueAt, contactDueAt, finishDueAt } = clocks;
	return [
		{ at: signDueAt, head: receipt.sign, text: receipt.signText },
		...(contactDueAt === null
			? []
			: [{ at: contactDueAt, head: receipt.contact, text: receipt.contactText }]),
		{ at: finishDueAt, head: receipt.finish, text: receipt.finishText },
	];
}

function Next({ reply, frame }: { readonly reply: SubmitReportReply; readonly frame: Frame }) {
	const { words, shell } = frame;
	return (
		<section class="stack">
			<h2>{words.receipt.next}</h2>
			<Timeline>
				<TimelineItem mark="staff">
					<b>{words.receipt.received}</b>
				</TimelineItem>
				{promisesOf(reply, frame).map(({ at, head, text }) => (
					<TimelineItem
						key={head}
						mark="due"
						at={at}
						time={at !== null && <Until at={at} now={shell.now} frame={frame} />}
					>
						<b>{head}</b>
						<p class="soft">{text}</p>
					</TimelineItem>
				))}
			</Timeline>
			<MayMove of={reply} now={shell.now} frame={frame} />
		</section>
	);
}
