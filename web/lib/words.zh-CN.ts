import type {
	CauseWire,
	LevelWire,
	NextMove,
	StateWire,
	StepWire,
	TrackWire,
} from "../../server/contract/common.ts";
import type { FollowCaseReply, TimelineEntry } from "../../server/contract/follow-up.ts";
import type { Session } from "../../server/contract/sign-in.ts";
import type { RefusalCode } from "../../server/domain/refusal.ts";

/** What the server refuses before any rule is asked: wire, session, load. */
export type ServerCode =
	| "bodyInvalid"
	| "bodyNotUtf8"
	| "bodyTooLarge"
	| "idempotencyKeyMissing"
	| "idempotencyMismatch"
	| "mediaUnsupported"
	| "originRefused"
	| "proofNeeded"
	| "notPublished"
	| "receiptUnknown"
	| "spokenCodeUnknown"
	| "routeUnknown"
	| "sessionMissing"
	| "signInRefused"
	| "passphraseWrong"
	| "signInSlow"
	| "signInAgain"
	| "passkeyUnusable"
	| "passkeyRefused"
	| "passkeysUnavailable"
	| "unexpected";

type Shared = {
	readonly steps: Readonly<Record<StepWire, string>>;
	readonly levels: Readonly<Record<LevelWire, string>>;
	readonly states: Readonly<Record<StateWire, string>>;
	readonly tracks: Readonly<Record<TrackWire, string>>;
	readonly causes: Readonly<Record<CauseWire, string>>;
	readonly moves: Readonly<Record<NextMove["as"], string>>;
	readonly verdicts: Readonly<Record<NonNullable<FollowCaseReply["verdict"]>, string>>;
	readonly outcomes: Readonly<Record<NonNullable<TimelineEntry["outcome"]>, string>>;
	readonly closed: Readonly<Record<NonNullable<FollowCaseReply["how"]>, string>>;
	readonly roles: Readonly<Record<Session["role"], string>>;
	readonly refusals: Readonly<Record<RefusalCode | ServerCode, string>>;
};

