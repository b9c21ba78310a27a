import { useRef, useState } from "preact/hooks";
import type { Refused, Reply } from "../lib/client.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useWords } from "./words.ts";

type Paged = { readonly nextCursor: string | null };
type Later<Page> = {
	readonly about: string;
	readonly pages: readonly Page[];
	/** Why the last try brought no further page. */
	readonly refused: Refused | null;
};
type Reading<Page> = {
	/** All that has been read so far, the first page included. */
	readonly pages: readonly Page[];
	readonly hasMore: boolean;
	readonly refused: Refused | null;
	readonly onMore: () => void;
};

/**
 * A list that is read on page by page from a first one, each press one page; a refusal is said and leaves what is there.
 * @param about what the list is of: pages of something else are not shown, and no answer to an older question is
 */
export function useReadOn<Page extends Paged>(
	first: Page | null,
	ask: (cursor: string) => Promise<Reply<Page>>,
	about = "",
): Reading<Page> {
	const [later, setLater] = useState<Later<Page>>({ about, pages: [], refused: null });
	const asking = useRef<string | null>(null);
	const mine = later.about === about ? later : { pages: [], refused: null };
	const pages = first === null ? [] : [first, ...mine.pages];
	const cursor = pages.at(-1)?.nextCursor ?? null;
	const readOn = async () => {
		if (cursor === null || asking.current === about) return;
		asking.current = about;
		const reply = await ask(cursor);
		// Something else is read on by now.
		if (asking.current !== about) return;
		asking.current = null;
		if (reply.ok) setLater({ about, pages: [...mine.pages, reply.value], refused: null });
		else setLater({ about, pages: mine.pages, refused: reply.refused });
	};
	return { pages, hasMore: cursor !== null, refused: mine.refused, onMore: () => void readOn() };
}

type ReadOnProps = {
	readonly list: Pick<Reading<Paged>, "hasMore" | "refused" | "onMore">;
	readonly label: string;
	/** What whoever prints or counts must know while there is more. */
	readonly hint?: string;
};

/** The press that reads on; after a refusal it stays where it is, and tries again. */
export function ReadOn({ list: { hasMore, refused, onMore }, label, hint }: ReadOnProps) {
	const { words } = useWords();
	if (!hasMore) return null;
	return (
		<div class="stack tight">
			{refused !== null && <ProblemNote refused={refused} />}
			<p class="row">
				<button type="button" onClick={onMore}>
					{refused === null ? label : words.retry}
				</button>
				{hint !== undefined && <span class="hint">{hint}</span>}
			</p>
		</div>
	);
}
