import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { Climbed } from "../../web/desk/climbed.tsx";
import { deskWordsZhCN } from "../../web/desk/words.zh-CN.ts";
import { PreferencesProvider, plainPreferences } from "../../web/parts/preferences.tsx";
import { caseOf, now } from "./desk-samples.ts";

function drawn(ask: "urge" | "reassign"): string {
	return render(
		<PreferencesProvider value={plainPreferences}>
			<Climbed reply={caseOf({ ask })} now={now} />
		</PreferencesProvider>,
	);
}

test("whoever is asked who is to have a case is not told that there is nothing to do here", () => {
	expect(drawn("urge")).toContain(deskWordsZhCN.noHand);
	expect(drawn("reassign")).toContain(deskWordsZhCN.climbed.title);
	expect(drawn("reassign")).not.toContain(deskWordsZhCN.noHand);
});
