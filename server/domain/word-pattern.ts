/** A pattern for any of `words`. Latin ones count where they begin a word: there is no rape in grapes. */
export function patternOf(words: readonly string[]): string {
	return words.map((word) => (/^\w/.test(word) ? `\\b${word}` : word)).join("|");
}
