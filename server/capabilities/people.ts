import { Type } from "typebox";
import { closed, idWire } from "../contract/common.ts";
import {
	addPersonBody,
	changeRoleBody,
	declareRelationBody,
	listPeopleReply,
	movePostBody,
	personWire,
	postHeldReply,
	readHandOverReply,
	takeLeaveBody,
} from "../contract/people.ts";
import { seenHeaders } from "../contract/setup.ts";
import type { StaffDeps } from "../deps.ts";
import { covers, narrowed } from "../domain/area.ts";
import type { Instant } from "../domain/calendar.ts";
import { holderOf } from "../domain/people.ts";
import type { Setting } from "../domain/setting.ts";
import { hasMovedAway } from "../domain/staffing.ts";
import { instantIn } from "../plugins/arrangements.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { postName, wireInstant } from "../views/common.ts";
import { heldView, personView, wireStretch } from "../views/people.ts";
import { wordsOf } from "../words.ts";

const personParams = Type.Object({ personId: idWire }, closed);
const postParams = Type.Object({ postId: idWire }, closed);
const nothing = { 204: Type.Null() };
const personIdRandomBytes = 9;

function schemaOf(operationId: string, summary: string) {
	return { operationId, summary, tags: ["house"], security: bySession };
}

function personAfter(personId: string, { ledger, accounts }: StaffDeps) {
	return (after: Setting) => {
		const person = after.people.get(personId);
		return person === undefined ? null : personView(after, person, ledger.now(), accounts);
	};
}

function list(app: App, { ledger, accounts }: StaffDeps): void {
	app.get(
		"/api/people",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				...schemaOf("listPeople", "People of the administrator's scope, with posts, leave and relations."),
				response: replies({ 200: listPeopleReply }),
			},
		},
		async (request) => {
			const setting = ledger.setting();
			const { areaPrefix } = personOf(request);
			const near = [...setting.people.values()].filter(
				(one) => narrowed(areaPrefix, one.areaPrefix) !== null,
			);
			const items = near.map((person) => personView(setting, person, ledger.now(), accounts));
			return { items, nextCursor: null };
		},
	);
}

function peopleThemselves(app: App, deps: StaffDeps): void {
	const onRequest = requirePerson("arrangeHouse");
	app.post(
		"/api/people",
		{
			onRequest,
			schema: {
				...schemaOf("addPerson", "Add a person; an account to sign in with is another matter."),
				...{ body: addPersonBody, response: replies({ 200: personWire }) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			const personId = `p:${Buffer.from(deps.randomBytes(personIdRandomBytes)).toString("base64url")}`;
			const name = wordsOf(request.body.name, deps.randomBytes);
			const command = { type: "AddPerson", by, personId, ...request.body, name } as const;
			return app.arrange(reply, command, personAfter(personId, deps));
		},
	);
	app.post(
		"/api/people/:personId/role",
		{
			onRequest,
			schema: {
				...schemaOf("changeRole", "Change a person's role and area; it holds from the next request."),
				...{
					params: personParams,
					body: changeRoleBody,
					headers: seenHeaders,
					response: replies({ 200: personWire }),
				},
			},
		},
		async (request, reply) => {
			const { personId } = request.params;
			const command = { type: "ChangeRole", by: personOf(request).personId, personId } as const;
			return app.arrange(reply, { ...command, ...request.body }, personAfter(personId, deps));
		},
	);
}

function absences(app: App, deps: StaffDeps): void {
	app.post(
		"/api/people/:personId/leave",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				...schemaOf("takeLeave", "Enter a person's leave; the deputy acts meanwhile."),
				...{
					params: personParams,
					body: takeLeaveBody,
					headers: seenHeaders,
					response: replies({ 200: personWire }),
				},
			},
		},
		async (request, reply) => {
			const { personId } = request.params;
			const [from, to] = [instantIn(request.body.from), instantIn(request.body.to)];
			if (from === "unusable") return reply.refuse({ code: "timeUnusable", field: "from" });
			if (to === "unusable" || to === null) return reply.refuse({ code: "timeUnusable", field: "to" });
			const command = { type: "TakeLeave", by: personOf(request).personId, personId, from, to } as const;
			return app.arrange(reply, command, personAfter(personId, deps));
		},
	);
	app.post(
		"/api/people/:personId/relations",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				...schemaOf(
					"declareRelation",
					"Declare that two people are related: neither gets what names the other.",
				),
				...{
					params: personParams,
					body: declareRelationBody,
					headers: seenHeaders,
					response: replies(nothing),
				},
			},
		},
		async (request, reply) => {
			const { personId } = request.params;
			const by = personOf(request).personId;
			const command = { type: "DeclareRelation", by, personId, ...request.body } as const;
			return app.arrange(reply, command, () => null);
		},
	);
}

