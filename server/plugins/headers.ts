import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";

// No inline script, style or frame anywhere: what is not a file of ours does not run (trust.md A5, S4).
const contentSecurityPolicy = [
	"default-src 'none'",
	"object-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"manifest-src 'self'",
	"connect-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join(";");

function devices(geolocation: "()" | "(self)"): string {
	return `camera=(), display-capture=(), geolocation=${geolocation}, microphone=(), payment=(), usb=()`;
}

/** Of the report page alone: a resident may ask there for the rough position, rounded before anything is sent. */
export const withPosition = { "permissions-policy": devices("(self)") };

// A constant record: the plugin made for it builds its headers anew for each request, which a submission would feel.
const everywhere: Readonly<Record<string, string>> = {
	"content-security-policy": contentSecurityPolicy,
	"x-content-type-options": "nosniff",
	"x-frame-options": "DENY",
	"referrer-policy": "same-origin",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"permissions-policy": devices("()"),
};

const overTls = { ...everywhere, "strict-transport-security": "max-age=31536000; includeSubDomains" };

/** The headers of every answer. Only where the public address is https may a browser be told to insist on it. */
export function securityHeadersOf({ publicOrigin }: Config): Readonly<Record<string, string>> {
	return publicOrigin?.startsWith("https:") ? overTls : everywhere;
}

async function headers(app: FastifyInstance, { config }: Deps): Promise<void> {
	const securityHeaders = securityHeadersOf(config);
	app.addHook("onRequest", (_request, reply, done) => {
		reply.headers(securityHeaders);
		done();
	});
}

export const headersPlugin = fastifyPlugin(headers, { name: "headers", fastify: "5.x" });
