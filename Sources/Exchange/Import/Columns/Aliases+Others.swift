extension Aliases {
    static let accounts: [(field: ImportField, names: [String])] = [
        (.record, ["record"]), (.account, account + ["name", "名称", "title"]),
        (
            .key,
            ["accountid", "companyid", "customerid", "organizationid", "orgid", "客户编号", "客户编码", "客户id", "accountno"]
                + ownNumbers
        ),
        (.ownerKey, ownerKeys), (.owner, owner), (.industry, industry),
        (.city, city),
        (.source, source), (.grade, ["grade", "等级", "客户等级", "客户级别"]), (.pinned, ["pinned"]),
        (.parent, ["parent", "parentaccount", "subsidiaryof", "母公司", "上级公司", "集团"]),
        (.notes, ["notes", "note", "备注"]),
    ]

    static let contacts: [(field: ImportField, names: [String])] = [
        (.contact, contact + ["fullname", "name", "姓名", "名称"]), (.account, account),
        (.key, ["contactid", "联系人编号", "联系人id"] + ownNumbers), (.accountKey, accountKeys), (.firstName, firstNames),
        (.lastName, lastNames), (.title, title), (.email, email),
        (.phone, phone),
    ]

    static let teams: [(field: ImportField, names: [String])] = [
        (.owner, owner + ["name", "fullname", "displayname", "姓名", "名称", "员工姓名"]),
        (.key, ["userid", "ownerid", "employeeid", "员工编号", "工号", "用户id"] + ownNumbers), (.firstName, firstNames),
        (.lastName, lastNames), (.teamKey, teamKeys), (.email, email), (.team, team), (.manager, manager),
        (.region, region),
        (.joined, ["joined", "hiredate", "startdate", "入职日期"]), (.left, ["left", "lefton", "enddate", "离职日期"]),
    ]

    static let products: [(field: ImportField, names: [String])] = [
        (.product, product + ["name", "名称"]),
        (.key, ["productid", "product2id", "产品编号", "产品id"] + ownNumbers + ["productcode", "sku", "产品编码"]),
        (.series, ["series", "family", "productfamily", "系列", "产品系列"]),
        (.price, ["salesprice", "price", "listprice", "unitprice", "单价", "价格", "标价"]),
    ]

    static let firstNames = ["firstname", "givenname", "名"]
    static let lastNames = ["lastname", "surname", "familyname", "姓"]

    static let history: [(field: ImportField, names: [String])] = [
        (.key, ["id"]), (.deal, dealKeys),
        (.changed, ["field", "fieldname", "changedfield", "property", "字段", "变更字段"]),
        (.before, ["oldvalue", "fromstage", "oldstage", "previousstage", "stagefrom", "原阶段", "变更前阶段", "变更前"]),
        (
            .stage,
            [
                "tostage", "newstage", "stageto", "newvalue", "stagename", "stage", "dealstage", "salesstage",
                "stageid", "新阶段",
                "变更后阶段", "变更后", "阶段", "商机阶段", "销售阶段",
            ]
        ),
        (
            .at,
            [
                "changedat", "changedate", "changeddate", "changedon", "changetime", "dateentered", "enteredon",
                "entrydate", "stagechangedate", "effectivedate", "validfrom", "transitiondate", "enteredat", "entered",
                "entereddate", "stageentered",
                "stagedate",
                "timestamp", "createddate", "createdtime", "createdat", "created", "createtime", "lastmodified",
                "modifiedtime",
                "date", "time", "datetime", "from", "since", "变更时间", "变更日期", "进入时间", "进入日期", "进入阶段时间", "时间", "日期",
                "创建时间",
            ]
        ),
    ]

    static let lines: [(field: ImportField, names: [String])] = [
        (.key, ["id", "lineitemid"]), (.deal, dealKeys), (.product, product + ["name", "description", "名称"]),
        (.productKey, productKeys),
        (
            .amount,
            [
                "totalprice", "lineamount", "linetotal", "total", "totalamount", "subtotal", "amount", "netprice",
                "extendedamount", "小计",
                "总价", "金额", "合计",
            ]
        ),
        (.price, ["unitprice", "salesprice", "price", "listprice", "priceperunit", "单价", "售价"]),
        (.quantity, ["quantity", "qty", "productuomqty", "数量"]), (.currency, currency),
    ]

    static let activities: [(field: ImportField, names: [String])] = [
        (.key, ["id", "activityid", "taskid", "recordid"]), (.deal, dealKeys), (.account, account),
        (.accountKey, accountKeys),
        (.contact, contact + ["who"]), (.contactKey, contactKeys + ["whoid"]),
        (.owner, owner + ["createdby", "createdbyname", "跟进人员", "记录人"]),
        (.ownerKey, ownerKeys + ["createdbyid"]),
        (
            .what,
            [
                "what", "type", "activitytype", "tasktype", "tasksubtype", "kind", "activity", "channel",
                "engagementtype",
                "跟进方式", "跟进类型", "活动类型", "联系方式", "类型", "方式",
            ]
        ),
        (
            .direction,
            ["direction", "calldirection", "calltype", "inout", "inboundoutbound", "incoming", "方向", "呼入呼出", "来去"]
        ),
        (
            .at,
            [
                "at", "activitydate", "date", "time", "datetime", "timestamp", "startdate", "starttime",
                "startdatetime", "start",
                "completeddate", "completeddatetime", "duedate", "markedasdonetime", "createddate", "createdat",
                "createdon",
                "activitytime", "跟进时间", "跟进日期", "联系时间", "联系日期", "活动时间", "活动日期", "时间", "日期", "开始时间", "创建时间",
            ]
        ),
        (
            .text,
            [
                "text", "subject", "note", "notes", "description", "comments", "body", "summary", "content", "title",
                "跟进内容", "跟进记录",
                "内容", "备注", "主题", "描述", "沟通内容",
            ]
        ),
    ]

    static let contracts: [(field: ImportField, names: [String])] = [
        (
            .contract,
            ["contractname", "合同名称", "contract", "合同", "contractsubject", "合同标题"] + contractKeys + [
                "name", "名称", "title",
            ]
        ),
        (.key, ["contractid", "contractnumber", "contractno", "合同编号", "合同号", "合同id"] + ownNumbers),
        (.deal, dealKeys), (.account, account), (.accountKey, accountKeys),
        (
            .amount,
            [
                "amount", "contractamount", "contractvalue", "totalamount", "value", "total", "合同金额", "金额", "合同总额",
                "总金额", "签约金额",
            ]
        ),
        (.currency, currency),
        (.state, ["state", "status", "contractstatus", "合同状态", "状态", "审批状态"]),
        (
            .signed,
            [
                "signed", "signedon", "signeddate", "signdate", "datesigned", "customersigneddate", "签约日期", "签订日期",
                "签署日期", "合同日期", "生效日期",
            ]
        ),
        (.invoiced, ["invoiced", "invoicedate", "invoicedon", "开票日期"]),
    ]

    static let payments: [(field: ImportField, names: [String])] = [
        (.contract, contractKeys), (.key, ["id"]),
        (
            .due,
            [
                "due", "duedate", "dueon", "plandate", "planneddate", "paymentdue", "计划回款日期", "计划收款日期", "应收日期",
                "预计回款日期", "到期日",
                "到期日期", "应收款日期", "计划日期",
            ]
        ),
        (
            .amount,
            [
                "amount", "planamount", "plannedamount", "dueamount", "amountdue", "计划回款金额", "计划收款金额", "计划金额", "应收金额",
                "回款金额", "金额",
            ]
        ),
        (.currency, currency),
    ]

    static let receipts: [(field: ImportField, names: [String])] = [
        (.contract, contractKeys), (.key, ["id"]),
        (
            .received,
            [
                "received", "receivedon", "receiveddate", "receiptdate", "paymentdate", "paidon", "paiddate",
                "datepaid", "回款日期", "到账日期",
                "收款日期", "实际回款日期", "回款时间", "到款日期",
            ]
        ),
        (
            .amount,
            [
                "amount", "receivedamount", "amountreceived", "receiptamount", "paymentamount", "amountpaid",
                "paidamount", "回款金额", "收款金额",
                "到账金额", "实际回款金额", "金额",
            ]
        ),
        (.currency, currency),
    ]
}
