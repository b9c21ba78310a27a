import { assistLadder, openAssists } from "./assist.ts";
import type { Instant } from "./calendar.ts";
import { withoutHeldCards } from "./card.ts";
import { type Case, evolve, type HeldCase, isHeld, isReceived, nextMoveOf } from "./case.ts";
import type { CaseEvent, DueStep } from "./case-events.ts";
import { spanEnd } from "./clock.ts";
import { handedOver } from "./decider.ts";
import { deskPaceOf, deskWait } from "./desk.ts";
import type { Target } from "./dispatch.ts";
import { kindAs, type Staff } from "./escalation-told.ts";
import type { AssistHandedOver, LetterHandedOver, ReportHandedOver } from "./hand-over-events.ts";
import type { Letter } from "./letter.ts";
import { type Acting, actingOf, firstActing, hasLeft, holderOf, isKeptFrom, upFrom } from "./people.ts";
import { publicationHandedOver } from "./publication.ts";
import { reassignmentHandedOver } from "./reassignment.ts";
import { type HandOver, redispatch } from "./redispatch.ts";
import type { Decision } from "./refusal.ts";
import type { PostKind, Setting } from "./setting.ts";
import { timesOf } from "./times.ts";

/** What somebody who has left a post had from it, and who has it next (rules.md §3). */

/**
 * Whether the holder had the case's post when the case came, or stood in for it, and has it no more; who was on duty for
 * the post never had it. A rework comes to whoever had the case before, who may have left meanwhile.
 */
function hasLeftPost({ tour, moves }: HeldCase, setting: Setting, asOf: Instant): boolean {
	const { postId, holderId, startedAt } = tour;
	const came = moves.flatMap(({ move, from }) =>
		move.by === "staff" && move.as === "holder" && move.personId === holderId ? [from] : [],
	);
	const posts = [postId, setting.posts.get(postId)?.deputyPostId ?? null].filter((id) => id !== null);
	const had = posts.filter((id) => [...came, startedAt].some((at) => holderOf(setting, id, at) === holderId));
	return had.length > 0 && had.every((id) => holderOf(setting, id, asOf) !== holderId);
}

/**
 * Past hops stay with the old holder, the successor begins anew: whoever has the post now, however many had it while the
 * house was down.
 */
function caseHandedOver(state: Case, now: Instant, setting: Setting, asOf: Instant): CaseEvent | null {
	if (!isHeld(state) || !hasLeftPost(state, setting, asOf)) return null;
	const { postId, holderId } = state.tour;
	const isFit = ({ personId }: Acting) => !isKeptFrom(setting, personId, state, now);
	const next = firstActing(setting, upFrom(setting, postId), isFit, now);
	if (next === null || next.personId === holderId) return null;
	const target: Target = {
		...{ postId: next.postId, holderId: next.personId },
		...{ dutyItemId: null, dutyBookVersion: null },
	};
	return redispatch(state, target, "handOver", null, now, setting);
}

/** The offices that are asked for no help. */
const sealedKinds: readonly (PostKind | undefined)[] = ["discipline", "protection"];

/** Help is asked of a post: whoever has it now owes it, with the whole limit; cards held stay held. */
function assistHandedOver(
	state: Case,
	assistId: string,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): AssistHandedOver | null {
	const assist = openAssists(state).find((one) => one.assistId === assistId);
	if (assist === undefined || !isHeld(state)) return null;
	const { postId, ownerId } = assist;
	if (holderOf(setting, postId, asOf) === ownerId) return null;
	const others = openAssists(state).filter((one) => one !== assist);
	const busy = [ownerId, state.tour.holderId, ...others.map((one) => one.ownerId)];
	const isFit = ({ postId: id, personId }: Acting) =>
		!busy.includes(personId) &&
		!sealedKinds.includes(setting.posts.get(id)?.kind) &&
		!isKeptFrom(setting, personId, state, asOf);
	const next = firstActing(setting, upFrom(setting, postId), isFit, asOf);
	if (next === null) return null;
	const { dueAt, due } = assistLadder(state, { ...assist, since: now }, setting);
	const kept = state.due.filter((step) => step.cause !== "assist" || step.assistId !== assistId);
	const owner = { postId: next.postId, ownerId: next.personId };
	const left = [...kept, ...withoutHeldCards(state, due)];
	return { type: "AssistHandedOver", at: now, assistId, ...owner, dueAt, due: left };
}

/** Whoever heads the unit now, never who wrote the letter; else the case's holder, who may answer it for the unit. */
function letterSuccessor(state: Case, letter: Letter, asOf: Instant, setting: Setting): Acting | null {
	const { unitId, postId, ownerId, issuerId } = letter;
	const inUnit = upFrom(setting, postId).filter((id) => {
		const post = setting.posts.get(id);
		return id === postId || (post?.unitId === unitId && post.kind !== "leader" && post.kind !== "head");
	});
	const isFit = ({ personId }: Acting) =>
		![ownerId, issuerId].includes(personId) && !isKeptFrom(setting, personId, state, asOf);
	const head = firstActing(setting, inUnit, isFit, asOf);
	if (head !== null || !isHeld(state)) return head;
	const holder = { postId: state.tour.postId, personId: state.tour.holderId };
	return setting.posts.get(holder.postId)?.unitId === unitId && isFit(holder) ? holder : null;
}

