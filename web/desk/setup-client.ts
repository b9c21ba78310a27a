import type { Static, TSchema } from "typebox";
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
import type { ReadSetupReply } from "../../server/contract/setup.ts";
import type { Call } from "../lib/client.ts";

type Body<Schema extends TSchema> = Static<Schema>;
const idIn = (id: string) => encodeURIComponent(id);

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
