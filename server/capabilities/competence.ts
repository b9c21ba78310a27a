import { Type } from "typebox";
import { nameBodyBody, setCompetenceBody } from "../contract/competence.ts";
import { seenHeaders } from "../contract/setup.ts";
import type { StaffDeps } from "../deps.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

const nothing = { 204: Type.Null() };

/** Bodies, and which of them each person and unit is under (rules.md §1): the administrator says so, and never a key. */
export async function competence(app: App, _deps: StaffDeps): Promise<void> {
	const onRequest = requirePerson("arrangeHouse");
	app.post(
		"/api/bodies",
		{
			onRequest,
			schema: {
				...{ operationId: "nameBody", summary: "Name a body, inside or outside, and the one above it." },
				...{ tags: ["house"], security: bySession },
				...{ body: nameBodyBody, headers: seenHeaders, response: replies(nothing) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "NameBody", by, ...request.body }, () => null);
		},
	);
	app.post(
		"/api/competences",
		{
			onRequest,
			schema: {
				...{ operationId: "setCompetence", summary: "Say which bodies a person or a unit is under." },
				...{ tags: ["house"], security: bySession },
				...{ body: setCompetenceBody, headers: seenHeaders, response: replies(nothing) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "SetCompetence", by, ...request.body }, () => null);
		},
	);
}
