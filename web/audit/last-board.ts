import type { OverdueQuestion } from "../lib/client.ts";
import { type Board, createBoard } from "./board-store.ts";
import { queryOf } from "./paths.ts";
import type { Reads } from "./reads.ts";

/** The board as it was left: whoever comes back from a file finds rows, marks and the place in the list again. */
export type LastBoard = {
	/** The board of a question; the same one as long as the question stays. */
	readonly of: (question: OverdueQuestion) => Board;
	/** The case whose file was opened from the board last. */
	opened: string | null;
};

export function createLastBoard(reads: Pick<Reads, "listOverdue">): LastBoard {
	let last: { readonly asked: string; readonly board: Board } | null = null;
	return {
		of(question) {
			const asked = queryOf(question);
			if (last?.asked !== asked) last = { asked, board: createBoard(reads, question) };
			return last.board;
		},
		opened: null,
	};
}
