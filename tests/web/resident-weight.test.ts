import { resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { renderResident } from "../../web/resident/render.tsx";
import { pagesOf } from "./resident-pages.ts";
import { shellOf } from "./resident-report-pages.ts";

/** What a phone on a bad network must load, built as the server's build does it (look.md §2). */
const styleBytesMax = 8192;
const scriptCompressedBytesMax = 14 * 1024;
const proofCompressedBytesMax = 6 * 1024;
const toolCompressedBytesMax = 4 * 1024;
/** The check of a proof with all it needs, signatures in JavaScript among it, and words in three languages. */
const checkCompressedBytesMax = 30 * 1024;
const pageCompressedBytesMax = 30 * 1024;

const root = resolve(import.meta.dirname, "../../web");
let styles = "";
let script = "";
/** Loaded only when a flood asks for work, a photo is chosen, words are typed, the proof of a report is checked. */
let [proof, tool, matter, check] = ["", "", "", ""];

beforeAll(async () => {
	const built = await build({
		configFile: false,
		root,
		publicDir: false,
		logLevel: "error",
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		build: {
			write: false,
			target: ["chrome80", "safari13"],
			modulePreload: { polyfill: false },
			rolldownOptions: { input: resolve(root, "resident/main.tsx") },
		},
	});
	for (const output of [built].flat()) {
		if (!("output" in output)) throw new Error("the build watches instead of ending");
		for (const file of output.output) {
			if (file.type === "chunk" && !file.isEntry) {
				if (file.moduleIds.some((id) => id.includes("/verify/"))) check += file.code;
				else if (file.code.includes("getContext")) tool += file.code;
				else if (file.code.includes("rubbish")) matter += file.code;
				else proof += file.code;
			} else if (file.type === "chunk") script += file.code;
			else if (file.fileName.endsWith(".css")) styles += String(file.source);
		}
	}
});

describe("the resident's door", () => {
	it("has styles of 8,192 bytes at most", () => {
		expect(styles).toContain(".line");
		expect(Buffer.byteLength(styles)).toBeLessThanOrEqual(styleBytesMax);
	});

	it("hides nothing by what an old browser does not know", () => {
		const guarded = /@supports selector\(:has\(\*\)\)\s*\{(?:[^{}]*\{[^}]*\})*\s*\}/g;
		expect(styles.match(guarded)?.join("")).toContain("display:none");
		const rules = [...styles.replace(guarded, "").matchAll(/([^{}]+)\{([^{}]*)\}/g)];
		const asking = rules.filter(([, selectors]) => selectors?.includes(":has("));
		expect(asking.length).toBeGreaterThan(0);
		for (const [rule, , looks = ""] of asking) {
			expect(looks, rule).not.toMatch(/display|visibility|position/);
		}
	});

	it("loads 30 KB for the report page at most, 14 of them script", () => {
		const compressed = (text: string) => gzipSync(text, { level: 9 }).byteLength;
		expect(script).toContain("addEventListener");
		expect(compressed(script)).toBeLessThanOrEqual(scriptCompressedBytesMax);
		const page = renderResident(pagesOf("en").grown ?? { page: "weather" }, shellOf("en"));
		expect(compressed(page) + compressed(styles) + compressed(script)).toBeLessThanOrEqual(
			pageCompressedBytesMax,
		);
		expect(brotliCompressSync(page).byteLength).toBeLessThan(compressed(page));
	});

	it("loads the proof of work apart, and 6 KB of it at most", () => {
		expect(proof).toContain("PBKDF2");
		expect(script).not.toContain("PBKDF2");
		expect(gzipSync(proof, { level: 9 }).byteLength).toBeLessThanOrEqual(proofCompressedBytesMax);
	});

	it("loads the photo tool with the first photo, 4 KB of it at most, and what words are looked up in with the first word, which leaves 14 KB of script", () => {
		const weigh = (text: string) => gzipSync(text, { level: 9 }).byteLength;
		for (const [part, sign, bytesMax] of [
			[tool, "toBlob", toolCompressedBytesMax],
			[matter, "0203", scriptCompressedBytesMax - weigh(script)],
		] as const) {
			expect(part).toContain(sign);
			expect(script).not.toContain(sign);
			expect(weigh(part)).toBeLessThanOrEqual(bytesMax);
			expect(part).not.toMatch(/localStorage|sessionStorage|indexedDB|\.cookie|serviceWorker/);
		}
	});

	it("loads the check of a proof with the press that asks for it, 30 KB of it at most", () => {
		expect(check).toContain("tlog-proof@");
		expect(script).not.toContain("tlog-proof@");
		expect(gzipSync(check, { level: 9 }).byteLength).toBeLessThanOrEqual(checkCompressedBytesMax);
		expect(check).not.toMatch(/localStorage|sessionStorage|indexedDB|\.cookie|serviceWorker/);
	});

	it("has a script that stores nothing but a draft that was wished, sets no cookie and holds no words of any language", () => {
		expect(script).not.toMatch(/sessionStorage|indexedDB|\.cookie/);
		expect(script.match(/localStorage/g)).toHaveLength(1);
		expect(script).not.toMatch(/[\u4e00-\u9fff]/);
	});

	it("uses nothing that Safari 13 cannot even read", () => {
		expect(script).not.toContain("(?<");
		expect(script).not.toMatch(/\?\?=|\|\|=|&&=|\?\.\[|\.at\(|replaceAll|replaceChildren|requestSubmit/);
	});
});
