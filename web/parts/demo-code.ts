const stepSeconds = 30;
const digits = 6;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(base32: string): Uint8Array<ArrayBuffer> {
	const bits = [...base32.toUpperCase().replace(/[^A-Z2-7]/g, "")]
		.map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
		.join("");
	const bytes = bits.match(/.{8}/g) ?? [];
	return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}

/**
 * The one-time code that an authenticator would show (RFC 6238, SHA-1, 30 s, 6 digits), for the demo's list of people
 * only: nobody else's secret ever reaches a page.
 * @param secret base32
 * @param seconds unix time of the real world
 */
export async function demoCode(secret: string, seconds: number): Promise<string> {
	const counter = new DataView(new ArrayBuffer(8));
	counter.setUint32(4, Math.floor(seconds / stepSeconds));
	const algorithm = { name: "HMAC", hash: "SHA-1" };
	const key = await crypto.subtle.importKey("raw", bytesOf(secret), algorithm, false, ["sign"]);
	const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter.buffer));
	const at = mac.getUint8(mac.byteLength - 1) & 15;
	return String((mac.getUint32(at) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}
