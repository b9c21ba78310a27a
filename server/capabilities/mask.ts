import { maskWordsBody } from "../contract/mask.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";

/** Masks: the desk hides from whoever works on a case what would tell who reported (trust.md A10). */
export async function mask(app: App): Promise<void> {
	deedRoute(app, {
		path: "masks",
		operationId: "maskWords",
		summary: "Hide these places of the resident's words from the holder; none takes all masks off.",
		body: maskWordsBody,
		command: ({ why, spans, photos = [] }, by) => ({ type: "MaskWords", by, why, spans, photoIds: photos }),
	});
}
