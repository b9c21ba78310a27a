import type { AccessFact } from "./access.ts";
import { type BodyFact, bodyStreamOf, isBodyFact } from "./body.ts";
import type { Instant } from "./calendar.ts";
import type { CalendarBook, Closure, LaterHours } from "./calendar-book.ts";
import type { DeclaredDays } from "./calendar-days.ts";
import type { OfArea } from "./calendar-hours.ts";
import type { EntryRefused, ListExported } from "./export.ts";
import type { PasskeyFact } from "./passkey.ts";
import type { PassphraseFact } from "./passphrase.ts";
import type { Policy } from "./policy.ts";
import type {
	Area,
	DutyBook,
	DutySignature,
	Person,
	Post,
	PostLeaving,
	Roster,
	Stretch,
	Unit,
} from "./setting.ts";
import type { SignInFact } from "./sign-in-record.ts";
import type { SurgeEvent } from "./surge-events.ts";

type Happened<Type extends string> = {
	readonly type: Type;
	readonly at: Instant;
	/** Whose deed it was; absent in what the house began with. */
	readonly by?: string;
};

/** What happens to the setting (server/domain/setting.ts). New members are optional: old stored events stay valid. */
export type SettingEvent =
	| (Happened<"AreaNamed"> & Area)
	| (Happened<"UnitNamed"> & Unit)
	| (Happened<"PostNamed"> & Post)
	| (Happened<"PersonAdded"> & Person)
	| (Happened<AccessFact["type"]> & AccessFact)
	| (Happened<PasskeyFact["type"]> & PasskeyFact)
	| (Happened<PassphraseFact["type"]> & PassphraseFact)
	| (Happened<SignInFact["type"]> & SignInFact)
	| (Happened<BodyFact["type"]> & BodyFact)
	| (Happened<"RoleChanged"> & Pick<Person, "personId" | "role" | "areaPrefix">)
	| (Happened<"PostHeld"> & { readonly postId: string } & Stretch)
	| (Happened<"PostLeft"> & PostLeaving)
	| (Happened<"LeaveTaken"> & Stretch)
	| (Happened<"RelationDeclared"> & { readonly personId: string; readonly relatedId: string })
	| (Happened<"DutyBookSigned"> & DutyBook)
	| (Happened<"DutyBookIssued"> & DutyBook)
	| (Happened<"RosterSet"> & Roster)
	| (Happened<"DaysDeclared"> & DeclaredDays)
	| (Happened<"HoursSet"> & OfArea<LaterHours>)
	| (Happened<"ClosureDeclared"> & OfArea<Closure>)
	| (Happened<"DutiesSigned"> & DutySignature)
	| (Happened<"CalendarPublished"> & { readonly book: CalendarBook })
	| (Happened<"PolicySet"> & { readonly policy: Policy })
	| (Happened<"ListExported"> & ListExported)
	| (Happened<"EntryRefused"> & EntryRefused)
	| SurgeEvent;

const forTheLog = [
	...(["ListExported", "EntryRefused"] as const),
	...(["PasskeyAdded", "PasskeyRemoved", "PasskeyDoubted"] as const),
	...(["PassphraseAdded", "PassphraseChanged", "SignedIn", "SignInFailed"] as const),
];
export type ForTheLog = Extract<SettingEvent, { readonly type: (typeof forTheLog)[number] }>;

/** Whether the event is kept so that it is known of, and no rule asks for it. */
export function isForTheLog(event: SettingEvent): event is ForTheLog {
	return forTheLog.some((type) => type === event.type);
}

/** Whether it belongs to the record of sign-ins, which lies apart: there are very many, and no rule asks for one. */
export function isSignIn(
	event: SettingEvent,
): event is Extract<SettingEvent, { readonly type: SignInFact["type"] }> {
	return event.type === "SignedIn" || event.type === "SignInFailed";
}

/** Where the sign-ins of a person are recorded. */
export function signInStreamOf(personId: string): string {
	return `signIn/${personId}`;
}

function ownStreamOf(event: BodyFact | Pick<SignInFact, "type" | "personId">): string {
	return "personId" in event ? signInStreamOf(event.personId) : bodyStreamOf(event);
}

/** The stream an event of the setting belongs to. */
export function settingStreamOf(event: SettingEvent): string {
	if (isSignIn(event) || isBodyFact(event)) return ownStreamOf(event);
	switch (event.type) {
		case "AreaNamed":
			return `area/${event.areaCode}`;
		case "UnitNamed":
			return `unit/${event.unitId}`;
		case "PostNamed":
			return `post/${event.postId}`;
		case "PersonAdded":
		case "PersonInvited":
		case "InvitationAccepted":
		case "PasskeyAdded":
		case "PasskeyRemoved":
		case "PasskeyDoubted":
		case "PassphraseAdded":
		case "PassphraseChanged":
		case "RoleChanged":
		case "LeaveTaken":
		case "RelationDeclared":
		case "PostHeld":
		case "PostLeft":
		case "ListExported":
		case "EntryRefused":
			return `person/${event.personId}`;
		case "AccessProposed":
		case "AccessDecided":
		case "ConductIntakeProposed":
		case "ConductIntakeDecided":
			return "access";
		case "DutyBookSigned":
		case "DutyBookIssued":
		case "DutiesSigned":
			return "dutyBook";
		case "RosterSet":
			return `roster/${event.areaPrefix}`;
		case "CalendarPublished":
		case "DaysDeclared":
		case "HoursSet":
		case "ClosureDeclared":
			return "calendar";
		case "SurgeDeclared":
		case "SurgeEnded":
			return `surge/${event.parent}`;
		case "PolicySet":
			return "policy";
		default:
			return event satisfies never;
	}
}
