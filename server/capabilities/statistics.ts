import { Type } from "typebox";
import { closed } from "../contract/common.ts";
import { readStatisticsReply } from "../contract/statistics.ts";
import type { Deps } from "../deps.ts";
import { narrowed } from "../domain/area.ts";
import { parseInstant } from "../domain/calendar.ts";
import { policyInForce } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { measuresView } from "../views/measures.ts";
import { measuresOf } from "../views/statistics.ts";

const querystring = Type.Object(
	{
		from: Type.Optional(Type.String({ description: "instant; cases received from then on" })),
		to: Type.Optional(Type.String({ description: "instant; cases received before then" })),
		areaCode: Type.Optional(Type.String({ pattern: "^[0-9]{2,15}$" })),
	},
	closed,
);

/** Response times: median, P90 and n per level and area. */
export async function statistics(app: App, { ledger, reads }: Deps): Promise<void> {
	app.get(
		"/api/statistics",
		{
			onRequest: requirePerson("readStatistics"),
			schema: {
				operationId: "readStatistics",
				summary: "Response times in working minutes, per level and per community.",
				tags: ["audit"],
				security: bySession,
				querystring,
				response: replies({ 200: readStatisticsReply }),
			},
		},
		async (request, reply) => {
			const now = ledger.now();
			if (now === null) return reply.refuse({ code: "clockWentBack" });
			const { from: fromText, to: toText, areaCode } = request.query;
			const from = fromText === undefined ? null : parseInstant(fromText);
			const to = toText === undefined ? now : parseInstant(toText);
			if (to === null || (fromText !== undefined && from === null)) {
				return reply.refuse({ code: "dateUnusable", field: to === null ? "to" : "from" });
			}
			const areaPrefix = narrowed(personOf(request).areaPrefix, areaCode);
			if (areaPrefix === null) return reply.refuse({ code: "notYours", field: "areaCode" });
			const { cases, praise, merged, withdrawn, leftOut } = reads.timesOf({ areaPrefix, from, to, now });
			const setting = ledger.setting();
			return {
				from: wireInstant(from),
				to: wireInstant(to),
				policyVersion: policyInForce(setting, now).version,
				voices: cases.length + merged,
				excluded: { sealed: null, praise, merged, withdrawn, leftOut: [...leftOut] },
				...measuresOf(cases, setting),
				measures: measuresView(cases, setting, now),
			};
		},
	);
}
