import { helps } from "../domain/assist.ts";
import { callPurposeOf } from "../domain/caller.ts";
import { cardHeld, cardRank } from "../domain/card.ts";
import { isHeld } from "../domain/case.ts";
import type { CaseEscalated, CaseEvent } from "../domain/case-events.ts";
import { phoneReasons } from "../domain/case-phone.ts";
import type { Command } from "../domain/decide.ts";
import { exclusionReasons } from "../domain/exclusion-events.ts";
import { isUnchecked } from "../domain/level.ts";
import { isToExplain } from "../domain/oversight.ts";
import { feedbackOf } from "./generate-residents.ts";
import {
	type Intent,
	otherPost,
	residentSaid,
	type Scene,
	said,
	staffSaid,
	workingHours,
} from "./generate-scene.ts";
import { deskAt, helpersAt, officerAt } from "./generate-setting.ts";
import { share } from "./generate-shares.ts";
import { publishedText } from "./generate-words.ts";

/** What staff beside the holder mean to do, after what happened to a case; `hours` are working hours from then. */
type Then = Intent["command"];
type Hours = readonly [least: number, most: number];

const idBytes = 8;

class Meaning {
	readonly #scene: Scene;
	readonly intents: Intent[] = [];

	constructor(scene: Scene) {
		this.#scene = scene;
	}

