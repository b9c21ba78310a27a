import { confirmEmergencyBody } from "../contract/level.ts";
import { deedRoute } from "../plugins/deed-route.ts";
import type { App } from "../plugins/typed.ts";

/** Level: whether an emergency that a resident claimed is one. */
export async function level(app: App): Promise<void> {
	deedRoute(app, {
		path: "emergency",
		operationId: "confirmEmergency",
		summary: "Say after the call whether it is an emergency.",
		body: confirmEmergencyBody,
		command: ({ confirmed }, by) => ({ type: "ConfirmEmergency", by, confirmed }),
	});
}
