import type { SettingCommand } from "./arrangement.ts";
import { competenceKey } from "./body.ts";
import { put } from "./fold-map.ts";
import type { ForTheLog, SettingEvent } from "./setting-events.ts";

/** How often the set-up has changed, and at which of these changes each of its things did last. */
export type SetupVersion = {
	readonly version: number;
	readonly changed: ReadonlyMap<string, number>;
};

export const nothingSetUp: SetupVersion = { version: 0, changed: new Map() };

/** The things of the set-up that the event changes: each of them one administrator may save over another's save. */
function thingsIn(event: Exclude<SettingEvent, ForTheLog>): readonly string[] {
	switch (event.type) {
		case "AreaNamed":
			return [`area/${event.areaCode}`];
		case "UnitNamed":
			return [`unit/${event.unitId}`];
		case "PostNamed":
			return [`post/${event.postId}`];
		case "PostHeld":
		case "PostLeft":
			return [`holder/${event.postId}`];
		case "BodyNamed":
			return [`body/${event.bodyId}`];
		case "CompetenceSet":
			return [`competence/${competenceKey(event)}`];
		case "PersonAdded":
		case "RoleChanged":
			return [`role/${event.personId}`];
		case "LeaveTaken":
			return [`leave/${event.personId}`];
		case "RelationDeclared":
			return [`relations/${event.personId}`, `relations/${event.relatedId}`];
		case "DutyBookSigned":
		case "DutyBookIssued":
			return ["dutyBook"];
		case "RosterSet":
			return [`roster/${event.areaPrefix}`];
		case "DaysDeclared":
			return [`days/${event.areaPrefix}`];
		case "HoursSet":
			return [`hours/${event.areaPrefix}`];
		case "ClosureDeclared":
			return [`closures/${event.areaPrefix}`];
		case "PolicySet":
			return ["policy"];
		case "PersonInvited":
		case "InvitationAccepted":
		case "AccessProposed":
		case "AccessDecided":
		case "ConductIntakeProposed":
		case "ConductIntakeDecided":
		case "DutiesSigned":
		case "CalendarPublished":
		case "SurgeDeclared":
		case "SurgeEnded":
			return [];
		default:
			return event satisfies never;
	}
}

/** The things a save goes over; none for a command that goes over nothing an administrator was shown. */
function thingsOver(command: SettingCommand): readonly string[] {
	switch (command.type) {
		case "NameArea":
			return [`area/${command.areaCode}`];
		case "NameAreas":
			return command.areas.map(({ areaCode }) => `area/${areaCode}`);
		case "NameUnit":
			return [`unit/${command.unitId}`];
		case "NamePost":
			return [`post/${command.postId}`];
		case "NameBody":
			return [`body/${command.bodyId}`];
		case "SetCompetence":
			return [`competence/${competenceKey(command)}`];
		case "MovePost":
			return [`holder/${command.postId}`];
		case "ChangeRole":
			return [`role/${command.personId}`];
		case "TakeLeave":
			return [`leave/${command.personId}`];
		case "DeclareRelation":
			return [`relations/${command.personId}`];
		case "IssueDutyBook":
			return ["dutyBook"];
		case "SetRoster":
			return [`roster/${command.areaPrefix}`];
		case "DeclareDays":
			return [`days/${command.areaPrefix}`];
		case "SetHours":
			return [`hours/${command.areaPrefix}`];
		case "DeclareClosure":
			return [`closures/${command.areaPrefix}`];
		case "SetPolicy":
			return ["policy"];
		default:
			return [];
	}
}

/** The count of changes after the event. */
export function versionAfter(before: SetupVersion, event: Exclude<SettingEvent, ForTheLog>): SetupVersion {
	const things = thingsIn(event);
	if (things.length === 0) return before;
	const version = before.version + 1;
	return {
		version,
		changed: things.reduce((changed, thing) => put(changed, thing, version), before.changed),
	};
}

/**
 * Whether somebody else has saved one of these things since the set-up stood at `seen`, the version the person was shown. What
 * else changed meanwhile is no reason to refuse.
 */
export function isSetupStale({ changed }: SetupVersion, command: SettingCommand, seen: number): boolean {
	return thingsOver(command).some((thing) => (changed.get(thing) ?? 0) > seen);
}