	/** Somebody does it with this share, so many working hours from now. */
	maybe(often: number, [least, most]: Hours, command: Then): void {
		const { chance, now } = this.#scene;
		if (!chance.happens(often)) return;
		this.intents.push({ at: workingHours(this.#scene, now, least, most), command });
	}

	/** In plain minutes. */
	soon(minutes: number, command: Then): void {
		this.intents.push({ at: this.#scene.now + 60 * minutes, command });
	}
}

type Of<Type extends CaseEvent["type"]> = Extract<CaseEvent, { readonly type: Type }>;
type Reactions = {
	readonly [Type in CaseEvent["type"]]?: (meaning: Meaning, event: Of<Type>, scene: Scene) => void;
};

/** Help is asked of the sub-district's office, or of the next post. */
function askHelp(then: Scene): Command | null {
	const { state, chance } = then;
	if (!isHeld(state)) return null;
	const helpers = helpersAt(state.areaCode);
	const postId = chance.happens(0.6) ? (helpers[chance.below(helpers.length)] ?? "") : otherPost(then);
	const assistId = Buffer.from(chance.bytes(idBytes)).toString("base64url");
	return { type: "AskAssist", by: state.tour.holderId, assistId, postId, words: staffSaid(then) };
}

/** A call with what came of it: of an answer what the resident says, else nothing but that they were told. */
function call(then: Scene): Command | null {
	const { state, chance, open } = then;
	const purpose = callPurposeOf(state);
	if (purpose === null || (open && purpose === "followUp")) return null;
	const by = deskAt(state.areaCode);
	if (!chance.happens(share.reached)) return { type: "CallResident", by, reached: false, words: null };
	const words = residentSaid(then);
	if (purpose === "contact") return { type: "CallResident", by, reached: true, words };
	const verdict = chance.oneOf(["solved", "solved", "partly", "notSolved"] as const);
	return { type: "CallResident", by, reached: true, words, verdict, feedback: feedbackOf(chance) };
}

const beginCall: Then = ({ state }) =>
	callPurposeOf(state) === null ? null : { type: "BeginCall", by: deskAt(state.areaCode) };

function onDispatch(meaning: Meaning, scene: Scene): void {
	const { state, chance } = scene;
	if (!isHeld(state)) return;
	meaning.maybe(share.helpAsked, [1, 12], askHelp);
	meaning.maybe(share.exclusionAsked, [2, 30], (then) =>
		isHeld(then.state) && then.state.exclusion === undefined
			? {
					...{ type: "AskExclusion", by: then.state.tour.holderId, words: staffSaid(then) },
					reason: then.chance.oneOf(exclusionReasons),
				}
			: null,
	);
	if (isUnchecked(state) && chance.happens(share.emergencyChecked))
		meaning.soon(2 + chance.below(15), (then) =>
			isHeld(then.state) && isUnchecked(then.state)
				? {
						...{ type: "ConfirmEmergency", by: deskAt(state.areaCode) },
						confirmed: then.chance.happens(share.emergencyTrue),
					}
				: null,
		);
	// Two calls are contact only where they lie two hours apart.
	if (callPurposeOf(state) !== null && chance.happens(share.called / 2))
		for (const hours of [1, 4] as const) {
			meaning.maybe(1, [hours, hours + 0.5], call);
		}
}

function onCard(meaning: Meaning, { step, told, fellOn, reassign }: CaseEscalated): void {
	const by = told.by === "staff" ? told.personId : "";
	if (step === "unsigned")
		meaning.maybe(share.takenOver, [0.2, 3], ({ state }) =>
			state.status === "dispatched" && state.pending === null ? { type: "TakeOver", by } : null,
		);
	if (step === "red")
		meaning.maybe(share.explained, [1, 24], (then) =>
			then.state.steps.some((fired) => isToExplain(fired, fellOn))
				? { type: "ExplainRed", by: fellOn, words: staffSaid(then) }
				: null,
		);
	if (step === "red" || step === "referred") meaning.maybe(share.found, [9, 120], finding);
	if (reassign === undefined) return;
	const isAsked = ({ state }: Scene) => isHeld(state) && state.reassignment?.deciderId === by;
	meaning.maybe(share.kept, [0.5, 6], (then) =>
		isAsked(then) ? { type: "KeepCase", by, words: staffSaid(then) } : null,
	);
	meaning.maybe(share.reassigned, [0.5, 8], (then) =>
		isAsked(then) && isFree(then) ? { type: "ReassignCase", by, postId: otherPost(then) } : null,
	);
}

const isFree = ({ state }: Scene) =>
	state.pending === null && state.stops.every(({ kind }) => kind === "assist");

function finding(then: Scene): Command | null {
	const { state, chance } = then;
	const held = cardHeld(state);
	if (held === null || cardRank(held.step) < cardRank("red")) return null;
	const isFalse = state.round > 1 && chance.happens(share.foundFalse);
	const outcome = isFalse ? "falseCompletion" : chance.oneOf(["responsible", "notResponsible"] as const);
	return { type: "FindCase", by: officerAt(state.areaCode), outcome, words: staffSaid(then) };
}

const reactions: Reactions = {
	ReportReceived: (meaning) =>
		meaning.maybe(share.masked, [0.3, 4], ({ state, chance }) => {
			if (state.sealed || state.track !== "service" || state.status === "closed") return null;
			const start = chance.below(8);
			const spans = [{ of: "text", start, end: start + 3 }] as const;
			return { type: "MaskWords", by: deskAt(state.areaCode), why: "reporter", spans };
		}),
	CaseDispatched: (meaning, _event, scene) => onDispatch(meaning, scene),
	CaseEscalated: (meaning, event) => onCard(meaning, event),
	AssistAsked: (meaning, { assistId, ownerId: by }) =>
		meaning.maybe(share.helpGiven, [1, 20], (then) =>
			isHeld(then.state) ? { type: "AnswerAssist", by, assistId, words: staffSaid(then) } : null,
		),
	AssistAnswered: (meaning, { assistId }) =>
		meaning.maybe(share.helpRated, [0.2, 8], ({ state, chance }) =>
			"tour" in state && state.status !== "withdrawn"
				? { type: "RateAssist", by: state.tour.holderId, assistId, help: chance.oneOf(helps) }
				: null,
		),
	LetterIssued: (meaning, { letterId, issuerId, ownerId }) => {
		meaning.maybe(share.letterHelped, [0.5, 9], (then) => {
			return { type: "HelpLetter", by: issuerId, letterId, words: staffSaid(then) };
		});
		meaning.maybe(share.letterAnswered, [2, 27], (then) => {
			return { type: "AnswerLetter", by: ownerId, letterId, words: staffSaid(then) };
		});
	},
	PhoneGranted: (meaning, { holderId }) =>
		meaning.maybe(share.phoneViewed, [0.1, 4], ({ state, chance }) =>
			isHeld(state) && state.phoneFor === holderId
				? { type: "ViewPhone", by: holderId, reason: chance.oneOf(phoneReasons) }
				: null,
		),
	ExclusionAsked: (meaning) =>
		meaning.maybe(share.exclusionDecided, [4, 40], (then) => {
			const by = officerAt(then.state.areaCode);
			return { type: "DecideExclusion", by, accept: then.chance.happens(0.5), words: staffSaid(then) };
		}),
	CaseAnswered: (meaning) => {
		meaning.maybe(share.called, [10, 30], beginCall);
	},
	CallBegun: (meaning) => meaning.soon(4, call),
	PublicationAsked: (meaning, { deciderId: by }) =>
		meaning.maybe(share.lookedAt, [0.5, 8], (then) => {
			if (then.state.publicationQuestion?.deciderId !== by) return null;
			return then.chance.happens(share.published)
				? { type: "ApprovePublication", by, words: said(then, publishedText(then.chance)) }
				: { type: "RefusePublication", by, words: staffSaid(then) };
		}),
};

/** What staff beside the holder mean to do after an event. */
export function staffAfter(scene: Scene, event: CaseEvent): readonly Intent[] {
	const meaning = new Meaning(scene);
	// The table has for each type what takes events of that type.
	const react = reactions[event.type] as ((...all: [Meaning, CaseEvent, Scene]) => void) | undefined;
	react?.(meaning, event, scene);
	return meaning.intents;
}
