import type { Instant } from "./calendar.ts";
import { deciders } from "./card.ts";
import type { Case } from "./case.ts";
import { actingOf, isExcluded, isKeptFrom } from "./people.ts";
import type { Person, Role, Setting } from "./setting.ts";

/** Who may have to do with an erasure: two people, never of one office unless the report is sealed in it (trust.md I5). */

/** In the open the discipline office decides, and whoever asks is of another. */
const proposers: readonly Role[] = ["operator", "leader", "head"];

function isSealedForGood({ sealed, track }: Case): boolean {
	return sealed && track !== "service";
}

/** Whether the person may ask for it by role; the administrator, who reads no report, never. */
export function isEraser({ role }: Person, state: Case): boolean {
	if (!isSealedForGood(state)) return proposers.includes(role);
	return state.track === "protected" || role === "disciplineOfficer";
}

/**
 * Whose own work the words tell of: everybody who held the case, and everybody on whom a card fell. A report that is
 * sealed for good is worked on by nobody but its office.
 */
function toldOf(state: Case): readonly string[] {
	if (isSealedForGood(state)) return [];
	const holders = state.moves.flatMap(({ move }) =>
		move.by === "staff" && move.as === "holder" ? [move.personId] : [],
	);
	const carded = state.steps.filter(({ cause }) => !deciders.includes(cause)).map(({ fellOn }) => fellOn);
	return [...new Set([...holders, ...carded, ...("tour" in state ? [state.tour.holderId] : [])])];
}

/** Whether the words are evidence about the person, or about somebody above or related to them. */
export function hasStake(setting: Setting, personId: string, state: Case, now: Instant): boolean {
	return isKeptFrom(setting, personId, state, now) || isExcluded(setting, personId, toldOf(state), now);
}

/**
 * Whether a finding, or whether the case counts, would be about the person's own doing: who held the case, on whom a card
 * of it fell, whatever for, who stands below or is related to one, and whoever it is kept from. Discipline officers too.
 */
export function isOwnMatter(setting: Setting, personId: string, state: Case, now: Instant): boolean {
	const carded = isSealedForGood(state) ? [] : state.steps.map(({ fellOn }) => fellOn);
	return hasStake(setting, personId, state, now) || isExcluded(setting, personId, carded, now);
}

/** Who decides on it: the nearest of the office that watches over such words, and not whoever asked; null without one. */
export function eraserFor(state: Case, proposedBy: string | null, now: Instant, setting: Setting) {
	const office = state.track === "protected" ? "protection" : "discipline";
	const out = (personId: string) => personId === proposedBy || hasStake(setting, personId, state, now);
	return actingOf(setting, office, state.areaCode, out, now);
}
