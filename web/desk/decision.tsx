import type { PendingWire } from "../../server/contract/decision.ts";
import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { calendarDate } from "../lib/formats.ts";
import type { Language } from "../lib/words.ts";
import { type Fact, Facts } from "../parts/facts.tsx";
import { ReturnedTo, tieBreak } from "./boundary.tsx";
import { changesIn } from "./case-facts.ts";
import { ErasureAsked } from "./erasure.tsx";
import { Said } from "./said.tsx";
import type { ActFields } from "./use-act.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

type PendingKind = PendingWire["kind"];

/** The words that a decision is about: the holder's reason, or why the resident disputes. */
function wordsToDecide({ trail, pending }: Pick<ReadCaseReply, "trail" | "pending">): string | null {
	const about = pending?.kind === "check" ? "CaseDisputed" : "CaseAnswered";
	if (pending?.kind === "erasure") return pending.words;
	return pending?.words ?? trail.filter(({ type }) => type === about).at(-1)?.words ?? null;
}

/** Which answer stands first and green: the one that leaves the case open, with the holder or as a rework. */
export function isAcceptFirst(kind: PendingKind): boolean {
	return kind === "check";
}

type Asking = Pick<ReadCaseReply, "level" | "categoryCode"> & { readonly pending: PendingWire };

/** What is asked for, beside the reason. */
function askedFacts(reply: Asking, now: string, words: DeskWords, language: Language): readonly Fact[] {
	const { asked } = words;
	const { kind, days, byDate, cause, owner, level, categoryCode, basis, exit } = reply.pending;
	const [toLevel = null, toCategory = null] =
		level === null ? [] : changesIn(reply, { level, categoryCode }, language);
	const facts: (readonly [string, string | null])[] = [
		[asked.days, days === null ? null : words.wayForm.workdays(days)],
		[asked.level, toLevel],
		[asked.category, toCategory],
		[asked.cause, cause === null ? null : words.causesOfShelving[cause]],
		[asked.owner, owner],
		[
			kind === "shelving" ? asked.byDate.shelving : asked.byDate.promise,
			byDate === null ? null : calendarDate(byDate, now, language),
		],
		[words.exitForm.why, exit === undefined ? null : words.exitReasons[exit.reason]],
		[words.exitForm.inCharge, exit?.body ?? null],
		[words.exitForm.theirLimit, exit?.limit ?? null],
		[asked.basis, kind === "return" ? (basis ?? asked.noBasis) : null],
	];
	return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function Asked({ reply, now }: { readonly reply: Asking; readonly now: string }) {
	const { language, words } = useWords();
	const { pending } = reply;
	const facts = askedFacts(reply, now, words, language);
	if (facts.length === 0) return null;
	return (
		<Facts class="asked num" facts={facts}>
			{pending.milestones.length > 0 && (
				<div>
					<dt>{words.asked.milestones}</dt>
					{pending.milestones.map(({ byDate, words: step }) => (
						<dd key={`${byDate} ${step}`}>
							{calendarDate(byDate, now, language)} {step}
						</dd>
					))}
				</div>
			)}
		</Facts>
	);
}

type DecideProps = { readonly reply: ReadCaseReply; readonly now: string; readonly fields: ActFields };

/** A decision that somebody waits for: what is asked and why, both consequences, then one's own reason. */
export function DecideForm({ reply, now, fields }: DecideProps) {
	const { words, language } = useWords();
	const { pending } = reply;
	if (pending === null) return null;
	const given = wordsToDecide(reply);
	const { acceptThen, declineThen } = words.decideForm;
	const [first, second] = isAcceptFirst(pending.kind) ? [acceptThen, declineThen] : [declineThen, acceptThen];
	const sides = tieBreak(reply, language);
	const thenOf = (then: typeof first) =>
		(then === acceptThen ? sides?.accept : sides?.decline) ?? then[pending.kind];
	return (
		<>
			{given !== null && (
				<div class="see">
					<h3 class="hint">{words.decideForm.given[pending.kind]}</h3>
					<p class="words">{given}</p>
				</div>
			)}
			<Asked reply={{ ...reply, pending }} now={now} />
			<ErasureAsked pending={pending} />
			<ul class="stack tight">
				<li>{thenOf(first)}</li>
				<li>{thenOf(second)}</li>
			</ul>
			{pending.kind === "return" && <ReturnedTo reply={reply} fields={fields} />}
			<Said
				part="decisionWords"
				label={words.decideForm.words}
				hint={words.decideForm.wordsHint}
				fields={fields}
			/>
		</>
	);
}
