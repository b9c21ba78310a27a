import { useEffect, useState } from "preact/hooks";
import { messageCharactersMax } from "../../server/domain/limits.ts";
import type { Refused } from "../lib/client.ts";
import { claimedSentence } from "../lib/provisional.ts";
import { request } from "../lib/request.ts";
import { wordsOf } from "../lib/words.ts";
import { TextArea } from "../parts/form.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { categoryName } from "./case-facts.ts";
import type { Sent } from "./take-call.ts";
import { useWords } from "./words.ts";
import { takeWords } from "./words-take.ts";

type ReadBackProps = { readonly sent: Sent; readonly onNext: () => void };

/** Read to the caller, who reads it back; then it is gone from the screen, and nobody can find it again. */
export function ReadBack({ sent, onNext }: ReadBackProps) {
	const { language } = useWords();
	const say = takeWords(language);
	const { reply } = sent;
	useEffect(() => document.getElementById("take-right")?.focus(), []);
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.key !== "F4" || event.altKey || event.ctrlKey) return;
			event.preventDefault();
			window.print();
		};
		document.addEventListener("keydown", pressed);
		return () => document.removeEventListener("keydown", pressed);
	}, []);
	return (
		<>
			<h1>{say.read}</h1>
			<div class="take">
				<div class="stack">
					<Slip sent={sent} />
					<div class="row">
						<button type="button" class="go" id="take-right" onClick={onNext}>
							{say.right} <kbd>Enter</kbd>
						</button>
						<button type="button" onClick={() => window.print()}>
							{say.print} <kbd>F4</kbd>
						</button>
					</div>
					<p>
						{say.tell}
						<b>
							{reply.clocks === null
								? say.waits
								: say.sentence(reply.clocks, sent.asOf || reply.clocks.signDueAt)}
						</b>
					</p>
					<MayMove sent={sent} />
				</div>
				<TakenDown sent={sent} />
			</div>
		</>
	);
}

/** Said with the limits where they are not settled: the caller has no page to read it on. */
function MayMove({ sent: { reply, asOf } }: Pick<ReadBackProps, "sent">) {
	const { language } = useWords();
	const shared = wordsOf(language);
	const { clocks, provisional, claimed } = reply;
	const now = asOf || (clocks?.signDueAt ?? claimed?.checkedBy ?? "");
	const claimedText = claimedSentence(reply, now, shared, language);
	return (
		<>
			{(clocks?.provisional || provisional) && <p>{shared.provisional}</p>}
			{claimedText !== "" && <p>{claimedText}</p>}
		</>
	);
}

/** Case number, spoken code and receipt; this alone is printed. */
function Slip({ sent: { reply, code } }: Pick<ReadBackProps, "sent">) {
	const { language, words } = useWords();
	const say = takeWords(language);
	return (
		<section class="box slip" aria-label={say.slip}>
			<p class="num">{words.caseNumber(reply.caseNumber)}</p>
			{code === null ? (
				<p class="hint">{say.noCode}</p>
			) : (
				<>
					<p class="hint">{say.code}</p>
					<p class="digits num">{code.replace(/(...)/, "$1 ")}</p>
				</>
			)}
			<p class="hint">{say.receipt}</p>
			<ol class="read" aria-label={say.groups}>
				{reply.receipt.split("-").map((group, place) => (
					<li key={`${place + 1} ${group}`}>
						<i>{say.group(place + 1)}</i> {group}
					</li>
				))}
			</ol>
			<p class="hint">{say.spell}</p>
		</section>
	);
}

/** What was taken down. Nobody changes it; what was left out is added. */
function TakenDown({ sent: { call, reply } }: Pick<ReadBackProps, "sent">) {
	const { language } = useWords();
	const say = takeWords(language);
	const [more, setMore] = useState("");
	const [done, setDone] = useState(false);
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const add = async (event: Event) => {
		event.preventDefault();
		if (busy || more.trim() === "") return;
		setBusy(true);
		const under = { "x-receipt": reply.receipt };
		const answer = await request<unknown>(fetch, "POST", "/api/follow/messages", { words: more }, under);
		setBusy(false);
		setRefused(answer.ok ? null : answer.refused);
		setDone(answer.ok);
		if (answer.ok) setMore("");
	};
	return (
		<aside class="box stack tight" aria-labelledby="take-taken">
			<h2 id="take-taken">{say.taken}</h2>
			<p class="words">{call.text}</p>
			<dl>
				<dt>{say.place}</dt>
				<dd>{[call.placeTyped, call.spot].filter((part) => part !== "").join(" · ")}</dd>
				<dt>{say.category}</dt>
				<dd>{categoryName(call.categoryCode === "" ? null : call.categoryCode, language) ?? say.unsure}</dd>
			</dl>
			<p class="hint">{say.fixed}</p>
			<form class="stack tight" noValidate onSubmit={add}>
				<TextArea
					id="take-more"
					label={say.more}
					low
					value={more}
					onText={setMore}
					charactersMax={messageCharactersMax}
				/>
				{refused !== null && <ProblemNote refused={refused} />}
				<button type="submit" aria-disabled={busy ? "true" : undefined}>
					{say.add}
				</button>
				<p role="status">{done && say.added}</p>
			</form>
		</aside>
	);
}
