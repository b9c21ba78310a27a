import { Type } from "typebox";
import { nameAreaBody, namePostBody, nameUnitBody, readPlacesReply } from "../contract/places.ts";
import { seenHeaders } from "../contract/setup.ts";
import type { StaffDeps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { withoutBody } from "../domain/competence.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { unitView, wireStretch } from "../views/people.ts";

const nothing = { 204: Type.Null() };

function reading(app: App, { ledger }: StaffDeps): void {
	app.get(
		"/api/places",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "readPlaces",
				summary: "Areas, units and posts of the administrator's scope, with who holds each post.",
				...{ tags: ["house"], security: bySession, response: replies({ 200: readPlacesReply }) },
			},
		},
		async (request) => {
			const now = ledger.now();
			const setting = ledger.setting();
			const { areas, units, posts, stretches, setup, bodies } = setting;
			const { areaPrefix } = personOf(request);
			const near = <Placed extends { readonly areaCode: string }>(all: ReadonlyMap<string, Placed>) =>
				[...all.entries()]
					.filter(([, { areaCode }]) => narrowed(areaPrefix, areaCode) !== null)
					.sort(([one], [other]) => (one < other ? -1 : 1))
					.map(([, placed]) => placed);
			return {
				...{ asOf: wireInstant(now), version: setup.version },
				...{ areas: near(areas), units: [...units.values()].map((unit) => unitView(setting, unit)) },
				bodies: [...bodies.values()],
				withoutBody: [...withoutBody(setting, areaPrefix, now)],
				posts: near(posts).map((post) => ({
					...post,
					holders: (stretches.get(post.postId) ?? [])
						.filter(({ to }) => to === null || to > now)
						.map((one) => ({ personId: one.personId, ...wireStretch(one) })),
				})),
			};
		},
	);
}

/** Areas, units and posts get their names from the administrator, who reads them all. */
export async function places(app: App, deps: StaffDeps): Promise<void> {
	reading(app, deps);
	naming(app);
}

function naming(app: App): void {
	const onRequest = requirePerson("arrangeHouse");
	app.post(
		"/api/areas",
		{
			onRequest,
			schema: {
				...{ operationId: "nameArea", summary: "Name an area, or give it another name." },
				...{ tags: ["house"], security: bySession },
				...{ body: nameAreaBody, headers: seenHeaders, response: replies(nothing) },
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
				...{ body: nameUnitBody, headers: seenHeaders, response: replies(nothing) },
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
				...{ body: namePostBody, headers: seenHeaders, response: replies(nothing) },
			},
		},
		async (request, reply) => {
			const by = personOf(request).personId;
			return app.arrange(reply, { type: "NamePost", by, ...request.body }, () => null);
		},
	);
}
