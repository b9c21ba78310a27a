import type { Instant } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { Move } from "./case-events.ts";
import { type Acting, firstActing, hasLeft, isKeptFrom, upFrom } from "./people.ts";
import type { Setting } from "./setting.ts";

type Told = Extract<Move, { by: "staff" }>;

/**
 * Whom a card told, or, where they have left the post it told them in, whoever has that post next, else the next one up:
 * what is told is the post's, and so is the next card. Whoever has gone where nobody else may have it.
 */
export function nowTold(told: Told, state: Case, asOf: Instant, setting: Setting): Told {
	if (!hasLeft(setting, told.postId, told.personId, asOf)) return told;
	const isFit = ({ personId }: Acting) =>
		personId !== told.personId && !isKeptFrom(setting, personId, state, asOf);
	const next = firstActing(setting, upFrom(setting, told.postId), isFit, asOf);
	return next === null ? told : { ...told, ...next };
}
