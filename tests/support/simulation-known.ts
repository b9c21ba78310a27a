/**
 * Lives that showed what most others do not, when this was written: looked at first, so that nobody searches for half a
 * minute. Another simulation lives other lives; the search then goes on as ever, and says what to write here.
 */

/** By the defect they show. */
export const telling: ReadonlyMap<string, number> = new Map(
	Object.entries({
		"help stays with whoever has left": 52,
		"a card of help falls on a superior who was told and has left": 18,
		"a letter stays with whoever has left": 58,
		"the desk's move stays with whoever has left": 21,
		"a rework stays with whoever has left": 114,
		"after downtime what was due falls before anybody hands over": 21,
		"a report goes out as it comes": 85,
		"its limit counts from the minute": 20,
		"the clock goes on after a wait, whatever help is overdue": 419,
		"what the desk decides goes out as it is decided": 332,
		"what begins again leaves its voices behind": 78,
		"a dispatch forgets how it came": 66,
		"a firm has no regulator": 65,
		"the event does not say the body": 65,
		"agreement that is taken back leaves the look owed": 65,
		"the clock goes on after a decision, whatever help is overdue": 215,
		"nobody asks who heads an office": 30,
		"a parent that leaves keeps its voices": 26,
		"nobody is satisfied": 25,
		"it is public at once": 26,
		"somebody frail is joined too": 23,
		"the words are kept beside the file": 21,
		"conduct is received whatever was agreed": 21,
		"a case is given on as often as anybody likes": 33,
		"the body is forgotten at a transfer": 16,
		"a case is shelved for years": 15,
		"nobody's agreement is asked for": 14,
	}),
);

/** In which, together, every kind of event, decision and step happens. */
export const eventful: readonly number[] = [
	26, 92, 186, 6175, 343, 434, 1981, 714, 13, 102, 200, 128, 168, 284, 206, 389, 27, 21, 287, 332, 1, 2, 3, 5,
	6, 38, 98, 172,
];
