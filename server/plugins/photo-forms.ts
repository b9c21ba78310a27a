import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { photoBytesMax, reportPhotosMax, requestBytesMax } from "../domain/limits.ts";
import { BodyRefused } from "./bodies.ts";

/** A file of a form, or that it was larger than a photo may be. */
export type SentFile = Uint8Array | "tooLarge";

declare module "fastify" {
	interface FastifyRequest {
		/** Files of a form; names and types that came with them are not looked at. */
		photoFiles: readonly SentFile[];
	}
}

const fieldsMax = 64;

/** Pages of forms take files, and so does a route whose schema says so; no other. */
function takesFiles({ routeOptions: { config, schema } }: FastifyRequest): boolean {
	return config.page === true || schema?.consumes?.includes("multipart/form-data") === true;
}

/** A form with files: its fields become the body, as those of a plain form are; a field sent twice is refused. */
async function readForm(request: FastifyRequest): Promise<void> {
	if (!takesFiles(request)) throw new BodyRefused("mediaUnsupported");
	try {
		await readParts(request);
	} catch (error) {
		// The parser tells a form that is cut off, or none at all, by an error without a status.
		const told = error instanceof Error && ("refusal" in error || "statusCode" in error);
		throw told ? error : new BodyRefused("bodyInvalid");
	}
}

async function readParts(request: FastifyRequest): Promise<void> {
	const fields = new Map<string, string>();
	const files: SentFile[] = [];
	for await (const part of request.parts()) {
		if (part.type === "file") {
			const bytes = await part.toBuffer();
			if (part.file.truncated) files.push("tooLarge");
			else if (bytes.length > 0) files.push(bytes);
		} else if (typeof part.value === "string" && !fields.has(part.fieldname)) {
			fields.set(part.fieldname, part.value);
		} else {
			throw new BodyRefused("bodyInvalid");
		}
	}
	request.body = Object.fromEntries(fields);
	request.photoFiles = files;
}

async function photoForms(app: FastifyInstance): Promise<void> {
	app.decorateRequest("photoFiles");
	await app.register(multipart, {
		throwFileSizeLimit: false,
		// One more than a report may have, so that the page can say so instead of the connection ending.
		limits: {
			files: reportPhotosMax + 1,
			fileSize: photoBytesMax,
			fields: fieldsMax,
			fieldSize: requestBytesMax,
		},
	});
	// Most requests are none, and a promise for each would be felt.
	app.addHook("preValidation", (request, _reply, done) => {
		request.photoFiles = [];
		if (request.isMultipart()) readForm(request).then(() => done(), done);
		else done();
	});
}

export const photoFormsPlugin = fastifyPlugin(photoForms, { name: "photo-forms", fastify: "5.x" });
