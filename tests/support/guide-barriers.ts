import { axeViolations } from "./browser.ts";
import { barriers, manners } from "./inspection.ts";
import type { Staff } from "./staff-of-journey.ts";

/** What keeps anybody out of the guide as it stands now, in both languages, light, dark and large. */
export async function barriersOfGuide({ page }: Staff, state: string): Promise<string[]> {
	const found: string[] = [];
	for (const manner of manners) {
		await page.goto(`/desk/setup?${manner.query}`);
		await page.getByRole("main").getByRole("listitem").first().waitFor();
		found.push(...(await barriers(page, `setup-first-start-${state}`, manner)));
		// Where it is read first: an administrator's phone and desk.
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			for (const colorScheme of ["light", "dark"] as const) {
				await page.emulateMedia({ colorScheme });
				const violations = await axeViolations(page);
				found.push(
					...violations.map((what) => `${state} ${manner.language} ${width} ${colorScheme}: ${what}`),
				);
			}
		}
	}
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto("/desk");
	return found;
}
