import type { StepWire } from "../../server/contract/common.ts";
import type { FollowCaseReply, TimelineEntry } from "../../server/contract/follow-up.ts";
import { cardRank } from "../../server/domain/card.ts";
import { calendarDate, dateOf, deadline, secondsOf } from "../lib/formats.ts";
import { StepIn } from "../parts/step.tsx";
import { Timeline, TimelineItem } from "../parts/timeline.tsx";
import { type ExitKind, type Told, toldOfExit } from "./exit-story.ts";
import type { Frame } from "./page.ts";
import { isPhoneKind, toldOfPhone } from "./phone.tsx";
import { SentPhotos } from "./photos.tsx";
import { highestStep, isAsked, lastAnswer, waitOf } from "./situation.ts";
import { Today, ToldAt, Until } from "./times.tsx";

/** The story of a case, oldest first, in plain words; then now, then what is still to come. */
type StoryProps = { readonly view: FollowCaseReply; readonly frame: Frame };

/** What the holder promised next, and by which day. */
function nextStepOf(
	{ nextStep, byDate }: TimelineEntry,
	{ asOf }: FollowCaseReply,
	frame: Frame,
): string | null {
	if (nextStep === null) return null;
	const by = byDate === null ? null : calendarDate(byDate, asOf, frame.shell.language, dateOf);
	return frame.words.follow.nextStep(nextStep, by);
}

function lastDayOf({ byDate }: TimelineEntry, { asOf }: FollowCaseReply, frame: Frame): string {
	return byDate === null ? "" : calendarDate(byDate, asOf, frame.shell.language, dateOf);
}

/** Where the resident's own limit lies from now on. */
function newLimit({ dueAt }: TimelineEntry, { asOf }: FollowCaseReply, frame: Frame): string | null {
	return dueAt === null
		? null
		: frame.words.follow.newLimit(deadline(dueAt, asOf, frame.shell.language, dateOf));
}

type OverlayKind = Extract<
	TimelineEntry["kind"],
	| "extended"
	| "promised"
	| "shelved"
	| "awaited"
	| "resumed"
	| "levelChanged"
	| "recomputed"
	| "sentBack"
	| "stalled"
	| "assistAsked"
	| "assistAnswered"
>;

/** What came between dispatch and answer: more time, help, another post. */
function toldOfOverlay(
	entry: TimelineEntry,
	kind: OverlayKind | ExitKind,
	view: FollowCaseReply,
	frame: Frame,
): Told {
	const { follow } = frame.words;
	const { post, words } = entry;
	const staff = (tail: string, who: string): Told => ({ mark: "staff", who: post ?? who, tail, words });
	switch (kind) {
		case "extended":
			return { ...staff(follow.extended, follow.movers.holder), after: newLimit(entry, view, frame) };
		case "promised":
			return staff(follow.promised(lastDayOf(entry, view, frame)), follow.movers.holder);
		case "shelved":
			return { mark: "staff", tail: follow.shelved(lastDayOf(entry, view, frame)), words: entry.words };
		case "awaited":
			return staff(follow.awaited, follow.movers.holder);
		case "levelChanged":
		case "recomputed":
			return { mark: "staff", tail: follow[kind], after: newLimit(entry, view, frame) };
		case "resumed":
		case "sentBack":
		case "stalled":
			return { mark: "staff", tail: follow[kind] };
		case "assistAsked":
			return { mark: "staff", lead: follow.assistAsked, who: post ?? follow.movers.assist };
		case "assistAnswered":
			return staff(follow.assistAnswered, follow.movers.assist);
		default:
			return toldOfExit(entry, kind, frame);
	}
}

/** The report as it was written, or that the law had it erased. */
function toldOfReport({ text, spot, erased }: FollowCaseReply, { words: { follow } }: Frame): Told {
	const words = text === "" && erased !== undefined ? follow.textErased : text;
	return { mark: "mine", who: follow.you, words, after: spot && follow.spot(spot) };
}

function told(entry: TimelineEntry, view: FollowCaseReply, frame: Frame): Told {
	const { follow } = frame.words;
	const { post } = entry;
	const staff = (tail: string, who: string): Told => ({
		mark: "staff",
		who: post ?? who,
		tail,
		words: entry.words,
	});
	if (isPhoneKind(entry.kind)) return toldOfPhone(entry, entry.kind, frame);
	switch (entry.kind) {
		case "received":
			return toldOfReport(view, frame);
		case "dispatched":
			return { mark: "staff", lead: follow.dispatched, who: post ?? follow.movers.holder };
		case "sealed":
			return { mark: "staff", tail: follow.sealed };
		case "contacted":
			return { ...staff(follow.contacted, follow.movers.holder), after: nextStepOf(entry, view, frame) };
		case "answered": {
			const tail = entry.outcome === "cannotBeSolved" ? follow.answeredCannot : follow.answeredDone;
			// The answer the resident is asked about stands on top of the page already.
			const isOnTop = isAsked(view) && entry === lastAnswer(view);
			return { ...staff(tail, follow.movers.holder), ...(isOnTop ? { words: null } : {}) };
		}
		case "signed":
			return staff(follow.signed, follow.movers.holder);
		case "answerRefused":
		case "checkOpened":
		case "checkUpheld":
		case "checkNotUpheld":
			return staff(follow[entry.kind], follow.movers.decider);
		case "confirmed":
			return { mark: "mine", who: entry.verdict === "partly" ? follow.partly : follow.solved };
		case "disputed":
			return { mark: "mine", who: follow.disputed, words: entry.words };
		case "message":
			if (post !== null) return staff(follow.contacted, post);
			return { mark: "mine", who: follow.you, words: entry.words };
		case "step":
			if (entry.step === null) return { mark: "hit" };
			return { mark: "hit", step: entry.step, tail: follow.steps[entry.step](post) };
		case "closed":
			return { mark: "staff", who: follow.closed[entry.how ?? "confirmed"] };
		default:
			return toldOfOverlay(entry, entry.kind, view, frame);
	}
}

