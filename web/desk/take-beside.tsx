import type { PreviewReportReply } from "../../server/contract/take.ts";
import { Go } from "../parts/form.tsx";
import { Marked } from "./alike.tsx";
import { SendKeys } from "./key-help.tsx";
import type { Call } from "./take-call.ts";
import { useWords } from "./words.ts";
import { takeWords } from "./words-take.ts";

type GoesProps = { readonly call: Call; readonly preview: PreviewReportReply | null; readonly busy: boolean };

/** The button says what will happen, the line beside it by when. */
export function Goes({ call, preview, busy }: GoesProps) {
	const { language, words } = useWords();
	const say = takeWords(language);
	const { goes = "unknown", post = null, clocks = null, asOf = "" } = preview ?? {};
	const byWhen = clocks === null ? say.after[goes] : say.limits(clocks, asOf);
	const told = call.join === "" ? byWhen : say.joinHint;
	const plain = goes === "dispatched" && post !== null ? say.to(post) : say.goes[goes];
	return (
		<div class="stack tight">
			<Go
				label={call.join === "" ? plain : say.joins}
				busyLabel={words.sending}
				busy={busy}
				describedBy="take-limits"
			/>
			<p class="hint num" id="take-limits">
				{told}
				<SendKeys />
			</p>
		</div>
	);
}

type BesideProps = Pick<GoesProps, "call" | "preview"> & { readonly onJoin: () => void };

/** What is in hand and says the same, and what to ask while listening. */
export function Beside({ call, preview, onJoin }: BesideProps) {
	const { language } = useWords();
	const say = takeWords(language);
	const items = preview?.items ?? [];
	const first = items.find((item) => item.matter !== null);
	return (
		<aside class="stack" aria-label={say.beside}>
			{items.length > 0 && (
				<section class="box" aria-labelledby="take-near">
					<h2 id="take-near">{say.near}</h2>
					<ul class="near">
						{items.map((item) => (
							<li key={item.caseNumber}>
								<Marked item={item} />
								<p class="hint num">
									{[item.caseNumber, item.post].filter((part) => part !== null).join(" · ")}
								</p>
								{item === first && (
									<button type="button" aria-pressed={call.join !== ""} onClick={onJoin}>
										{say.join} <kbd>F2</kbd>
									</button>
								)}
							</li>
						))}
					</ul>
					<p class="hint">{say.joinHint}</p>
				</section>
			)}
			<section class="box stack tight" aria-labelledby="take-ask">
				<h2 id="take-ask">{say.ask}</h2>
				<ol>
					{say.asks.map((one) => (
						<li key={one}>{one}</li>
					))}
				</ol>
			</section>
		</aside>
	);
}
