const shownPixels = 160;

type StripProps = {
	readonly caseNumber: string;
	readonly sealed: boolean;
	readonly photos: readonly string[];
	/** What one is called, from 1. */
	readonly name: (number: number) => string;
};

/** Photos of a case; a press saves one. On a sealed report each look is recorded, so none is drawn unasked. */
export function PhotoStrip({ caseNumber, sealed, photos, name }: StripProps) {
	if (photos.length === 0) return null;
	return (
		<p class="row">
			{photos.map((id, index) => {
				const address = `/api/cases/${caseNumber}/photos/${id}`;
				const alt = name(index + 1);
				return (
					<a key={id} href={`${address}?save=yes`} download>
						{sealed ? alt : <img src={address} alt={alt} width={shownPixels} loading="lazy" />}
					</a>
				);
			})}
		</p>
	);
}
