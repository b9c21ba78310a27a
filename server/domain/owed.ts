import type { Instant } from "./calendar.ts";
import { type Case, isHeld, isReceived, nextMoveOf } from "./case.ts";

/** What somebody owes of a case from a post: to work on it, help, an answer to a letter, the help of one, a decision, a look, a dispatch. */
export const owedKinds = [
	"case",
	"assist",
	"letter",
	"letterHelp",
	"decision",
	"publication",
	"reassignment",
	"report",
] as const;
export type Owed = { readonly what: (typeof owedKinds)[number]; readonly dueAt: Instant | null };

/** A person in a post; whether they have it still. */
export type FromPost = { readonly postId: string; readonly personId: string; readonly hasPost: boolean };

/** Everything of the case that lies with the person from the post, as a hand-over would take it (hand-over.ts). */
export function owedFrom(state: Case, { postId, personId, hasPost }: FromPost): readonly Owed[] {
	const owed: Owed[] = [];
	const put = (isTheirs: boolean, what: Owed["what"], dueAt: Instant | null) => {
		if (isTheirs) owed.push({ what, dueAt });
	};
	const isOwn = (one: { postId: string; personId: string }) =>
		one.postId === postId && one.personId === personId;
	if (isHeld(state)) {
		const { tour } = state;
		put(isOwn({ ...tour, personId: tour.holderId }), "case", tour.limits?.finishDueAt ?? null);
	}
	for (const { answeredAt, ownerId, dueAt, ...assist } of state.assists)
		put(answeredAt === null && isOwn({ ...assist, personId: ownerId }), "assist", dueAt);
	for (const { answeredAt, ownerId, dueAt, ...letter } of state.letters)
		put(answeredAt === null && isOwn({ ...letter, personId: ownerId }), "letter", dueAt);
	// Its help is for whoever has the post that it was written from, and has no limit.
	for (const { issuerPostId, helpedAt } of state.letters)
		put(hasPost && helpedAt === null && issuerPostId === postId, "letterHelp", null);
	const { pending, publicationQuestion, reassignment } = state;
	if (pending !== null) put(isOwn({ ...pending, personId: pending.deciderId }), "decision", pending.dueAt);
	if (publicationQuestion !== undefined) {
		const { deciderId, dueAt } = publicationQuestion;
		put(isOwn({ ...publicationQuestion, personId: deciderId }), "publication", dueAt);
	}
	if (reassignment !== undefined)
		put(isOwn({ ...reassignment, personId: reassignment.deciderId }), "reassignment", reassignment.dueAt);
	const move = nextMoveOf(state);
	if (isReceived(state) && pending === null && move?.by === "staff")
		put(isOwn(move), "report", state.triageDueAt);
	return owed;
}
