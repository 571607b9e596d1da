package org.tallystick.lib.einvoice.checks;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The categories of VAT, with what their rules ask; the rules differ by these few traits alone. */
enum VatCategory {
    STANDARD("S", "BR-S", Rate.POSITIVE, false, Parties.SELLER_TAX),
    ZERO("Z", "BR-Z", Rate.ZERO, false, Parties.SELLER_TAX),
    EXEMPT("E", "BR-E", Rate.ZERO, true, Parties.SELLER_TAX),
    REVERSE_CHARGE("AE", "BR-AE", Rate.ZERO, true, Parties.SELLER_TAX_AND_BUYER),
    INTRA_COMMUNITY("K", "BR-IC", Rate.ZERO, true, Parties.SELLER_VAT_AND_BUYER_VAT),
    EXPORT("G", "BR-G", Rate.ZERO, true, Parties.SELLER_VAT),
    OUTSIDE("O", "BR-O", Rate.ABSENT, true, Parties.NO_VAT),
    CANARY("L", "BR-AF", Rate.ANY, false, Parties.SELLER_TAX),
    CEUTA("M", "BR-AG", Rate.ANY, false, Parties.SELLER_TAX);

    enum Rate {
        POSITIVE,
        ZERO,
        ANY,
        ABSENT
    }

    /** Who must be registered for tax. */
    enum Parties {
        SELLER_TAX,
        SELLER_TAX_AND_BUYER,
        SELLER_VAT_AND_BUYER_VAT,
        SELLER_VAT,
        NO_VAT
    }

    private final String code;
    private final String prefix;
    private final Rate rate;
    private final boolean exempt;
    private final Parties parties;

    VatCategory(String code, String prefix, Rate rate, boolean exempt, Parties parties) {
        this.code = code;
        this.prefix = prefix;
        this.rate = rate;
        this.exempt = exempt;
        this.parties = parties;
    }

    static Optional<VatCategory> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(category -> code != null && category.code.equals(code))
                .findFirst();
    }

    /** The category a rule such as {@code BR-AE-05} is about. */
    static Optional<VatCategory> ofRule(String rule) {
        return Arrays.stream(values())
                .filter(category -> rule.startsWith(category.prefix + "-"))
                .findFirst();
    }

    String code() {
        return code;
    }

    /** {@code rule("05")} is {@code BR-S-05}. */
    String rule(String number) {
        return prefix + "-" + number;
    }

    Rate rate() {
        return rate;
    }

    /** Whether a reason must say why there is no tax. */
    boolean exempt() {
        return exempt;
    }

    Parties parties() {
        return parties;
    }

    /** Whether there may be several rates, each with a line of its own in the breakdown. */
    boolean byRate() {
        return rate == Rate.POSITIVE || rate == Rate.ANY;
    }
}
