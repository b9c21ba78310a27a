import type { Instant } from "./calendar.ts";
import type { ReportReceived } from "./case-events.ts";
import type { Placed } from "./desk.ts";
import type { SubmitReport } from "./intake.ts";
import type { Match } from "./match.ts";
import { pointingOf } from "./pointing.ts";
import type { Level } from "./policy.ts";
import { policyInForce, type Setting } from "./setting.ts";
import { refOf } from "./words.ts";

/** A report that was sent, and what its words say. */
export type Given = {
	readonly command: SubmitReport;
	readonly match: Match;
	readonly level: Level;
	readonly places: readonly string[];
};
/** Its track, and where it waits. */
export type Sorting = Omit<Placed, "triageDueAt"> &
	Pick<ReportReceived, "triageDueAt"> &
	Pick<ReportReceived, "track" | "held" | "namedIds" | "sealed" | "aboutUnitId" | "halfDay">;

/** Nearly none does: nothing else is asked of every report. */
function pointsAtAnybody(about: Given["command"]["about"], { pointsAtPeople, units }: Match): boolean {
	return about?.kind === "person" || pointsAtPeople || units.length > 0;
}

/** The event of a report, from what was sent and where it goes. */
export function receivedWith(
	{ command, match, level, places }: Given,
	placed: Sorting,
	now: Instant,
	setting: Setting,
): ReportReceived {
	const { caseNumber, areaCode, categoryCode, reportType, danger, about, text, spot, contactPhone } = command;
	// In the order they are written in (db/canonical.ts), and every field by name: a spread of the last nine would cost as
	// much as all the rest of the decision.
	const event: ReportReceived = {
		aboutKind: about?.kind ?? null,
		aboutName: about && refOf(about.name),
		aboutUnitId: placed.aboutUnitId,
		areaCode,
		at: now,
		caseNumber,
		categoryCode,
		consentPublish: command.consentPublish,
		contactPhone: contactPhone && refOf(contactPhone),
		danger,
		due: placed.due,
		held: placed.held,
		level,
		namedIds: placed.namedIds,
		nextMove: placed.nextMove,
		policyVersion: policyInForce(setting, now).version,
		reportType,
		sealed: placed.sealed,
		spot: spot && refOf(spot),
		text: refOf(text),
		track: placed.track,
		triageDueAt: placed.triageDueAt,
		type: "ReportReceived",
	};
	const { photos = [], frail = false, called = false, phoneForHolder = false } = command;
	const shown = phoneForHolder && contactPhone !== null ? { ...event, phoneForHolder: true as const } : event;
	const located = places.length > 0 && placed.track === "service" ? { ...shown, places } : shown;
	const frailly = frail ? { ...located, frail: true as const } : located;
	// A sealed track keeps nothing of the way a report came: a voice is a trace (rules.md §6).
	const said = called && placed.track === "service" ? { ...frailly, called: true as const } : frailly;
	const pictured = photos.length === 0 ? said : { ...said, photos };
	const timed = placed.halfDay === undefined ? pictured : { ...pictured, halfDay: placed.halfDay };
	// On a sealed track whom it points at is its own: nothing there is decided by a category set later.
	return placed.track === "service" && pointsAtAnybody(about, match)
		? { ...timed, ...pointingOf(about, match, placed.aboutUnitId) }
		: timed;
}