const lists: Shared = {
	steps: {
		contactReminder: "催办",
		finishReminder: "催办",
		unsigned: "未签收",
		blue: "蓝卡",
		yellow: "黄卡",
		red: "红卡",
		referred: "已移交",
	},
	levels: {
		emergency: "特急",
		urgent: "紧急",
		normal: "一般",
		complex: "复杂",
		inquiry: "咨询",
		rework: "重办",
	},
	states: {
		received: "已收到",
		dispatched: "已派单",
		handling: "正在办",
		followUp: "等回访",
		closed: "已办结",
		withdrawn: "已撤回",
		declined: "不予受理",
		redirected: "已转办",
		merged: "已并单",
	},
	tracks: { service: "诉求件", conduct: "检举控告件", protected: "保护件" },
	causes: {
		sign: "签收",
		contact: "联系",
		finish: "办完",
		check: "复核",
		triage: "派单",
		decision: "审定",
		promise: "承诺",
		assist: "协办",
		emergency: "特急核实",
		letter: "督办函",
		publication: "核对公示",
		reassignment: "出卡后定由谁办",
		finding: "核查结论",
		reds: "一个单位三张红卡",
		transfer: "没有转交",
	},
	moves: {
		resident: "诉求人",
		desk: "派单台",
		holder: "承办岗",
		assist: "协办岗",
		superior: "直接上级",
		leader: "分管领导",
		head: "主要领导",
		discipline: "纪检",
		protection: "保护专人",
		decider: "审定人",
	},
	verdicts: { solved: "解决了", partly: "解决了一部分" },
	outcomes: { done: "办好了", cannotBeSolved: "办不成，说明原因" },
	closed: { confirmed: "诉求人确认", unconfirmed: "未确认", residentDisagrees: "诉求人不认可" },
	roles: {
		cadre: "承办干部",
		supervisor: "直接上级",
		leader: "分管领导",
		head: "主要领导",
		operator: "接线员",
		disciplineOfficer: "纪检监察",
		observer: "观察员",
		administrator: "管理员",
	},
	refusals: {
		unknownArea: "没有这个地方。请从列表里选一个。",
		unknownCategory: "没有这个事项。请从列表里选一个，不知道就不选。",
		textEmpty: "还没有写。写一句也行。",
		textTooLong: "写得太长，放不下。请删短一些。",
		textUnprintable: "里面有看不见的字符。删掉，再写一遍那几个字。",
		dateUnusable: "这个日期不能用。请选今天以后、一年以内的一天。",
		notFound: "没有找到这件工单。",
		notYours: "这一步不归您这个岗位做。",
		wrongState: "走到这一步，不能再这样做了。",
		alreadyAnswered: "已经答复过了，不能再答第二遍。",
		stale: "您打开以后，有人动过这件工单。先看新的，再决定。",
		nobodyInCharge: "这里现在没有人管这件事，没有收到。",
		postUnusable: "这个岗位现在不能接：没有人在岗，或者要回避。",
		unknownItem: "责任书里没有这一条。",
		chasedToday: "今天已经催过了，明天起能再催。",
		calledJustNow: "刚打过。隔两个小时再打，才算又打了一次。",
		photoUnusable: "照片打不开。换一张，或者截个图再发。",
		photoHeic: "这种照片格式打不开。在相机设置里选“兼容性最佳”，或截个图再发。",
		photoTooLarge: "照片太大，每张最多 12 MB。截个图再发。",
		photosTooMany: "照片最多 6 张。",
		usedUp: "超过总数了，不能再多。",
		stillEvidence: "这件还没完全了结，原话还要留作证据，现在不能删。",
		askedTooLate: "过了能提的时间。",
		awaitedTooLong: "等居民的时间用完了，不能再等。",
		designated: "这是上级指定的岗位，不能再退。",
		notSmall: "这件不能即办：只有小事、还没过联系时限的可以。",
		numberTaken: "编号撞上了。请再交一次。",
		clockWentBack: "服务器的时钟往回走了，现在不收。写好的都在，过一会儿再交。",
		logAtOdds: "这里的记录和公布过的对不上，现在先不收。写好的还在这一页，过些时候再交。",
		unknownUnit: "没有这个单位。请从列表里选一个。",
		unknownPost: "没有这个岗位。请从列表里选一个。",
		unknownPerson: "没有这个人。请从列表里选一个。",
		standsBelow: "选的上级就在这个岗位下面。请另选一个上级。",
		notInScope: "这个人不管这一片。请先改他的区划，或另选一人。",
		idTaken: "这个编号已经有了。请换一个。",
		alreadySo: "已经是这样了，不用再改。",
		timeUnusable: "这个时间不能用：已经过去、前后颠倒，或者和别的安排重了。",
		numberUnusable: "这个数不在允许的范围里。",
		linesRefused: "表里有错行，一行也没有写进去。先试读一遍，照提示改好再交。",
		notATable: "读不出这张表。第一行要写列名，列名要和样表一样。",
		unknownVersion: "没有这一版。请从列表里选一个。",
		unknownLevel: "没有这个紧急程度。写 all，或写级别的名字，中间空一格。",
		setByStatute: "这个时限是法规定的，不能改。",
		staysSingle: "这一件要单独办：有危险、点了人或单位、已经重办，或者居民要求过拆开。",
		hasVoices: "已经有别的诉求并在这一件里，它不能再并走。",
		stepDue: "这一件已经有到点的事没做，并单不能把它抹掉。先做完，或单独答复。",
		othersDetails: "这几处像是某一位居民自己写的，发出去别的居民也会看到。请换个说法。",
		parentUnusable: "不能并到那一件：编号不对、不在一个地方、已经答复或办结，或者要回避。",
		invitationUnusable: "这个邀请链接打不开：用过了、过期了，或者没有抄全。请给您链接的人再发一个。",
		hasAccount: "这个人已经能登录了。口令丢了，要两个人一起才能重新邀请。",
		usernameTaken: "这个账号名已经有人用了。请换一个。",
		usernameUnusable: "账号名用 3 到 64 个小写字母、数字、点、横线或下划线。",
		passphraseShort: "口令太短，至少 12 个字。一句自己记得住的话就很好。",
		passphraseGuessable:
			"这句太好猜：很多人都在用，或者差不多只是这里的单位、地名、人名、账号。换一句只有自己想得到的。",
		codeWrong: "动态码不对。看验证器上现在的 6 位数字，再填一次。",
		officeGrants: "进出派单台、纪检监察和保护岗，要两个人定：一人提，本部门另一人同意。管理员一个人定不了。",
		proposalGone: "这个提议已经定过了，或者过期了。",
		noRecipient: "还没有填外面那家的公钥。纪检两个人在“谁能进来”那页填好，再转交。",
		recipientKeyUnusable: "这不是公钥。公钥以 age1 开头，请那边再给一次。",
		conductElsewhere: "这里不收检举控告，没有收到。请打 12388。您写的都还在这一页，可以抄走。",
		lastFactor: "这是最后一把钥匙，不能拿掉。先加另一把。",
		storageFull: "现在存不下，没有收到。写好的还在这一页，过一会儿再交。",
		busy: "现在忙不过来，没有收到。写好的还在这一页，过一会儿再交。",
		bodyInvalid: "送来的内容读不出来，没有收到。",
		bodyNotUtf8: "送来的字是乱码，没有收到。",
		bodyTooLarge: "内容太大，没有收到。请删短一些。",
		idempotencyKeyMissing: "这一页少了防止重复的编号。请重新打开再交。",
		idempotencyMismatch: "这一页已经交过一次。内容改了，再交就是另一件。",
		mediaUnsupported: "送来的格式不认识，没有收到。",
		originRefused: "这个请求来自别的网站，没有照办。",
		proofNeeded: "现在交的人特别多。请等二十秒再交，一定收。写好的都在。",
		notPublished: "证明还没有做好，请过一分钟再取。",
		receiptUnknown: "没有这个查询码。对着抄下来的再看一遍。",
		spokenCodeUnknown: "工单号和口令对不上，或者今天试得太多了。对一遍再说，或者明天再查。",
		routeUnknown: "没有这一页。",
		sessionMissing: "还没有登录，或者登录过期了。写好的还在。",
		passphraseWrong: "这不是您现在的口令。",
		signInRefused: "账号、口令或动态码不对。",
		signInSlow: "试得太多了。过一会儿再试。",
		signInAgain: "登录超过 10 分钟了，先退出再登录一次。",
		passkeyUnusable: "通行密钥没有通过核对。再试一次。",
		passkeyRefused: "这把通行密钥打不开。再试一次，或用口令登录。",
		passkeysUnavailable: "这个地址用不了通行密钥。",
		unexpected: "我们这边出了错，没有收到。写好的还在，过一会儿再交。",
	},
};

