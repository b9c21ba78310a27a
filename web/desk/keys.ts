/** What a key asks of the desk (look.md §5). */
export type KeyWish = "seal" | "next" | "previous" | "send" | "back" | "search" | "help";
export type KeyPress = {
	readonly key: string;
	readonly ctrl: boolean;
	readonly meta: boolean;
	readonly alt: boolean;
	/** An input method is composing: no key is ours then. */
	readonly composing: boolean;
	/** The press happened in a text field or a list of choices. */
	readonly inField: boolean;
};

/**
 * The wish behind a key press, or null. Single letters count outside fields only, never while an input method composes,
 * and not at all once switched off (WCAG 2.1.4).
 */
export function wishOf(
	{ key, ctrl, meta, alt, composing, inField }: KeyPress,
	lettersOn: boolean,
): KeyWish | null {
	if (composing || alt) return null;
	if (key === "F8") return ctrl || meta ? null : "seal";
	if (key === "Enter" && (ctrl || meta)) return "send";
	if (ctrl || meta) return null;
	if (key === "Escape") return "back";
	if (inField || !lettersOn) return null;
	switch (key) {
		case "j":
		case "J":
			return "next";
		case "k":
		case "K":
			return "previous";
		case "/":
			return "search";
		case "?":
		case "？":
			return "help";
		default:
			return null;
	}
}

/** Whether what has the focus takes letters for itself. */
export function takesLetters(element: Pick<Element, "tagName" | "getAttribute"> | null): boolean {
	if (element === null) return false;
	const { tagName } = element;
	if (tagName === "TEXTAREA" || tagName === "SELECT") return true;
	if (tagName !== "INPUT") return element.getAttribute("contenteditable") === "true";
	return !["radio", "checkbox", "button", "submit"].includes(element.getAttribute("type") ?? "text");
}
