import type { CaseEvent } from "../../server/domain/case-events.ts";
import { decide } from "../../server/domain/decide.ts";
import { type Rules, rules } from "./simulation.ts";

/** The rules, with what they decide changed in one way: how a defect is planted. */
function made(change: (events: readonly CaseEvent[]) => readonly CaseEvent[]): Rules {
	const wrong: typeof decide = (...given) => {
		const decision = decide(...given);
		return "refusal" in decision ? decision : { events: change(decision.events) };
	};
	return { ...rules, decide: wrong };
}

/** Each event decided otherwise, or another in its place, or none. */
export function deciding(change: (event: CaseEvent) => CaseEvent | readonly CaseEvent[]): Rules {
	return made((events) => events.flatMap(change));
}

/** Nothing of the kind happens. */
export function forgetting(is: (event: CaseEvent) => boolean): Rules {
	return made((events) => events.filter((event) => !is(event)));
}
