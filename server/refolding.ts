import { createServer, type Server } from "node:http";
import type { Store } from "../db/open.ts";
import type { Folded, refreshInTurns } from "../db/rebuild.ts";
import type { Config } from "./config.ts";

/** Come again in so many seconds. */
const retryAfterSeconds = 10;

/** Answers everything with where the work is, at the address the house will have. Null where it cannot be listened on. */
async function waitingServer({ host, port }: Config, said: () => string): Promise<Server | null> {
	const server = createServer((_request, response) => {
		const headers = {
			"content-type": "application/problem+json; charset=utf-8",
			"cache-control": "no-store",
			"retry-after": String(retryAfterSeconds),
			connection: "close",
		};
		const problem = { type: "about:blank", title: said(), status: 503, code: "busy", retryAfterSeconds };
		response.writeHead(503, headers).end(JSON.stringify(problem));
	});
	return new Promise((resolve) => {
		// Whoever opens the house tells why the address cannot be had.
		server.once("error", () => resolve(null));
		server.listen({ host, port }, () => resolve(server));
	});
}

function sentenceOf({ cases, of }: Folded): string {
	const share = of === 0 ? "" : `, ${Math.min(99, Math.floor((cases / of) * 100))} % of about ${of}`;
	return `After an upgrade the lists are made anew from the events: ${cases} cases are done${share}.`;
}

/**
 * Where another version of the program wrote the read models, folds them anew before anything is served. Whoever asks
 * meanwhile, `GET /api/health` too, is told how far it is.
 * @throws after closing the store
 * @param tell gets a sentence at the beginning and for each tenth
 */
export async function refold(
	config: Config,
	store: Store,
	refresh: typeof refreshInTurns,
	tell: (sentence: string) => void,
): Promise<void> {
	let folded: Folded = { cases: 0, of: 0 };
	let server: Server | null | undefined;
	let told = -1;
	try {
		await refresh(store, async (now) => {
			folded = now;
			if (server === undefined) server = await waitingServer(config, () => sentenceOf(folded));
			const tenth = now.of === 0 ? 0 : Math.floor((now.cases / now.of) * 10);
			// A fresh database has nothing to make anew, and nothing to say.
			if (now.of > 0 && tenth > told) tell(sentenceOf(now));
			told = Math.max(told, tenth);
			await new Promise((resume) => setImmediate(resume));
		});
	} catch (error) {
		store.close();
		throw error;
	} finally {
		await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
	}
}
