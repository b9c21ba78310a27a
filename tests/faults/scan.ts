import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A marker that was found: its name, how it was written, and where. */
export type Hit = { readonly marker: string; readonly written: string; readonly place: string };
export type Needle = { readonly marker: string; readonly written: string; readonly bytes: Buffer };

/** What stands in base64 wherever the bytes begin in a group of three: the characters that depend on them alone. */
function base64Cores(bytes: Buffer): string[] {
	return [0, 1, 2].map((shift) => {
		const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
		const from = Math.ceil((shift * 4) / 3);
		const to = Math.floor(((shift + bytes.length) * 4) / 3);
		return text.slice(from, to);
	});
}

function writings(value: string): readonly (readonly [written: string, bytes: Buffer])[] {
	const bytes = Buffer.from(value);
	const hex = bytes.toString("hex");
	const wide = Buffer.from(value, "utf16le");
	const cores = base64Cores(bytes);
	const url = cores.map((core) => core.replaceAll("+", "-").replaceAll("/", "_"));
	const text: readonly (readonly [string, string])[] = [
		["raw", value],
		["lower case", value.toLowerCase()],
		["percent", encodeURIComponent(value)],
		["JSON", JSON.stringify(value).slice(1, -1)],
		["hex", hex],
		["hex", hex.toUpperCase()],
		...[...cores, ...url].map((core) => ["base64", core] as const),
	];
	return [
		...text.map(([written, as]) => [written, Buffer.from(as)] as const),
		["UTF-16LE", wide],
		["UTF-16BE", Buffer.from(wide).swap16()],
	];
}

/** Every way a marker could have been written down: raw, hex, base64, base64url, UTF-16, escaped. */
export function needlesOf(markers: Readonly<Record<string, string>>): readonly Needle[] {
	return Object.entries(markers).flatMap(([marker, value]) =>
		writings(value).map(([written, bytes]) => ({ marker, written, bytes })),
	);
}

/** What of the needles stands in the bytes. */
export function hitsIn(bytes: Buffer, place: string, needles: readonly Needle[]): Hit[] {
	return needles
		.filter((needle) => bytes.includes(needle.bytes))
		.map(({ marker, written }) => ({ marker, written, place }));
}

/** Every file below the folders, names and contents. */
export function hitsBelow(folders: readonly string[], needles: readonly Needle[]): Hit[] {
	return folders.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
			const path = join(folder, name);
			const named = hitsIn(Buffer.from(name), `the name ${name}`, needles);
			return lstatSync(path).isFile() ? [...named, ...hitsIn(readFileSync(path), name, needles)] : named;
		}),
	);
}
