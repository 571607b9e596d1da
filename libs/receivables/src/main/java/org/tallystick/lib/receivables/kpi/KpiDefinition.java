package org.tallystick.lib.receivables.kpi;

/**
 * The key figures we compute, each with the variant and the formula shown beside it, because public sources contradict
 * each other (DOMAIN 3.1, 3.3). Values have two decimals, rounded HALF_UP once, and are absent when the denominator is not
 * positive.
 */
public enum KpiDefinition {
    DSO_SIMPLE(
            "GV-DSO",
            "Days sales outstanding",
            "simple, ending receivables",
            "ending receivables / net credit sales x days",
            KpiUnit.DAYS),
    DSO_AVERAGE(
            "GV-DSOA",
            "Days sales outstanding",
            "average receivables",
            "(beginning + ending receivables) / 2 / billed revenue x days",
            KpiUnit.DAYS),
    DSO_COUNT_BACK(
            "GV-DSOC",
            "Days sales outstanding",
            "count-back",
            "days of the latest months whose sales use up the receivables; last month: rest / its sales x its days",
            KpiUnit.DAYS),
    BEST_POSSIBLE_DSO(
            "GV-BPDSO",
            "Best possible DSO",
            "simple",
            "receivables not past due / net credit sales x days",
            KpiUnit.DAYS),
    AVERAGE_DAYS_DELINQUENT(
            "GV-ADD", "Average days delinquent", "of the DSO variant shown", "DSO - best possible DSO", KpiUnit.DAYS),
    DAYS_LATE_PAID(
            "GV-WDL",
            "Weighted average days late",
            "paid",
            "sum of amount x (paid on - due on) / sum of amount, over payments",
            KpiUnit.DAYS),
    DAYS_LATE_PAID_AND_OPEN(
            "GV-WDL",
            "Weighted average days late",
            "paid and open",
            "the same over payments and open items, open items with (as of - due on)",
            KpiUnit.DAYS),
    CEI_PERIOD(
            "GV-CEI",
            "Collection effectiveness index",
            "period",
            "(beginning AR + sales - ending AR) / (beginning AR + sales - ending AR not past due) x 100",
            KpiUnit.PERCENT),
    CEI_MONTHLY_AVERAGE(
            "GV-CEIM",
            "Collection effectiveness index",
            "monthly average sales",
            "(beginning AR + sales / months - ending AR) / (beginning AR + sales / months - ending AR not past due) x 100",
            KpiUnit.PERCENT),
    TURNOVER(
            "GV-TURN",
            "Receivables turnover",
            "average receivables",
            "sales / ((beginning + ending receivables) / 2)",
            KpiUnit.TIMES),
    COLLECTION_PERIOD(
            "GV-TURN", "Average collection period", "of 365 days", "365 / receivables turnover", KpiUnit.DAYS),
    GROSS_COLLECTION_RATE(
            "GV-GCR",
            "Gross collection rate",
            "net of refunds",
            "(payments - refunds) / gross charges x 100",
            KpiUnit.PERCENT),
    NET_COLLECTION_BY_SERVICE_DATE(
            "GV-NCR",
            "Net collection rate",
            "by date of service",
            "payments net of refunds / (charges - contractual adjustments) x 100, payments matched to the charges' service dates",
            KpiUnit.PERCENT),
    NET_COLLECTION_AGED(
            "GV-NCR",
            "Net collection rate",
            "aged six months",
            "payments net of refunds / (charges - contractual adjustments) x 100, for charges at least six months old",
            KpiUnit.PERCENT),
    BAD_DEBT_RATIO(
            "GV-BAD",
            "Bad-debt ratio",
            "net of recoveries",
            "(write-offs - recoveries) / credit sales x 100",
            KpiUnit.PERCENT),
    AT_RISK_RATE(
            "GV-RISK",
            "At-risk rate",
            "90 days",
            "billing of a month unpaid 90 days after / billing of the month x 100",
            KpiUnit.PERCENT),
    OLDER_THAN_30_DAYS(
            "GV-S5",
            "Outstanding older than 30 days",
            "goal below 5 %",
            "outstanding older than 30 days / total outstanding x 100",
            KpiUnit.PERCENT),
    ROLL_RATE(
            "GV-ROLL",
            "Roll rate",
            "same cohort",
            "amount in the next bucket now / amount in this bucket a period before x 100",
            KpiUnit.PERCENT),
    PROMISES_KEPT_BY_COUNT(
            "GV-PTP",
            "Promise-kept rate",
            "by count",
            "promises kept in time / promises that fell due x 100; a part kept counts as that part",
            KpiUnit.PERCENT),
    PROMISES_KEPT_BY_VALUE(
            "GV-PTP",
            "Promise-kept rate",
            "by value",
            "amount kept in time / amount promised that fell due x 100",
            KpiUnit.PERCENT),
    OUTSTANDING("GV-OUT", "Outstanding", "net of unapplied cash", "due + overdue - unapplied", KpiUnit.MONEY);

    private final String id;
    private final String title;
    private final String variant;
    private final String formula;
    private final KpiUnit unit;

    KpiDefinition(String id, String title, String variant, String formula, KpiUnit unit) {
        this.id = id;
        this.title = title;
        this.variant = variant;
        this.formula = formula;
        this.unit = unit;
    }

    /** The golden vector that proves it, such as {@code GV-DSO}; variants of one figure may share it. */
    public String id() {
        return id;
    }

    /** The name without the variant. */
    public String title() {
        return title;
    }

    public String variant() {
        return variant;
    }

    public String formula() {
        return formula;
    }

    public KpiUnit unit() {
        return unit;
    }
}
