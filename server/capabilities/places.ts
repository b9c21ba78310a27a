import { Type } from "typebox";
import { nameAreaBody, namePostBody, nameUnitBody } from "../contract/places.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";

const nothing = { 204: Type.Null() };

/** Areas, units and posts get their names from the administrator. */
export async function places(app: App): Promise<void> {
	const onRequest = requirePerson("arrangeHouse");
	app.post(
		"/api/areas",
		{
			onRequest,
			schema: {
				...{ operationId: "nameArea", summary: "Name an area, or give it another name." },
				...{ tags: ["house"], security: bySession },
				...{ body: nameAreaBody, response: replies(nothing) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "NameArea", by, ...request.body }, () => null);
		},
	);
	app.post(
		"/api/units",
		{
			onRequest,
			schema: {
				...{ operationId: "nameUnit", summary: "Name a unit, with how many people work there." },
				...{ tags: ["house"], security: bySession },
				...{ body: nameUnitBody, response: replies(nothing) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "NameUnit", by, ...request.body }, () => null);
		},
	);
	app.post(
		"/api/posts",
		{
			onRequest,
			schema: {
				...{ operationId: "namePost", summary: "Name a post with its unit, area, deputy and superior." },
				...{ tags: ["house"], security: bySession },
				...{ body: namePostBody, response: replies(nothing) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "NamePost", by, ...request.body }, () => null);
		},
	);
}
