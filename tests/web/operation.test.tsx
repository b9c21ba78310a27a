import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { ReadOperationReply } from "../../server/contract/operation.ts";
import { gaugeNames } from "../../server/domain/operation.ts";
import { OperationView, readingText } from "../../web/desk/operation.tsx";
import { operationWordsEn } from "../../web/desk/words-operation.en.ts";
import { operationWordsZhCN } from "../../web/desk/words-operation.zh-CN.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";

type Reading = ReadOperationReply["readings"][number];
const well: readonly Reading[] = gaugeNames.map((gauge) => ({ gauge, value: 0, alarm: false }));
const shown = (readings: readonly Reading[]) =>
	render(
		<PreferencesProvider value={{ ...plainPreferences, language: "zh-CN" }}>
			<OperationView readings={readings} />
		</PreferencesProvider>,
	).replace(/<[^>]+>/g, " ");

describe("how the system is running", () => {
	test("says first whether all is well, then every reading by its name", () => {
		const text = shown(well);
		expect(text).toMatch(/^\s*一切正常。/);
		for (const name of Object.values(operationWordsZhCN.names)) expect(text).toContain(name);
	});

	test("says of each alarm what it means and what to do", () => {
		const text = shown(well.map((one) => (one.gauge === "diskFreeBytes" ? { ...one, alarm: true } : one)));
		expect(text).toMatch(/^\s*有 1 处要看一看。\s*硬盘剩余: 0 MiB\s*请腾出地方/);
		expect(text).not.toContain("一切正常");
	});

	test("gives each reading in a unit that is easy to read", () => {
		const said = (gauge: Reading["gauge"], value: number | null) =>
			readingText({ gauge, value, alarm: false }, operationWordsEn);
		expect(said("backupAgeSeconds", 119.9)).toBe("119 s");
		expect(said("backupAgeSeconds", 7_199)).toBe("119 min");
		expect(said("backupAgeSeconds", 93_600)).toBe("26 h");
		expect(said("walBytes", 3 * 1024 ** 2)).toBe("3 MiB");
		expect(said("diskFreeBytes", 1.5 * 1024 ** 3)).toBe("1.5 GiB");
		expect(said("loopDelayMilliseconds", 20.7)).toBe("20 ms");
		expect(said("writesRefused", 7)).toBe("7");
		expect(said("diskFreeBytes", null)).toBe("cannot be read");
	});
});
