import type { ReadCaseReply } from "../../server/contract/handling.ts";
import { useWords } from "./words.ts";

const shownPixels = 160;

/** What the resident photographed; a press saves it. On a sealed report each look is recorded, so none is drawn unasked. */
export function Photos({ reply: { caseNumber, photos, sealed } }: { reply: ReadCaseReply }) {
	const { words } = useWords();
	if (photos.length === 0) return null;
	return (
		<p>
			{photos.map((id, index) => {
				const address = `/api/cases/${caseNumber}/photos/${id}`;
				const name = words.photo(index + 1);
				return (
					<a key={id} href={`${address}?save=yes`} download>
						{sealed ? name : <img src={address} alt={name} width={shownPixels} loading="lazy" />}{" "}
					</a>
				);
			})}
		</p>
	);
}
