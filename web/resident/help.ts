/** Shows the help lines while the words speak of danger to a person; the page itself carries what to look for. */
export function watchHelp(page: Document): void {
	page.addEventListener("input", ({ target }) => {
		if (!(target instanceof HTMLTextAreaElement) || target.id !== "said") return;
		const help = page.querySelector<HTMLElement>("[data-help]");
		const lines = help?.firstElementChild;
		if (!(lines instanceof HTMLElement)) return;
		lines.hidden = !new RegExp(help?.dataset.help ?? "", "i").test(target.value);
	});
}
