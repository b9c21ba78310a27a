import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";

/**
 * The resident's door: who is signed in at the desk in the same browser must not matter and must not be seen, so
 * `Cookie` and `Authorization` are gone before any handler runs (trust.md A5).
 */
async function anonymous(app: FastifyInstance): Promise<void> {
	app.addHook("onRequest", (request, reply, done) => {
		delete request.headers.cookie;
		delete request.headers.authorization;
		delete request.raw.headers.cookie;
		delete request.raw.headers.authorization;
		reply.header("cache-control", "no-store");
		done();
	});
}

export const anonymousPlugin = fastifyPlugin(anonymous, { name: "anonymous", fastify: "5.x" });
