extension Aliases {
    /// The deals of the common systems, by their labels and by their technical names.
    static let deals: [(field: ImportField, names: [String])] = [
        (.record, ["record"]), (.accountKey, accountKeys), (.ownerKey, ownerKeys), (.productKey, productKeys),
        (.teamKey, teamKeys),
        (
            .code,
            [
                "code", "opportunityid", "dealid", "donotmodifyopportunity", "opportunitynumber", "dealcode",
                "recordid", "potentialid", "potentialno", "opportunityno", "dealnumber", "opportunitycode", "oppid",
                "leadid", "prospectid", "商机编号", "商机号", "机会编号",
                "编号", "项目编号", "商机id", "销售机会编号", "id",
            ]
        ),
        (
            .name,
            [
                "name", "dealname", "opportunityname", "opportunity", "deal", "dealtitle", "subject", "potentialname",
                "销售机会", "销售机会名称", "商机名称", "商机",
                "项目名称",
                "项目", "机会名称", "名称", "title", "topic", "标题", "主题", "商机标题", "机会主题", "商机主题",
            ]
        ),
        (.account, account), (.owner, owner), (.team, team), (.region, region), (.manager, manager),
        (.product, product),
        (
            .stage,
            [
                "stage", "dealstage", "stagename", "salesstage", "opportunitystage", "pipelinestage", "阶段", "商机阶段",
                "销售阶段",
                "当前阶段", "项目阶段", "机会阶段", "跟进阶段", "商机状态", "status", "dealstatus", "状态", "stageid",
            ]
        ),
        (
            .outcome,
            ["outcome", "result", "winloss", "wonlost", "结果", "商机结果", "赢单状态", "输赢", "status", "dealstatus", "状态"]
        ),
        (
            .amount,
            [
                "amount", "dealamount", "closevalue", "value", "dealvalue", "opportunityamount", "totalvalue",
                "totalamount",
                "contractvalue", "estimatedvalue", "estimatedrevenue",
                "revenue", "金额",
                "plannedrevenue", "expectedrevenue", "estimatedamount", "opportunity", "商机金额", "销售金额", "预计成交金额",
                "预计销售金额", "预计合同金额", "预计金额", "成交金额", "合同金额", "报价", "price", "total",
                "betrag",
            ]
        ),
        (.actual, ["actualamount"]), (.amountMinor, ["amountcents", "valuecents", "amountminor", "金额分"]),
        (.currency, currency),
        (
            .created,
            [
                "created", "createdat", "createdate", "createddate", "creationdate", "createdon", "createtime",
                "createdtime", "engagedate", "opendate", "addtime",
                "dateadded",
                "entrydate", "dateentered", "datecreate", "openingdate", "创建日期", "创建时间", "录入日期", "录入时间", "登记日期", "建立日期",
                "立项日期",
            ]
        ),
        (
            .closed,
            [
                "closed", "closedat", "closeddate", "actualclose", "actualclosedate", "actualclosingdate", "closedon",
                "closedtime", "closetime", "dateclosed", "dateclose", "实际成交日期", "实际签约日期", "赢单输单日期", "成交日期", "关闭日期",
                "结束日期", "签约日期", "成交时间", "关闭时间",
            ]
        ),
        (.wonOn, ["wondate", "wontime", "wonat", "wonon", "赢单日期", "赢单时间", "won"]),
        (.lostOn, ["lostdate", "losttime", "lostat", "loston", "输单日期", "输单时间", "丢单日期", "丢单时间", "lost"]),
        (.isClosed, ["isclosed", "closed", "是否关闭", "是否结单"]),
        (.isWon, ["iswon", "won", "isclosedwon", "是否赢单", "是否成交"]),
        (.isActive, ["active", "isactive", "有效", "是否有效", "启用"]),
        (.isArchived, ["archived", "isarchived", "已归档", "归档", "是否归档"]),
        (
            .probability,
            ["probability", "successprobability", "winprobability", "chanceofsale", "赢率", "成交概率", "概率", "可能性"]
        ),
        (.modified, modified),
        (.isLost, ["islost", "lost", "isclosedlost", "是否输单"]),
        (
            .close,
            [
                "closedate", "expectedclose", "expectedclosedate", "expectedclosingdate", "estimatedclosedate",
                "closingdate", "close", "forecastdate", "datedeadline", "expectedclosing", "deadline",
                "expectedclosingdate", "预计成单日期", "预计签单日期", "预计成交", "预计成交日期", "预计签约日期",
                "预计关闭日期", "预计结束日期", "结单日期",
            ]
        ),
        (
            .reason,
            [
                "reason", "lossreason", "lostreason", "closereason", "closedlostreason", "lostreasonid", "reasonlost",
                "lossreasonname", "原因", "输单原因", "丢单原因", "关闭原因",
            ]
        ),
        (.source, source), (.priority, ["priority", "优先级", "重要程度"]),
        (.nextStep, ["nextstep", "nextaction", "nextactivity", "todo", "下一步", "下一步行动", "下一步计划"]),
        (
            .nextDue,
            ["nextdue", "nextstepdue", "nextstepdate", "nextactivitydate", "duedate", "下一步日期", "下次跟进", "下次跟进时间"]
        ),
        (.notes, ["notes", "note", "description", "comments", "comment", "remark", "remarks", "备注", "说明", "描述"]),
        (.industry, industry), (.city, city), (.contact, contact), (.title, ["jobtitle", "contacttitle", "职位", "职务"]),
        (.email, email), (.phone, phone),
        (
            .stageSince,
            ["stagesince", "stageentered", "stageenteredat", "stagechangedat", "进入阶段日期", "进入阶段时间", "阶段更新时间"]
        ),
        (.movedAt, ["movedat"]), (.lastIn, ["lastin"]), (.lastOut, ["lastout"]), (.pushes, ["pushes"]),
        (.turn, ["turn"]),
        (.category, ["category", "forecastcategory", "forecastcategoryname", "预测类别", "预测分类"]), (.need, ["need", "需求"]),
        (.needDay, ["needday"]),
        (.decision, ["decision", "decisiondate", "决策日期"]), (.budget, ["budget", "预算"]),
        (.approvers, ["approvers", "审批人数"]), (.competitor, ["competitor", "competitors", "竞争对手", "竞品"]),
    ]
}
