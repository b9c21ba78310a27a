/** Fewer guesses than this are made against a stolen hash in days (ASVS 5.0, 6.2.4 and 6.2.12). */
const guessesMin = 1e10;

let estimating: Promise<(passphrase: string) => boolean> | null = null;

async function estimator() {
	const { ZxcvbnFactory } = await import("@zxcvbn-ts/core");
	const { dictionary, adjacencyGraphs: graphs } = await import("@zxcvbn-ts/language-common");
	const guesser = new ZxcvbnFactory({ dictionary, graphs });
	return (passphrase: string) => guesser.check(passphrase).guesses < guessesMin;
}

/**
 * Tells whether a guesser soon comes to a passphrase: by the 49,000 commonest, turned, repeated, lengthened or put
 * together, by rows of the keyboard, sequences and dates. The dictionary is read when the first passphrase is chosen.
 */
export function guessing(): Promise<(passphrase: string) => boolean> {
	estimating ??= estimator();
	return estimating;
}
