import { followForm, shellQuery } from "../contract/doors.ts";
import { exportReportReply } from "../contract/personal-data.ts";
import type { Deps } from "../deps.ts";
import { followPages } from "../follow-pages.ts";
import { receiptOf } from "../plugins/resident.ts";
import { type App, byReceipt, replies } from "../plugins/typed.ts";

/** Personal data: everything kept of a report as a file under its receipt, and the two pages that say what is kept. */
export async function personalData(app: App, deps: Deps): Promise<void> {
	app.get(
		"/api/follow/export",
		{
			schema: {
				operationId: "exportReport",
				tags: ["resident"],
				summary: "Everything kept of the report, the resident's own words and photos included.",
				security: byReceipt,
				response: replies({ 200: exportReportReply }),
			},
		},
		async (request, reply) =>
			app.resident.export(receiptOf(request)) ?? reply.refuse({ code: "receiptUnknown" }),
	);
	const { read, shown } = followPages(app, deps);
	const config = { page: true } as const;
	app.post(
		"/follow/export",
		{ config, schema: { querystring: shellQuery, body: followForm, hide: true } },
		async ({ query, body }, reply) => {
			const { receipt, draft } = read(body);
			const all = app.resident.export(receipt);
			if (all === null) return app.page(reply, query, shown(receipt, draft));
			const file = reply.header("content-disposition", 'attachment; filename="report.json"');
			return file.type("application/json; charset=utf-8").send(`${JSON.stringify(all, null, "\t")}\n`);
		},
	);
	const opened = { config, schema: { querystring: shellQuery, hide: true } };
	for (const notice of ["personal-data", "gateway"] as const) {
		app.get(`/${notice}`, opened, async ({ query }, reply) =>
			app.page(reply, query, { page: "notice", notice }),
		);
	}
}
