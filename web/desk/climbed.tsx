import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { cardRank } from "../../server/domain/card.ts";
import { moment } from "../lib/formats.ts";
import { Step } from "../parts/step.tsx";
import { useWords } from "./words.ts";

/** Why a case is before its reader: the cards in force, what was not done, and whose move it was. */
export function Climbed({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const { language, words } = useWords();
	const cards = reply.steps.filter(({ step, clearedAt }) => clearedAt === null && cardRank(step) > 0);
	const referred = cards.some(({ step }) => step === "referred");
	return (
		<section class="box stack tight" aria-labelledby="climbed-title">
			<h2 id="climbed-title">{words.climbed.title}</h2>
			<ul class="stack tight">
				{cards.map(({ step, cause, dueAt, fellOn }) => (
					<li key={`${step} ${cause} ${dueAt}`}>
						<Step step={step} language={language} /> {words.missed[cause]}
						<span class="hint num">
							{" "}
							· {moment(dueAt, now, language)}
							{fellOn !== null && ` · ${words.climbed.fellOn(fellOn)}`}
						</span>
					</li>
				))}
			</ul>
			{reply.ask === "urge" && <p>{referred ? words.climbed.referred : words.noHand}</p>}
		</section>
	);
}
