import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import {
	answerCaseBody,
	contactResidentBody,
	decideCaseBody,
	listInboxReply,
	readCaseReply,
	settleOnSpotBody,
	signCaseBody,
} from "../contract/handling.ts";
import type { StaffDeps } from "../deps.ts";
import { mayRead, mayUse } from "../domain/permission.ts";
import type { PhotoRef } from "../domain/photo.ts";
import type { Person } from "../domain/setting.ts";
import type { Words } from "../domain/words.ts";
import { freshPhotoRefs } from "../photo-refs.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { createPresence } from "../presence.ts";
import { inboxItem } from "../views/case.ts";
import { actedFrom, wireInstant } from "../views/common.ts";
import { wordsOf } from "../words.ts";

const params = Type.Object({ caseNumber }, closed);
const onRequest = requirePerson("listInbox");

function schemaOf(operationId: string, summary: string) {
	const common = { tags: ["desk"], security: bySession };
	return { ...common, operationId, summary, params, response: replies({ 200: readCaseReply }) };
}

/** A superior's look at a case that is not sealed is shown to others who have it in their list. */
function looking({ ledger, reads, realSeconds }: StaffDeps) {
	const presence = createPresence(realSeconds);
	const posts = (caseNumber: string, personId: string) => {
		const now = ledger.now();
		const others = presence.others(caseNumber, personId);
		return others.flatMap((other) => actedFrom(ledger.setting(), other, now) ?? []);
	};
	const mark = (person: Person, caseNumber: string) => {
		const state = reads.stateOf(caseNumber);
		const now = ledger.now();
		if (state === null || state.sealed || !mayUse("listShelved", person.role)) return;
		if (mayRead(person, state, ledger.setting(), now)) presence.mark(caseNumber, person.personId);
	};
	return { posts, mark };
}

function reading(app: App, deps: StaffDeps): void {
	const { ledger } = deps;
	const { posts, mark } = looking(deps);
	app.get(
		"/api/inbox",
		{
			onRequest,
			schema: {
				operationId: "listInbox",
				summary: "Cases that ask something of me or are mine, by next due time.",
				tags: ["desk"],
				security: bySession,
				querystring: Type.Object(
					{
						cursor: Type.Optional(Type.String()),
						open: Type.Optional({ ...caseNumber, description: "the case on the page that asks" }),
					},
					closed,
				),
				response: replies({ 200: listInboxReply }),
			},
		},
		async (request) => {
			const person = personOf(request);
			const setting = ledger.setting();
			const { personId, role, areaPrefix } = person;
			const { cursor = null, open } = request.query;
			if (open !== undefined) mark(person, open);
			const page = app.staff.seenBy(person).inboxOf({
				personId,
				desk: role === "operator",
				areaPrefix,
				cursor,
			});
			const items = page.items.map((listed) =>
				inboxItem(listed, person, setting, posts(listed.state.caseNumber, personId)),
			);
			return { items, nextCursor: page.nextCursor, asOf: wireInstant(ledger.now()) };
		},
	);
	app.get(
		"/api/cases/:caseNumber",
		{ onRequest, schema: schemaOf("readCase", "One case: words, clocks, trail, and what I may do.") },
		async (request, reply) => app.staff.show(reply, personOf(request), request.params.caseNumber),
	);
}

type Wording = (text: string) => Words;

type Picturing = (ids: readonly string[] | undefined) => readonly PhotoRef[] | null;
const photoUnusable = { code: "photoUnusable", field: "photos" } as const;

function contacting(app: App, words: Wording, photosOf: Picturing): void {
	app.post(
		"/api/cases/:caseNumber/signature",
		{ onRequest, schema: { ...schemaOf("signCase", "Seen."), body: signCaseBody } },
		async (request, reply) => {
			const person = personOf(request);
			const command = { type: "SignCase", by: person.personId } as const;
			return app.staff.act(reply, person, request.params.caseNumber, command, request.body.expectedVersion);
		},
	);
	app.post(
		"/api/cases/:caseNumber/contact",
		{
			onRequest,
			schema: {
				...schemaOf("contactResident", "Words to the resident, with a next step and a date."),
				body: contactResidentBody,
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { words: said, nextStep, byDate, expectedVersion } = request.body;
			const photos = photosOf(request.body.photos);
			if (photos === null) return reply.refuse(photoUnusable);
			const command = {
				type: "ContactResident",
				by: person.personId,
				words: words(said),
				nextStep: words(nextStep),
				byDate,
				photos,
			} as const;
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
}

function answering(app: App, words: Wording, photosOf: Picturing): void {
	app.post(
		"/api/cases/:caseNumber/answer",
		{
			onRequest,
			schema: { ...schemaOf("answerCase", "What was done, or why it cannot be."), body: answerCaseBody },
		},
		async (request, reply) => {
			const person = personOf(request);
			const { words: said, outcome, mediation, expectedVersion } = request.body;
			const photos = photosOf(request.body.photos);
			if (photos === null) return reply.refuse(photoUnusable);
			const command = {
				type: "AnswerCase",
				by: person.personId,
				words: words(said),
				outcome,
				photos,
				...(mediation === undefined ? {} : { mediation }),
			} as const;
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
	app.post(
		"/api/cases/:caseNumber/decision",
		{
			onRequest,
			schema: {
				...schemaOf(
					"decideCase",
					"Decide what was asked: “cannot be solved”, a return, more time, a second dispute.",
				),
				body: decideCaseBody,
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { words: said, accept, postId = null, expectedVersion } = request.body;
			const decided = { by: person.personId, accept, words: words(said), postId };
			const command = { type: "DecideCase", ...decided } as const;
			return app.staff.act(reply, person, request.params.caseNumber, command, expectedVersion);
		},
	);
}

function onTheSpot(app: App, words: Wording, photosOf: Picturing): void {
	deedRoute(app, {
		path: "settlement",
		operationId: "settleOnSpot",
		summary: "Sign, contact and answer a small matter in one deed.",
		body: settleOnSpotBody,
		command: ({ words: said, mediation, photos: ids }, by) => {
			const photos = photosOf(ids);
			if (photos === null) return { refusal: photoUnusable };
			const settled = { type: "SettleOnSpot", by, words: words(said), photos } as const;
			return mediation === undefined ? settled : { ...settled, mediation };
		},
	});
}

/** Handling: the list of what is asked of me, the case, and the deeds of its holder and deciders. */
export async function handling(app: App, deps: StaffDeps): Promise<void> {
	const words = (text: string) => wordsOf(text, deps.randomBytes);
	reading(app, deps);
	const photosOf: Picturing = (ids = []) => freshPhotoRefs(ids, deps.photos);
	contacting(app, words, photosOf);
	answering(app, words, photosOf);
	onTheSpot(app, words, photosOf);
}
