import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { clock, left } from "../lib/formats.ts";
import { marked } from "../lib/provisional.ts";
import type { Language } from "../lib/words.ts";
import { isWay } from "./act-facts.ts";
import type { Done } from "./case-store.ts";
import { useDesk } from "./desk.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

/** What a deed came to, in one sentence: 已签收 15:12。联系居民还剩 2 时 48 分。 */
export function doneSentence({ act, reply }: Done, words: DeskWords, language: Language): string {
	if (reply === null) return words.done.seal;
	const at = clock(reply.asOf);
	if (isWay(act)) return words.way[act].done(at);
	switch (act) {
		case "sign":
			return `${words.done.sign(at)}${nextSentence(reply, words, language)}`;
		case "contact":
			return `${words.done.contact(at)}${nextSentence(reply, words, language)}`;
		case "answer":
			return reply.pending === null ? words.done.answer(at) : words.done.answerCannot(at);
		case "decide":
			return words.done.decide(at);
		case "dispatch":
			return words.done.dispatch(reply.post ?? "", at);
		case "sealConduct":
		case "sealProtected":
			return words.done.seal;
		default:
			return act satisfies never;
	}
}

/** The limit that runs after signing or contacting. */
function nextSentence(
	{ clocks, contactedAt, asOf }: ReadCaseReply,
	words: DeskWords,
	language: Language,
): string {
	if (clocks === null) return "";
	const isContact = contactedAt === null && clocks.contactDueAt !== null;
	const due = isContact && clocks.contactDueAt !== null ? clocks.contactDueAt : clocks.finishDueAt;
	return words.done.nextDue(
		isContact ? words.verbs.contact : words.verbs.answer,
		marked(left(asOf, due, language), clocks, language),
	);
}

/** Stands until the next deed or the next case: a fact does not vanish by itself. */
export function DoneNote({ reply }: { reply: ReadCaseReply | null }) {
	const { work } = useDesk();
	const { language, words } = useWords();
	const done = work.done.value;
	const isHere = done !== null && (reply === null || done.caseNumber === reply.caseNumber);
	return (
		<p class={isHere ? "notice num" : "sr"} role="status" id="done" tabIndex={-1}>
			{isHere ? doneSentence(done, words, language) : ""}
		</p>
	);
}
