import type { ReadCaseReply } from "../../server/contract/handling.ts";
import type { Language } from "../lib/words.ts";
import { PostSelect } from "./posts.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";
import { boundaryWords } from "./words-boundary.ts";

type BoundaryProps = { readonly reply: Pick<ReadCaseReply, "boundary"> };

/** A place between two areas: who leads, who is on the other side, and how a doubt is settled (rules.md §8). */
export function BoundaryNote({ reply: { boundary } }: BoundaryProps) {
	const words = boundaryWords(useWords().language);
	if (boundary === undefined) return null;
	const { place, lead, alternate, otherSide } = boundary;
	return (
		<p class="hint">
			{words.note(place, lead, alternate)} {otherSide === null ? words.decided : words.open(otherSide)}
		</p>
	);
}

/** The side that a return at a boundary place would go to; null for any other return. */
function sideAsked({ pending, boundary }: Pick<ReadCaseReply, "pending" | "boundary">): string | null {
	return pending?.kind === "return" ? (boundary?.otherSide ?? null) : null;
}

/** What a yes and a no to it mean. */
export function tieBreak(reply: ReadCaseReply, language: Language) {
	const side = sideAsked(reply);
	if (side === null) return null;
	const words = boundaryWords(language);
	return { accept: words.accept(side), decline: words.decline(reply.post ?? "") };
}

type SendProps = { readonly reply: ReadCaseReply; readonly fields: ActFields };

/** To which post a return goes that is granted. */
export function ReturnedTo({ reply, fields }: SendProps) {
	const { words, language } = useWords();
	const { sendTo: label, backToDesk, choose, mustName } = words.wayForm;
	const { pending, areaCode } = reply;
	const side = sideAsked(reply);
	const none = side === null ? backToDesk : boundaryWords(language).toOther(side);
	const binding = pending?.mustName === true ? { hint: mustName, nobody: choose } : { nobody: none };
	return <PostSelect part="decisionPostId" {...{ label, areaCode, fields }} {...binding} />;
}
