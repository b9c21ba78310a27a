import type { Case } from "./case.ts";
import { worksOn } from "./mask.ts";
import type { Person, Role } from "./setting.ts";

/** Who has to know the minute, and is far enough from any counter: the desk, the discipline body, those who lead the house. */
const farEnough: readonly Role[] = ["operator", "disciplineOfficer", "leader", "head"];

/** Whoever has it in place of the desk, or was told that the desk has left it, has the desk's clock to keep. */
function isAtDesk(personId: string, { status, hop, moves }: Case): boolean {
	if (status !== "received" || hop > 0) return false;
	return moves.some(({ move }) => move.by === "staff" && move.personId === personId);
}

/**
 * Whether the person reads when a report about a visit to a counter came, and not the half-day alone (trust.md A10): never
 * whoever works on it or helps, no cadre, and no direct superior of one, to whom whoever sits at the counter reports.
 * @param parent the case it goes on in as a voice: whoever works on that one works on both
 */
export function seesMinutes({ personId, role }: Person, state: Case, parent: Case | null): boolean {
	if (state.halfDay === undefined) return true;
	if (isAtDesk(personId, state)) return true;
	if (!farEnough.includes(role) || worksOn(personId, state)) return false;
	return parent === null || !worksOn(personId, parent);
}
