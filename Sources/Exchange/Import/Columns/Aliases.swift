import Model

/// The headers by which columns are known, per table; in each list the surest name comes first.
enum Aliases {
    /// A header in the form in which it is compared: lower case, half width, letters, digits and Chinese only.
    static func key(_ header: String) -> String {
        var bytes: [UInt8] = []
        for scalar in header.unicodeScalars {
            let half = Fold.half(scalar)
            guard half.properties.isAlphabetic || (half.value >= 48 && half.value <= 57) else { continue }
            bytes.append(contentsOf: SearchKey.folded(String(half)))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A key without the words for a deal before it; the key itself where nothing else is left.
    static func withoutRecord(_ key: String) -> String {
        var rest = Substring(key)
        while let word = ["deal", "opportunity", "商机", "机会"].first(where: { rest.hasPrefix($0) && rest != $0 }) {
            rest = rest.dropFirst(word.count)
        }
        return String(rest)
    }

    static func names(_ table: ImportTable) -> [(field: ImportField, names: [String])] {
        switch table {
        case .deals: deals
        case .accounts: accounts
        case .contacts: contacts
        case .teams: teams
        case .products: products
        }
    }

    private enum Fold {
        static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            guard scalar.value >= 0xFF01, scalar.value <= 0xFF5E else { return scalar }
            return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        }
    }

    private static let owner = [
        "owner", "salesagent", "salesrep", "rep", "agent", "salesperson", "dealowner", "opportunityowner",
        "accountowner",
        "ownername", "salesowner", "salesrepresentative", "accountexecutive", "seller", "assignedto", "assignee",
        "assigneduser", "responsible",
        "responsibleperson", "负责人",
        "销售", "销售人员", "销售代表", "销售负责人", "业务员", "客户经理", "所有人", "跟进人",
    ]
    private static let account = [
        "account", "accountname", "company", "companyname", "customer", "customername", "client", "organization",
        "organisation", "orgname", "potentialcustomer", "endcustomer", "associatedcompany", "organizationname",
        "clientname", "accountcompany", "客户", "客户名称", "公司",
        "公司名称", "客户公司", "企业名称", "单位名称", "partner", "partnername", "合作伙伴",
    ]
    private static let product = ["product", "productname", "产品", "产品名称", "商品"]
    private static let region = ["region", "regionaloffice", "salesregion", "territory", "大区", "区域", "地区", "销售区域"]
    private static let team = ["team", "salesteam", "团队", "销售团队", "小组", "部门"]
    private static let manager = ["manager", "salesmanager", "teamlead", "经理", "销售经理", "主管", "上级"]
    private static let industry = ["industry", "sector", "vertical", "行业", "所属行业"]
    private static let city = ["city", "officelocation", "location", "城市", "所在城市", "所在地", "地址"]
    private static let source = [
        "source", "leadsource", "dealsource", "originalsource", "routetomarket", "channel", "来源", "线索来源", "客户来源",
        "商机来源",
    ]
    private static let title = ["title", "jobtitle", "position", "职位", "职务"]
    private static let email = ["email", "emailaddress", "mail", "邮箱", "电子邮件", "电子邮箱"]
    private static let phone = ["phone", "phonenumber", "mobile", "tel", "telephone", "电话", "手机", "手机号", "联系电话"]
    private static let currency = [
        "currency", "currencycode", "currencyofvalue", "currencyisocode", "amountcurrency",
        "dealcurrency", "opportunitycurrency", "transactioncurrency", "币种", "货币",
    ]
    private static let contact = ["contact", "contactname", "contactperson", "primarycontact", "联系人", "联系人姓名", "客户联系人"]

    private static let deals: [(field: ImportField, names: [String])] = [
        (.record, ["record"]),
        (
            .code,
            [
                "code", "opportunityid", "dealid", "donotmodifyopportunity", "opportunitynumber", "dealcode",
                "recordid", "商机编号", "商机号", "机会编号",
                "编号", "id",
            ]
        ),
        (
            .name,
            [
                "name", "dealname", "opportunityname", "opportunity", "deal", "dealtitle", "subject", "商机名称", "商机",
                "项目名称",
                "项目", "机会名称", "名称", "title", "topic",
            ]
        ),
        (.account, account), (.owner, owner), (.team, team), (.region, region), (.manager, manager),
        (.product, product),
        (
            .stage,
            [
                "stage", "dealstage", "stagename", "salesstage", "opportunitystage", "pipelinestage", "阶段", "商机阶段",
                "销售阶段",
                "当前阶段", "status", "dealstatus", "状态",
            ]
        ),
        (.outcome, ["outcome", "result", "winloss", "wonlost", "结果", "商机结果", "status", "dealstatus", "状态"]),
        (
            .amount,
            [
                "amount", "dealamount", "closevalue", "value", "dealvalue", "opportunityamount", "totalvalue",
                "totalamount",
                "contractvalue", "estimatedvalue", "estimatedrevenue",
                "revenue", "金额",
                "商机金额", "预计金额", "成交金额", "合同金额", "报价", "price", "total",
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
                "创建日期", "创建时间", "建立日期", "立项日期",
            ]
        ),
        (
            .closed,
            [
                "closed", "closedat", "closeddate", "actualclose", "actualclosedate", "actualclosingdate", "closedon",
                "closedtime", "closetime", "成交日期", "关闭日期", "结束日期", "签约日期", "成交时间", "关闭时间",
            ]
        ),
        (.wonOn, ["wondate", "wontime", "wonat", "wonon", "赢单日期", "赢单时间", "won"]),
        (.lostOn, ["lostdate", "losttime", "lostat", "loston", "输单日期", "输单时间", "丢单日期", "丢单时间", "lost"]),
        (.isClosed, ["isclosed", "closed", "是否关闭", "是否结单"]),
        (.isWon, ["iswon", "won", "isclosedwon", "是否赢单", "是否成交"]),
        (.isLost, ["islost", "lost", "isclosedlost", "是否输单"]),
        (
            .close,
            [
                "closedate", "expectedclose", "expectedclosedate", "expectedclosingdate", "estimatedclosedate",
                "closingdate", "close", "forecastdate", "预计成交", "预计成交日期", "预计签约日期",
                "预计关闭日期", "预计结束日期", "结单日期",
            ]
        ),
        (
            .reason,
            ["reason", "lossreason", "lostreason", "closereason", "closedlostreason", "原因", "输单原因", "丢单原因", "关闭原因"]
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
        (.category, ["category", "forecastcategory", "预测类别"]), (.need, ["need", "需求"]), (.needDay, ["needday"]),
        (.decision, ["decision", "decisiondate", "决策日期"]), (.budget, ["budget", "预算"]),
        (.approvers, ["approvers", "审批人数"]), (.competitor, ["competitor", "competitors", "竞争对手", "竞品"]),
    ]

    private static let accounts: [(field: ImportField, names: [String])] = [
        (.record, ["record"]), (.account, account + ["name", "名称"]), (.owner, owner), (.industry, industry),
        (.city, city),
        (.source, source), (.grade, ["grade", "等级", "客户等级", "客户级别"]), (.pinned, ["pinned"]),
        (.parent, ["parent", "parentaccount", "subsidiaryof", "母公司", "上级公司", "集团"]),
        (.notes, ["notes", "note", "备注"]),
    ]

    private static let contacts: [(field: ImportField, names: [String])] = [
        (.contact, contact + ["fullname", "name", "姓名", "名称"]), (.account, account), (.title, title), (.email, email),
        (.phone, phone),
    ]

    private static let teams: [(field: ImportField, names: [String])] = [
        (.owner, owner + ["name", "姓名", "名称"]), (.team, team), (.manager, manager), (.region, region),
        (.joined, ["joined", "hiredate", "startdate", "入职日期"]), (.left, ["left", "lefton", "enddate", "离职日期"]),
    ]

    private static let products: [(field: ImportField, names: [String])] = [
        (.product, product + ["name", "名称"]), (.series, ["series", "family", "productfamily", "系列", "产品系列"]),
        (.price, ["salesprice", "price", "listprice", "unitprice", "单价", "价格", "标价"]),
    ]
}
