import type { FastifyReply } from "fastify";
import { shellQuery } from "../contract/doors.ts";
import { readFeedReply } from "../contract/log.ts";
import type { Deps } from "../deps.ts";
import { checkpointsListedMax } from "../domain/limits.ts";
import { readTilePath } from "../domain/log-tiles.ts";
import type { PublicLog } from "../domain/public-log.ts";
import type { Reads } from "../domain/reads.ts";
import type { App } from "../plugins/typed.ts";
import { wireInstant } from "../views/common.ts";
import { tombstones } from "../views/erasure.ts";
import { lossNotes } from "../views/loss.ts";

const text = "text/plain; charset=utf-8";
const unchanging = "public, max-age=31536000, immutable";
const freshSeconds = 5;
/** These follow standards of their own, not the API. */
const hidden = { schema: { hide: true } };

/** Says that an answer may be kept for a few seconds only. */
function brief(reply: FastifyReply): FastifyReply {
	return reply.header("cache-control", `public, max-age=${freshSeconds}`);
}

function feedOf(log: PublicLog, placeName: string) {
	return {
		version: "https://jsonfeed.org/version/1.1" as const,
		title: `${placeName} · checkpoints`,
		description: "Keep one of these elsewhere, and nobody can change what it covers unseen.",
		items: log.checkpoints(checkpointsListedMax).map(({ at, size, note }) => ({
			id: `${note.slice(0, note.indexOf("\n"))}#${size}`,
			date_published: wireInstant(at),
			content_text: note,
		})),
	};
}

/** The notice that is printed and hung up. */
function noticeOf(publicLog: PublicLog, reads: Reads) {
	const newest = publicLog.newest();
	return {
		page: "log" as const,
		note: newest?.note ?? null,
		at: wireInstant(newest?.at ?? null),
		vkey: publicLog.vkey(),
		erasures: tombstones(reads, publicLog).items,
		losses: lossNotes(publicLog),
	};
}

/** The public log as C2SP tlog-tiles serves it: hashes only, and nothing that no published checkpoint covers (trust.md I2). */
export async function log(app: App, { publicLog, reads, config }: Deps): Promise<void> {
	const page = { config: { page: true }, schema: { querystring: shellQuery, hide: true } };
	app.get("/log", page, async (request, reply) => app.page(reply, request.query, noticeOf(publicLog, reads)));
	app.get("/log/vkey", hidden, async (_request, reply) =>
		brief(reply).type(text).send(`${publicLog.vkey()}\n`),
	);
	app.get("/log/keys", hidden, async (_request, reply) =>
		brief(reply).type(text).send(publicLog.announcements().join("\n")),
	);
	app.get("/log/checkpoint", hidden, async (_request, reply) => {
		const newest = publicLog.newest();
		if (newest === null) return reply.refuse({ code: "routeUnknown" });
		return brief(reply).type(text).send(newest.note);
	});
	const feed = { schema: { hide: true, response: { 200: readFeedReply } } };
	app.get("/log/feed", feed, async (_request, reply) =>
		brief(reply).type("application/feed+json; charset=utf-8").send(feedOf(publicLog, config.placeName)),
	);
	app.get<{ Params: { "*": string } }>("/log/tile/*", hidden, async (request, reply) => {
		const tile = readTilePath(`tile/${request.params["*"]}`);
		const hashes = tile === null ? null : publicLog.tile(tile);
		if (hashes === null) return reply.refuse({ code: "routeUnknown" });
		const kept = reply.header("cache-control", unchanging);
		return kept.type("application/octet-stream").send(Buffer.from(hashes));
	});
}

/** Issues a checkpoint every `everyMs` until told to stop. One that fails is issued the next time. */
export function startPublishing(
	publish: () => void,
	everyMs: number,
	failed: (error: unknown) => void,
): () => void {
	const timer = setInterval(() => {
		try {
			publish();
		} catch (error) {
			failed(error);
		}
	}, everyMs);
	return () => clearInterval(timer);
}
