import { Type } from "typebox";
import {
	importAreasBody,
	importAreasReply,
	nameAreaBody,
	namePostBody,
	nameUnitBody,
	readPlacesReply,
} from "../contract/places.ts";
import { seenHeaders } from "../contract/setup.ts";
import { rowsOf } from "../csv.ts";
import type { StaffDeps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { areaColumns, areasFrom } from "../domain/area-rows.ts";
import { withoutBody } from "../domain/competence.ts";
import { nameArea } from "../domain/places.ts";
import type { Area, Setting } from "../domain/setting.ts";
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
	importing(app, deps);
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

/** What a table would bring: how many there were not yet, and how many get another name. */
function change(before: Setting, areas: readonly Area[]) {
	const known = areas.flatMap(({ areaCode, name }) => {
		const area = before.areas.get(areaCode);
		return area === undefined ? [] : [area.name !== name];
	});
	return {
		...{ rows: areas.length, added: areas.length - known.length },
		renamed: known.filter((isOther) => isOther).length,
	};
}

function importing(app: App, { ledger }: StaffDeps): void {
	app.post(
		"/api/areas/table",
		{
			onRequest: requirePerson("arrangeHouse"),
			schema: {
				operationId: "importAreas",
				summary: "Name many areas from CSV, all or none; a dry run reads and checks, and enters nothing.",
				...{ tags: ["house"], security: bySession },
				...{ body: importAreasBody, headers: seenHeaders, response: replies({ 200: importAreasReply }) },
			},
		},
		async (request, reply) => {
			const { csv, dryRun } = request.body;
			const by = personOf(request).personId;
			const rows = rowsOf(areaColumns, csv);
			if (rows === null) return reply.refuse({ code: "notATable", field: "csv" });
			const [setting, now] = [ledger.setting(), ledger.now()];
			const { areas, errors } = areasFrom(rows, (area) => {
				const decision = nameArea(setting, { type: "NameArea", by, ...area }, now);
				return "refusal" in decision ? decision.refusal : null;
			});
			const found = { ...change(setting, areas), errors };
			if (dryRun) return { entered: false, ...found };
			if (errors.length > 0) return reply.refuse({ code: "linesRefused", field: "csv" });
			return app.arrange(reply, { type: "NameAreas", by, areas }, () => ({ entered: true, ...found }));
		},
	);
}
