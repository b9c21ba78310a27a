import { calls } from "./call.ts";
import type { Call } from "./client.ts";
import { exclusions } from "./exclusion.ts";
import { surges } from "./surge.ts";

/** What pages of their own read and do. */
export function ofPages(call: Call) {
	return { ...surges(call), ...calls(call), ...exclusions(call) };
}
