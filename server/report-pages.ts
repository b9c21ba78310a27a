import type { FastifyRequest } from "fastify";
import type { FieldProblem, ReportDraft, ResidentPage } from "../web/resident/page.ts";
import type { ReportForm } from "./contract/doors.ts";
import type { SubmitReport } from "./contract/intake.ts";
import type { Deps } from "./deps.ts";
import { areaTyped } from "./domain/area-search.ts";
import { refersConduct } from "./domain/conduct-intake.ts";
import { speaksOfDanger } from "./domain/danger-words.ts";
import { refusalsOf, refusePhone } from "./domain/intake.ts";
import {
	idempotencyKeyCharactersMax,
	idempotencyKeyCharactersMin,
	reportPhotosMax,
} from "./domain/limits.ts";
import { withLineFeeds } from "./domain/words.ts";
import { photoFrom } from "./photo.ts";
import type { SentFile } from "./plugins/photo-forms.ts";
import type { App } from "./plugins/typed.ts";
import { areaName, listedAreas } from "./views/common.ts";

const keyBytes = 18;

const fieldsOfDraft = [
	"text",
	"areaCode",
	"areaTyped",
	"categoryCode",
	"aboutName",
	"spot",
	"contactPhone",
	"photos",
	"idempotencyKey",
] as const;

function typedIn(form: ReportForm, empty: ReportDraft): ReportDraft {
	const { step, quick, photo, dropPhotos, offered, ...fields } = form;
	// Forms end lines with CRLF, scripts with LF: a retry must be the same report either way.
	return { ...empty, ...fields, text: withLineFeeds(fields.text ?? "") };
}

/** Fields a resident can mend on the page; anything else is a refusal of the whole. */
const mendable: readonly string[] = [...fieldsOfDraft, "about"];

function reportOf(draft: ReportDraft, sealed: boolean): SubmitReport {
	const {
		text,
		areaCode,
		categoryCode,
		type,
		danger,
		frail,
		about,
		aboutName,
		spot,
		contactPhone,
		wantCall,
		phoneForHolder,
		consentPublish,
		photos,
	} = draft;
	const named = (about === "person" || about === "unit") && aboutName.trim() !== "";
	return {
		text,
		areaCode,
		...(categoryCode === "" ? {} : { categoryCode }),
		...(type === "" ? {} : { type }),
		danger: danger === "yes",
		...(frail === "yes" ? { frail: true } : {}),
		...(named ? { about: { kind: about, name: aboutName } } : {}),
		sealed,
		...(spot.trim() === "" ? {} : { spot }),
		...(wantCall === "yes" && contactPhone.trim() !== ""
			? { contactPhone: contactPhone.trim(), ...(phoneForHolder === "yes" ? { phoneForHolder: true } : {}) }
			: {}),
		consentPublish: consentPublish === "yes",
		...(draft.join === "" ? {} : { join: draft.join }),
		...(photos === "" ? {} : { photos: photos.split(",") }),
	};
}

/** What stands against sending, in page order, before anything is sent. */
export function problemsOf(draft: ReportDraft, deps: Deps): FieldProblem[] {
	const { text, areaCode, categoryCode = null, spot = null, about, contactPhone } = reportOf(draft, false);
	const fields = { text, areaCode, categoryCode, spot, aboutName: about?.name ?? null };
	const phone = contactPhone === undefined ? null : refusePhone(contactPhone);
	const setting = deps.ledger.setting();
	const isElsewhere = deps.doors.pages.isSealPromised(draft) && refersConduct(setting);
	const elsewhere = isElsewhere ? [{ code: "conductElsewhere", field: "text" } as const] : [];
	const said = [...elsewhere, ...refusalsOf(fields, setting)];
	const refusals = [...said, ...(phone === null ? [] : [phone])];
	// A place that was typed and that nobody knows is mended where it was typed.
	const place = draft.areaTyped.trim() === "" ? "areaCode" : "areaTyped";
	return refusals.map(({ code, field }) => ({
		field: field === "areaCode" ? place : formField(field),
		code,
	}));
}

/** A wire field as the form names it. */
function formField(field: string | undefined): string {
	return field === "about" ? "aboutName" : (field ?? "text");
}

function isUsableKey(key: string): boolean {
	return key.length >= idempotencyKeyCharactersMin && key.length <= idempotencyKeyCharactersMax;
}

/** A place that was typed is picked, where it is one of those listed. */
function withPlace(draft: ReportDraft, deps: Deps): ReportDraft {
	if (draft.areaCode !== "" || draft.areaTyped.trim() === "") return draft;
	const areaCode = areaTyped(listedAreas(deps.ledger.setting()), draft.areaTyped);
	return areaCode === null ? draft : { ...draft, areaCode, areaTyped: "" };
}

