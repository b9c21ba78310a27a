import { useEffect, useState } from "preact/hooks";
import type { Reply } from "../lib/client.ts";
import { startPolling } from "../lib/polling.ts";
import { ProblemNote } from "../parts/problem.tsx";
import { useWords } from "./words.ts";

export type Asked<Value> = {
	readonly reply: Reply<Value> | null;
	readonly put: (reply: Reply<Value>) => void;
	readonly again: () => void;
};

/**
 * One question to the server, asked when the page opens and when what it is about changes; with `mayAsk` also from time
 * to time while it says so. What was read stays where a later try comes to nothing.
 */
export function useReply<Value>(
	read: () => Promise<Reply<Value>>,
	about = "",
	mayAsk?: () => boolean,
): Asked<Value> {
	const [reply, put] = useState<Reply<Value> | null>(null);
	const [tries, setTries] = useState(0);
	useEffect(() => {
		let here = true;
		void read().then((found) => here && put(found));
		return () => {
			here = false;
		};
	}, [tries, about]);
	useEffect(() => {
		if (mayAsk === undefined) return;
		let here = true;
		const askAgain = async () => {
			if (!mayAsk()) return;
			const found = await read();
			if (here && found.ok && mayAsk()) put(found);
		};
		const stop = startPolling(() => void askAgain(), false);
		return () => {
			here = false;
			stop();
		};
	}, []);
	return { reply, put, again: () => setTries(tries + 1) };
}

/** While an answer is on its way, or why there is none; nothing once it is there. */
export function Waiting({
	asked: { reply, again },
}: {
	readonly asked: Pick<Asked<unknown>, "reply" | "again">;
}) {
	const { words } = useWords();
	if (reply === null) return <p role="status">{words.loading}</p>;
	if (reply.ok) return null;
	return (
		<ProblemNote refused={reply.refused}>
			<button type="button" onClick={again}>
				{words.retry}
			</button>
		</ProblemNote>
	);
}
