import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/** Does the work a flood asks for (trust.md A6); null where this browser cannot, then waiting does it. Loaded only then. */
export async function proofOf(challengeJson: string): Promise<string | null> {
	try {
		const challenge: Challenge = JSON.parse(challengeJson);
		const solution = await solveChallenge({ challenge, deriveKey, timeout: solvingMilliseconds });
		if (solution === null) return null;
		const base64 = btoa(JSON.stringify({ challenge, solution }));
		return base64.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
	} catch {
		// Without https there is no cryptography in a browser.
		return null;
	}
}

const solvingMilliseconds = 30_000;
