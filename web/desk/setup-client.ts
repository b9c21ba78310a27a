import type { Static, TSchema } from "typebox";
import type {
	declareClosureBody,
	declareDaysBody,
	declareDaysReply,
	readCalendarReply,
	setHoursBody,
} from "../../server/contract/calendar.ts";
import type { NameBody, SetCompetence } from "../../server/contract/competence.ts";
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
import type {
	importAreasBody,
	importAreasReply,
	NamePost,
	nameAreaBody,
	nameUnitBody,
	ReadPlacesReply,
} from "../../server/contract/places.ts";
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

/** What the administrator's pages read, one function each. */
export function setupClient(call: Call) {
	return {
		readSetup: () => call<ReadSetupReply>("GET", "/api/setup"),
		readPlaces: () => call<ReadPlacesReply>("GET", "/api/places"),
		listPeople: () => call<Static<typeof listPeopleReply>>("GET", "/api/people"),
		readDutyBook: (version: string) => call<DutyBookWire>("GET", onBook(version)),
		checkDutyBook: (version: string) => call<DutyCheck>("GET", onBook(version, "/check")),
		exportDutyBook: (version: string) =>
			call<Static<typeof exportDutyBookReply>>("GET", onBook(version, "/table")),
		readCalendar: () => call<CalendarWire>("GET", "/api/calendar"),
		listPolicies: () => call<PoliciesWire>("GET", "/api/policies"),
		previewPolicy: (body: Body<typeof previewPolicyBody>) =>
			call<PreviewWire>("POST", "/api/policies/preview", body),
		readRoster: (from: string, to: string) =>
			call<RosterWire>("GET", `/api/roster?${new URLSearchParams({ from, to })}`),
		exportRoster: (areaPrefix: string, from: string, to: string) => {
			const asked = new URLSearchParams({ areaPrefix, from, to });
			return call<Static<typeof exportRosterReply>>("GET", `/api/roster/table?${asked}`);
		},
	};
}
export type SetupClient = ReturnType<typeof setupClient>;

/** What they save; each tells the version of the set-up that its form was drawn from. */
export function setupSaves(call: Call, seen: () => string) {
	const save = <Value>(path: string, body: unknown) =>
		call<Value>("POST", path, body, { "if-match": `"${seen()}"` });
	const onPerson = (personId: string, part: string) => `/api/people/${idIn(personId)}/${part}`;
	return {
		nameArea: (body: Body<typeof nameAreaBody>) => save<null>("/api/areas", body),
		importAreas: (body: Body<typeof importAreasBody>) =>
			save<Static<typeof importAreasReply>>("/api/areas/table", body),
		nameUnit: (body: Body<typeof nameUnitBody>) => save<null>("/api/units", body),
		namePost: (body: NamePost) => save<null>("/api/posts", body),
		nameBody: (body: NameBody) => save<null>("/api/bodies", body),
		setCompetence: (body: SetCompetence) => save<null>("/api/competences", body),
		addPerson: (body: Body<typeof addPersonBody>) => save<PersonWire>("/api/people", body),
		changeRole: (personId: string, body: Body<typeof changeRoleBody>) =>
			save<PersonWire>(onPerson(personId, "role"), body),
		takeLeave: (personId: string, body: Body<typeof takeLeaveBody>) =>
			save<PersonWire>(onPerson(personId, "leave"), body),
		declareRelation: (personId: string, body: Body<typeof declareRelationBody>) =>
			save<null>(onPerson(personId, "relations"), body),
		movePost: (postId: string, body: Body<typeof movePostBody>) =>
			save<unknown>(`/api/posts/${idIn(postId)}/holder`, body),
		issueDutyBook: (body: Body<typeof issueDutyBookBody>) => save<DutiesIssued>("/api/duty-books", body),
		declareDays: (body: Body<typeof declareDaysBody>) =>
			save<Static<typeof declareDaysReply>>("/api/calendar/days", body),
		setHours: (body: Body<typeof setHoursBody>) => save<null>("/api/calendar/hours", body),
		declareClosure: (body: Body<typeof declareClosureBody>) => save<null>("/api/calendar/closures", body),
		setPolicy: (body: Body<typeof setPolicyBody>) => save<null>("/api/policies", body),
		importRoster: (body: Body<typeof importRosterBody>) =>
			save<Static<typeof importRosterReply>>("/api/roster/table", body),
	};
}
export type SetupSaves = ReturnType<typeof setupSaves>;

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
