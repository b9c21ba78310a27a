/** Operations of callers, of whoever adds a voice, and of what is published: open to everybody, under a receipt, at the desk. */
export const openVoices = ["followBySpokenCode", "disputeBySpokenCode", "listMatters", "listPublished"];
export const voices = [
	...openVoices,
	...["makeSpokenCode", "changeConsent"],
	...["followForCaller", "disputeForCaller", "previewReport", "takeDownReport"],
	...["listPublications", "decidePublication"],
];
