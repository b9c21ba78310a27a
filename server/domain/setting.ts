import { type AccessState, emptyAccess, evolveAccess } from "./access.ts";
import { type BodyFact, type BodyState, evolveBodies, isBodyFact, noBodies } from "./body.ts";
import type { Boundary } from "./boundary.ts";
import { type Instant, parseInstant } from "./calendar.ts";
import type { CalendarBook } from "./calendar-book.ts";
import { withDays } from "./calendar-days.ts";
import { withClosure, withHours } from "./calendar-hours.ts";
import { add, put } from "./fold-map.ts";
import { defaultPolicy, type Level, type Policy } from "./policy.ts";
import { type ForTheLog, isForTheLog, type SettingEvent } from "./setting-events.ts";
import { nothingSetUp, type SetupVersion, versionAfter } from "./setup-version.ts";
import { type Surge, surgesAfter } from "./surge-events.ts";
import type { WordsRef } from "./words.ts";

/** The house a case lives in: areas, posts and people, the duty book, the calendar, the policy. All of it is events too. */
export type Role =
	| "cadre"
	| "supervisor"
	| "leader"
	| "head"
	| "operator"
	| "disciplineOfficer"
	| "observer"
	| "administrator";
export type PostKind = "desk" | "cadre" | "supervisor" | "leader" | "head" | "discipline" | "protection";

export type Area = { readonly areaCode: string; readonly name: string };
/** `people` is how many work there: a unit of ten or fewer named in category 10 makes the report sealed (rules.md §1). */
export type Unit = { readonly unitId: string; readonly name: string; readonly people: number };
export type Post = {
	readonly postId: string;
	readonly name: string;
	readonly unitId: string;
	readonly areaCode: string;
	readonly kind: PostKind;
	/** The post whose holder stands in while this one's holder is away (AB岗). */
	readonly deputyPostId: string | null;
	readonly superiorPostId: string | null;
};
export type Person = {
	readonly personId: string;
	readonly role: Role;
	readonly areaPrefix: string;
	readonly name: WordsRef;
};
export type Stretch = { readonly personId: string; readonly from: Instant; readonly to: Instant | null };
export type PostLeaving = { readonly postId: string; readonly personId: string; readonly to: Instant };
export type DutyItem = {
	readonly itemId: string;
	readonly areaPrefix: string;
	/** Two digits for a whole group, four for one category. */
	readonly categoryPrefix: string;
	readonly levels: readonly Level[] | "all";
	readonly postId: string;
	readonly clause: string;
	/** Of a boundary place alone: its post leads. */
	readonly boundary?: Boundary;
};
export type DutyBook = {
	readonly version: string;
	readonly from: Instant;
	readonly items: readonly DutyItem[];
};

/** A turn of duty outside working time. */
export type Shift = { readonly leaderId: string; readonly to: Instant } & Omit<Stretch, "to">;
export type Roster = {
	readonly areaPrefix: string;
	readonly from: Instant;
	readonly to: Instant;
	readonly shifts: readonly Shift[];
};

/** A post's holder has signed (责任书) what a version of the duty book asks of the post. */
export type DutySignature = {
	readonly version: string;
	readonly postId: string;
	readonly personId: string;
	readonly signedAt: Instant;
};

export type Setting = AccessState &
	BodyState & {
		readonly areas: ReadonlyMap<string, Area>;
		readonly units: ReadonlyMap<string, Unit>;
		readonly posts: ReadonlyMap<string, Post>;
		readonly people: ReadonlyMap<string, Person>;
		/** Names of people, by person; the words themselves lie outside the events. */
		readonly names: ReadonlyMap<string, string>;
		readonly stretches: ReadonlyMap<string, readonly Stretch[]>;
		readonly leaves: ReadonlyMap<string, readonly Stretch[]>;
		readonly relations: ReadonlyMap<string, readonly string[]>;
		readonly dutyBooks: readonly DutyBook[];
		readonly signatures: readonly DutySignature[];
		readonly rosters: ReadonlyMap<string, readonly Roster[]>;
		readonly calendar: CalendarBook;
		readonly policies: readonly Policy[];
		readonly surges: readonly Surge[];
		readonly setup: SetupVersion;
	};

export const emptySetting: Setting = {
	areas: new Map(),
	units: new Map(),
	posts: new Map(),
	people: new Map(),
	names: new Map(),
	...emptyAccess,
	...noBodies,
	stretches: new Map(),
	leaves: new Map(),
	relations: new Map(),
	dutyBooks: [],
	signatures: [],
	rosters: new Map(),
	calendar: [],
	policies: [],
	surges: [],
	setup: nothingSetUp,
};

function facts<E extends SettingEvent>({ type, at, by, ...rest }: E): Omit<E, "type" | "at" | "by"> {
	return rest;
}

