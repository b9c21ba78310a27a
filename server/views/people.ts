import type { PersonWire } from "../contract/people.ts";
import type { Instant } from "../domain/calendar.ts";
import type { Case } from "../domain/case.ts";
import type { Person, Setting, Stretch } from "../domain/setting.ts";
import { clocksOf, postName, wireInstant } from "./common.ts";

/** A stretch on the wire, without whose it is. */
export function wireStretch({ from, to }: Stretch) {
	return { from: wireInstant(from), to: wireInstant(to) };
}

/** A person with the posts and leaves that still run or lie ahead. */
export function personView(setting: Setting, person: Person, now: Instant): PersonWire {
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
		relatedIds: [...(setting.relations.get(personId) ?? [])],
	};
}

/** A line of the hand-over sheet: no words of anybody. */
export function heldView(state: Case) {
	return {
		caseNumber: state.caseNumber,
		state: state.status,
		level: state.level,
		areaCode: state.areaCode,
		categoryCode: state.categoryCode,
		receivedAt: wireInstant(state.receivedAt),
		clocks: clocksOf(state, "holder"),
	};
}
