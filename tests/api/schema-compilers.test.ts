import diagnostics from "node:diagnostics_channel";
import AjvCompiler from "@fastify/ajv-compiler";
import SerializerCompiler from "@fastify/fast-json-stringify-compiler";
import type { FastifyInstance, FastifySchema, RouteOptions } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { openTestHouse } from "../support/app.ts";

type Named = readonly [operation: string, schema: FastifySchema];
type Response = { readonly content?: Readonly<Record<string, { readonly schema: object }>> };

/** The schemas of every route of an app, as the routes were given them. */
async function schemasOfRoutes(): Promise<readonly Named[]> {
	const named: Named[] = [];
	const watch = (message: unknown) => {
		const { fastify } = message as { fastify: FastifyInstance };
		fastify.addHook("onRoute", ({ method, url, schema }: RouteOptions) => {
			if (schema !== undefined) named.push([`${method} ${url}`, schema]);
		});
	};
	diagnostics.subscribe("fastify.initialization", watch);
	const house = await openTestHouse();
	diagnostics.unsubscribe("fastify.initialization", watch);
	onTestFinished(() => house.close());
	return named;
}

test("every schema of every route compiles, though the house itself waits with it until somebody asks", async () => {
	const named = await schemasOfRoutes();
	expect(named.length).toBeGreaterThan(100);
	const validator = AjvCompiler()({}, { customOptions: { coerceTypes: false, useDefaults: false } });
	const serializer = SerializerCompiler()();
	let compiled = 0;
	for (const [operation, { body, querystring, params, headers, response }] of named) {
		const [method = "", url = ""] = operation.split(" ");
		const compile = (make: () => unknown) => {
			expect(make, operation).not.toThrow();
			compiled += 1;
		};
		for (const schema of [body, querystring, params, headers])
			if (schema !== undefined) compile(() => Reflect.apply(validator, null, [{ schema }]));
		for (const [httpStatus, reply] of Object.entries((response ?? {}) as Record<string, Response>)) {
			const schemas = Object.values(reply.content ?? { own: { schema: reply } });
			for (const { schema } of schemas) compile(() => serializer({ schema, method, url, httpStatus }));
		}
	}
	expect(compiled).toBeGreaterThan(300);
});
