package org.tallystick.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/** Writes figures and dates the way the reader of a document expects them. */
record Figures(Texts texts) {
    private static final int MOST_DIGITS = 10;

    String amount(Money money) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        int digits = money.currency().digits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return withMinusSign(format.format(money.toDecimal()));
    }

    /** The code comes behind, because a sign such as $ means several currencies. */
    String money(Money money) {
        return amount(money) + "\u00a0" + money.currency().code();
    }

    String quantity(BigDecimal quantity) {
        return exact(quantity, 0);
    }

    /** At least as many digits as the currency has, and more where the price has more. */
    String unitPrice(BigDecimal price, int digits) {
        return exact(price, digits);
    }

    String percent(Percent percent) {
        var format = (DecimalFormat) NumberFormat.getPercentInstance(texts.locale());
        format.setMaximumFractionDigits(MOST_DIGITS);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return withMinusSign(format.format(percent.asFactor()));
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(texts.get("date.pattern"), texts.locale())
                .format(date);
    }

    /** One date, or from one to another. */
    String period(LocalDate from, LocalDate to) {
        return from.equals(to) ? date(from) : date(from) + " \u2013 " + date(to);
    }

    private String exact(BigDecimal number, int digits) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(MOST_DIGITS);
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return withMinusSign(format.format(number));
    }

    /** The typographic minus sign is as wide as a digit. */
    private static String withMinusSign(String number) {
        return number.replace('-', '\u2212');
    }
}
