import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { deadline, left } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import { wordsOf } from "../lib/words.ts";
import { Go } from "../parts/form.tsx";
import { usePreferences } from "../parts/preferences.tsx";
import { type Act, isWay } from "./act-facts.ts";
import { actInFront } from "./acts.ts";
import { isAcceptFirst } from "./decision.tsx";
import { useDesk } from "./desk.ts";
import type { Draft } from "./drafts.ts";
import { asksMe } from "./inbox.ts";
import { SendKeys } from "./key-help.tsx";
import { linkTo, publicationsRoute } from "./paths.ts";
import { trySend } from "./use-act.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

type BarProps = { readonly act: Act | null; readonly reply: ReadCaseReply; readonly now: string };

/** The one next act, always in reach, with what it brings about said beside it. */
export function ActBar({ act, reply, now }: BarProps) {
	if (act === null) return <NoAct reply={reply} now={now} />;
	if (act === "decide") return <DecideBar reply={reply} now={now} />;
	return <OneAct act={act} reply={reply} now={now} />;
}

function OneAct({ act, reply, now }: BarProps & { readonly act: Exclude<Act, "decide"> }) {
	const { work, drafts } = useDesk();
	const { language, words } = useWords();
	const draft = drafts.of(reply.caseNumber);
	const isSeal = act === "sealConduct" || act === "sealProtected";
	// What nobody asked for can be left without doing it.
	const isLeft = (isSeal || isWay(act)) && work.chosen.value === act && actInFront(reply, null) !== act;
	const due = reply.clocks?.contactDueAt ?? reply.clocks?.finishDueAt ?? null;
	return (
		<div class="acts">
			<Go
				form="act"
				label={labelOf(act, draft, words)}
				busyLabel={words.sending}
				busy={work.sending.value === reply.caseNumber}
				describedBy="consequence"
			/>
			{isLeft && (
				<button
					type="button"
					onClick={() => {
						work.chosen.value = null;
					}}
				>
					{isSeal ? words.sealForm.cancel : words.notSo}
				</button>
			)}
			<p class="hint num" id="consequence">
				{consequenceOf(act, reply, draft, due === null ? null : deadline(due, now, language), words)}
				{!isSeal && <SendKeys />}
			</p>
		</div>
	);
}

/** The button says what will happen, and to whom. */
function labelOf(act: Exclude<Act, "decide">, draft: Draft, words: DeskWords): string {
	if (isWay(act)) return words.way[act].go;
	switch (act) {
		case "sign":
		case "contact":
		case "answer":
			return words.acts[act];
		case "dispatch":
			return draft.postName === "" ? words.dispatchForm.toBook : words.dispatchForm.toPost(draft.postName);
		case "sealConduct":
			return words.sealForm.conduct.go;
		case "sealProtected":
			return words.sealForm.protected.go;
		default:
			return act satisfies never;
	}
}

function consequenceOf(
	act: Exclude<Act, "decide">,
	reply: ReadCaseReply,
	draft: Draft,
	due: string | null,
	words: DeskWords,
): string {
	if (isWay(act)) return words.way[act].brings;
	switch (act) {
		case "sign":
			if (due === null) return words.signForm.consequencePlain;
			return reply.clocks?.contactDueAt === null
				? words.signForm.consequenceAnswer(due)
				: words.signForm.consequence(due);
		case "contact":
			return words.contactForm.consequence;
		case "answer":
			return `${reply.contactedAt === null ? words.answerForm.withoutContact : ""}${
				draft.outcome === "done" ? words.answerForm.consequence : words.answerForm.consequenceCannot
			}`;
		case "dispatch":
			return words.dispatchForm.consequence;
		case "sealConduct":
			return words.sealForm.conduct.after;
		case "sealProtected":
			return words.sealForm.protected.after;
		default:
			return act satisfies never;
	}
}

/** Two ways out, in the order of the form. */
function DecideBar({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const desk = useDesk();
	const { language, words } = useWords();
	const { pending } = reply;
	if (pending === null) return null;
	const acceptFirst = isAcceptFirst(pending.kind);
	const busy = desk.work.sending.value === reply.caseNumber;
	const label = (accept: boolean) =>
		(accept ? words.decideForm.accept : words.decideForm.decline)[pending.kind];
	const send = (accept: boolean) => trySend(desk, "decide", reply, now, accept);
	return (
		<div class="acts">
			<button
				type="button"
				class="go"
				aria-disabled={busy ? "true" : undefined}
				onClick={() => send(acceptFirst)}
			>
				{busy ? words.sending : label(acceptFirst)}
			</button>
			<button type="button" aria-disabled={busy ? "true" : undefined} onClick={() => send(!acceptFirst)}>
				{label(!acceptFirst)}
			</button>
			<p class="hint num">
				{words.decideForm.due(
					marked(deadline(pending.dueAt, now, language), pending, language),
					left(now, pending.dueAt, language),
				)}
			</p>
		</div>
	);
}

/** Nobody's act here: whose it is, and until when. */
function NoAct({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const { language, words } = useWords();
	const { nextMove, ask, due, state } = reply;
	const preferences = usePreferences();
	if (ask === "publish") {
		return (
			<p class="acts">
				<a href={linkTo(publicationsRoute, preferences)}>{words.publications.title}</a>
			</p>
		);
	}
	if (state === "closed")
		return (
			<div class="acts">
				<p>{words.closed}</p>
				<NextCase caseNumber={reply.caseNumber} />
			</div>
		);
	const who = nextMove === null ? null : (nextMove.post ?? wordsOf(language).moves[nextMove.as]);
	const next = due[0];
	const until =
		next === undefined
			? ""
			: ` · ${words.turnDue(marked(deadline(next.dueAt, now, language), next, language))}`;
	return (
		<div class="acts">
			<p class="num">
				{who !== null && <b>{words.turnOf(who)}</b>}
				{until}
			</p>
			{ask === "read" && <p class="hint">{words.sealedHand}</p>}
			<NextCase caseNumber={reply.caseNumber} />
		</div>
	);
}

/** On a phone the list is a page away: whoever is done with one case goes on to the next that asks for something. */
function NextCase({ caseNumber: current }: Pick<ReadCaseReply, "caseNumber">) {
	const { inbox } = useDesk();
	const { words } = useWords();
	const preferences = usePreferences();
	// A sealed one is not opened by the way: each look is kept.
	const next = inbox.listed.value?.items.find(
		(item) => asksMe(item) && !item.sealed && item.caseNumber !== current,
	);
	if (next === undefined) return null;
	const { caseNumber } = next;
	return (
		<a
			class="btn narrow-only"
			href={linkTo({ page: "case", caseNumber }, preferences)}
			onClick={() => window.scrollTo(0, 0)}
		>
			{words.nextCase}
		</a>
	);
}
