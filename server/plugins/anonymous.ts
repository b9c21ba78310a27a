import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";

/**
 * The resident's door: who is signed in at the desk in the same browser must not matter and must not be seen, so
 * `Cookie` and `Authorization` are gone before any handler runs (trust.md A5).
 */
async function anonymous(app: FastifyInstance): Promise<void> {
	app.addHook("onRequest", (request, reply, done) => {
		// `request.headers` is the raw request's own object; looking first spares the many requests that have neither.
		const { headers } = request;
		if (headers.cookie !== undefined) delete headers.cookie;
		if (headers.authorization !== undefined) delete headers.authorization;
		reply.header("cache-control", "no-store");
		done();
	});
}

export const anonymousPlugin = fastifyPlugin(anonymous, { name: "anonymous", fastify: "5.x" });
