import type { PendingWire } from "../../server/contract/decision.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { calendarDate, dateOf } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";
import type { Act } from "./act-facts.ts";
import { type Draft, isBlank } from "./drafts.ts";
import { ChosenPhotos } from "./photo-field.tsx";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";
import { previewWords } from "./words-preview.ts";

/** What comes to stand in the resident's story: a line, the words under it, what follows, and photos. */
type Read = {
	readonly line: string;
	readonly words: string;
	readonly more?: readonly string[];
	readonly photos?: readonly string[];
	/** Whether somebody else has to agree first. */
	readonly asked?: true;
};
type Source = {
	readonly draft: Draft;
	readonly now: string;
	readonly language: Language;
	readonly desk: DeskWords;
};

const said = (...parts: readonly string[]) => parts.filter((part) => !isBlank(part));

/** What is asked of a superior is read once it is granted (rules.md §2). */
function askedOf(act: Act, { draft, now, language, desk }: Source): Read | null {
	const words = previewWords(language);
	const dated = (day: string) => (day === "" ? words.noDate : calendarDate(day, now, language, dateOf));
	switch (act) {
		case "extendCase": {
			const days = draft.days === "" ? words.noDays : desk.wayForm.workdays(Number(draft.days));
			return { line: words.extended(days), words: draft.extendWords, asked: true };
		}
		case "promiseCase": {
			const more = draft.milestones.filter((one) => !isBlank(one.words));
			return {
				...{ line: words.promised(dated(draft.promisedOn)), words: draft.promiseWords, asked: true },
				more: more.map((one) => `${one.byDate} ${one.words}`),
			};
		}
		case "shelveCase":
			return { line: words.shelved(dated(draft.reviewOn)), words: draft.shelveWords, asked: true };
		case "declineCase":
		case "redirectCase": {
			const isDecline = act === "declineCase";
			const reason = isDecline ? draft.declineReason : draft.redirectReason;
			const why = Object.entries(desk.exitReasons).find(([known]) => known === reason)?.[1] ?? "";
			return {
				line: isDecline ? words.declined : words.redirected,
				words: isDecline ? draft.declineWords : draft.redirectWords,
				more: [...said(why, draft.inCharge, draft.theirLimit), words.noStop],
				asked: true,
			};
		}
		default:
			return null;
	}
}

// What is decided between the staff alone, the resident reads in what comes of it.
const readDecisions: readonly PendingWire["kind"][] = ["cannotBeSolved", "check", "appeal"];

function readOf(act: Act, { pending }: ReadCaseReply, source: Source): Read | null {
	const { draft, now, language } = source;
	const words = previewWords(language);
	switch (act) {
		case "contact": {
			const date = draft.byDate === null ? words.noDate : calendarDate(draft.byDate, now, language, dateOf);
			const next = isBlank(draft.nextStep) ? [] : [words.nextStep(draft.nextStep, date)];
			return {
				line: words.contact,
				words: draft.contactWords,
				more: next,
				photos: draft.contactPhotos,
			};
		}
		case "settleOnSpot":
			return {
				...{ line: words.settle, words: draft.settleWords },
				...{ more: [words.choices], photos: draft.settlePhotos },
			};
		case "awaitResident":
			return { line: words.awaited, words: draft.question };
		case "decide":
			if (pending === null || !readDecisions.includes(pending.kind)) return null;
			return { line: words.decided, words: draft.decisionWords };
		default:
			return askedOf(act, source);
	}
}

type PreviewProps = {
	readonly act: Act;
	readonly reply: ReadCaseReply;
	readonly draft: Draft;
	readonly now: string;
};

/** What the resident will read of the act in front, as it is typed; nothing where they will read none of it. */
export function Preview({ act, reply, draft, now }: PreviewProps) {
	const { language, words: desk } = useWords();
	const words = previewWords(language);
	const read = readOf(act, reply, { draft, now, language, desk });
	if (read === null) return null;
	const { line, words: own, more = [], photos = [], asked } = read;
	return (
		<section class="see" aria-labelledby="preview">
			<p class="hint" id="preview">
				{asked === true ? words.after : words.title}
			</p>
			<p>
				<b>{line}</b>
			</p>
			<p class="words">{isBlank(own) ? words.empty : own}</p>
			{more.map((one, at) => (
				<p key={at}>{one}</p>
			))}
			<ChosenPhotos ids={photos} />
		</section>
	);
}
