import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { refusalSentence } from "../lib/words.ts";
import { type Act, offered } from "./acts.ts";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";

/** What else can be done, each with what it means; what cannot stays, struck, with the reason (look.md §1.5). */
export function Ways({ reply, front }: { reply: ReadCaseReply; front: Act | null }) {
	const { work } = useDesk();
	const { language, words } = useWords();
	const others = offered(reply).filter(({ act }) => act !== front);
	if (others.length === 0) return null;
	const choose = (act: Act) => {
		work.chosen.value = act;
		requestAnimationFrame(() => document.getElementById("act-title")?.focus());
	};
	return (
		<section class="ways" aria-labelledby="ways-title">
			<h2 id="ways-title">{words.ways.title}</h2>
			{others.map(({ act, why }) => (
				<button
					key={act}
					type="button"
					class="way"
					aria-disabled={why === null ? undefined : "true"}
					aria-describedby={`way-${act}`}
					onClick={() => why === null && choose(act)}
				>
					<b>{words.acts[act]}</b>
					<span class="hint" id={`way-${act}`}>
						{why === null ? words.ways[act] : `${words.ways.cannot}${refusalSentence(why, language)}`}
					</span>
				</button>
			))}
		</section>
	);
}