/** The words all doors share. The English ones have this shape. */
export const wordsZhCN = {
	...lists,
	/** The other language of the staff doors, in that language. */
	otherLanguageName: "English",
	largeType: "大字",
	usualType: "常用字",
	now: "现在",
	overdue: "超期",
	ignored: "未理会",
	sealed: "封存",
	was: "曾到",
	ownWords: "居民原话 · 谁也改不了",
	limits: { sign: "签收", contact: "联系", finish: "办完" },
	provisional: "这一年的节假日还没公布，时限可能会变。",
	clockStory: {
		workingDays: (count: number) => `${count} 个工作日`,
		workingHours: (count: number) => `${count} 个工作时`,
		of: (limit: string, story: string) => `${limit}：${story}`,
		start: (limit: string, at: string) => `时限 ${limit}，从 ${at} 起算`,
		extension: (days: string) => `延期 ${days}`,
		promise: (until: string) => `承诺到 ${until}`,
		stopped: (length: string, why: string) => `${why}，停表 ${length}`,
		stands: (at: string, why: string) => `${why}，${at} 起停着`,
		calendar: (at: string) => `工作日历改了，${at} 重新算过`,
		reasons: { decision: "等上级定", awaiting: "等居民答话", assist: "等协办", shelving: "挂账" },
		between: "；",
		end: "。",
	},
	before: (moment: string) => `${moment} 前`,
	since: (moment: string) => `${moment} 起`,
	ruler: (used: string, finish: string) => `时间用去 ${used}，办完期限 ${finish}`,
	rulerPast: (finish: string, past: string) => `办完期限 ${finish} 已过，${past}`,
	demo: (speed: number) => `演示 · 时钟快 ${speed} 倍`,
	demoClock: (moment: string) => `演示时间 ${moment}`,
	refusalUnknown: "没有办成。写好的还在，过一会儿再试。",
};

export type SharedWords = Shared & Omit<typeof wordsZhCN, keyof Shared>;
