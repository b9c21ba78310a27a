import type { Language } from "../lib/words.ts";

const zhCN = {
	note: (place: string, lead: string, alternate: string) =>
		`${place}是交界处：${lead} 牵头，另一方是 ${alternate}。`,
	open: (post: string) =>
		`觉得该归 ${post}，就退单：两边共同的上级 1 个工作日内定。没定以前，谁先接到谁先办；定了就不能再退。`,
	decided: "归谁已经定了，不再退。",
	accept: (post: string) => `同意：归 ${post}，定了不能再退。`,
	decline: (post: string) => `不同意：还归 ${post}，定了不能再退。`,
	toOther: (post: string) => `不指定，归 ${post}`,
	places: "交界处",
	placesWhat:
		"两片交界、说不清归哪边的地方。居民写到这个地名，就派给牵头的岗位；他不在或要回避，就派给另一方。",
	none: "还没有写明交界处。",
	columns: ["地名", "两边", "事项", "牵头岗位", "另一方"],
	add: "写明一处交界",
	addWhat: "发布新的一版：现在的条目都在，加上这一处。两个岗位都要签。",
	place: "居民怎么叫这个地方",
	placeHint: "一个地名，比如“河堤路”。写得太短会把别处也算进来。",
	area: "一边",
	otherArea: "另一边",
	matter: "哪一类事",
	lead: "哪个岗位牵头",
	alternate: "另一方是哪个岗位",
	go: "发布加了这一处的一版",
	clause: (place: string) => `${place}（交界处）：先牵头办，归属由共同的上级定`,
	asLead: "交界处，由您牵头",
	asAlternate: "交界处，您是另一方",
};
type BoundaryWords = typeof zhCN;

const en: BoundaryWords = {
	note: (place, lead, alternate) =>
		`${place} lies on a boundary: ${lead} leads, the other side is ${alternate}.`,
	open: (post) =>
		`If it belongs to ${post}, return it: whoever stands above both decides within 1 working day. Until then whoever got it first leads; after that it is returned no more.`,
	decided: "Whose it is has been decided; it is returned no more.",
	accept: (post) => `Agree: it goes to ${post} for good.`,
	decline: (post) => `Refuse: it stays with ${post} for good.`,
	toOther: (post) => `Name none: to ${post}`,
	places: "Boundary places",
	placesWhat:
		"Places between two areas, where it is not plain whose they are. A report that names one goes to the post that leads; when that one is away or may not have it, to the other side.",
	none: "No boundary place is named yet.",
	columns: ["Place", "Sides", "Matter", "Leads", "Other side"],
	add: "Name a boundary place",
	addWhat: "A new version is issued: every item of the present one, and this place. Both posts sign.",
	place: "What residents call the place",
	placeHint: "One name, such as “Dyke Road”. One that is too short takes in other places too.",
	area: "One side",
	otherArea: "The other side",
	matter: "Group of matters",
	lead: "Post that leads",
	alternate: "Post of the other side",
	go: "Issue a version with this place",
	clause: (place) => `${place} (boundary): leads until the superior of both sides has decided`,
	asLead: "boundary place, you lead",
	asAlternate: "boundary place, you are the other side",
};

/** The words of places between two areas. */
export function boundaryWords(language: Language): BoundaryWords {
	return language === "en" ? en : zhCN;
}
