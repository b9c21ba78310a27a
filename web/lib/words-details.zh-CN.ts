import type { ErasureGroundWire } from "../../server/contract/erasure.ts";
import type { ExitWire } from "../../server/contract/exit.ts";
import type { Help } from "../../server/domain/assist.ts";
import type { CallPurpose } from "../../server/domain/caller.ts";
import type { DispatchReason } from "../../server/domain/case-events.ts";
import type { PhoneReason } from "../../server/domain/case-phone.ts";
import type { ExclusionReason } from "../../server/domain/exclusion-events.ts";
import type { Mediation } from "../../server/domain/exit-events.ts";
import type { CasePart } from "../../server/domain/export.ts";
import type { Attitude } from "../../server/domain/feedback.ts";
import type { FindingOutcome } from "../../server/domain/finding.ts";
import type { Proposal, ShelvingCause } from "../../server/domain/proposal.ts";

type Code =
	| Proposal<unknown>["kind"]
	| ExitWire["reason"]
	| Mediation
	| CasePart
	| ShelvingCause
	| Exclude<Help, "partly">
	| ("erasure" | ErasureGroundWire)
	| ("accepted" | "refused" | "appeal" | "awaiting" | "assist" | "isEmergency" | "notEmergency")
	| FindingOutcome
	| PhoneReason
	| `attitude=${Attitude}`
	| (
			| "consents"
			| "consentsNot"
			| "reporter"
			| "sealed"
			| "joined"
			| "spokenCode"
			| "withoutContact"
			| "contacted=yes"
			| "visited=yes"
			| "askedForRating=yes"
	  )
	| (ExclusionReason | DispatchReason)
	| (CallPurpose | "reached" | "unreached" | "countsAsContact")
	| ("askedToWithdraw=yes" | "askedToWithdraw=no");

/** Codes of a trail's details that every door calls the same, in Chinese. The English ones have this shape. */
export const detailWordsZhCN: Readonly<Record<Code, string>> = {
	return: "退单",
	extension: "延期",
	promise: "承诺件",
	shelving: "挂账",
	level: "改紧急程度或事项",
	decline: "不予受理",
	redirect: "转别的单位",
	appeal: "申诉",
	file: "全卷",
	photo: "照片",
	erasure: "依法删除",
	resident: "居民自己要求",
	courtOrder: "法院裁定",
	retentionOver: "保存期满",
	thirdPerson: "涉及别人的个人信息",
	transferred: "已转交给外面的机关",
	accepted: "同意",
	refused: "不同意",
	awaiting: "不再等居民",
	assist: "协办到了",
	isEmergency: "是特急",
	notEmergency: "不是特急",
	helped: "帮上了",
	notAtAll: "没帮上",
	agreed: "调解谈成了",
	notAgreed: "调解没谈成",
	court: "调解不成，去法院",
	...{ reporter: "会认出诉求人", sealed: "封存件，单号不显示" },
	consents: "同意公开",
	consentsNot: "不同意公开",
	joined: "居民自己加的声音",
	spokenCode: "凭口令说的",
	funding: "没有经费",
	ownership: "产权不在这里",
	law: "法规还不允许",
	planning: "等规划、等立项",
	season: "等季节、等天气",
	litigation: "正在打官司或者仲裁",
	review: "正在复议或者复核",
	finalDecision: "已有最后的结论",
	noFacts: "没有说清是什么事",
	noPublicMatter: "是私人之间的事",
	otherPlace: "是别的地方的事",
	otherLevel: "归上一级管",
	otherBody: "归别的单位管",
	"askedToWithdraw=yes": "有人让撤回",
	"askedToWithdraw=no": "没有人让撤回",
	withoutContact: "没联系就答复",
	forceMajeure: "自然灾害等不可抗力",
	beyondPower: "超出本级职权",
	judicial: "已进入司法程序",
	misdirected: "派错了，不该由这里办",
	duplicate: "同一件事重复反映",
	contact: "首次联系",
	followUp: "回访",
	reached: "接通了",
	unreached: "没接通",
	countsAsContact: "两次隔够两小时，算联系过",
	"contacted=yes": "有人联系过",
	"visited=yes": "有人到过现场",
	"askedForRating=yes": "有人让打好评",
	"attitude=good": "态度满意",
	"attitude=fair": "态度基本满意",
	"attitude=soSo": "态度一般",
	"attitude=bad": "态度不满意",
	responsible: "有责任",
	notResponsible: "没有责任",
	falseCompletion: "假办结属实",
	retaliation: "打击报复属实",
	leak: "泄露属实",
	agreeTime: "约时间上门",
	findPlace: "问清在哪里",
	askFacts: "问清是什么事",
	tellResult: "当面说办得怎样",
	inDanger: "人可能有危险",
	designation: "上级指定",
	takeOver: "代理人接手",
	reassignment: "上级改派",
	handOver: "随岗位交接",
	unanswered: "仍没答复，重新起算",
};
