import type { FollowCaseReply, TimelineEntry } from "../contract/follow-up.ts";
import type { Instant } from "../domain/calendar.ts";
import { cardRank } from "../domain/card.ts";
import type { Case } from "../domain/case.ts";
import type { CaseEvent } from "../domain/case-events.ts";
import { chaseAgainAt } from "../domain/chase.ts";
import { type ResidentDeed, residentMay, residentMayWish } from "../domain/follow-up.ts";
import { wordsRefsIn } from "../domain/log-proof.ts";
import { photosOf } from "../domain/photo.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { isRunning } from "../domain/surge.ts";
import { voiceMay } from "../domain/voice.ts";
import { askedText } from "./asked-text.ts";
import { limitStories, noStories } from "./clock-story.ts";
import {
	actedFrom,
	areaName,
	besideProvisional,
	claimedView,
	clocksOf,
	leavesDeskAt,
	nextMoveView,
	pendingDueAt,
	postName,
	silenceDueAt,
	stepOf,
	wireInstant,
	wireMove,
} from "./common.ts";
import { erasedView } from "./erasure.ts";
import { exitView } from "./exit.ts";
import { type Entry, entryOf } from "./follow-entries.ts";
import { isForAll, isOfMatter, matterOf, partsView, type VoiceSource, voicesOf } from "./merge.ts";
import { messagesOf } from "./messages.ts";
import { publicationView } from "./publication.ts";
import { actorOf, photoView, textOf } from "./trail.ts";

/** What a receipt opens: the case in the resident's terms, posts instead of people. */
type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly now: Instant;
	/** Of a voice: the case it goes on with. */
	readonly parent?: VoiceSource | null;
	/** Cases cut out of it. */
	readonly parts?: readonly Case[];
	/** How many other reporters the case, or the case it goes on with, has. */
	readonly others?: number;
	/** Of a matter: photos that were for one of its reporters alone. */
	readonly alone?: readonly string[];
};

const blank = {
	post: null,
	words: null,
	nextStep: null,
	byDate: null,
	step: null,
	dueAt: null,
	verdict: null,
	outcome: null,
	how: null,
} as const;

/** The confirmed "cannot be solved" shows the holder's own words, then the superior's. */
function withHeldAnswer({ trail, words, state, alone = [] }: Source, index: number, entry: Entry): Entry {
	const erased = [...(state.erased ?? []), ...alone];
	if (entry.outcome !== "cannotBeSolved" || trail[index]?.event.type !== "CaseDecided") return entry;
	const answers = trail.slice(0, index).map(({ event }) => event);
	const held = answers.reverse().find((event) => event.type === "CaseAnswered");
	if (held?.type !== "CaseAnswered") return entry;
	const said = [textOf(words, held.words), entry.words].filter((part) => part !== null);
	return { ...entry, words: said.join("\n\n"), ...photoView(held, erased) };
}

/** The reason given for what was granted: the resident may read it (rules.md §2). */
function withReason(trail: readonly TrailEvent[], index: number, words: CaseWords, entry: Entry): Entry {
	const happened = trail[index]?.event;
	const granted = happened?.type === "CaseDecided" && happened.granted !== undefined;
	if (!granted && happened?.type !== "CaseDeclined" && happened?.type !== "CaseRedirected") return entry;
	const asked = trail.slice(0, index).findLast(({ event }) => event.type === "DecisionAsked")?.event;
	if (asked?.type !== "DecisionAsked") return entry;
	return { ...entry, words: askedText(asked, (ref) => textOf(words, ref)) };
}

/** After the second dispute somebody is to check: an entry of its own, for the words are the resident's. */
function opened(event: CaseEvent, setting: Setting): TimelineEntry[] {
	if (event.type !== "CaseDisputed" || event.pending === null) return [];
	const post = postName(setting, event.pending.postId);
	return [{ ...blank, at: wireInstant(event.at), kind: "checkOpened", post }];
}

/** What a holder told the resident stands with the photos that went with it. */
function withPhotos({ state, alone = [] }: Source, event: CaseEvent, entry: Entry): Entry {
	if (entry.kind !== "contacted" && entry.kind !== "answered") return entry;
	return { ...entry, ...photoView(event, [...(state.erased ?? []), ...alone]) };
}

function timelineOf(source: Source): TimelineEntry[] {
	const { trail, words, setting, state } = source;
	return trail.flatMap(({ event }, index) => {
		const entry = entryOf(event, words, setting);
		if (
			entry === null ||
			isAmongStaff(trail, index) ||
			(state.sealed && !shownWhenSealed.includes(entry.kind))
		)
			return [];
		const by = state.sealed ? null : actedFrom(setting, actorOf(event), event.at);
		const at = wireInstant(event.at);
		return [
			{
				...{ ...blank, at, post: by },
				...withReason(trail, index, words, withHeldAnswer(source, index, withPhotos(source, event, entry))),
			},
			...opened(event, setting),
		];
	});
}

/** What staff asked to have erased, and were refused, is no answer to the resident. */
function isAmongStaff(trail: readonly TrailEvent[], index: number): boolean {
	const event = trail[index]?.event;
	if (event?.type !== "CaseDecided" || event.kind !== "erasure") return false;
	const asked = trail.slice(0, index).findLast(({ event: { type } }) => askedErasure.includes(type));
	return asked?.event.type === "ErasureProposed";
}

