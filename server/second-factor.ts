import { generateURI, ScureBase32Plugin, verify } from "otplib";

const totpStepSeconds = 30;

/** The step of 30 seconds whose code this is, one before or after now allowed; null for any other. */
export async function totpStepOf(secret: string, totp: string, epoch: number): Promise<number | null> {
	if (!/^\d{6}$/.test(totp)) return null;
	const result = await verify({ secret, token: totp, epoch, epochTolerance: totpStepSeconds });
	return result.valid ? Math.floor(epoch / totpStepSeconds) + result.delta : null;
}

/** A second factor's secret as an authenticator takes it: base32 (RFC 4648), to be typed or scanned. */
export function totpSecretOf(bytes: Uint8Array): string {
	return new ScureBase32Plugin().encode(bytes);
}

/** What a QR code tells an authenticator. */
export function totpUri(secret: string, issuer: string, label: string): string {
	return generateURI({ issuer, label, secret });
}
