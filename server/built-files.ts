import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Doors } from "./deps.ts";

type ManifestEntry = {
	readonly file: string;
	readonly css?: readonly string[];
	readonly imports?: readonly string[];
};

/** The resident's own built files, found by Vite's manifest; none before a build. */
export function residentFiles(dir: string): Pick<Doors, "residentScripts" | "residentStyles"> {
	const path = join(dir, ".vite", "manifest.json");
	if (!existsSync(path)) return { residentScripts: [], residentStyles: [] };
	const manifest = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, ManifestEntry>>;
	const entry = manifest["resident/index.html"];
	// What doors share comes first: of two rules that weigh the same, the door's own must be the later.
	const parts = [...(entry?.imports ?? []).map((name) => manifest[name]), entry].filter(
		(part) => part !== undefined,
	);
	const styles = [...new Set(parts.flatMap(({ css = [] }) => css))];
	return {
		residentScripts: entry === undefined ? [] : [`/${entry.file}`],
		residentStyles: styles.map((file) => `/${file}`),
	};
}
