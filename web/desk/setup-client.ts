import type { Static, TSchema } from "typebox";
import type {
	declareClosureBody,
	declareDaysBody,
	declareDaysReply,
	readCalendarReply,
	setHoursBody,
} from "../../server/contract/calendar.ts";
import type {
	checkDutyBookReply,
	exportDutyBookReply,
	issueDutyBookBody,
	issueDutyBookReply,
	readDutyBookReply,
} from "../../server/contract/duty-book.ts";
import type { listAreasReply } from "../../server/contract/intake.ts";
import type {
	addPersonBody,
	changeRoleBody,
	declareRelationBody,
	listPeopleReply,
	movePostBody,
	PersonWire,
	ReadHandOverReply,
	takeLeaveBody,
} from "../../server/contract/people.ts";
import type { NamePost, nameAreaBody, nameUnitBody, ReadPlacesReply } from "../../server/contract/places.ts";
import type {
	listPoliciesReply,
	previewPolicyBody,
	previewPolicyReply,
	setPolicyBody,
} from "../../server/contract/policy.ts";
import type {
	exportRosterReply,
	importRosterBody,
	importRosterReply,
	readRosterReply,
} from "../../server/contract/roster.ts";
import type { ReadSetupReply } from "../../server/contract/setup.ts";
import type { Call } from "../lib/client.ts";

type Body<Schema extends TSchema> = Static<Schema>;
export type CalendarWire = Static<typeof readCalendarReply>;
export type PoliciesWire = Static<typeof listPoliciesReply>;
export type PreviewWire = Static<typeof previewPolicyReply>;
export type RosterWire = Static<typeof readRosterReply>;
export type DutyBookWire = Static<typeof readDutyBookReply>;
export type DutyCheck = Static<typeof checkDutyBookReply>;
export type DutiesIssued = Static<typeof issueDutyBookReply>;
const idIn = (id: string) => encodeURIComponent(id);

const onBook = (version: string, part = "") => `/api/duty-books/${idIn(version)}${part}`;

/** The administrator's operations, one function each. */
export function setupClient(call: Call) {
	const onPerson = (personId: string, part: string) => `/api/people/${idIn(personId)}/${part}`;
	return {
		readSetup: () => call<ReadSetupReply>("GET", "/api/setup"),
		readPlaces: () => call<ReadPlacesReply>("GET", "/api/places"),
		listPeople: () => call<Static<typeof listPeopleReply>>("GET", "/api/people"),
		nameArea: (body: Body<typeof nameAreaBody>) => call<null>("POST", "/api/areas", body),
		nameUnit: (body: Body<typeof nameUnitBody>) => call<null>("POST", "/api/units", body),
		namePost: (body: NamePost) => call<null>("POST", "/api/posts", body),
		addPerson: (body: Body<typeof addPersonBody>) => call<PersonWire>("POST", "/api/people", body),
		changeRole: (personId: string, body: Body<typeof changeRoleBody>) =>
			call<PersonWire>("POST", onPerson(personId, "role"), body),
		takeLeave: (personId: string, body: Body<typeof takeLeaveBody>) =>
			call<PersonWire>("POST", onPerson(personId, "leave"), body),
		declareRelation: (personId: string, body: Body<typeof declareRelationBody>) =>
			call<null>("POST", onPerson(personId, "relations"), body),
		movePost: (postId: string, body: Body<typeof movePostBody>) =>
			call<unknown>("POST", `/api/posts/${idIn(postId)}/holder`, body),
		readDutyBook: (version: string) => call<DutyBookWire>("GET", onBook(version)),
		checkDutyBook: (version: string) => call<DutyCheck>("GET", onBook(version, "/check")),
		exportDutyBook: (version: string) =>
			call<Static<typeof exportDutyBookReply>>("GET", onBook(version, "/table")),
		issueDutyBook: (body: Body<typeof issueDutyBookBody>) =>
			call<DutiesIssued>("POST", "/api/duty-books", body),
		...timeClient(call),
	};
}

function timeClient(call: Call) {
	return {
		readCalendar: () => call<CalendarWire>("GET", "/api/calendar"),
		declareDays: (body: Body<typeof declareDaysBody>) =>
			call<Static<typeof declareDaysReply>>("POST", "/api/calendar/days", body),
		setHours: (body: Body<typeof setHoursBody>) => call<null>("POST", "/api/calendar/hours", body),
		declareClosure: (body: Body<typeof declareClosureBody>) =>
			call<null>("POST", "/api/calendar/closures", body),
		listPolicies: () => call<PoliciesWire>("GET", "/api/policies"),
		previewPolicy: (body: Body<typeof previewPolicyBody>) =>
			call<PreviewWire>("POST", "/api/policies/preview", body),
		setPolicy: (body: Body<typeof setPolicyBody>) => call<null>("POST", "/api/policies", body),
		readRoster: (from: string, to: string) =>
			call<RosterWire>("GET", `/api/roster?${new URLSearchParams({ from, to })}`),
		importRoster: (body: Body<typeof importRosterBody>) =>
			call<Static<typeof importRosterReply>>("POST", "/api/roster/table", body),
		exportRoster: (areaPrefix: string, from: string, to: string) => {
			const asked = new URLSearchParams({ areaPrefix, from, to });
			return call<Static<typeof exportRosterReply>>("GET", `/api/roster/table?${asked}`);
		},
	};
}
export type SetupClient = ReturnType<typeof setupClient>;

/** A part of the sheet of a hand-over. */
export function readHandOver(call: Call, postId: string, personId: string | null, cursor: string | null) {
	const asked = new URLSearchParams();
	if (personId !== null) asked.set("personId", personId);
	if (cursor !== null) asked.set("cursor", cursor);
	return call<ReadHandOverReply>("GET", `/api/posts/${idIn(postId)}/hand-over?${asked}`);
}

/** The holder of a post signs what a version of the duty book asks of it. */
export function signDuties(call: Call, version: string, postId: string) {
	return call<unknown>("POST", onBook(version, "/signatures"), { postId });
}

/** Communities and grids with their names: public, as the residents' page lists them. */
export function listAreas(call: Call) {
	return call<Static<typeof listAreasReply>>("GET", "/api/areas");
}
