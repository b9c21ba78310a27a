import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { closed } from "../contract/common.ts";
import { type ReadDaylightReply, readDaylightReply } from "../contract/daylight.ts";
import { type ShellQuery, shellQuery } from "../contract/doors.ts";
import type { Deps } from "../deps.ts";
import { dayOf } from "../domain/calendar.ts";
import { periodsAt } from "../domain/daylight.ts";
import { type App, replies } from "../plugins/typed.ts";
import { publishedIn } from "../published.ts";
import { daylightCsv, daylightView } from "../views/daylight.ts";

const period = Type.Object({ period: Type.String({ description: "a quarter such as 2026-Q4" }) }, closed);
const asked = Type.Object(
	{
		period: Type.Optional(
			Type.String({ description: "a quarter such as 2026-Q4; the running one unless given" }),
		),
	},
	closed,
);

/**
 * Each quarter is counted once a day at most, however often it is asked for: so nobody can load the server with it, and
 * nobody watches a count move with a single report.
 */
function counting({ ledger, reads }: Deps): (asked: string | undefined) => ReadDaylightReply | null {
	const counted = new Map<string, { readonly day: number; readonly view: ReadDaylightReply }>();
	return (asked) => {
		const now = ledger.now();
		const periods = periodsAt(now);
		const period = asked === undefined ? periods[0] : periods.find(({ id }) => id === asked);
		if (period === undefined) return null;
		const day = dayOf(now);
		const known = counted.get(period.id);
		if (known?.day === day) return known.view;
		const view = daylightView(reads.daylightCases({ ...period, now }), period, ledger.setting(), now);
		for (const [id, kept] of counted) if (kept.day !== day) counted.delete(id);
		counted.set(period.id, { day, view });
		return view;
	};
}

/** The daylight page 阳光公示: a page, an open table and data, for anybody, without signing in. */
export async function daylight(app: App, deps: Deps): Promise<void> {
	const figures = counting(deps);
	const shown = (query: ShellQuery, reply: FastifyReply, of?: string) => {
		const view = figures(of);
		if (view === null) return app.page(reply, query, { page: "refused", code: "routeUnknown" });
		const published = publishedIn(deps, view.period.id) ?? [];
		return app.page(reply, query, { page: "daylight", view, published });
	};
	const config = { page: true } as const;
	const newest = { config, schema: { querystring: shellQuery, hide: true } };
	app.get("/daylight", newest, async ({ query }, reply) => shown(query, reply));
	const one = { params: period, querystring: shellQuery, hide: true } as const;
	app.get("/daylight/:period", { config, schema: one }, async ({ params, query }, reply) =>
		shown(query, reply, params.period),
	);
	app.get("/daylight/:period/figures.csv", { schema: one }, async ({ params }, reply) => {
		const view = figures(params.period);
		if (view === null) return reply.refuse({ code: "routeUnknown" });
		reply.header("content-disposition", `attachment; filename="daylight-${view.period.id}.csv"`);
		return reply.type("text/csv; charset=utf-8").send(daylightCsv(view));
	});
	app.get(
		"/api/daylight",
		{
			schema: {
				operationId: "readDaylight",
				summary: "Counts by area and by category for everybody; small ones are hidden.",
				tags: ["resident"],
				querystring: asked,
				response: replies({ 200: readDaylightReply }),
			},
		},
		async ({ query }, reply) => figures(query.period) ?? reply.refuse({ code: "routeUnknown" }),
	);
}
