import type { PersonWire } from "../contract/people.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import { competenceSet } from "../domain/competence.ts";
import { type FromPost, owedFrom } from "../domain/owed.ts";
import type { Accounts } from "../domain/reads.ts";
import type { Person, Setting, Stretch, Unit } from "../domain/setting.ts";
import { clocksOf, postName, provisionalView, receivedView, wireInstant } from "./common.ts";

/** A stretch on the wire, without whose it is. */
export function wireStretch({ from, to }: Stretch) {
	return { from: wireInstant(from), to: wireInstant(to) };
}

/** Where the person stands on the way to an account. */
export function accountOf(
	{ invitations }: Setting,
	personId: string,
	isOpen: boolean,
	now: Instant,
): PersonWire["account"] {
	if (isOpen) return "open";
	const invitation = invitations.get(personId);
	if (invitation === undefined || invitation.used) return "none";
	return now < invitation.until ? "invited" : "expired";
}

/** A person with the posts and leaves that still run or lie ahead. */
export function personView(
	setting: Setting,
	person: Person,
	now: Instant,
	accounts: Pick<Accounts, "isOpen">,
): PersonWire {
	const { personId, role, areaPrefix } = person;
	const isOpen = ({ to }: Stretch) => to === null || to > now;
	const posts = [...setting.stretches].flatMap(([postId, stretches]) =>
		stretches
			.filter((stretch) => stretch.personId === personId && isOpen(stretch))
			.map((stretch) => ({ postId, name: postName(setting, postId) ?? postId, ...wireStretch(stretch) })),
	);
	return {
		...{ personId, role, areaPrefix, posts },
		name: setting.names.get(personId) ?? "",
		leaves: (setting.leaves.get(personId) ?? []).filter(isOpen).map(wireStretch),
		account: accountOf(setting, personId, accounts.isOpen(personId), now),
		relatedIds: [...(setting.relations.get(personId) ?? [])],
		...competenceSet(setting, { of: "person", id: personId }),
	};
}

/** A unit with the bodies it is under. */
export function unitView(setting: Setting, unit: Unit) {
	return { ...unit, ...competenceSet(setting, { of: "unit", id: unit.unitId }) };
}

/** A line of the hand-over sheet: no words of anybody. */
export function heldView(state: Case, from: FromPost) {
	const owed = owedFrom(state, from);
	return {
		owed: owed.map(({ what, dueAt }) => ({
			...{ what, dueAt: wireInstant(dueAt) },
			...provisionalView(state, dueAt),
		})),
		caseNumber: state.caseNumber,
		state: state.status,
		level: state.level,
		areaCode: state.areaCode,
		categoryCode: state.categoryCode,
		...receivedView(state),
		clocks: clocksOf(state, "holder"),
	};
}