const askedErasure: readonly CaseEvent["type"][] = ["ErasureProposed", "ErasureRequested"];

const shownWhenSealed: readonly TimelineEntry["kind"][] = [
	"received",
	"partCutOut",
	"signed",
	"message",
	"chased",
	"closed",
	"withdrawn",
	"transferred",
	"erasureRequested",
	"erasureRefused",
	"erased",
	"phoneGranted",
	"phoneWithdrawn",
	"phoneViewed",
];

/** How the case was handled: a look before publication that a superior left undone is no part of it. */
function stepsOf({ steps }: Case): Case["steps"] {
	return steps.filter(({ cause }) => cause !== "publication");
}

function watchersOf({ state, setting }: Source): string[] {
	const cards = stepsOf(state).filter(({ step, clearedAt }) => cardRank(step) > 0 && clearedAt === null);
	const posts = cards.map(({ told }) => wireMove(setting, told)?.post ?? null);
	return [...new Set(posts.filter((post) => post !== null))];
}

/** Of the other case what is no reporter's own; words that were written for one of them alone stay theirs. */
function matterTimeline({ trail, ...source }: Source): TimelineEntry[] {
	const forAll = new Map(source.words);
	const ofOne = trail.filter((entry) => !isForAll(entry)).map(({ event }) => event);
	for (const event of ofOne) for (const id of wordsRefsIn(event).keys()) forAll.set(id, null);
	const alone = ofOne.flatMap(photosOf).map(({ photoId }) => photoId);
	return timelineOf({ ...source, trail, words: forAll, alone }).filter(isOfMatter);
}

/** What a voice goes on with, and how many it is with. */
function matterView(source: Source): Pick<FollowCaseReply, "matter" | "voices"> {
	const { state, parent, others = 0, setting, now } = source;
	if (state.status !== "merged") return others === 0 ? {} : { voices: voicesOf(others) };
	if (!parent) return {};
	const whole: Source = { ...parent, setting, now };
	return { matter: matterOf(state, followView(whole), matterTimeline(whole), voicesOf(others)) };
}

/** Of the case worked on in a surge that runs, and of its voices. */
function surgeUntil({ state, setting, now }: Source): Pick<FollowCaseReply, "surgeUntil"> {
	const worked = state.status === "merged" ? state.parent : state.caseNumber;
	const surge = setting.surges.find((one) => one.parent === worked && isRunning(one, now));
	return surge === undefined ? {} : { surgeUntil: wireInstant(surge.to) };
}

/** What the resident may do now; a voice by where the other case stands. */
function allowedTo({ state, parent, setting, now }: Source): readonly ResidentDeed[] {
	if (state.status !== "merged") return residentMay(state, now, setting);
	return parent ? voiceMay(state, parent.state, now, setting) : [];
}

/** `followCase`. A sealed report shows only received, in hand, ended (rules.md §6). */
export function followView(source: Source): FollowCaseReply {
	const { state, trail, words, setting, now } = source;
	const open = !state.sealed;
	const tour = "tour" in state ? state.tour : null;
	const published = state.status === "followUp" || state.status === "closed";
	return {
		caseNumber: state.caseNumber,
		areaCode: state.areaCode,
		areaName: areaName(setting, state.areaCode),
		categoryCode: state.categoryCode,
		track: state.track,
		sealed: state.sealed,
		state: state.status,
		asOf: wireInstant(now),
		receivedAt: wireInstant(state.receivedAt),
		triageDueAt: open ? leavesDeskAt(state) : null,
		clocks: clocksOf(state, "resident"),
		...(open ? limitStories(state, "resident", setting, trail) : noStories),
		startedAt: wireInstant(tour?.startedAt ?? null),
		answeredAt: published ? wireInstant(tour?.answeredAt ?? null) : null,
		silenceDueAt: silenceDueAt(state),
		...(open ? { ...besideProvisional(state), ...claimedView(state) } : {}),
		// Who looks at what is published is told beside the story, not as the next move of a case that is over.
		nextMove: open && state.publicationQuestion === undefined ? nextMoveView(setting, state) : null,
		watchedBy: open ? watchersOf(source) : [],
		step: open ? stepOf({ ...state, steps: stepsOf(state) }) : null,
		round: state.round,
		disputes: state.disputes,
		pendingDueAt: wireInstant(pendingDueAt(state)),
		how: state.status === "closed" ? state.how : null,
		verdict: state.verdict,
		...(state.mediation === undefined ? {} : { mediation: state.mediation }),
		...exitView(state, trail, words, now, setting),
		...erasedView(trail),
		...matterView(source),
		...partsView(source.parts ?? []),
		...surgeUntil(source),
		...publicationView(state, words, now),
		chaseAgainAt: wireInstant(chaseAgainAt(state, now)),
		...(state.sealedTo === undefined ? {} : { sealedTo: state.sealedTo.recipient }),
		text: textOf(words, state.text) ?? "",
		spot: textOf(words, state.spot),
		photos: state.photos.map(({ photoId }) => photoId),
		timeline: timelineOf(source),
		messages: messagesOf(trail, words, setting, state.erased),
		wishes: [...residentMayWish(state)],
		allowed: [...allowedTo(source)],
	};
}
