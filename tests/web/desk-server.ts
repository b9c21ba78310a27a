import { createDesk } from "../../web/desk/desk.ts";
import { createClient } from "../../web/lib/client.ts";
import { caseOf, json, now, problem, row } from "./desk-samples.ts";

export const caseNumber = caseOf().caseNumber;
export const path = `/api/cases/${caseNumber}`;
/** The list as it is asked for while a case is on the page: others may know that somebody looks at it. */
export const shown = `GET /api/inbox?open=${caseNumber}`;

export const openOf = (desk: ReturnType<typeof createDesk>) => {
	const open = desk.work.open.value;
	return open.status === "open" ? open : null;
};

/** A desk before a server with these answers, by method and path; `bodies` holds what was posted. */
export function deskOf(answers: Record<string, () => Response | Promise<Response>>) {
	const asked: string[] = [];
	const bodies: unknown[] = [];
	const client = createClient({
		fetch: async (url, init) => {
			asked.push(`${init.method} ${url}`);
			if (typeof init.body === "string") bodies.push(JSON.parse(init.body));
			return answers[`${init.method} ${url}`]?.() ?? problem("routeUnknown", 404);
		},
	});
	return { desk: createDesk(client), asked, bodies };
}

export const inbox = (...items: Parameters<typeof row>[1][]) =>
	json({ items: items.map((more) => row(caseNumber, more)), nextCursor: null, asOf: now });
