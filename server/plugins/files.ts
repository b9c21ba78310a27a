import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { Deps } from "../deps.ts";

/**
 * The built files: hashed assets that never change, and one page each for the desk, the audit door, what is done for
 * security and the check of proofs.
 */
async function files(app: FastifyInstance, { doors }: Deps): Promise<void> {
	const { dir } = doors;
	if (dir === null || !existsSync(dir)) return;
	await app.register(fastifyStatic, {
		root: join(dir, "assets"),
		prefix: "/assets/",
		preCompressed: true,
		index: false,
		immutable: true,
		maxAge: "365d",
		// Nobody asks again for what never changes, or for a part of it: each head would only be longer on a slow network.
		lastModified: false,
		acceptRanges: false,
		decorateReply: true,
		// What comes compressed for one browser must not be kept for another.
		setHeaders: (reply) => reply.setHeader("vary", "accept-encoding"),
	});
	for (const door of ["desk", "audit", "security", "verify"]) {
		const send = (_request: unknown, reply: FastifyReply) =>
			reply.header("cache-control", "no-cache").sendFile(`${door}/index.html`, dir, { cacheControl: false });
		app.get(`/${door}`, { schema: { hide: true } }, send);
		app.get(`/${door}/*`, { schema: { hide: true } }, send);
	}
}

export const filesPlugin = fastifyPlugin(files, { name: "files", fastify: "5.x" });
