import { Qr } from "../parts/qr.tsx";
import { type Frame, type PosterPage, pathWith } from "./page.ts";

/** A side of a code on paper: 60 mm at 96 pixels an inch (look.md §8). */
const sidePixels = 240;

/** Where a scan leads: the area stands in the fragment, which no server sees (trust.md A1). */
function addressOf(origin: string, areaCode: string): string {
	return `${origin}/#a=${areaCode}`;
}

/** The places that have a poster, and the poster of one: printed, it is one sheet with nothing else on it. */
export function Poster({ page, frame }: { readonly page: PosterPage; readonly frame: Frame }) {
	const { words, shell } = frame;
	const { poster } = words;
	const site = shell.origin ?? page.site;
	const area = shell.areas.find(({ areaCode }) => areaCode === page.areaCode);
	if (area === undefined) {
		return (
			<>
				<div>
					<h1>{poster.listHead}</h1>
					<p class="lead soft">{poster.listLead}</p>
				</div>
				<ul>
					{shell.areas.map(({ areaCode, name }) => (
						<li key={areaCode}>
							<a class="way" href={pathWith(`/posters/${areaCode}`, shell)}>
								{name}
							</a>
						</li>
					))}
				</ul>
			</>
		);
	}
	return (
		<section class="stack poster">
			<h1>{poster.head}</h1>
			<p class="lead">{poster.lead}</p>
			<Qr text={addressOf(site, area.areaCode)} label={poster.code(area.name)} side={sidePixels} />
			<p class="large">
				<b>{area.name}</b> {area.areaCode}
			</p>
			<p>{poster.promise}</p>
			<p>{poster.typed(site.replace(/^https?:\/\//, ""))}</p>
			<p class="no-print">
				<a class="way" href={pathWith("/posters", shell)}>
					{poster.listHead}
				</a>
			</p>
		</section>
	);
}