type EntryProps = { readonly told: Told; readonly photos: readonly string[]; readonly frame: Frame };

function Entry({ told, photos, frame }: EntryProps) {
	const { step, lead, who, tail, words, after } = told;
	return (
		<>
			<div>
				{step && <StepIn step={step} words={frame.shared} />} {lead} {who && <b>{who}</b>} {tail}
			</div>
			{words && <p class="words">{words}</p>}
			{words && photos.length > 0 && <SentPhotos photos={[...photos]} frame={frame} />}
			{after && <p class="after">{after}</p>}
		</>
	);
}

/** The resident's messages that are not in the timeline yet stand in it at their time. */
function wholeTimeline({ timeline, messages }: FollowCaseReply): TimelineEntry[] {
	const isTold = (at: string, words: string) =>
		timeline.some((entry) => entry.at === at && entry.words === words);
	const nothing = {
		nextStep: null,
		byDate: null,
		step: null,
		dueAt: null,
		verdict: null,
		outcome: null,
		how: null,
	};
	const missing = messages
		.filter(({ at, words }) => !isTold(at, words))
		.map(({ at, words, post }): TimelineEntry => ({ ...nothing, at, kind: "message", post, words }));
	const all = [...timeline, ...missing];
	return missing.length === 0 ? all : all.sort((one, other) => secondsOf(one.at) - secondsOf(other.at));
}

export function Story({ view, frame }: StoryProps) {
	const { follow } = frame.words;
	const entries = wholeTimeline(view);
	const wait = waitOf(view);
	return (
		<section class="stack" aria-labelledby="story-head">
			<h2 id="story-head">{follow.story}</h2>
			<Timeline>
				{entries.map((entry, index) => {
					const shown = told(entry, view, frame);
					return (
						<TimelineItem
							key={`${entry.at} ${index}`}
							mark={shown.mark}
							at={entry.at}
							time={
								<ToldAt at={entry.at} before={entries[index - 1]?.at ?? null} now={view.asOf} frame={frame} />
							}
						>
							<Entry told={shown} photos={entry.photos ?? []} frame={frame} />
						</TimelineItem>
					);
				})}
				{wait !== null && (
					<TimelineItem
						mark="now"
						at={view.asOf}
						time={<Today at={view.asOf} now={view.asOf} frame={frame} />}
					>
						<b>{follow.now(follow.nowWaits[wait])}</b>
					</TimelineItem>
				)}
				{toCome(view, frame).map(({ at, text, step }) => (
					<TimelineItem key={text} mark="due" at={at} time={<Until at={at} now={view.asOf} frame={frame} />}>
						<div>
							{text} {step && <StepIn step={step} words={frame.shared} />}
						</div>
					</TimelineItem>
				))}
			</Timeline>
		</section>
	);
}

type ToCome = { readonly at: string; readonly text: string; readonly step?: StepWire };

/** The limits not past yet, and what follows by itself when the last one passes. */
function toCome(view: FollowCaseReply, { words: { follow } }: Frame): ToCome[] {
	const wait = waitOf(view);
	const { clocks, silenceDueAt, asOf } = view;
	if (wait === "resident")
		return silenceDueAt === null ? [] : [{ at: silenceDueAt, text: follow.dueSilence }];
	if (clocks === null || wait === null || wait === "decide" || wait === "check") return [];
	const highest = highestStep(view);
	const isFirstCard = highest === null || cardRank(highest) === 0;
	const finish: ToCome = isFirstCard
		? { at: clocks.finishDueAt, text: `${follow.dueAnswer}${follow.dueCard}`, step: "blue" }
		: { at: clocks.finishDueAt, text: follow.dueAnswer };
	const contact =
		clocks.contactDueAt === null || wait === "answer"
			? []
			: [{ at: clocks.contactDueAt, text: follow.dueContact }];
	const sign = wait === "sign" ? [{ at: clocks.signDueAt, text: follow.dueSign }] : [];
	return [...sign, ...contact, finish].filter(({ at }) => secondsOf(at) >= secondsOf(asOf));
}
