const standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const urlSafe = `${standard.slice(0, 62)}-_`;
const wellFormed = /^(?:[^=]{4})*(?:[^=]{2}==|[^=]{3}=)?$/;

/**
 * The bytes that `text` stands for in base64 (RFC 4648 §4), or null. Strict: padded, and no bit set that no byte holds,
 * so that two texts never stand for the same bytes.
 */
export function bytesOfBase64(text: string): Uint8Array | null {
	return wellFormed.test(text) ? bytesOf(text.replace(/=+$/, ""), standard) : null;
}

/** The same for base64url without padding (RFC 4648 §5), as salts are written. */
export function bytesOfBase64Url(text: string): Uint8Array | null {
	return text.length % 4 === 1 ? null : bytesOf(text, urlSafe);
}

function bytesOf(text: string, alphabet: string): Uint8Array | null {
	const bytes = new Uint8Array((text.length * 3) >> 2);
	let held = 0;
	let bits = 0;
	let at = 0;
	for (const character of text) {
		const value = alphabet.indexOf(character);
		if (value < 0) return null;
		held = ((held << 6) | value) & 0xfff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[at] = (held >> bits) & 0xff;
			at += 1;
		}
	}
	const spare = held & ((1 << bits) - 1);
	return spare === 0 ? bytes : null;
}

/** `bytes` in base64 (RFC 4648 §4), padded. */
export function base64Of(bytes: Uint8Array): string {
	let text = "";
	for (let at = 0; at < bytes.length; at += 3) {
		const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
		const held = (first << 16) | (second << 8) | third;
		for (const shift of [18, 12, 6, 0]) text += standard.charAt((held >> shift) & 63);
	}
	const missing = (3 - (bytes.length % 3)) % 3;
	return text.slice(0, text.length - missing) + "=".repeat(missing);
}
