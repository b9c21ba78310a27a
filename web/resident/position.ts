const patienceMilliseconds = 15_000;
/** The grid a position is rounded to: about a hundred metres. */
const gridDegrees = 0.001;

/** A coordinate on a grid of about a hundred metres: enough to find a street lamp, not a front door. */
function rounded(degrees: number): string {
	return (Math.round(degrees / gridDegrees) * gridDegrees).toFixed(3);
}

/**
 * 大概位置, only when pressed: it is rounded here, and stands in the field of the spot as words before anything is sent,
 * to be changed or deleted like any other.
 */
export function watchPosition(page: Document): void {
	page.addEventListener("click", ({ target }) => {
		const button = target instanceof Element ? target.closest<HTMLElement>("[data-position]") : null;
		const field = page.querySelector<HTMLInputElement>("#where");
		const status = page.querySelector<HTMLElement>("[data-position-failed]");
		if (button === null || field === null || status === null) return;
		const failed = () => {
			status.textContent = status.dataset.positionFailed ?? "";
		};
		const found = ({ coords: { latitude, longitude } }: GeolocationPosition) => {
			const words = (button.dataset.position ?? "").replace(
				"{at}",
				`${rounded(latitude)}, ${rounded(longitude)}`,
			);
			field.value = [field.value.trim(), words].filter((part) => part !== "").join(" ");
			status.textContent = "";
			// As typed: a draft takes it up.
			field.dispatchEvent(new Event("input", { bubbles: true }));
			field.focus();
		};
		if (navigator.geolocation === undefined) failed();
		else navigator.geolocation.getCurrentPosition(found, failed, { timeout: patienceMilliseconds });
	});
}
