import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { ActBar } from "../../web/desk/act-bar.tsx";
import { createDesk, DeskProvider } from "../../web/desk/desk.ts";
import { createClient } from "../../web/lib/client.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { caseOf, json, now, row } from "./desk-samples.ts";

/** The bar below a case that asks for nothing, of somebody with this list. */
async function barBeside(...items: ReturnType<typeof row>[]): Promise<string> {
	const fetch = async () => json({ items, nextCursor: null, asOf: now });
	const desk = createDesk(createClient({ fetch }));
	await desk.refresh();
	return render(
		<PreferencesProvider value={plainPreferences}>
			<DeskProvider value={desk}>
				<ActBar act={null} reply={caseOf({ ask: "wait", state: "followUp" })} now={now} />
			</DeskProvider>
		</PreferencesProvider>,
	);
}

test("whoever is done with one case goes on to the next that asks for something, never into a sealed one", async () => {
	const passed = [row("s", { sealed: true }), row("w", { ask: "wait" }), row(caseOf().caseNumber)];
	expect(await barBeside(...passed, row("n"))).toMatch(
		/<a [^>]*href="\/desk\/cases\/n"[^>]*>下一件要我做的 ›/,
	);
	expect(await barBeside(...passed)).not.toContain("下一件要我做的");
});
