import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { moment } from "../lib/formats.ts";
import { wordsOf } from "../lib/words.ts";
import { PhotoStrip } from "../parts/photos.tsx";
import { useWords } from "./words.ts";

/** What resident and staff said to each other, oldest first. */
export function Messages({ reply, now }: { reply: ReadCaseReply; now: string }) {
	const { language, words } = useWords();
	if (reply.messages.length === 0) return null;
	return (
		<section class="stack tight" aria-labelledby="chat-title">
			<h2 id="chat-title">{words.chat.title}</h2>
			<ul class="chat">
				{reply.messages.map(({ at, halfDay, from, post, words: said, photos = [] }) => (
					<li key={`${at} ${said}`} class={from === "resident" ? "mine" : undefined}>
						<p class="hint num">
							{from === "resident" ? words.chat.resident : (post ?? wordsOf(language).moves.holder)} ·{" "}
							{moment(at, now, language, undefined, halfDay)}
						</p>
						<p class="words">{said}</p>
						<PhotoStrip {...reply} photos={photos} name={words.photo} />
					</li>
				))}
			</ul>
		</section>
	);
}
