import { type FormValues, keptIn } from "../lib/forms.ts";
import { useDoor } from "./frame.tsx";

/** What is typed in a form of a file, with the door until it is sent: a refusal, another file or a lost session take none of it. */
export const useKept = <Values extends FormValues>(form: string, blank: Values) =>
	keptIn(useDoor().forms, form, blank);
