import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";

// No inline script, style or frame anywhere: what is not a file of ours does not run (trust.md A5, S4).
const contentSecurityPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join(";");

// A constant record: the plugin made for it builds its headers anew for each request, which a submission would feel.
export const securityHeaders: Readonly<Record<string, string>> = {
	"content-security-policy": contentSecurityPolicy,
	"strict-transport-security": "max-age=31536000",
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
	"referrer-policy": "same-origin",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

async function headers(app: FastifyInstance): Promise<void> {
	app.addHook("onRequest", (_request, reply, done) => {
		reply.headers(securityHeaders);
		done();
	});
}

export const headersPlugin = fastifyPlugin(headers, { name: "headers", fastify: "5.x" });
