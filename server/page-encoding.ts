import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { ResidentPage } from "../web/resident/page.ts";

/** A page as it goes over the wire; `encoding` is null where it goes as it is. */
export type EncodedPage = { readonly encoding: "br" | "gzip" | null; readonly body: string | Buffer };

const brotliQuality = 4;

/**
 * Whether a page holds nothing of anybody: no receipt, no word, no answer to either. Only such a page may be compressed:
 * what secrets and typed words make of the length of a compressed page tells them to whoever watches the line.
 */
function isOfNobody(page: ResidentPage): boolean {
	switch (page.page) {
		case "report":
			return Object.entries(page.draft).every(([field, value]) => value === "" || field === "idempotencyKey");
		case "enter":
			return page.typed === "";
		case "daylight":
		case "log":
		case "notice":
		case "poster":
		case "weather":
			return true;
		case "check":
		case "receipt":
		case "follow":
		case "withdrawing":
		case "spokenCode":
		case "refused":
			return false;
		default:
			return page satisfies never;
	}
}

/** Compresses a page that may be, for a browser that takes it: a phone on a bad network waits for every kilobyte. */
export function encodedPage(page: ResidentPage, html: string, accepted: string | undefined): EncodedPage {
	if (accepted === undefined || !isOfNobody(page)) return { encoding: null, body: html };
	if (/\bbr\b/.test(accepted)) {
		const params = {
			[constants.BROTLI_PARAM_QUALITY]: brotliQuality,
			[constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(html),
		};
		return { encoding: "br", body: brotliCompressSync(html, { params }) };
	}
	return /\bgzip\b/.test(accepted)
		? { encoding: "gzip", body: gzipSync(html) }
		: { encoding: null, body: html };
}
