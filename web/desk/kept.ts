import { useDesk } from "./desk.ts";
import type { FormValues } from "./forms.ts";

/** What is typed in a form of a page, with the desk until it is sent: a refusal, another page or a lost session take none of it. */
export function useKept<Values extends FormValues>(form: string, blank: Values) {
	const { forms } = useDesk();
	const typedNow = (): Values => ({ ...blank, ...forms.of(form) });
	return {
		typed: typedNow(),
		typedNow,
		// On what is typed by now: a browser that fills in fields, and a quick key, do not wait until it is drawn.
		write: (change: Partial<Values>) => forms.write(form, { ...typedNow(), ...change }),
		drop: () => forms.drop(form),
	};
}
