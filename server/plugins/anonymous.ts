import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";

/**
 * Whether another site makes a visitor's browser report something (trust.md S4). By what the browser says of it alone: no
 * session counts here, and a report must not hang on how a gateway passes addresses on.
 */
function isSentByAnother({ method, headers }: FastifyRequest): boolean {
	return method === "POST" && headers["sec-fetch-site"] === "cross-site";
}

/**
 * The resident's door: who is signed in at the desk in the same browser must not matter and must not be seen, so
 * `Cookie` and `Authorization` are gone before any handler runs (trust.md A5).
 */
async function anonymous(app: FastifyInstance): Promise<void> {
	app.addHook("onRequest", (request, reply, done) => {
		if (isSentByAnother(request)) {
			const page = request.routeOptions.config.page === true;
			if (page) app.page(reply, {}, { page: "refused", code: "originRefused" });
			else reply.refuse({ code: "originRefused" });
			return;
		}
		// `request.headers` is the raw request's own object; looking first spares the many requests that have neither.
		const { headers } = request;
		if (headers.cookie !== undefined) delete headers.cookie;
		if (headers.authorization !== undefined) delete headers.authorization;
		reply.header("cache-control", "no-store");
		done();
	});
}

export const anonymousPlugin = fastifyPlugin(anonymous, {
	name: "anonymous",
	fastify: "5.x",
	dependencies: ["problems", "pages"],
});
