import { createHash } from "node:crypto";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { caseNumber, closed } from "../contract/common.ts";
import { followForm, shellQuery } from "../contract/doors.ts";
import { photoId, savedQuery, sendPhotoBody, sendPhotoHeaders, sendPhotoReply } from "../contract/photo.ts";
import type { Deps, StaffDeps } from "../deps.ts";
import { may, mayRead } from "../domain/permission.ts";
import { helpsOnly } from "../domain/task-sheet.ts";
import { followPages } from "../follow-pages.ts";
import { photoFrom } from "../photo.ts";
import type { SentFile } from "../plugins/photo-forms.ts";
import { receiptOf } from "../plugins/resident.ts";
import { personOf, requirePerson } from "../plugins/session.ts";
import { type App, byReceipt, bySession, replies } from "../plugins/typed.ts";

/** A proof opens the door for one photo: the key it is asked under is what the file holds. */
const keyOfFile = (file: SentFile) => `photo ${createHash("sha256").update(file).digest("base64url")}`;

const image = { description: "the photo as JPEG", content: { "image/jpeg": { schema: Type.Unknown() } } };

/** Never shown by the browser as a page of this site: it is saved, or drawn by an `img` of ours. */
function sendPhoto(reply: FastifyReply, bytes: Uint8Array) {
	return reply
		.header("content-disposition", 'attachment; filename="photo.jpg"')
		.header("cache-control", "no-store")
		.type("image/jpeg")
		.send(Buffer.from(bytes));
}

/**
 * Photos at the resident's door: sent before the report, seen again under the receipt. Any id is asked for alike: what
 * opens nothing is told the same (trust.md A4).
 */
export async function photo(app: App, deps: Deps): Promise<void> {
	const { photos, ledger } = deps;
	app.post(
		"/api/photos",
		{
			schema: {
				operationId: "sendPhoto",
				tags: ["resident"],
				summary:
					"One photo (JPEG, PNG or WebP), sent as multipart/form-data before the report that names it.",
				consumes: ["multipart/form-data"],
				headers: sendPhotoHeaders,
				body: sendPhotoBody,
				response: replies({ 201: sendPhotoReply }),
			},
		},
		async (request, reply) => {
			const [file = new Uint8Array()] = request.photoFiles;
			const key = keyOfFile(file);
			const asked = await app.asksProof(request, key, request.headers["x-proof"]);
			if (asked !== null) {
				reply.headers({ "x-proof-token": asked.token, "x-proof-challenge": asked.challenge });
				return reply.refuse({ code: "proofNeeded" });
			}
			const made = file === "tooLarge" ? "photoTooLarge" : await photoFrom(file);
			if (typeof made === "string") return reply.refuse({ code: made, field: "photo" });
			return reply.code(201).send({ photoId: photos.add(made, ledger.now()) });
		},
	);
	app.get(
		"/api/follow/photos/:photoId",
		{
			schema: {
				operationId: "readPhoto",
				tags: ["resident"],
				security: byReceipt,
				summary: "A photo of the report.",
				params: Type.Object({ photoId: Type.String() }, closed),
				response: replies({ 200: image }),
			},
		},
		async (request, reply) => {
			const bytes = app.resident.photo(receiptOf(request), request.params.photoId);
			return bytes === null ? reply.refuse({ code: "receiptUnknown" }) : sendPhoto(reply, bytes);
		},
	);
	seeing(app, deps);
}

/** A photo of the report by a plain form: the receipt stands in it, never in an address. */
function seeing(app: App, deps: Deps): void {
	const form = {
		config: { page: true },
		schema: { querystring: shellQuery, body: followForm, hide: true },
	} as const;
	const { read, shown } = followPages(app, deps);
	app.post("/follow/photo", form, async ({ query, body }, reply) => {
		const { receipt, draft } = read(body);
		const bytes = app.resident.photo(receipt, body.photo ?? "");
		return bytes === null ? app.page(reply, query, shown(receipt, draft)) : sendPhoto(reply, bytes);
	});
}

/** Deeds a photo may go with. */
const picturedDeeds = ["answerCase", "contactResident", "settleOnSpot"] as const;

/** A photo on its way to a contact or an answer, for whoever may do one of them now: checked and made anew like a resident's. */
export async function photoForCase(app: App, { ledger, reads, photos }: StaffDeps): Promise<void> {
	app.post(
		"/api/photos/cases/:caseNumber",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "sendCasePhoto",
				tags: ["desk"],
				security: bySession,
				summary:
					"One photo (JPEG, PNG or WebP), sent as multipart/form-data before the contact or answer that names it.",
				consumes: ["multipart/form-data"],
				params: Type.Object({ caseNumber }, closed),
				body: sendPhotoBody,
				response: replies({ 201: sendPhotoReply }),
			},
		},
		async (request, reply) => {
			const { personId } = personOf(request);
			const state = reads.stateOf(request.params.caseNumber);
			const now = ledger.now();
			if (state === null) return reply.refuse({ code: "notFound" });
			const refused = picturedDeeds.map((deed) => may(deed, personId, state, ledger.setting(), now));
			if (!refused.includes(null)) return reply.refuse({ code: refused[0] ?? "notYours" });
			const [file = new Uint8Array()] = request.photoFiles;
			const made = file === "tooLarge" ? "photoTooLarge" : await photoFrom(file);
			if (typeof made === "string") return reply.refuse({ code: made, field: "photo" });
			return reply.code(201).send({ photoId: photos.add(made, now) });
		},
	);
}

/** The same at the desk, for whoever may read the case; a look at a sealed one is recorded, and so is one saved. */
export async function photoOfCase(app: App, { ledger, reads, photos }: StaffDeps): Promise<void> {
	app.get(
		"/api/cases/:caseNumber/photos/:photoId",
		{
			onRequest: requirePerson("listInbox"),
			schema: {
				operationId: "readCasePhoto",
				tags: ["desk"],
				security: bySession,
				summary: "A photo of the report, or one that went with a contact or an answer.",
				params: Type.Object({ caseNumber, photoId }, closed),
				querystring: savedQuery,
				response: replies({ 200: image }),
			},
		},
		async (request, reply) => {
			const person = personOf(request);
			const { caseNumber: number, photoId: id } = request.params;
			const state = reads.stateOf(number);
			const now = ledger.now();
			const album = [...(state?.photos ?? []), ...(state?.staffPhotos ?? [])];
			const isTheirs = state !== null && album.some((one) => one.photoId === id);
			const setting = ledger.setting();
			if (!isTheirs || !mayRead(person, state, setting, now)) return reply.refuse({ code: "notFound" });
			const isHidden = app.staff.seenBy(person).photosHidden(state).includes(id);
			if (isHidden || helpsOnly(person, state, setting)) return reply.refuse({ code: "notFound" });
			const refusal =
				(await app.staff.look(person, number, "photo")) ??
				(request.query.save === undefined ? null : await app.staff.take(person, number, "photo"));
			if (refusal !== null) return reply.refuse(refusal);
			const bytes = photos.bytesOf(id);
			return bytes === null ? reply.refuse({ code: "notFound" }) : sendPhoto(reply, bytes);
		},
	);
}
