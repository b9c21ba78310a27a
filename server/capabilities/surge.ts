import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { declareSurgeBody, endSurgeBody, type ListSurgesReply, listSurgesReply } from "../contract/surge.ts";
import type { StaffDeps } from "../deps.ts";
import type { Case } from "../domain/case.ts";
import { listItemsMax } from "../domain/limits.ts";
import { isOpenParent } from "../domain/merge.ts";
import { mayRead } from "../domain/permission.ts";
import type { Person, Setting } from "../domain/setting.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, bySession, replies } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { surgeView } from "../views/surge.ts";

const common = { tags: ["desk"], security: bySession };
const response = replies({ 200: listSurgesReply });
const params = Type.Object({ caseNumber }, closed);

/** What the routes share: the surges of the cases that the person may read, newest first. */
function surges({ ledger, reads }: StaffDeps) {
	const readable = (number: string, person: Person, setting: Setting): Case | null => {
		const state = reads.stateOf(number);
		const now = ledger.now();
		return state !== null && mayRead(person, state, setting, now) ? state : null;
	};
	const list = (setting: Setting, person: Person): ListSurgesReply => {
		const now = ledger.now();
		const items = [...setting.surges]
			.reverse()
			.slice(0, listItemsMax)
			.flatMap((surge) => {
				const parent = readable(surge.parent, person, setting);
				const reading = { setting, reads, personId: person.personId, now };
				return parent === null ? [] : [surgeView(surge, parent, reading)];
			});
		return { items, nextCursor: null, asOf: wireInstant(now) };
	};
	return { readable, list };
}

type Surges = ReturnType<typeof surges>;

function listing(app: App, { ledger }: StaffDeps, { list }: Surges): void {
	app.get(
		"/api/surges",
		{
			onRequest: requirePerson("listSurges"),
			schema: {
				...{ ...common, response, operationId: "listSurges" },
				summary: "Surges, newest first: those that run and those that have ended.",
			},
		},
		async (request) => {
			return list(ledger.setting(), personOf(request));
		},
	);
}

function declaring(app: App, { ledger, reads }: StaffDeps, { readable, list }: Surges): void {
	app.post(
		"/api/surges",
		{
			onRequest: requirePerson("declareSurge"),
			schema: {
				...{ ...common, response, body: declareSurgeBody, operationId: "declareSurge" },
				summary:
					"Declare a surge: for up to 72 hours, reports of the case's category in the area go on as its voices.",
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const parent = readable(request.body.parent, person, ledger.setting());
			const open = parent !== null && parent.status !== "received" && isOpenParent(parent, reads);
			if (!open || parent.categoryCode === null)
				return reply.refuse({ code: "parentUnusable", field: "parent" });
			const { areaCode: parentArea, categoryCode } = parent;
			const facts = { by: person.personId, parentArea, categoryCode, ...request.body };
			return app.arrange(reply, { type: "DeclareSurge", ...facts }, (after) => list(after, person));
		},
	);
}

function ending(app: App, { list }: Surges): void {
	app.post(
		"/api/surges/:caseNumber/end",
		{
			onRequest: requirePerson("declareSurge"),
			schema: {
				...{ ...common, response, params, body: endSurgeBody, operationId: "endSurge" },
				summary: "End a surge before its time; its voices stay where they are.",
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const command = { type: "EndSurge", by: person.personId, parent: request.params.caseNumber } as const;
			return app.arrange(reply, command, (after) => list(after, person));
		},
	);
}

/** Surges: declared by a leader over a case in hand, ended by time or by a leader. */
export async function surge(app: App, deps: StaffDeps): Promise<void> {
	const all = surges(deps);
	listing(app, deps, all);
	declaring(app, deps, all);
	ending(app, all);
}