function moves(app: App): void {
	app.post(
		"/api/posts/:postId/holder",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				...schemaOf("movePost", "Let another person hold a post from now or from a later time."),
				...{
					params: postParams,
					body: movePostBody,
					headers: seenHeaders,
					response: replies({ 200: postHeldReply }),
				},
			},
		},
		async (request, reply) => {
			const { postId } = request.params;
			const from = instantIn(request.body.from);
			if (from === "unusable") return reply.refuse({ code: "timeUnusable", field: "from" });
			const { personId } = request.body;
			const command = { type: "MovePost", by: personOf(request).personId, postId, personId, from } as const;
			return app.arrange(reply, command, (after) => {
				const stretches = after.stretches.get(postId) ?? [];
				return {
					postId,
					stretches: stretches.map((one) => ({ personId: one.personId, ...wireStretch(one) })),
				};
			});
		},
	);
}

/** Whoever holds the post now or will hold it sees the sheet; whoever held it, their own. */
function isParty(setting: Setting, postId: string, readerId: string, ofId: string | null, now: Instant) {
	const theirs = (setting.stretches.get(postId) ?? []).filter(({ personId }) => personId === readerId);
	return theirs.some(({ to }) => to === null || to > now || readerId === ofId);
}

function handOver(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/posts/:postId/hand-over",
		{
			onRequest: requirePerson("readHouse"),
			schema: {
				...schemaOf("readHandOver", "What a person has in hand from a post: the sheet for a move."),
				params: postParams,
				querystring: Type.Object(
					{ personId: Type.Optional(idWire), cursor: Type.Optional(Type.String()) },
					closed,
				),
				response: replies({ 200: readHandOverReply }),
			},
		},
		async (request, reply) => {
			const setting = ledger.setting();
			const now = ledger.now();
			const { postId } = request.params;
			const post = setting.posts.get(postId);
			if (post === undefined) return reply.refuse({ code: "unknownPost", field: "postId" });
			const person = personOf(request);
			const holderId = holderOf(setting, postId, now);
			const personId = request.query.personId ?? holderId;
			const above = person.role !== "cadre" && covers(person.areaPrefix, post.areaCode);
			if (!above && !isParty(setting, postId, person.personId, personId, now))
				return reply.refuse({ code: "notYours" });
			const page =
				personId === null
					? { items: [], nextCursor: null }
					: app.staff.seenBy(person).owedBy({
							...{ postId, personId, hasPost: personId === holderId },
							readerId: person.personId,
							cursor: request.query.cursor ?? null,
						});
			return {
				...{ postId, post: postName(setting, postId) ?? post.name, asOf: wireInstant(now) },
				...{ personId, nextCursor: page.nextCursor },
				movedAway: personId !== null && hasMovedAway(setting, { postId, holderId: personId }, now),
				items: page.items.map((state) =>
					heldView(state, { postId, personId: personId ?? "", hasPost: personId === holderId }),
				),
			};
		},
	);
}

/** Posts and people: the administrator arranges them; everybody declares their own relations. */
export async function people(app: App, deps: StaffDeps): Promise<void> {
	list(app, deps);
	peopleThemselves(app, deps);
	absences(app, deps);
	moves(app);
	handOver(app, deps);
}
