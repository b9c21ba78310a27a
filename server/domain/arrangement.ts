import type { Instant } from "./calendar.ts";
import { type DeclareDays, declareDays } from "./calendar-days.ts";
import { type DeclareClosure, declareClosure, type SetHours, setHours } from "./calendar-hours.ts";
import { type NameBody, nameBody, type SetCompetence, setCompetence } from "./competence.ts";
import {
	type DecideConductIntake,
	decideConductIntake,
	type ProposeConductIntake,
	proposeConductIntake,
} from "./conduct-intake.ts";
import { type IssueDutyBook, issueDutyBook, type SignDuties, signDuties } from "./duty-book.ts";
import {
	type ExportHouse,
	type ExportList,
	exportHouse,
	exportList,
	type RefuseEntry,
	refuseEntry,
} from "./export.ts";
import { type DecideAccess, decideAccess, type ProposeAccess, proposeAccess } from "./grant.ts";
import {
	type AcceptInvitation,
	acceptInvitation,
	type InviteFirst,
	type InvitePerson,
	inviteFirst,
	invitePerson,
} from "./invitation.ts";
import { decidePasskey, type PasskeyCommand } from "./passkey.ts";
import { type SetPassphrase, setPassphrase } from "./passphrase.ts";
import {
	type NameArea,
	type NameAreas,
	type NamePost,
	type NameUnit,
	nameArea,
	nameAreas,
	namePost,
	nameUnit,
} from "./places.ts";
import { type SetPolicy, setPolicy } from "./policy-change.ts";
import type { Decision } from "./refusal.ts";
import { type SetRoster, setRoster } from "./roster.ts";
import type { Setting } from "./setting.ts";
import type { SettingEvent } from "./setting-events.ts";
import { type RecordSignIn, recordSignIn } from "./sign-in-record.ts";
import {
	type AddPerson,
	addPerson,
	type ChangeRole,
	changeRole,
	type DeclareRelation,
	declareRelation,
	type MovePost,
	movePost,
	type TakeLeave,
	takeLeave,
} from "./staffing.ts";
import { type DeclareSurge, declareSurge, type EndSurge, endSurge } from "./surge.ts";

/** Every command on the setting; an event is its past tense, with who did it. */
export type SettingCommand =
	| NameArea
	| NameAreas
	| NameUnit
	| NamePost
	| NameBody
	| SetCompetence
	| AddPerson
	| InvitePerson
	| InviteFirst
	| AcceptInvitation
	| ProposeAccess
	| DecideAccess
	| PasskeyCommand
	| SetPassphrase
	| RecordSignIn
	| ProposeConductIntake
	| DecideConductIntake
	| ChangeRole
	| MovePost
	| TakeLeave
	| DeclareRelation
	| IssueDutyBook
	| SignDuties
	| SetRoster
	| DeclareDays
	| SetHours
	| DeclareClosure
	| SetPolicy
	| ExportList
	| ExportHouse
	| RefuseEntry
	| DeclareSurge
	| EndSurge;

/** The one decision on the setting: the setting, a command and the moment give events or a refusal. */
export function arrange(setting: Setting, command: SettingCommand, now: Instant): Decision<SettingEvent> {
	switch (command.type) {
		case "NameArea":
			return nameArea(setting, command, now);
		case "NameUnit":
			return nameUnit(setting, command, now);
		case "NamePost":
			return namePost(setting, command, now);
		case "AddPerson":
			return addPerson(setting, command, now);
		case "InvitePerson":
			return invitePerson(setting, command, now);
		case "InviteFirst":
			return inviteFirst(setting, command, now);
		case "AcceptInvitation":
			return acceptInvitation(setting, command, now);
		case "ProposeAccess":
			return proposeAccess(setting, command, now);
		case "DecideAccess":
			return decideAccess(setting, command, now);
		case "ChangeRole":
			return changeRole(setting, command, now);
		case "MovePost":
			return movePost(setting, command, now);
		case "TakeLeave":
			return takeLeave(setting, command, now);
		case "DeclareRelation":
			return declareRelation(setting, command, now);
		case "IssueDutyBook":
			return issueDutyBook(setting, command, now);
		case "SignDuties":
			return signDuties(setting, command, now);
		case "DeclareSurge":
			return declareSurge(setting, command, now);
		case "EndSurge":
			return endSurge(setting, command, now);
		case "ExportHouse":
			return exportHouse(setting, command, now);
		case "AddPasskey":
		case "RemovePasskey":
		case "DoubtPasskey":
		case "SetPassphrase":
		case "RecordSignIn":
		case "ExportList":
		case "RefuseEntry":
			return record(command, now);
		default:
			return arrangeTimes(setting, command, now);
	}
}

type RecordCommand = PasskeyCommand | SetPassphrase | RecordSignIn | ExportList | RefuseEntry;

/** What is kept so that it is known of: no rule asks for it. */
function record(command: RecordCommand, now: Instant): Decision<SettingEvent> {
	switch (command.type) {
		case "AddPasskey":
		case "RemovePasskey":
		case "DoubtPasskey":
			return decidePasskey(command, now);
		case "SetPassphrase":
			return setPassphrase(command, now);
		case "RecordSignIn":
			return recordSignIn(command, now);
		case "ExportList":
			return exportList(command, now);
		case "RefuseEntry":
			return refuseEntry(command, now);
		default:
			return command satisfies never;
	}
}

type TimeCommand =
	| NameAreas
	| NameBody
	| SetCompetence
	| SetRoster
	| DeclareDays
	| SetHours
	| DeclareClosure
	| SetPolicy
	| ProposeConductIntake
	| DecideConductIntake;

/** Many areas at once; when people work, by which limits, what is taken in, and which body it goes to. */
function arrangeTimes(setting: Setting, command: TimeCommand, now: Instant): Decision<SettingEvent> {
	switch (command.type) {
		case "NameAreas":
			return nameAreas(setting, command, now);
		case "NameBody":
			return nameBody(setting, command, now);
		case "SetCompetence":
			return setCompetence(setting, command, now);
		case "SetRoster":
			return setRoster(setting, command, now);
		case "DeclareDays":
			return declareDays(setting, command, now);
		case "SetHours":
			return setHours(setting, command, now);
		case "DeclareClosure":
			return declareClosure(setting, command, now);
		case "SetPolicy":
			return setPolicy(setting, command, now);
		case "ProposeConductIntake":
			return proposeConductIntake(setting, command, now);
		case "DecideConductIntake":
			return decideConductIntake(setting, command, now);
		default:
			return command satisfies never;
	}
}
