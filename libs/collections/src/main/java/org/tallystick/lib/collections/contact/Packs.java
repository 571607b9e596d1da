package org.tallystick.lib.collections.contact;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * The packs that come with Tallystick. Their legal content is to be confirmed by the company's counsel before use.
 *
 * <p>The strict one follows 12 CFR part 1006 (Regulation F). That binds those who collect consumer debts for others; here it
 * holds for every natural person.
 */
public final class Packs {
    public static final String NOTICE = "Legal content to be confirmed by the company's counsel before use.";

    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    /** For every natural person; at most one contact a day over all ways goes beyond the law. */
    public static final RulePack STRICT = new RulePack(
            "STRICT",
            1,
            RulePack.AppliesTo.every(Facts.Party.NATURAL_PERSON),
            ALWAYS,
            null,
            List.of(
                    new Rule.Ceases("CEASE"),
                    new Rule.ThirdParties("THIRD_PARTY"),
                    new Rule.OptOut("OPT_OUT"),
                    new Rule.ElectronicMessages("ELECTRONIC"),
                    new Rule.Inconvenient("INCONVENIENT"),
                    new Rule.Hours("HOURS", Medium.IMMEDIATE, LocalTime.of(8, 0), LocalTime.of(21, 0)),
                    new Rule.AtMost("CALLS", Set.of(Medium.CALL), 7, 7, true, true),
                    new Rule.AfterConversation("CONVERSATION", Set.of(Medium.CALL), 7),
                    new Rule.AtMost("ONE_A_DAY", Medium.ALL, 1, 1, false, false)),
            "12 CFR 1006.6, 1006.14, 1006.22 (model)");

    /** For businesses: their hours, and what they said. */
    public static final RulePack BUSINESS = new RulePack(
            "BUSINESS",
            1,
            RulePack.AppliesTo.every(Facts.Party.BUSINESS),
            ALWAYS,
            null,
            List.of(
                    new Rule.Ceases("CEASE"),
                    new Rule.OptOut("OPT_OUT"),
                    new Rule.Inconvenient("INCONVENIENT"),
                    new Rule.Hours("HOURS", Set.of(Medium.CALL, Medium.SMS), LocalTime.of(8, 0), LocalTime.of(18, 0)),
                    new Rule.QuietDays(
                            "QUIET_DAYS",
                            Set.of(Medium.CALL, Medium.SMS),
                            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                            true)),
            "Business hours");

    /** Creditors themselves: two calls or texts in seven days for each debt. */
    public static final RulePack MASSACHUSETTS = new RulePack(
            "US-MA",
            1,
            new RulePack.AppliesTo(
                    Set.of(Facts.Party.NATURAL_PERSON), Set.of(Facts.Debt.CONSUMER), Set.of(), Set.of("US-MA")),
            ALWAYS,
            null,
            List.of(new Rule.AtMost("CALLS", Set.of(Medium.CALL, Medium.SMS), 2, 7, true, false)),
            "940 CMR 7.04(1)(f)");

    private Packs() {}

    /** What holds unless a company says otherwise. */
    public static List<RulePack> all() {
        return List.of(STRICT, BUSINESS, MASSACHUSETTS);
    }
}
