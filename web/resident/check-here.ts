/** Checks the proof of a report on the page of its receipt. What it is checked with comes with the first press. */
export function watchCheckHere(page: Document): void {
	page.addEventListener("click", ({ target }) => {
		const button = target instanceof Element ? target.closest<HTMLElement>("[data-check]") : null;
		if (button !== null && !button.hasAttribute("aria-disabled")) void check(button);
	});
}

async function check(button: HTMLElement): Promise<void> {
	const { textContent: label, parentElement: section } = button;
	const said = section?.querySelector<HTMLElement>("[data-unchecked]");
	const place = section?.querySelector<HTMLElement>("[data-outcome]");
	const receipt = button.closest("form")?.querySelector<HTMLInputElement>("[name=receipt]")?.value;
	if (!said || !place || receipt === undefined) return;
	button.setAttribute("aria-disabled", "true");
	button.textContent = button.dataset.checking ?? "";
	let problem: string | null | undefined;
	try {
		const body = new URLSearchParams({ receipt });
		// First what needs the network alone: a browser asks no second time for a script that it could not load.
		const given = await fetch(button.dataset.check ?? "", { method: "POST", body, credentials: "omit" });
		const { showChecked } = await import("./checked-proof.tsx");
		problem = await showChecked(place, given);
	} catch {
		problem = said.dataset.unchecked;
	}
	said.textContent = problem ?? "";
	button.textContent = label;
	button.removeAttribute("aria-disabled");
}
