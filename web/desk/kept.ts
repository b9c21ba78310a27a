import { type FormValues, keptIn } from "../lib/forms.ts";
import { useDesk } from "./desk.ts";

/** What is typed in a form of a page, with the desk until it is sent: a refusal, another page or a lost session take none of it. */
export const useKept = <Values extends FormValues>(form: string, blank: Values) =>
	keptIn(useDesk().forms, form, blank);
