import { useMemo, useState } from "preact/hooks";
import type { ListAreasReply } from "../../server/contract/intake.ts";
import { type Place, placesFor, placesOf } from "./area-find.ts";
import { useReply, Waiting } from "./asked.tsx";
import { useDesk } from "./desk.ts";
import type { Call } from "./take-call.ts";

const communityDigits = 12;

type PlaceProps = {
	readonly call: Call;
	readonly write: (change: Partial<Call>) => void;
	readonly say: { readonly place: string; readonly placeHint: string; readonly places: string };
	readonly error: string | undefined;
};

/** What is typed finds places; arrows choose among them, Enter takes the first (WAI-ARIA combobox). */
function useChoice(shown: readonly Place[], take: (place: Place) => void) {
	const [at, setAt] = useState(0);
	const pressed = (event: KeyboardEvent) => {
		const chosen = shown[at] ?? shown[0];
		if (event.isComposing || chosen === undefined) return;
		if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
			event.preventDefault();
			take(chosen);
		} else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			event.preventDefault();
			const step = event.key === "ArrowDown" ? 1 : -1;
			setAt((at + step + shown.length) % shown.length);
		}
	};
	return { at, pressed, first: () => setAt(0) };
}

/** Where it is. */
export function PlaceField({ call, write, say, error }: PlaceProps) {
	const { client } = useDesk();
	const asked = useReply(() => client.call<ListAreasReply>("GET", "/api/areas"));
	const { reply } = asked;
	const places = useMemo(() => (reply?.ok ? placesOf(reply.value.items) : []), [reply]);
	const shown = call.areaCode === "" ? placesFor(places, call.placeTyped) : [];
	const take = ({ areaCode, name }: Place) => write({ areaCode, placeTyped: name, join: "" });
	const { at, pressed, first } = useChoice(shown, take);
	const isOpen = shown.length > 0;
	return (
		<div class={error === undefined ? "field" : "field bad"}>
			<label for="take-place">{say.place}</label>
			<p class="hint" id="take-place-hint">
				{say.placeHint}
			</p>
			{error !== undefined && (
				<p class="bad-word" id="take-place-error">
					{error}
				</p>
			)}
			{reply?.ok === false && <Waiting asked={asked} />}
			<input
				id="take-place"
				name="place"
				role="combobox"
				autocomplete="off"
				aria-expanded={isOpen}
				aria-controls="take-places"
				aria-activedescendant={isOpen ? `take-place-${at}` : undefined}
				aria-describedby={error === undefined ? "take-place-hint" : "take-place-hint take-place-error"}
				aria-invalid={error !== undefined}
				value={call.placeTyped}
				onInput={(event) => {
					first();
					write({ placeTyped: event.currentTarget.value, areaCode: "", join: "" });
				}}
				onKeyDown={pressed}
			/>
			<div class="opts" id="take-places" role="listbox" aria-label={say.places} hidden={!isOpen}>
				{shown.map((place, index) => (
					<PlaceOption key={place.areaCode} place={place} index={index} chosen={index === at} take={take} />
				))}
			</div>
		</div>
	);
}

type OptionProps = {
	readonly place: Place;
	readonly index: number;
	readonly chosen: boolean;
	readonly take: (place: Place) => void;
};

/** The field keeps the focus and has the keys; a finger or a pointer chooses here. */
function PlaceOption({ place, index, chosen, take }: OptionProps) {
	return (
		<div
			id={`take-place-${index}`}
			role="option"
			tabIndex={-1}
			aria-selected={chosen}
			onClick={() => take(place)}
			onKeyDown={({ key }) => key === "Enter" && take(place)}
		>
			<b>{place.name}</b> <span class="hint num">{place.areaCode.slice(communityDigits - 3)}</span>
		</div>
	);
}
