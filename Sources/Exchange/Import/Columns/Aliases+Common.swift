/// Words that several tables share.
extension Aliases {
    static let owner = [
        "owner", "salesagent", "salesrep", "rep", "agent", "salesperson", "dealowner", "opportunityowner",
        "accountowner",
        "ownername", "salesowner", "salesrepresentative", "accountexecutive", "seller", "assignedto", "assignee",
        "assignedusername", "responsible", "hubspotowner",
        "responsibleperson", "负责人",
        "销售", "归属人", "商机负责人", "跟进销售", "销售员", "assigneduser", "user", "salespersonname", "dealownername", "销售人员", "销售代表",
        "销售负责人", "业务员", "客户经理", "所有人", "跟进人",
    ]
    static let account = [
        "account", "accountname", "company", "companyname", "customer", "customername", "client", "organization",
        "organisation", "orgname", "potentialcustomer", "endcustomer", "associatedcompany", "organizationname",
        "clientname", "accountcompany", "accountnameaccountname", "leadcompany", "partycustomername", "partyname",
        "prospectname", "客户", "客户名称", "公司",
        "关联客户", "所属客户", "客户简称", "客户全称", "最终客户", "客户单位", "甲方", "用户单位", "公司名称", "客户公司", "企业名称", "单位名称", "partner",
        "partnername", "合作伙伴",
    ]
    static let product = ["product", "productname", "item", "itemname", "产品", "产品名称", "商品", "商品名称", "物料名称", "关联产品"]
    static let region = ["region", "regionaloffice", "salesregion", "territory", "大区", "区域", "地区", "销售区域"]
    static let team = ["team", "salesteam", "团队", "销售团队", "小组", "部门"]
    static let manager = ["manager", "salesmanager", "teamlead", "经理", "销售经理", "主管", "上级"]
    static let industry = ["industry", "sector", "vertical", "行业", "所属行业"]
    static let city = ["city", "officelocation", "location", "城市", "所在城市", "所在地", "地址"]
    static let source = [
        "source", "leadsource", "dealsource", "originalsource", "routetomarket", "channel", "来源", "线索来源", "客户来源",
        "商机来源",
    ]
    static let title = ["title", "jobtitle", "position", "职位", "职务"]
    static let email = ["email", "emailaddress", "mail", "邮箱", "电子邮件", "电子邮箱"]
    static let phone = ["phone", "phonenumber", "mobile", "tel", "telephone", "电话", "手机", "手机号", "联系电话"]
    static let currency = [
        "currency", "currencycode", "currencyid", "currencyname", "currencyofvalue", "currencyisocode",
        "amountcurrency",
        "dealcurrency", "opportunitycurrency", "transactioncurrency", "币种", "货币",
    ]
    static let contact = ["contact", "contactname", "contactperson", "primarycontact", "联系人", "联系人姓名", "客户联系人"]
    static let accountKeys = [
        "accountid", "companyid", "customerid", "clientid", "orgid", "organizationid", "organisationid", "partnerid",
        "partneridid",
        "associatedcompanyids", "associatedcompanyid", "parentaccountid", "parentaccountidvalue", "customeridvalue",
        "relatedto",
        "accountnameid", "accountsid", "客户id", "客户编号", "客户编码", "公司id", "crmcompanyid",
    ]
    static let ownerKeys = [
        "ownerid", "userid", "useridid", "assignedtoid", "assignedbyid", "salespersonid", "smownerid", "assigneduserid",
        "hubspotownerid", "dealownerid", "dealownerid", "owneridvalue", "owneruserid", "responsibleid", "负责人id",
        "负责人编号",
        "销售id", "所有人id", "员工编号",
    ]
    static let productKeys = [
        "productid", "product2id", "productidid", "productidvalue", "pricebookentryid", "itemid", "sku", "productcode",
        "hsproductid", "产品id", "产品编号", "产品编码",
    ]
    static let contactKeys = [
        "contactid", "contactids", "associatedcontactids", "personid", "primarycontactid", "联系人id", "联系人编号",
    ]
    static let teamKeys = ["teamid", "teamidid", "salesteamid", "roleid", "userroleid", "departmentid", "团队id", "部门id"]
    static let modified = [
        "modified", "lastmodified", "lastmodifieddate", "modifieddate", "modifiedon", "modifiedtime", "updated",
        "updatedat",
        "lastupdated", "updatetime", "updatedtime", "writedate", "datemodified", "datemodify", "laststagechangedate",
        "modifiedat",
        "lastmodifiedtime", "更新时间", "更新日期", "修改时间", "修改日期", "最后修改时间", "最后更新时间", "阶段变更时间",
    ]
    /// The deal that a row tells of, by its number first, by its name else.
    static let dealKeys = [
        "opportunityid", "dealid", "potentialid", "leadid", "opportunityidid", "opportunityidvalue",
        "associateddealids",
        "associateddealid", "opportunitykey", "dealkey", "oppid", "relateddealid", "whatid", "regardingobjectidvalue",
        "商机id",
        "商机编号", "机会编号", "项目编号", "销售机会编号", "ownerid", "opportunity", "deal", "opportunityname", "dealname",
        "potentialname", "associateddeal", "regarding", "relatedto", "商机", "商机名称", "关联商机", "项目名称", "机会名称", "销售机会",
    ]
    static let contractKeys = [
        "contract", "contractnumber", "contractno", "contractid", "contractname", "contractcode", "合同编号", "合同号", "合同名称",
        "合同", "关联合同", "合同id",
    ]
    static let ownNumbers = ["id", "recordid", "externalid", "key", "number", "no", "编号", "序号"]
}
