import { createHash } from "node:crypto";
import { serverKeyBytes } from "../../server/keys.ts";

/** What every test house keeps its secrets under. */
export const testServerKey = createHash("sha256")
	.update("a key for tests")
	.digest()
	.subarray(0, serverKeyBytes);
