import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { clockSentence, stoodSince } from "../lib/clock-story.ts";
import { deadline, duration, left, listed, secondsOf } from "../lib/formats.ts";
import { claimedSentence } from "../lib/provisional.ts";
import { wordsOf } from "../lib/words.ts";
import { Ruler } from "../parts/ruler.tsx";
import { isOfLadder } from "../parts/step.tsx";
import { isNatural, type LimitRow, levelNow, limitRows, stopEndsAt } from "./case-facts.ts";
import { shortDeadline, shortMoment } from "./times.ts";
import { useWords } from "./words.ts";
import type { DeskWords } from "./words.zh-CN.ts";

type CaseProps = { readonly reply: ReadCaseReply; readonly now: string };

/** The clock of a case: the line, the three limits with what happened, and what comes next in a sentence. */
export function ClockCard({ reply, now }: CaseProps) {
	const { language, words } = useWords();
	const { clocks, startedAt, triageDueAt } = reply;
	const isKept = reply.due.some(({ step }) => step === "dispatch");
	const rows = limitRows(reply);
	const stood = reply.stops.length === 0 ? null : (stoodSince(reply.clockStory) ?? now);
	const ended = reply.answeredAt ?? stood ?? now;
	return (
		<section class="box stack tight" aria-labelledby="clock-title">
			<h2 id="clock-title">
				{words.clock.title}
				{reply.round > 1 && ` · ${words.round(reply.round)}`}
			</h2>
			<Stops reply={reply} now={now} />
			{clocks !== null && startedAt !== null && (
				<Ruler from={startedAt} clocks={clocks} now={ended} language={language} />
			)}
			{rows.length > 0 && (
				<table class="limits">
					<tbody>
						{rows.map((row) => (
							<LimitLine key={row.limit} row={row} now={now} stood={stood} />
						))}
					</tbody>
				</table>
			)}
			{clocks === null && triageDueAt === null && <p>{words.clock.none}</p>}
			{triageDueAt !== null && (
				<p class="num">
					{(isKept ? words.clock.goesOut : words.clock.deskDue)(deadline(triageDueAt, now, language))}{" "}
					<b class={secondsOf(now) > secondsOf(triageDueAt) ? "over" : undefined}>
						{left(now, triageDueAt, language)}
					</b>
				</p>
			)}
			<Stories reply={reply} now={now} />
			<Reasons reply={reply} now={now} />
		</section>
	);
}

/** What keeps the clock still now, and until when at most. */
function Stops({ reply, now }: CaseProps) {
	const { language, words } = useWords();
	const { stops, pending } = reply;
	if (stops.length === 0) return null;
	const { reasons } = wordsOf(language).clockStory;
	const endsAt = stopEndsAt(reply);
	const end = endsAt === null ? "" : deadline(endsAt, now, language);
	const until = pending === null ? words.stops.until(end) : words.stops.decided(end);
	return (
		<p class="stops num">
			<b>
				{words.stops.now(
					listed(
						stops.map((stop) => reasons[stop]),
						language,
					),
				)}
			</b>
			{end !== "" && until}
		</p>
	);
}

type LineProps = { readonly row: LimitRow; readonly now: string; readonly stood: string | null };

function LimitLine({ row, now, stood }: LineProps) {
	const { language, words } = useWords();
	const { fate, limit } = row;
	const due = fate.kind === "open" || fate.kind === "done" ? shortDeadline(fate.dueAt, now, language) : "–";
	return (
		<tr>
			<th scope="row">{wordsOf(language).limits[limit]}</th>
			<td class="num">{due}</td>
			<td class="num">
				<Fate fate={fate} now={now} words={words} stood={stood} />
			</td>
		</tr>
	);
}

type FateProps = Omit<LineProps, "row"> & { readonly fate: LimitRow["fate"]; readonly words: DeskWords };

function Fate({ fate, now, words, stood }: FateProps) {
	const { language } = useWords();
	switch (fate.kind) {
		case "none":
			return <>{words.clock.noContact}</>;
		case "waived":
			return <>{words.clock.waived}</>;
		case "open": {
			const isPast = secondsOf(stood ?? now) > secondsOf(fate.dueAt);
			if (stood !== null && !isPast) return <b>{words.stops.held}</b>;
			return <b class={isPast ? "over" : undefined}>{left(now, fate.dueAt, language)}</b>;
		}
		case "done": {
			const late =
				fate.lateSeconds === 0 ? words.clock.inTime : words.clock.late(duration(fate.lateSeconds, language));
			return (
				<>
					{shortMoment(fate.doneAt, now, language)}{" "}
					<span class={fate.lateSeconds > 0 ? "over" : undefined}>{late}</span>
				</>
			);
		}
		default:
			return fate satisfies never;
	}
}

/** How each limit came about, in words. */
function Stories({ reply, now }: CaseProps) {
	const { language } = useWords();
	const { signStory, contactStory, clockStory } = reply;
	const lines = [
		clockSentence("sign", signStory, now, language),
		clockSentence("contact", contactStory, now, language),
		clockSentence("finish", clockStory, now, language),
	].filter((line) => line !== "");
	if (lines.length === 0) return null;
	return (
		<ul class="hint num">
			{lines.map((line) => (
				<li key={line}>{line}</li>
			))}
		</ul>
	);
}

type Due = ReadCaseReply["due"][number];
type Falling = Due & Pick<ReadCaseReply["steps"][number], "step" | "cause">;

/** Why the times are what they are, and what falls next if nothing is done. Every time here is a rule's time of this case. */
function Reasons({ reply, now }: CaseProps) {
	const { language, words } = useWords();
	const shared = wordsOf(language);
	const { clocks, caseFinishDueAt, silenceDueAt } = reply;
	const level = levelNow(reply);
	const levelWord = shared.levels[level];
	const next = reply.due.find((due): due is Falling => isOfLadder(due.step));
	const sentences: string[] = [];
	if (clocks !== null)
		sentences.push(isNatural(level) ? words.clock.byNature(levelWord) : words.clock.byWork(levelWord));
	if (next !== undefined) {
		const due = deadline(next.dueAt, now, language);
		sentences.push(words.clock.nextStep(due, words.unless[next.cause], words.willBe[next.step]));
	}
	const still = reply.due.find(({ step }) => step === "stalled");
	if (still !== undefined) sentences.push(words.clock.stalled(deadline(still.dueAt, now, language)));
	if (silenceDueAt !== null) sentences.push(words.clock.silence(deadline(silenceDueAt, now, language)));
	if (
		clocks !== null &&
		caseFinishDueAt !== null &&
		caseFinishDueAt !== clocks.finishDueAt &&
		reply.round === 1
	) {
		sentences.push(words.clock.caseDue(deadline(caseFinishDueAt, now, language)));
	}
	const told = [clocks, next, reply.pending, ...reply.due.filter((due) => !isOfLadder(due.step))];
	if (told.some((limit) => limit?.provisional)) sentences.push(shared.provisional);
	const claimed = claimedSentence(reply, now, shared, language);
	if (claimed !== "") sentences.push(claimed);
	if (sentences.length === 0) return null;
	return <p class="hint num">{sentences.join(language === "en" ? " " : "")}</p>;
}