/** What follows from an event of the setting. */
export function evolveSetting(setting: Setting, event: SettingEvent): Setting {
	if (isForTheLog(event)) return setting;
	const counted = { ...setting, setup: versionAfter(setting.setup, event) };
	return isBodyFact(event) ? { ...counted, ...evolveBodies(setting, event) } : evolved(counted, event);
}

function evolved(setting: Setting, event: Exclude<SettingEvent, ForTheLog | BodyFact>): Setting {
	switch (event.type) {
		case "AreaNamed":
			return { ...setting, areas: put(setting.areas, event.areaCode, facts(event)) };
		case "UnitNamed":
			return { ...setting, units: put(setting.units, event.unitId, facts(event)) };
		case "PostNamed":
			return { ...setting, posts: put(setting.posts, event.postId, facts(event)) };
		case "PersonAdded":
			return { ...setting, people: put(setting.people, event.personId, facts(event)) };
		case "PersonInvited":
		case "InvitationAccepted":
		case "AccessProposed":
		case "AccessDecided":
		case "ConductIntakeProposed":
		case "ConductIntakeDecided":
			return { ...setting, ...evolveAccess(setting, event) };
		case "RoleChanged":
			return { ...setting, people: withRole(setting.people, event) };
		case "PostHeld":
			return { ...setting, stretches: add(setting.stretches, event.postId, stretchOf(event)) };
		case "PostLeft":
			return { ...setting, stretches: withEnd(setting.stretches, event) };
		case "LeaveTaken":
			return { ...setting, leaves: add(setting.leaves, event.personId, stretchOf(event)) };
		case "RelationDeclared":
			return { ...setting, relations: related(setting.relations, event.personId, event.relatedId) };
		case "DutyBookSigned":
		case "DutyBookIssued":
			return { ...setting, dutyBooks: [...setting.dutyBooks, facts(event)] };
		case "DutiesSigned":
			return { ...setting, signatures: [...setting.signatures, facts(event)] };
		case "RosterSet":
			return { ...setting, rosters: add(setting.rosters, event.areaPrefix, facts(event)) };
		case "CalendarPublished":
			return { ...setting, calendar: event.book };
		case "DaysDeclared":
			return { ...setting, calendar: withDays(setting.calendar, event) };
		case "HoursSet":
			return { ...setting, calendar: withHours(setting.calendar, facts(event)) };
		case "ClosureDeclared":
			return { ...setting, calendar: withClosure(setting.calendar, facts(event)) };
		case "SurgeDeclared":
		case "SurgeEnded":
			return { ...setting, surges: surgesAfter(setting.surges, event) };
		case "PolicySet":
			return { ...setting, policies: [...setting.policies, asShipped(event.policy)] };
	}
}

/** What an older version did not yet say is as it is shipped. */
function asShipped(policy: Policy): Policy {
	return { ...defaultPolicy, ...policy };
}

function stretchOf({ personId, from, to }: Stretch): Stretch {
	return { personId, from, to };
}

/** What the person still held of the post at `to` ends then. */
function withEnd(
	stretches: Setting["stretches"],
	{ postId, personId, to }: PostLeaving,
): Setting["stretches"] {
	const ended = (stretches.get(postId) ?? []).map((stretch) => {
		const runs = stretch.personId === personId && (stretch.to === null || stretch.to > to);
		return runs ? { ...stretch, to } : stretch;
	});
	return put(stretches, postId, ended);
}

function withRole(
	people: Setting["people"],
	{ personId, role, areaPrefix }: Omit<Person, "name">,
): Setting["people"] {
	const person = people.get(personId);
	return person === undefined ? people : put(people, personId, { ...person, role, areaPrefix });
}

function related(relations: Setting["relations"], one: string, other: string): Setting["relations"] {
	return add(add(relations, one, other), other, one);
}

/** The version of `versions` in force at `at`: the one that began last. */
export function inForce<V>(versions: readonly V[], from: (version: V) => Instant, at: Instant): V | null {
	return versions.reduce<V | null>(
		(newest, version) =>
			from(version) <= at && (newest === null || from(version) >= from(newest)) ? version : newest,
		null,
	);
}

/** The duty book in force at `at`; null while none has been signed. */
export function dutyBookInForce(setting: Setting, at: Instant): DutyBook | null {
	return inForce(setting.dutyBooks, (version) => version.from, at);
}

// Every report asks for it, and a policy never changes.
const policyStarts = new WeakMap<Policy, Instant>();

function startOf(policy: Policy): Instant {
	const known = policyStarts.get(policy) ?? parseInstant(`${policy.effectiveFrom}T00:00:00+08:00`) ?? 0;
	policyStarts.set(policy, known);
	return known;
}

/** The policy a case received at `at` comes under. */
export function policyInForce(setting: Setting, at: Instant): Policy {
	return inForce(setting.policies, startOf, at) ?? defaultPolicy;
}

/** The policy of that version: a case keeps its own. */
export function policyOf(setting: Setting, version: string): Policy {
	return setting.policies.find((policy) => policy.version === version) ?? defaultPolicy;
}
