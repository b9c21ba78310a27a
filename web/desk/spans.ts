import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { MaskWordsBody } from "../../server/contract/mask.ts";

type Said = Pick<ReadCaseReply, "text" | "spot" | "about" | "later">;
type Spans = MaskWordsBody["spans"];
type Span = Spans[number];
/** One piece of what the resident wrote, and how a span names it. */
type Piece = { readonly at: Pick<Span, "of" | "wordsId">; readonly said: string };

function piecesOf({ text, spot, about, later = [] }: Said): readonly Piece[] {
	const first = { text, spot, about };
	return [
		...(["text", "spot", "about"] as const).map((of) => ({ at: { of }, said: first[of] ?? "" })),
		...later.map(({ wordsId, text: said }) => ({ at: { of: "later" as const, wordsId }, said })),
	];
}

/** The stretches to hide, as they are typed: one in each line. */
function linesOf(typed: string): readonly string[] {
	return [...new Set(typed.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}

/** Lines that stand nowhere in the words of the resident. */
export function linesNotIn(typed: string, said: Said): readonly string[] {
	return linesOf(typed).filter((line) => !piecesOf(said).some((piece) => piece.said.includes(line)));
}

/** Every place where a line stands in the words of the resident, in code points; places that touch are one. */
export function spansOf(typed: string, said: Said): Spans {
	return piecesOf(said).flatMap((piece) => {
		const words = [...piece.said];
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
			return { ...piece.at, start, end };
		});
	});
}

/** What is hidden now, as lines to change. */
export function linesHidden(spans: Spans, said: Said): string {
	const pieces = piecesOf(said);
	const lines = spans.map(({ of, wordsId, start, end }) => {
		const piece = pieces.find(({ at }) => at.of === of && at.wordsId === wordsId);
		return [...(piece?.said ?? "")].slice(start, end).join("");
	});
	return [...new Set(lines)].join("\n");
}
