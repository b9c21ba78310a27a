import type { Case } from "../domain/case.ts";
import { photosOf } from "../domain/photo.ts";
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
	const photos = events.flatMap(photosOf).flatMap(({ photoId, sha256 }) => {
		const bytes = photoBytes(photoId);
		return bytes === null ? [] : [{ sha256, base64: Buffer.from(bytes).toString("base64") }];
	});
	const about = first?.type === "ReportReceived" ? first.aboutName : null;
	return JSON.stringify(
		{
			...{ caseNumber: state.caseNumber, receivedAt: wireInstant(state.receivedAt) },
			...{ areaCode: state.areaCode, areaName: areaName(setting, state.areaCode) },
			categoryCode: state.categoryCode,
			...{ text: textOf(words, state.text), spot: textOf(words, state.spot), about: textOf(words, about) },
			...{ messages, photos },
		},
		null,
		"\t",
	);
}
