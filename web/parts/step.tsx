import type { StepWire } from "../../server/contract/common.ts";
import { stepOrder } from "../../server/domain/ladder.ts";
import { type Language, wordsOf } from "../lib/words.ts";
import type { SharedWords } from "../lib/words.zh-CN.ts";

const stairsCount = 4;

type Mark = { readonly className: string; readonly stairs: number };

/** Whether what is due is a step of a ladder: the rest brings nothing on anybody. */
export function isOfLadder(step: string): step is StepWire {
	return stepOrder.some((one) => one === step);
}

/** What tells a step apart without colour (look.md §2): frame by class, stairs by count. */
function markOf(step: StepWire): Mark {
	switch (step) {
		case "contactReminder":
		case "finishReminder":
			return { className: "step", stairs: 0 };
		case "unsigned":
			return { className: "step s0", stairs: 0 };
		case "blue":
			return { className: "step s1", stairs: 1 };
		case "yellow":
			return { className: "step s2", stairs: 2 };
		case "red":
			return { className: "step s3", stairs: 3 };
		case "referred":
			return { className: "step s4", stairs: 4 };
		default:
			return step satisfies never;
	}
}

/** Four stairs, the first `filled` of them full. Geometry in attributes: the pages forbid inline style. */
function Stairs({ filled }: { readonly filled: number }) {
	const stairs = Array.from({ length: stairsCount }, (_, index) => {
		const height = 4 + index * 4;
		return index < filled
			? `M${index * 5.5} ${16 - height}h4.5v${height}h-4.5z`
			: `M${index * 5.5 + 0.6} ${16.6 - height}h3.3v${height - 1.2}h-3.3z`;
	});
	return (
		<svg viewBox="0 0 21 16" aria-hidden="true">
			{filled > 0 && <path d={stairs.slice(0, filled).join("")} />}
			{filled < stairsCount && <path class="hollow" d={stairs.slice(filled).join("")} />}
		</svg>
	);
}

/** A step of the ladder: the glyph of stairs, then the word. The same in every door. */
export function Step({ step, language }: { readonly step: StepWire; readonly language: Language }) {
	return <StepIn step={step} words={wordsOf(language)} />;
}

type StepInProps = { readonly step: StepWire; readonly words: Pick<SharedWords, "steps"> };

/** The same in the words given. */
export function StepIn({ step, words }: StepInProps) {
	const { className, stairs } = markOf(step);
	return (
		<span class={className}>
			<Stairs filled={stairs} />
			{words.steps[step]}
		</span>
	);
}