function letterHandedOver(
	state: Case,
	letterId: string,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): LetterHandedOver | null {
	const letter = state.letters.find((one) => one.letterId === letterId);
	if (letter === undefined || letter.answeredAt !== null) return null;
	// Where the unit has no head it was sent to whom the card fell on, who may never have had the post.
	if (!hasLeft(setting, letter.postId, letter.ownerId, asOf)) return null;
	const next = letterSuccessor(state, letter, asOf, setting);
	if (next === null) return null;
	return { type: "LetterHandedOver", at: now, letterId, postId: next.postId, ownerId: next.personId };
}

/** What a report still waits for, from now on: the desk's two steps; in its office to be opened, of a child at any rate. */
function waitsAnew(
	state: Case,
	now: Instant,
	setting: Setting,
): Pick<ReportHandedOver, "triageDueAt" | "due"> {
	const kept = state.due.filter(({ cause }) => cause !== "triage");
	const { calendar, policy } = timesOf(state, setting);
	if (state.track !== "service") {
		const waits = state.track === "protected" || kept.length < state.due.length;
		const dueAt = spanEnd(calendar, now, policy.protectedLimit);
		const look: DueStep = { step: "blue", cause: "triage", dueAt };
		return { triageDueAt: null, due: waits ? [...kept, look] : kept };
	}
	if (state.triageDueAt === null) return { triageDueAt: null, due: state.due };
	const { triageDueAt, due } = deskWait(calendar, policy, deskPaceOf(state, setting), now);
	return { triageDueAt, due: [...kept, ...withoutHeldCards(state, due)] };
}

/** Whose a report is after whoever had it: of the desk up its chain; of a sealed one nobody outside the same office. */
function reportSuccessor(state: Case, move: Staff, asOf: Instant, setting: Setting): Staff | null {
	const isFit = ({ personId }: Acting) =>
		personId !== move.personId && !isKeptFrom(setting, personId, state, asOf);
	const out = (personId: string) => !isFit({ postId: move.postId, personId });
	if (state.track !== "service") {
		const office = move.as === "protection" ? "protection" : "discipline";
		const ofOffice = (acting: Acting) =>
			isFit(acting) && kindAs[setting.posts.get(acting.postId)?.kind ?? "cadre"] === office;
		const next =
			firstActing(setting, [move.postId], ofOffice, asOf) ??
			actingOf(setting, office, state.areaCode, out, asOf);
		return next === null ? null : { by: "staff", ...next, as: move.as };
	}
	const office = move.as === "desk" || move.as === "discipline" ? move.as : null;
	const ofOffice = office === null ? null : actingOf(setting, office, state.areaCode, out, asOf);
	const own = firstActing(setting, [move.postId], isFit, asOf) ?? ofOffice;
	const next = own ?? firstActing(setting, upFrom(setting, move.postId), isFit, asOf);
	return next === null ? null : { by: "staff", ...next, as: move.as };
}

/** Whether it lies with whom a card has told, beside its holder, and who is asked nothing that is handed over by itself. */
function isWithTold(state: Case, move: Staff): boolean {
	return (
		isHeld(state) &&
		move.as !== "holder" &&
		state.reassignment === undefined &&
		state.stops.every(({ kind }) => kind === "assist")
	);
}

/** A report that no holder has, or a case that a card put above its holder, with somebody who has left. */
function reportHandedOver(
	state: Case,
	now: Instant,
	setting: Setting,
	asOf: Instant,
): ReportHandedOver | null {
	const move = nextMoveOf(state);
	if (state.pending !== null || move?.by !== "staff") return null;
	if (!isReceived(state) && !isWithTold(state, move)) return null;
	if (holderOf(setting, move.postId, asOf) === move.personId) return null;
	const nextMove = reportSuccessor(state, move, asOf, setting);
	if (nextMove === null) return null;
	const waits = isReceived(state) ? waitsAnew(state, now, setting) : { triageDueAt: null, due: state.due };
	return { type: "ReportHandedOver", at: now, ...waits, nextMove };
}

/**
 * Everything in the case that lies with somebody who had left the post it came with by `asOf` goes to whoever has that post
 * next; limits that begin anew count from now, as nobody is late before they could be asked. Nothing happens while all stay.
 * @param asOf before now where the house catches up: what falls due later is no more on whoever has gone
 */
export function leftBehind(state: Case, now: Instant, setting: Setting, asOf: Instant): readonly CaseEvent[] {
	const events: CaseEvent[] = [];
	let after = state;
	const give = (event: CaseEvent | null) => {
		if (event === null) return;
		events.push(event);
		after = evolve(after, event);
	};
	for (const part of [
		caseHandedOver,
		handedOver,
		publicationHandedOver,
		reassignmentHandedOver,
		reportHandedOver,
	])
		give(part(after, now, setting, asOf));
	for (const { assistId } of state.assists) give(assistHandedOver(after, assistId, now, setting, asOf));
	for (const { letterId } of state.letters) give(letterHandedOver(after, letterId, now, setting, asOf));
	return events;
}

/** `HandOver`: of everybody who has left by now. */
export function handOver(
	state: Case,
	_command: HandOver,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	return { events: leftBehind(state, now, setting, now) };
}

/**
 * What was decided, and with it the hand-over of a case that is worked on again, after a dispute above all, by somebody
 * who has left meanwhile: no setting changes then, and no sweep would look for it.
 */
export function withHandedOver(
	before: Case,
	events: readonly CaseEvent[],
	now: Instant,
	setting: Setting,
): readonly CaseEvent[] {
	if (isHeld(before) || isReceived(before) || events.length === 0) return events;
	const after = events.reduce<Case>(evolve, before);
	if (!isHeld(after)) return events;
	return [...events, ...leftBehind(after, now, setting, now)];
}