/** One press fills in words and category; what was typed before stays below. */
function withQuick(draft: ReportDraft, { text, categoryCode }: { text: string; categoryCode: string }) {
	const typed = draft.text.trim() === "" ? [] : [draft.text];
	return {
		...draft,
		text: [text, ...typed].join("\n"),
		categoryCode: categoryCode === "" ? draft.categoryCode : categoryCode,
	};
}

/** Hands the report in; a refusal keeps what was typed and says what to mend, or that it may be tried again. */
export async function sent(
	app: App,
	deps: Deps,
	draft: ReportDraft,
	request: FastifyRequest,
): Promise<ResidentPage> {
	const { idempotencyKey, proof, ...said } = draft;
	const asked = await app.asksProof(request, idempotencyKey, proof === "" ? undefined : proof);
	if (asked !== null) {
		const fields = { ...draft, step: "send", proof: asked.token };
		const retry = { action: "/report", fields, challenge: asked.challenge };
		return { page: "refused", code: "proofNeeded", retry };
	}
	const report = reportOf(draft, deps.doors.pages.isSealPromised(draft));
	const outcome = await app.resident.submit(report, idempotencyKey, JSON.stringify(said));
	if ("reply" in outcome) {
		const place = areaName(deps.ledger.setting(), draft.areaCode);
		const help = speaksOfDanger(draft.text);
		return { page: "receipt", reply: outcome.reply, areaName: place, help };
	}
	const { code, field } = outcome.refusal;
	if (code === "idempotencyMismatch") {
		// Sent before, gone back to and changed: what is typed now stays, as a report of its own.
		const again = { ...draft, idempotencyKey: freshDraft(deps).idempotencyKey };
		return { page: "report", draft: again, problems: [{ field: "text", code }] };
	}
	if (field !== undefined && mendable.includes(field)) {
		return { page: "report", draft, problems: [{ field: formField(field), code }] };
	}
	return { page: "refused", code, retry: { action: "/report", fields: { ...draft, step: "send" } } };
}

/** A report nobody has written yet, with the key under which it is kept once. */
export function freshDraft({ doors, randomBytes }: Deps): ReportDraft {
	return doors.pages.emptyReportDraft(Buffer.from(randomBytes(keyBytes)).toString("base64url"));
}

/** Whether a category may be offered: none was chosen, and nothing seals the words anyway. */
export function isCategoryOpen(draft: ReportDraft): boolean {
	return draft.categoryCode === "" && draft.about !== "person" && draft.sealed !== "yes";
}

/** What the form sent, with what one press filled in and the place that was typed. */
export function readDraft(body: ReportForm, deps: Deps): { draft: ReportDraft; isQuick: boolean } {
	const fresh = freshDraft(deps);
	const quick = deps.doors.pages.quickReport(body.quick ?? "");
	const typed = typedIn(body, fresh);
	const keyed = isUsableKey(typed.idempotencyKey)
		? typed
		: { ...typed, idempotencyKey: fresh.idempotencyKey };
	const kept = body.dropPhotos === undefined ? keyed : { ...keyed, photos: "" };
	return {
		draft: withPlace(quick === null ? kept : withQuick(kept, quick), deps),
		isQuick: quick !== null,
	};
}

type WithPhotos = Pick<ReportDraft, "photos" | "proof">;
type Kept<Draft> = { readonly draft: Draft; readonly problems: readonly FieldProblem[] };

/**
 * Adds what was sent to the photos of a draft; what cannot be one is a problem, and everything else stays. In a flood
 * the pictures are looked at only with a proof for `key` (trust.md A6).
 */
export async function withPhotos<Draft extends WithPhotos>(
	draft: Draft,
	key: string,
	request: FastifyRequest,
	app: App,
	deps: Deps,
): Promise<Kept<Draft>> {
	const { photoFiles: files } = request;
	if (files.length === 0) return { draft, problems: [] };
	const asked = await app.asksProof(request, key, draft.proof === "" ? undefined : draft.proof);
	if (asked === null) return added(draft, files, deps);
	return { draft: { ...draft, proof: asked.token }, problems: [{ field: "photos", code: "proofNeeded" }] };
}

async function added<Draft extends WithPhotos>(
	draft: Draft,
	files: readonly SentFile[],
	{ photos, ledger }: Deps,
): Promise<Kept<Draft>> {
	const ids = draft.photos === "" ? [] : draft.photos.split(",");
	let code: string | null = null;
	for (const file of files) {
		const made = file === "tooLarge" ? "photoTooLarge" : await photoFrom(file);
		if (typeof made === "string") code ??= made;
		else if (ids.length >= reportPhotosMax) code ??= "photosTooMany";
		else ids.push(photos.add(made, ledger.now()));
	}
	const problems = code === null ? [] : [{ field: "photos", code }];
	return { draft: { ...draft, photos: ids.join(",") }, problems };
}
