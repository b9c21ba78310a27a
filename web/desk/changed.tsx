import { useEffect, useRef } from "preact/hooks";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { useDesk } from "./desk.ts";
import { TrailEntries } from "./trail.tsx";
import { useWords } from "./words.ts";

type ChangedProps = { readonly reply: ReadCaseReply; readonly seen: number | null; readonly now: string };

/** Somebody else acted: what is new stands right above what was typed, and nothing typed is gone. */
export function Changed({ reply, seen, now }: ChangedProps) {
	const { work } = useDesk();
	const { words } = useWords();
	const box = useRef<HTMLDivElement>(null);
	const refused = work.deedRefused.value;
	const isStale = refused?.caseNumber === reply.caseNumber && refused.refused.code === "stale";
	useEffect(() => {
		if (isStale) box.current?.focus();
	}, [refused]);
	if (seen === null && !isStale) return null;
	const waits = seen !== null && reply.sealed && seen === reply.version;
	const news = seen === null ? [] : reply.trail.filter(({ version }) => version > seen).reverse();
	return (
		<div class="notice stack tight" role={isStale ? "alert" : "status"} tabIndex={-1} ref={box}>
			<p>{isStale ? words.stale : waits ? words.sealedChanged : words.changed}</p>
			{news.length > 0 && <TrailEntries entries={news} now={now} said={new Set()} of={reply} />}
			{waits && (
				<button type="button" onClick={() => void work.reread()}>
					{words.reopen}
				</button>
			)}
		</div>
	);
}
