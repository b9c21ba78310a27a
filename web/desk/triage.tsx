import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { useWords } from "./words.ts";

/** What to do first where the words speak of self-harm, violence at home or a child in danger (rules.md §1). */
export function DangerScript({ held }: Pick<ReadCaseReply, "held">) {
	const { words } = useWords();
	const { title, steps } = words.danger;
	if (!held.includes("danger")) return null;
	return (
		<section class="call" aria-labelledby="danger-title">
			<h3 id="danger-title">{title}</h3>
			<ol>
				{steps.map((step) => (
					<li key={step}>{step}</li>
				))}
			</ol>
		</section>
	);
}

/** That words are hidden, and why: from the reader, or from whoever works on the case (trust.md A10). */
export function Masked({ masks }: Pick<ReadCaseReply, "masks">) {
	const { words } = useWords();
	if (masks === undefined) return null;
	const say = masks.spans === undefined ? words.masked.toHolder : words.masked.toOthers;
	return <p class="call">{say(masks.count, words.details[masks.why])}</p>;
}

/** In place of the report, for whoever only helps from another unit (trust.md A10). */
export function TaskSheet() {
	const { words } = useWords();
	return (
		<section class="said" aria-labelledby="sheet-title">
			<h2 class="hint" id="sheet-title">
				{words.sheet.title}
			</h2>
			<p>{words.sheet.what}</p>
		</section>
	);
}
