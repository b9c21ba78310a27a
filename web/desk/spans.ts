import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { MaskWordsBody } from "../../server/contract/mask.ts";

type Said = Pick<ReadCaseReply, "text" | "spot" | "about">;
type Spans = MaskWordsBody["spans"];
const parts = ["text", "spot", "about"] as const;

/** The stretches to hide, as they are typed: one in each line. */
function linesOf(typed: string): readonly string[] {
	return [...new Set(typed.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}

/** Lines that stand nowhere in the words of the resident. */
export function linesNotIn(typed: string, said: Said): readonly string[] {
	return linesOf(typed).filter((line) => !parts.some((part) => said[part]?.includes(line)));
}

/** Every place where a line stands in the words of the resident, in code points; places that touch are one. */
export function spansOf(typed: string, said: Said): Spans {
	return parts.flatMap((of) => {
		const words = [...(said[of] ?? "")];
		const hidden = new Set<number>();
		for (const line of linesOf(typed)) {
			const wanted = [...line];
			words.forEach((_, start) => {
				if (wanted.some((one, offset) => words[start + offset] !== one)) return;
				for (const offset of wanted.keys()) hidden.add(start + offset);
			});
		}
		const starts = [...hidden].filter((place) => !hidden.has(place - 1)).sort((a, b) => a - b);
		return starts.map((start) => {
			let end = start;
			while (hidden.has(end)) end += 1;
			return { of, start, end };
		});
	});
}

/** What is hidden now, as lines to change. */
export function linesHidden(spans: Spans, said: Said): string {
	const lines = spans.map(({ of, start, end }) => [...(said[of] ?? "")].slice(start, end).join(""));
	return [...new Set(lines)].join("\n");
}
