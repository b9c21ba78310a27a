import type { Instant } from "./calendar.ts";
import type { CaseEvent } from "./case-events.ts";
import type { Sorted } from "./intake.ts";
import { accusedIn } from "./people.ts";
import { type Given, receivedWith } from "./received-event.ts";
import { type Decision, refuse } from "./refusal.ts";
import { bodyFor, type Secret, sealedPlace } from "./sealing.ts";
import { policyInForce, type Setting } from "./setting.ts";
import { passDue, sealedAs, transferDue, withoutWords } from "./transfer.ts";

/** What a sealed report is placed by. */
export function secretOf(
	{ command, match }: Pick<Given, "command" | "match">,
	sorted: Sorted,
	now: Instant,
	setting: Setting,
): Secret {
	const { areaCode, categoryCode } = command;
	const track = sorted.track === "protected" ? "protected" : "conduct";
	const aboutUnitId = sorted.unit?.unitId ?? null;
	const namedIds = accusedIn(setting, match.namedIds, aboutUnitId, now);
	return { track, areaCode, categoryCode, namedIds, aboutUnitId, danger: match.danger };
}

/** A report of a sealed track, at its office: encrypted as it came, or readable until it is transferred. */
export function receiveSealed(
	given: Given,
	sorted: Sorted,
	now: Instant,
	setting: Setting,
): Decision<CaseEvent> {
	const secret = secretOf(given, sorted, now, setting);
	const { track, areaCode, namedIds, aboutUnitId } = secret;
	const found = sealedPlace(secret, setting, now);
	if (found === null) return refuse("nobodyInCharge", "areaCode");
	const { competent, ...place } = found;
	const known = competent === undefined ? {} : { competent };
	const policy = policyInForce(setting, now);
	const fixed = { track, held: [], sealed: true, triageDueAt: null } as const;
	const placed = { ...fixed, namedIds, aboutUnitId, ...place };
	const sealedTo = sealedAs(given.command, bodyFor(secret, setting, now), setting);
	if (sealedTo.sealedTo === undefined) {
		const due = [...place.due, ...passDue(competent, { areaCode, receivedAt: now }, policy, setting)];
		return { events: [{ ...receivedWith(given, { ...placed, due }, now, setting), ...known }] };
	}
	const due = [...place.due, transferDue(areaCode, now, policy, setting)];
	const bare = { ...given, command: withoutWords(given.command) };
	return { events: [{ ...receivedWith(bare, { ...placed, due }, now, setting), ...sealedTo, ...known }] };
}
