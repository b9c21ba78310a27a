import { useState } from "preact/hooks";
import type { CallItem } from "../../server/contract/call.ts";
import type { Refused } from "../lib/client.ts";
import { wordsOf } from "../lib/words.ts";
import { usePreferences } from "../parts/preferences.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useCallFacts } from "./call-facts.tsx";
import { CallForm } from "./call-form.tsx";
import { useDesk } from "./desk.ts";
import { callsRoute, linkTo } from "./paths.ts";
import { useWords } from "./words.ts";

type CardProps = {
	readonly item: CallItem;
	readonly now: string;
	readonly onTaken: (sentence: string) => void;
	readonly onStale: () => void;
};

/** One resident to call: their words, the answer, what to read aloud; then the number, and what came of it. */
export function CallCard({ item, now, onTaken, onStale }: CardProps) {
	const { words } = useWords();
	const { calls } = words;
	const facts = useCallFacts({ item, now });
	const [shown, setShown] = useState<Shown | null>(null);
	const place = [item.areaName, item.spot].filter((part) => part !== null).join(" ");
	return (
		<article class="stack">
			<p>
				<a class="lone" href={linkTo(callsRoute, usePreferences())}>
					‹ {calls.back}
				</a>
			</p>
			<h1 class="num">{item.caseNumber}</h1>
			<p class="hint num">{facts.join(" · ")}</p>
			<Words item={item} />
			<section class="stack tight" aria-labelledby="script-title">
				<h2 id="script-title">{calls.script}</h2>
				<p class="call">{calls.scripts[item.purpose](place)}</p>
			</section>
			{shown === null ? (
				<Phone item={item} onShown={setShown} />
			) : (
				<>
					<h2 id="number-title" tabIndex={-1}>
						{calls.number}{" "}
						<a class="num" href={`tel:${shown.phone}`}>
							{shown.phone}
						</a>
					</h2>
					<CallForm item={item} version={shown.version} onTaken={onTaken} onStale={onStale} />
				</>
			)}
		</article>
	);
}

type Shown = { readonly phone: string; readonly version: number };

function Words({ item }: { readonly item: CallItem }) {
	const { language, words } = useWords();
	return (
		<>
			<section class="said" aria-labelledby="said-title">
				<h2 class="hint" id="said-title">
					{wordsOf(language).ownWords}
				</h2>
				<p class="words">{item.text}</p>
			</section>
			{item.answer !== null && (
				<section class="stack tight" aria-labelledby="told-title">
					<h2 id="told-title">{words.calls.told}</h2>
					<p class="words">{item.answer}</p>
				</section>
			)}
		</>
	);
}

/** Asks for the number: that it was seen is an event. */
function Phone({ item, onShown }: { readonly item: CallItem; readonly onShown: (shown: Shown) => void }) {
	const { client } = useDesk();
	const { words } = useWords();
	const [refused, setRefused] = useState<Refused | null>(null);
	const [busy, setBusy] = useState(false);
	const { calls } = words;
	const ask = async () => {
		if (busy) return;
		setBusy(true);
		const reply = await client.beginCall(item.caseNumber, item.version);
		setBusy(false);
		if (!reply.ok) return setRefused(reply.refused);
		onShown(reply.value);
		requestAnimationFrame(() => document.getElementById("number-title")?.focus());
	};
	return (
		<div class="stack tight">
			{refused !== null && <ProblemNote refused={refused} />}
			<button
				type="button"
				class="go"
				aria-describedby="number-brings"
				aria-disabled={busy ? "true" : undefined}
				onClick={() => void ask()}
			>
				{busy ? words.sending : calls.begin}
			</button>
			<p class="hint" id="number-brings">
				{calls.beginBrings}
			</p>
		</div>
	);
}
