import { barriers, manners } from "./inspection.ts";
import type { Staff } from "./staff-of-journey.ts";

/** What keeps anybody out of the guide as it stands now, in both languages, light, dark and large. */
export async function barriersOfGuide({ page }: Staff, state: string): Promise<string[]> {
	const found: string[] = [];
	for (const manner of manners) {
		await page.goto(`/desk/setup?${manner.query}`);
		await page.getByRole("main").getByRole("listitem").first().waitFor();
		found.push(...(await barriers(page, `setup-first-start-${state}`, manner)));
	}
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto("/desk");
	return found;
}
