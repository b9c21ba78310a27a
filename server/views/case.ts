import type { InboxItem, ReadCaseReply } from "../contract/handling.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { type CaseAction, caseRules } from "../domain/case-rules.ts";
import { whyNot } from "../domain/offers.ts";
import { mayUse } from "../domain/permission.ts";
import type { CaseWords, Listed, TrailEvent } from "../domain/reads.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { askOf, dueOf, isMine } from "./ask.ts";
import { dutyView } from "./boundary.ts";
import { limitStories } from "./clock-story.ts";
import {
	areaName,
	claimedView,
	clocksOf,
	dueView,
	leavesDeskAt,
	nextMoveView,
	postName,
	provisionalView,
	receivedView,
	silenceDueAt,
	stepOf,
	stepViews,
	wireInstant,
} from "./common.ts";
import { erasedView, piecesView } from "./erasure.ts";
import { exclusionView } from "./exclusion.ts";
import { exitView } from "./exit.ts";
import { caseLetters } from "./letter.ts";
import { mergedView, type VoiceSource, voicesView } from "./merge.ts";
import { messagesOf } from "./messages.ts";
import { assistViews, decisionView, pendingView } from "./overlays.ts";
import { residentOf } from "./resident-stand.ts";
import { calledView, saidView } from "./said.ts";
import { surgeSpan } from "./surge.ts";
import { trailEntry } from "./trail.ts";

/** A case as one member of staff sees it: what is asked of them, by when, and what they may do. */

/** One row of `listInbox`; `lookers` are the posts that have it open now. */
export function inboxItem(
	{ state, text, spot }: Listed,
	person: Person,
	setting: Setting,
	lookers: readonly string[] = [],
): InboxItem {
	const ask = askOf(state, person);
	const dueAt = dueOf(state, ask, person.personId);
	return {
		...{ caseNumber: state.caseNumber, version: state.version },
		state: state.status,
		level: state.level,
		...{ areaCode: state.areaCode, areaName: areaName(setting, state.areaCode) },
		categoryCode: state.categoryCode,
		spot: state.sealed ? null : spot,
		ask,
		...(ask === "decide" ? decisionView(state) : {}),
		...residentOf(state),
		...calledView(state),
		...(lookers.length === 0 ? {} : { lookedAtBy: [...lookers] }),
		...{ dueAt: wireInstant(dueAt), ...provisionalView(state, dueAt) },
		...receivedView(state),
		// A sealed report is opened on its own page, where opening it is recorded.
		text: state.sealed && state.track !== "service" ? "" : (text ?? ""),
		step: stepOf(state),
		round: state.round,
		sealed: state.sealed,
		danger: state.held.includes("danger"),
		mine: isMine(state, person.personId),
	};
}

const caseActions = Object.keys(caseRules) as readonly CaseAction[];

function actionsOf(state: Case, person: Person, setting: Setting, now: Instant): ReadCaseReply["actions"] {
	const deeds = caseActions.map((action) => ({
		action,
		why: whyNot(action, person.personId, state, setting, now),
	}));
	// What is never this person's to do on any case is no disabled button, but no button.
	const shown = deeds.filter(({ action, why }) => why !== "notYours" || caseRules[action].who === "holder");
	return [
		...shown,
		{ action: "readTrail" as const, why: mayUse("readTrail", person.role) ? null : "notYours" },
	];
}

export type CaseSource = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly now: Instant;
	readonly person: Person;
	/** Those merged into it, as many as are shown, and how many there are. */
	readonly voices?: readonly VoiceSource[];
	readonly others?: number;
	/** Whether the person reads all of it, and the ids of the photos that are hidden from them. */
	readonly isWhole: boolean;
	readonly hidden: readonly string[];
	/** Whoever only helps is shown the task sheet. */
	readonly sheet?: boolean;
};

function tourView({ state, setting }: CaseSource) {
	const tour = "tour" in state ? state.tour : null;
	return {
		post: tour === null ? null : postName(setting, tour.postId),
		startedAt: wireInstant(tour?.startedAt ?? null),
		clocks: clocksOf(state, "holder"),
		caseFinishDueAt: clocksOf(state, "resident")?.finishDueAt ?? null,
		signedAt: wireInstant(tour?.signedAt ?? null),
		contactedAt: wireInstant(tour?.contactedAt ?? null),
		answeredAt: wireInstant(tour?.answeredAt ?? null),
	};
}

/** `readCase`, and the reply to every deed on the case. */
export function caseView(source: CaseSource): ReadCaseReply {
	const { state, trail, words, setting, now, person } = source;
	const unseen = [...(state.erased ?? []), ...source.hidden];
	return {
		...{ caseNumber: state.caseNumber, version: state.version },
		state: state.status,
		track: state.track,
		sealed: state.sealed,
		held: [...state.held],
		level: state.level,
		...{ areaCode: state.areaCode, areaName: areaName(setting, state.areaCode) },
		categoryCode: state.categoryCode,
		reportType: state.reportType,
		asOf: wireInstant(now),
		...receivedView(state),
		triageDueAt: leavesDeskAt(state),
		...saidView(source),
		...{ ...tourView(source), ...claimedView(state) },
		...dutyView(state, trail, setting),
		silenceDueAt: silenceDueAt(state),
		round: state.round,
		disputes: state.disputes,
		nextMove: nextMoveView(setting, state),
		mine: isMine(state, person.personId),
		ask: askOf(state, person),
		pending: pendingView(source),
		stops: state.stops.map(({ kind }) => kind),
		...limitStories(state, "holder", setting, trail),
		assists: assistViews(source),
		letters: caseLetters(state, person, setting, now),
		how: state.status === "closed" ? state.how : null,
		verdict: state.verdict,
		...(state.mediation === undefined ? {} : { mediation: state.mediation }),
		...exitView(state, trail, words, now, setting),
		...exclusionView(state, source),
		...erasedView(trail),
		...piecesView(source),
		...mergedView(state),
		...surgeSpan(state, setting),
		...voicesView(state, source.voices ?? [], source.others ?? 0, source),
		steps: stepViews(state, setting),
		due: state.due.map(dueView),
		trail: trail.map((entry) => trailEntry(entry, words, setting, unseen)),
		messages: messagesOf(trail, words, setting, state.erased),
		actions: actionsOf(state, person, setting, now),
	};
}
