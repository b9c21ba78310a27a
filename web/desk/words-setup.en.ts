import type { SetupWords } from "./words-setup.zh-CN.ts";

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const setupWordsEn: SetupWords = {
	title: "Set this house up",
	back: "Set-up",
	what: "The administrator arranges people, posts, duties and days, and reads no report. Every change is kept with who made it and when, for everybody to check.",
	progress: (done, all) => (done === all ? "Everything is set up." : `${done} of ${all} steps are done.`),
	stepDone: "done",
	stepOpen: "to do",
	next: (step) => `Next: ${step}`,
	more: "Beside these",
	choose: "Choose",
	nobody: "Nobody",
	none: "None",
	whole: "The whole house",
	sending: "Entering…",
	missing: "These are still to be filled in",
	required: "Please fill this in.",
	kept: "What you have written is all still here.",
	stale: {
		what: "Somebody saved this while you were writing, and yours is not saved. Both are here; yours can still be changed.",
		theirs: "Saved first",
		mine: "Mine",
		useTheirs: "Use theirs",
		useMine: "Use mine",
	},
	unknown: "There is no such page here.",
	back1: "Leave it as it is",
	menu: {
		areas: {
			name: "Areas",
			what: "Where residents report from: sub-district, communities, grids. Without a community there is nothing to choose.",
		},
		posts: {
			name: "Posts",
			what: "Work goes to posts, not to names. Each post has a unit, a superior and a deputy.",
		},
		people: {
			name: "People",
			what: "Who holds which post from when to when, who is on leave, who is related to whom.",
		},
		access: {
			name: "Let people in",
			what: "A link for each person, handed over in person: they alone set passphrase or passkey. For dispatch and discipline it takes two.",
		},
		conduct: {
			name: "Whether conduct reports are taken in",
			what: "Taken in, a body outside is named for what nobody inside may read; or each is encrypted to that body as it comes; not taken in, residents are told of 12388. Discipline decides, not the administrator.",
		},
		keepers: {
			name: "Two keys",
			what: "Two administrators and two discipline officers: whoever loses passphrase and code is let in again by the other.",
		},
		duties: {
			name: "Duty book",
			what: "Which post answers for which area, matter and level: where it is exactly one, reports are dispatched by themselves.",
		},
		calendar: {
			name: "Calendar and hours",
			what: "Holidays, make-up workdays, opening hours: limits are counted by them, so each year's notice must be entered.",
		},
		address: {
			name: "Address and posters",
			what: "The address that residents scan. Set it before posters are printed: once it changes, codes on walls lead nowhere.",
		},
		firstReport: {
			name: "The first report",
			what: "Send one from the residents' page and see whether it reaches the right post.",
		},
		roster: {
			name: "Duty roster",
			what: "Who takes urgent matters outside working time, and when nobody does.",
		},
		bodies: {
			name: "Which bodies",
			what: "Who supervises and who manages each person and unit. A conduct report goes to the body that supervises.",
		},
		retention: {
			name: "How long things are kept",
			what: "Phone numbers, words, photos, sign-ins: how long each is kept, and what can be changed.",
		},
		policy: {
			name: "Policy",
			what: "How long each step may take. A change counts for reports to come; those in hand keep theirs.",
		},
	},
	state: {
		areas: (areas, reports) => `${counted(areas, "area")}, ${reports} of them to report from`,
		posts: (posts, vacant) =>
			posts === 0
				? "No posts yet"
				: vacant === 0
					? `${counted(posts, "post")}, all held`
					: `${counted(posts, "post")}, ${vacant} with nobody`,
		access: (able, left) =>
			left === 0 ? `All ${able} can sign in` : `${able} can sign in, ${left} cannot yet`,
		conduct: {
			undecided: "Not decided; none is taken in for now",
			referTo12388: "Decided: none is taken in, 12388 is named",
			receive: "Decided: taken in",
			handOver: "Decided: encrypted as they come, and handed over",
		},
		keepers: (administrators, officers) =>
			`${counted(administrators, "administrator")}, ${counted(officers, "discipline officer")}`,
		address: "The address is set; posters can be printed",
		noAddress: "Start with PUBLIC_ORIGIN set, such as https://example.org",
		kinds: (kinds) => `No post yet of these kinds: ${kinds}`,
		people: (people, idle) =>
			idle === 0
				? counted(people, "person", "people")
				: `${counted(people, "person", "people")}, ${idle} without a post`,
		noBook: "No duty book yet",
		book: (items, gaps, overlaps, vacant) =>
			`${counted(items, "item")}: ${counted(gaps, "gap")}, ${counted(overlaps, "overlap")}, ${vacant} with an empty post`,
		unsigned: (count) => `${counted(count, "post")} not signed yet`,
		calendar: (year) => `The notice for ${year} is not entered yet`,
		noRoster: "Once there are areas, what nobody has is told here",
		roster: (gaps) =>
			gaps === 0
				? "Somebody is on duty throughout the next 14 days"
				: `${counted(gaps, "gap")} in the next 14 days`,
		bodies: (missing) =>
			missing === 0
				? "Of everybody it is said who supervises them"
				: `Nobody has said who supervises ${missing} people and units`,
		policy: "See the limits of each level",
		notYet: "No report has reached a post yet",
		dispatched: "Reports have reached a post",
		toReport: "Send one",
	},
	areas: {
		add: "Add an area",
		rename: "Rename",
		code: "Area code",
		codeHint:
			"2, 4, 6, 9, 12 or 15 digits: province, prefecture, county, sub-district, community, grid. A grid is its community's code and 3 digits.",
		name: "Name",
		nameHint: "As residents read it, 60 characters at most.",
		go: "Enter this area",
		done: (name) => `${name} is entered.`,
		import: "Name them from a table",
		importWhat:
			"One area a row. A code that is there already gets the name in its row; what is not in the table stays as it is.",
		importGo: "Name these areas",
		found: (added, renamed) => `${added} new, ${renamed} renamed.`,
		imported: (added, renamed) => `Done: ${added} new, ${renamed} renamed.`,
		empty: "No areas yet",
		emptyWhat: "Begin with the sub-district, then its communities and grids.",
		forever: "An area can be renamed and not removed: older reports lie in it.",
		renameTitle: (name) => `Rename ${name}`,
	},
	people: {
		add: "Add a person",
		go: "Add this person",
		name: "Name",
		nameHint: "Seen by administrators and the person alone; cases show posts, not names.",
		role: "Role",
		area: "Area",
		areaHint: "This area and all below it.",
		posts: "Posts",
		leaves: "Leave",
		relations: "Related to",
		noPost: "No post",
		empty: "Nobody yet",
		emptyWhat: "Add people first, then let them hold posts.",
		done: (name) => `${name} is added.`,
		fromTo: (from, to) => (to === null ? `from ${from}` : `${from} to ${to}`),
		changeRole: "Change role and area",
		changeRoleGo: "Change it so",
		roleHolds: "It holds from the person's next click.",
		roleDone: (name) => `The role of ${name} is changed.`,
		ownRole: "Another administrator must change your own role.",
		leave: "Enter leave",
		leaveGo: "Enter this leave",
		leaveWhat: "Meanwhile new matters go to the deputy's post; limits of cases in hand run on.",
		leaveFrom: "First day (now, when left out)",
		leaveTo: "Last day",
		leaveDone: (name) => `The leave of ${name} is entered.`,
		relation: "Declare a relation",
		relationGo: "Declare this relation",
		relationWhat:
			"Relatives, or people with a common interest: what names one of them never goes to the other. It cannot be taken back.",
		related: "Related to",
		relationDone: "The relation is declared and counts from both sides.",
		place: "Let them hold a post",
		invite: "Invite to sign in",
		sheet: "Hand-over sheet",
	},
	posts: {
		add: "Add a post",
		addUnit: "Add a unit",
		change: "Change this post",
		go: "Enter this post",
		unit: "Unit",
		unitGo: "Enter this unit",
		unitId: "Id of the unit",
		idHint: "Letters, digits and : . _ -; it stays once it is given.",
		unitName: "Name of the unit",
		unitPeople: "People who work there",
		unitPeopleHint: "To name a unit of ten or fewer is to name people: such a report is sealed.",
		unitDone: (name) => `${name} is entered.`,
		id: "Id of the post",
		name: "Name of the post",
		nameHint: "What residents and colleagues see.",
		area: "Area",
		kind: "Kind of post",
		deputy: "Deputy",
		deputyHint: "While the holder is on leave, new matters go to this post.",
		superior: "Direct superior",
		superiorHint: "Cards go to this post first.",
		done: (name) => `${name} is entered.`,
		empty: "No posts yet",
		emptyWhat: "Add a unit first, then posts from the head downwards, so that superiors can be chosen.",
		holder: "Held by",
		vacant: "Nobody",
		later: (name, from) => `${name} from ${from}`,
		move: "Change holder",
		moveTitle: (post) => `Change the holder of ${post}`,
		moveWhat:
			"Cases in hand stay with the post, and the new holder's limits to sign and contact start afresh; what was done before stays with who did it.",
		who: "New holder",
		from: "First day (now, when left out)",
		moveGo: "Change it so",
		moveDone: (post) => `${post} has changed hands.`,
		sheet: "Hand-over sheet",
		kinds: {
			desk: "Dispatch desk",
			cadre: "Holder of cases",
			supervisor: "Direct superior",
			leader: "Leader in charge",
			head: "Head",
			discipline: "Discipline",
			protection: "Protection of minors and against violence at home",
		},
	},
};
