import type { Case } from "../domain/case.ts";
import { type PhotoRef, photosOf } from "../domain/photo.ts";
import type { CaseWords, TrailEvent } from "../domain/reads.ts";
import type { Setting } from "../domain/setting.ts";
import { areaName, wireInstant } from "./common.ts";
import { textOf } from "./trail.ts";

type Source = {
	readonly state: Case;
	readonly trail: readonly TrailEvent[];
	readonly words: CaseWords;
	readonly setting: Setting;
	readonly photoBytes: (id: string) => Uint8Array | null;
};

/**
 * What another body gets of a report: everything the resident wrote and sent, with the times. Neither a phone number, which
 * was left for this house alone, nor who here has read it.
 */
export function transferFile({ state, trail, words, setting, photoBytes }: Source): string {
	const events = trail.map(({ event }) => event);
	const first = events.find((event) => event.type === "ReportReceived");
	const messages = events.flatMap((event) =>
		event.type === "MessageLeft" ? [{ at: wireInstant(event.at), words: textOf(words, event.words) }] : [],
	);
	const photos = photosInside(events.flatMap(photosOf), photoBytes);
	const about = first?.type === "ReportReceived" ? first.aboutName : null;
	return outsideFile({
		...{ caseNumber: state.caseNumber, receivedAt: wireInstant(state.receivedAt) },
		...{ areaCode: state.areaCode, areaName: areaName(setting, state.areaCode) },
		categoryCode: state.categoryCode,
		...{ text: textOf(words, state.text), spot: textOf(words, state.spot), about: textOf(words, about) },
		...{ messages, photos },
	});
}

/** The photos with their bytes, as far as these are there. */
export function photosInside(
	photos: readonly PhotoRef[],
	photoBytes: Source["photoBytes"],
): Outside["photos"] {
	return photos.flatMap(({ photoId, sha256 }) => {
		const bytes = photoBytes(photoId);
		return bytes === null ? [] : [{ sha256, base64: Buffer.from(bytes).toString("base64") }];
	});
}

type Outside = {
	readonly caseNumber: string;
	readonly receivedAt: string;
	readonly areaCode: string;
	readonly areaName: string;
	readonly categoryCode: string | null;
	readonly text: string | null;
	readonly spot: string | null;
	readonly about: string | null;
	/** Only where the report was encrypted as it came: nothing here could call the number. */
	readonly contactPhone?: string;
	readonly messages: readonly { readonly at: string; readonly words: string | null }[];
	readonly photos: readonly { readonly sha256: string; readonly base64: string }[];
};

/** The file before it is encrypted: the same whether a report is transferred later or encrypted as it came. */
export function outsideFile(report: Outside): string {
	return JSON.stringify(report, null, "\t");
}
